package deadwood.model.finding;

import deadwood.model.finding.HeapFinding.Measure;
import deadwood.model.heap.HeapGraph;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.Shape;
import deadwood.model.structure.measure.StructureKind;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code map-bloat}: hash tables with far more slots than entries. No growing table looks like that: one that doubles when three quarters
 * are full is never less than three eighths full, so a table of half of that was larger once, or was made too large.
 * <p>
 * To gain are the slots beyond those of the smallest table for the same entries: a power of two, three quarters full, {@value #SMALLEST_TABLE} at
 * least; none for a map without entries.
 */
final class MapBloat implements HeapDetector {

    /** Slots of the smallest table there is: with one entry or two it is as it has to be. */
    private static final long SMALLEST_TABLE = 16;
    private static final long FILL_NUMERATOR = 3;
    private static final long FILL_DENOMINATOR = 16;
    private static final long LOAD_NUMERATOR = 3;
    private static final long LOAD_DENOMINATOR = 4;

    @Override
    public String kind() {
        return "map-bloat";
    }

    /** The bloated tables of a group. */
    private static final class Sums {
        private final Largest largest = new Largest();
        private long tables;
        private long entries;
        private long slots;
        private long needed;

        void add(final int object, final long size, final long capacity) {
            tables++;
            entries += size;
            slots += capacity;
            needed += needed(size);
            largest.add(object, capacity - needed(size));
        }
    }

    @Override
    public List<HeapFinding> detect(final HeapFacts facts) {
        final List<HeapFinding> findings = new ArrayList<>();
        for (int i = 0; i < facts.groups().size(); i++) {
            final StructureGroup group = facts.groups().get(i);
            final long threshold = facts.threshold().at(group.where());
            if (group.kind() != StructureKind.HASH_TABLE || group.wastedBytes() < threshold) {
                continue;
            }
            final Sums sums = bloated(facts, i, group);
            final long slotBytes = group.wastedBytes() / group.emptySlots();
            final long gain = (sums.slots - sums.needed) * slotBytes;
            if (gain >= threshold) {
                findings.add(finding(group, sums, gain));
            }
        }
        return findings;
    }

    private static Sums bloated(final HeapFacts facts, final int index, final StructureGroup group) {
        final Sums sums = new Sums();
        if (group.count() == 1) {
            if (isBloated(group.entries(), group.capacity())) {
                sums.add(group.objects().getFirst(), group.entries(), group.capacity());
            }
            return sums;
        }
        final long[] told = new long[1];
        facts.forEachMember(index, object -> {
            final int content = facts.contentOf(object);
            final BoundCollection table = content == HeapGraph.NONE
                    ? null
                    : facts.catalog().collection(facts.heap().classIdOf(content));
            if (table != null && table.shape() == Shape.CHAINED_TABLE) {
                final int slots = facts.collections().table(content, table);
                final long capacity = slots == HeapGraph.NONE ? 0 : facts.heap().arrayLength(slots);
                told[0] += capacity;
                final long most = capacity * FILL_NUMERATOR / FILL_DENOMINATOR + 1;
                if (capacity > SMALLEST_TABLE
                        && facts.collections().size(content, table) <= most) {
                    final long entries = facts.countEntries(object, most + 1);
                    if (isBloated(entries, capacity)) {
                        sums.add(object, entries, capacity);
                    }
                }
            }
        });
        return told[0] == group.capacity() ? sums : ofWhole(group);
    }

    /** Of tables that are not one array of buckets each only the sums are known. */
    private static Sums ofWhole(final StructureGroup group) {
        final Sums sums = new Sums();
        if (group.capacity() > SMALLEST_TABLE * group.count() && isBloated(group.entries(), group.capacity())) {
            sums.tables = group.count();
            sums.entries = group.entries();
            sums.slots = group.capacity();
            sums.needed = Math.max(needed(group.entries()), SMALLEST_TABLE * group.count());
            for (int i = 0; i < group.objects().size(); i++) {
                sums.largest.add(group.objects().get(i), group.objects().size() - (long) i);
            }
        }
        return sums;
    }

    private static boolean isBloated(final long entries, final long capacity) {
        return capacity > SMALLEST_TABLE && entries * FILL_DENOMINATOR < capacity * FILL_NUMERATOR;
    }

    /** Slots of the table that so many entries need. */
    static long needed(final long entries) {
        if (entries == 0) {
            return 0;
        }
        long slots = SMALLEST_TABLE;
        while (slots * LOAD_NUMERATOR < entries * LOAD_DENOMINATOR) {
            slots *= 2;
        }
        return slots;
    }

    private HeapFinding finding(final StructureGroup group, final Sums sums, final long gain) {
        return new HeapFinding(kind(), group.where(), group.type(), sums.tables,
                GroupMeasures.of(group, new Measure("bloatedTables", sums.tables),
                        new Measure("bloatedEntries", sums.entries), new Measure("bloatedCapacity", sums.slots),
                        new Measure("neededCapacity", sums.needed)),
                gain,
                Words.count(sums.slots, "slot", "slots") + " for " + Words.count(sums.entries, "entry", "entries")
                        + Words.in(sums.tables, "tables") + ", where " + Words.number(sums.needed) + " would do",
                "See whether the map was once much fuller, or is made with a capacity it never needs: make it anew when"
                        + " it has been emptied, and leave the capacity to the map.",
                sums.largest.objects());
    }
}
