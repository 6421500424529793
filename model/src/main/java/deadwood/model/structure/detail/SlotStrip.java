package deadwood.model.structure.detail;

import deadwood.model.structure.measure.SlotWalk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All slots of a table, list, ring or array in at most {@value #MAXIMUM_CELLS} cells: a cell stands for as many slots as all others, give or take one.
 * What is said of a cell is exact. Immutable.
 */
public final class SlotStrip {

    /** Cells at the most. */
    public static final int MAXIMUM_CELLS = 4096;

    private final long slots;
    private final List<Segment> segments;
    private final List<Length> lengths;
    private final int[] used;
    private final long[] entries;
    private final int[] longest;
    private final int[] removed;
    private final int[] stale;
    private final int[] forwarded;
    private final int[] trees;

    private SlotStrip(final Builder of) {
        slots = of.slots;
        segments = List.copyOf(of.segments);
        used = of.used;
        entries = of.entries;
        longest = of.longest;
        removed = of.removed;
        stale = of.stale;
        forwarded = of.forwarded;
        trees = of.trees;
        lengths = of.lengths.entrySet().stream().map(entry -> new Length(entry.getKey(), entry.getValue())).toList();
    }

    /**
     * A part of the strip that is an array of its own.
     *
     * @param owner id of the collection or segment
     * @param first number of its first slot in the strip
     * @param slots how many there are
     * @param used of these, those that are not empty
     * @param entries in them
     * @param isNext whether it is the table that entries move to in a resize
     */
    public record Segment(int owner, long first, int slots, long used, long entries, boolean isNext) {}

    /**
     * Slots with so many entries.
     *
     * @param length entries of a bucket
     * @param slots how many there are, among them the empty ones
     */
    public record Length(int length, long slots) {}

    /** Number of slots. */
    public long slots() {
        return slots;
    }

    /** Number of cells; 0 if there are no slots. */
    public int cells() {
        return used.length;
    }

    /** The first slot of a cell; of the number of cells that of the end. */
    public long firstSlot(final int cell) {
        // The smallest slot that is mapped to the cell.
        return used.length == 0 ? 0 : Math.ceilDiv(cell * slots, used.length);
    }

    /** Slots of a cell. */
    public long slots(final int cell) {
        return firstSlot(cell + 1) - firstSlot(cell);
    }

    /** Slots of a cell that are not empty: with entries, marks of what was removed, and what was moved. */
    public int used(final int cell) {
        return used[cell];
    }

    /** Entries in a cell. */
    public long entries(final int cell) {
        return entries[cell];
    }

    /** Entries in the fullest slot of a cell. */
    public int longest(final int cell) {
        return longest[cell];
    }

    /** Slots of a cell that say that something was removed. */
    public int removed(final int cell) {
        return removed[cell];
    }

    /** Entries of a cell whose key was cleared. */
    public int stale(final int cell) {
        return stale[cell];
    }

    /** Slots of a cell whose entries were moved to the next table. */
    public int forwarded(final int cell) {
        return forwarded[cell];
    }

    /** Slots of a cell that are trees. */
    public int trees(final int cell) {
        return trees[cell];
    }

    /** The arrays that the slots are in, one for most collections. */
    public List<Segment> segments() {
        return segments;
    }

    /** How many slots have no entry, one, two and so on; only lengths that there are, ascending. */
    public List<Length> lengths() {
        return lengths;
    }

    /** Walks the slots of a collection. */
    static SlotStrip of(final SlotWalk walk, final int object) {
        final List<SlotWalk.Section> sections = walk.sections(object);
        final Builder builder = new Builder(sections);
        walk.walk(sections, builder);
        return builder.build();
    }

    private static final class Builder implements SlotWalk.Sink {

        private final List<SlotWalk.Section> sections;
        private final long[] starts;
        private final long slots;
        private final int[] used;
        private final long[] entries;
        private final int[] longest;
        private final int[] removed;
        private final int[] stale;
        private final int[] forwarded;
        private final int[] trees;
        private final long[] usedOf;
        private final long[] entriesOf;
        private final Map<Integer, Long> lengths = new TreeMap<>();
        private final List<Segment> segments = new ArrayList<>();
        private long empty;

        Builder(final List<SlotWalk.Section> sections) {
            this.sections = sections;
            this.starts = new long[sections.size()];
            long sum = 0;
            for (int i = 0; i < starts.length; i++) {
                starts[i] = sum;
                sum += sections.get(i).slots();
            }
            slots = sum;
            final int cells = (int) Math.min(MAXIMUM_CELLS, slots);
            used = new int[cells];
            entries = new long[cells];
            longest = new int[cells];
            removed = new int[cells];
            stale = new int[cells];
            forwarded = new int[cells];
            trees = new int[cells];
            usedOf = new long[starts.length];
            entriesOf = new long[starts.length];
        }

        @Override
        public void slot(final int section, final int slot, final SlotWalk.State state, final int held,
                final int cleared, final boolean isTree) {
            if (state == SlotWalk.State.FREE) {
                empty++;
                return;
            }
            final int cell = (int) ((starts[section] + slot) * used.length / slots);
            used[cell]++;
            usedOf[section]++;
            entries[cell] += held;
            entriesOf[section] += held;
            longest[cell] = Math.max(longest[cell], held);
            stale[cell] += cleared;
            removed[cell] += state == SlotWalk.State.REMOVED ? 1 : 0;
            forwarded[cell] += state == SlotWalk.State.FORWARDED ? 1 : 0;
            trees[cell] += isTree ? 1 : 0;
            lengths.merge(held, 1L, Long::sum);
        }

        SlotStrip build() {
            if (empty > 0) {
                lengths.merge(0, empty, Long::sum);
            }
            for (int i = 0; i < starts.length; i++) {
                final SlotWalk.Section section = sections.get(i);
                segments.add(new Segment(section.owner(), starts[i], section.slots(), usedOf[i], entriesOf[i],
                        section.isNext()));
            }
            return new SlotStrip(this);
        }
    }
}
