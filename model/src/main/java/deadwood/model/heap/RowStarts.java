package deadwood.model.heap;

import deadwood.model.store.IntColumn;
import deadwood.model.store.LongColumn;

/**
 * Where the row of references of each object starts, in about 1.5 bytes an object.
 * <p>
 * The rows of eight neighbours mostly stand within a few words of each other, so each block of eight has the position of its
 * first row and eight distances of one byte. Rows that are farther off (behind a large array; a collector that wrote the
 * heap in another order) stand in a list by object id; where that list would be long, the starts are kept as they are.
 */
public final class RowStarts {

    static final int BLOCK = 8;
    static final int NO_ROW = 0xFF;
    static final int FAR = 0xFE;
    /** Beyond one far row in this many objects, plain starts are smaller than the list and faster to look up. */
    static final int FAR_SHARE = 16;

    private final IntColumn bases;
    private final LongColumn distances;
    private final IntColumn farObjects;
    private final IntColumn farStarts;

    /**
     * @param bases first row of each block, or where {@code distances} is empty the start of every row; unsigned, −1 without row
     * @param distances eight distances a word, the lowest byte the first object's
     * @param farObjects ids of the objects whose row is too far from its block's, ascending
     * @param farStarts where their rows start, unsigned
     */
    public RowStarts(final IntColumn bases, final LongColumn distances, final IntColumn farObjects,
            final IntColumn farStarts) {
        this.bases = bases;
        this.distances = distances;
        this.farObjects = farObjects;
        this.farStarts = farStarts;
    }

    /** The starts as they are: unsigned, −1 for an object without references. */
    public static RowStarts plain(final IntColumn starts) {
        final IntColumn none = starts.prefix(0);
        return new RowStarts(starts, new LongColumn(none.segment()), none, none);
    }

    /** Where the row of an object starts, or {@link HeapGraph#NONE} if it has no references. */
    public long get(final int object) {
        if (distances.size() == 0) {
            final int start = bases.get(object);
            return start == HeapGraph.NONE ? HeapGraph.NONE : Integer.toUnsignedLong(start);
        }
        final int distance = (int) (distances.get(object >>> 3) >>> ((object & BLOCK - 1) << 3)) & 0xFF;
        if (distance < FAR) {
            return bases.getUnsigned(object >>> 3) + distance;
        }
        return distance == NO_ROW ? HeapGraph.NONE : far(object);
    }

    private long far(final int object) {
        long low = 0;
        long high = farObjects.size() - 1;
        while (low < high) {
            final long middle = low + high >>> 1;
            if (farObjects.get(middle) < object) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return farStarts.getUnsigned(low);
    }
}
