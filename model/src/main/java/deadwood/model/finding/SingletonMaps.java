package deadwood.model.finding;

import deadwood.model.finding.HeapFinding.Measure;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectLayout;
import deadwood.model.retention.Retention;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.Shape;
import deadwood.model.structure.measure.EntryVisitor;
import deadwood.model.structure.measure.StructureKind;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code singleton-maps}: hash tables in one place, two or more, of which at least half hold exactly one entry. To gain is what they retain but for the
 * key and value, less the object that {@code Map.of} or {@code Set.of} makes of one entry.
 */
final class SingletonMaps implements HeapDetector {

    /** Objects between a map and its entry: set, map, table, node. */
    private static final int MAXIMUM_STEPS = 8;

    /** Slots of the table that the JDK makes for one entry, twice where keys and values alternate; more is {@code map-bloat}. */
    private static final int SMALLEST_TABLE = 64;

    @Override
    public String kind() {
        return "singleton-maps";
    }

    /** The maps with one entry of a group. */
    private static final class Sums {
        private final Largest largest = new Largest();
        private long maps;
        private long bytes;
    }

    @Override
    public List<HeapFinding> detect(final HeapFacts facts) {
        final List<HeapFinding> findings = new ArrayList<>();
        for (int i = 0; i < facts.groups().size(); i++) {
            final StructureGroup group = facts.groups().get(i);
            final long singletons = group.population().singletons();
            final long threshold = facts.threshold().at(group.where());
            if (group.kind() != StructureKind.HASH_TABLE || group.count() < 2 || singletons * 2 < group.count()
                    || group.population().singletonBytes() < threshold) {
                continue;
            }
            final Sums sums = sums(facts, i);
            if (sums.bytes >= threshold) {
                findings.add(new HeapFinding(kind(), group.where(), group.type(), sums.maps,
                        GroupMeasures.of(group, new Measure("singletons", singletons),
                                new Measure("singletonBytes", group.population().singletonBytes())),
                        sums.bytes,
                        Words.number(sums.maps) + " of " + Words.count(group.count(), "map holds", "maps hold")
                                + " one entry, each with a table and a node for it",
                        "Keep the one entry in Map.of or Set.of, or in fields, until a second one comes.",
                        sums.largest.objects()));
            }
        }
        return findings;
    }

    private static Sums sums(final HeapFacts facts, final int index) {
        final long small = smallest(facts, index);
        final Sums sums = new Sums();
        facts.forEachMember(index, object -> {
            final int[] entry = {0, HeapGraph.NONE, HeapGraph.NONE};
            facts.entries().visit(object, (key, keyIndex, value, valueIndex) -> {
                entry[0]++;
                entry[1] = keyIndex == EntryVisitor.ITSELF ? key : HeapGraph.NONE;
                entry[2] = valueIndex == EntryVisitor.ITSELF ? value : HeapGraph.NONE;
                return entry[0] < 2;
            });
            if (entry[0] == 1 && slots(facts, object) <= SMALLEST_TABLE) {
                final Retention retention = facts.retention();
                final long bytes = retention.retainedSize(object) - heldBy(retention, object, entry[1])
                        - (entry[2] == entry[1] ? 0 : heldBy(retention, object, entry[2])) - small;
                if (bytes > 0) {
                    sums.maps++;
                    sums.bytes += bytes;
                    sums.largest.add(object, bytes);
                }
            }
        });
        return sums;
    }

    /** What {@code Map.of} and {@code Set.of} make: two fields, and a map has two more for its views. */
    private static long smallest(final HeapFacts facts, final int index) {
        final int first = facts.groups().get(index).objects().getFirst();
        final BoundCollection collection = facts.catalog().collection(facts.heap().classIdOf(first));
        final boolean isMap = collection != null && collection.entry().isMap();
        final ObjectLayout layout = facts.heap().layout();
        return layout.align(layout.headerBytes() + (isMap ? 4L : 2L) * layout.referenceSize());
    }

    private static int slots(final HeapFacts facts, final int object) {
        final int content = facts.contentOf(object);
        final BoundCollection table = content == HeapGraph.NONE
                ? null
                : facts.catalog().collection(facts.heap().classIdOf(content));
        final int array = table == null
                ? HeapGraph.NONE
                : table.shape() == Shape.CHAINED_TABLE
                        ? facts.collections().table(content, table)
                        : facts.collections().elements(content, table);
        return array == HeapGraph.NONE ? 0 : facts.heap().arrayLength(array);
    }

    /** What of a map's bytes belongs to a key or value: all that it retains, unless others hold it too. */
    private static long heldBy(final Retention retention, final int map, final int content) {
        if (content < 0) {
            return 0;
        }
        int at = content;
        for (int i = 0; i < MAXIMUM_STEPS && at >= 0; i++) {
            at = retention.idom(at);
            if (at == map) {
                return retention.retainedSize(content);
            }
        }
        return 0;
    }
}
