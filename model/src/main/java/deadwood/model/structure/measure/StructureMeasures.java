package deadwood.model.structure.measure;

import org.jspecify.annotations.Nullable;

/**
 * What was measured of one structure, or of several together. Counts are exact, sizes are bytes.
 *
 * @param entries how many keys, elements or values it holds, counted where they are, not taken from a size field
 * @param declared how many it says it holds; {@value #UNDECLARED} if it does not say
 * @param capacity what it has slots for: buckets of a chained table, slots of open addressing, the length of a list's array, for tries and
 *        vectors the slots of all arrays of their nodes
 * @param emptySlots slots with nothing in them, in a trie those of dead nodes included
 * @param wastedBytes bytes of empty slots; for a trie those of the empty slots in nodes that are not dead, and its dead bytes, so that
 *        nothing counts twice
 * @param zeroValues entries of maps whose values say nothing: 0, "", false, empty arrays and collections, null
 * @param zeroBytes what these entries retain
 * @param table what only hash tables have, or null
 * @param trie what only tries and vectors have, or null
 */
public record StructureMeasures(long entries, long declared, long capacity, long emptySlots, long wastedBytes,
        long zeroValues, long zeroBytes, @Nullable TableMeasures table, @Nullable TrieMeasures trie) {

    /** In place of {@link #declared}. */
    public static final long UNDECLARED = -1;
    /** Of nothing. */
    public static final StructureMeasures NONE = new StructureMeasures(0, 0, 0, 0, 0, 0, 0, null, null);

    /** The same with other measures of nodes. */
    public StructureMeasures with(final TrieMeasures other) {
        return new StructureMeasures(entries, declared, capacity, emptySlots, wastedBytes, zeroValues, zeroBytes,
                table, other);
    }

    /** The measures of both together. */
    public StructureMeasures plus(final StructureMeasures other) {
        final boolean undeclared = declared == UNDECLARED || other.declared == UNDECLARED;
        return new StructureMeasures(entries + other.entries, undeclared ? UNDECLARED : declared + other.declared,
                capacity + other.capacity, emptySlots + other.emptySlots, wastedBytes + other.wastedBytes,
                zeroValues + other.zeroValues, zeroBytes + other.zeroBytes, plus(table, other.table),
                plus(trie, other.trie));
    }

    private static @Nullable TableMeasures plus(final @Nullable TableMeasures left,
            final @Nullable TableMeasures right) {
        return left == null ? right : right == null ? left : left.plus(right);
    }

    private static @Nullable TrieMeasures plus(final @Nullable TrieMeasures left, final @Nullable TrieMeasures right) {
        return left == null ? right : right == null ? left : left.plus(right);
    }
}
