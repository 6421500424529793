package deadwood.model.heap;

import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.LongColumn;
import deadwood.model.store.Progress;
import java.io.IOException;

/**
 * Where the row of references of each object starts, in about 1.5 bytes an object.
 * <p>
 * The rows of eight neighbours mostly stand within a few words of each other, so each block of eight has the position of its
 * first row and eight distances of one byte. Rows that are farther off (behind a large array; a collector that wrote the
 * heap in another order) stand in a list by object id; where that list would be long, the starts are kept as they are.
 */
public final class RowStarts {

    private static final int BLOCK = 8;
    private static final int CHECK_EVERY = 1 << 15;
    private static final int NO_ROW = 0xFF;
    private static final int FAR = 0xFE;
    /** Beyond one far row in this many objects, plain starts are smaller than the list and faster to look up. */
    private static final int FAR_SHARE = 16;

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

    /**
     * Packs plain starts.
     *
     * @param starts unsigned, −1 for an object without references
     * @param store where the packed columns go, under names that begin with {@link HeapGraphCodec#ROW_STARTS}
     * @param step told of the number of objects
     */
    public static RowStarts pack(final IntColumn starts, final ColumnStore store, final Progress.Step step,
            final CancelSignal cancel) throws IOException {
        final int far = countFar(starts, cancel);
        if (far > starts.size() / FAR_SHARE) {
            final IntColumn copy = store.ints(HeapGraphCodec.ROW_STARTS, starts.size());
            copy.segment().copyFrom(starts.segment());
            step.advance(starts.size());
            return new RowStarts(copy, store.longs(HeapGraphCodec.ROW_DISTANCES, 0),
                    store.ints(HeapGraphCodec.FAR_OBJECTS, 0), store.ints(HeapGraphCodec.FAR_STARTS, 0));
        }
        final long blocks = (starts.size() + BLOCK - 1) / BLOCK;
        final RowStarts packed = new RowStarts(store.ints(HeapGraphCodec.ROW_STARTS, blocks),
                store.longs(HeapGraphCodec.ROW_DISTANCES, blocks), store.ints(HeapGraphCodec.FAR_OBJECTS, far),
                store.ints(HeapGraphCodec.FAR_STARTS, far));
        packed.fill(starts, step, cancel);
        return packed;
    }

    private void fill(final IntColumn starts, final Progress.Step step, final CancelSignal cancel) {
        int far = 0;
        long reported = 0;
        for (long block = 0; block < bases.size(); block++) {
            final long first = block * BLOCK;
            final int end = (int) Math.min(BLOCK, starts.size() - first);
            final long base = base(starts, first, end);
            long word = -1L;
            for (int i = 0; i < end; i++) {
                final int start = starts.get(first + i);
                if (start == HeapGraph.NONE) {
                    continue;
                }
                final long distance = Integer.toUnsignedLong(start) - base;
                if (distance >= FAR) {
                    farObjects.set(far, (int) first + i);
                    farStarts.set(far++, start);
                }
                final int shift = i << 3;
                word = word & ~(0xFFL << shift) | Math.min(distance, FAR) << shift;
            }
            bases.set(block, (int) base);
            distances.set(block, word);
            if (block % CHECK_EVERY == 0) {
                cancel.check();
                step.advance(first - reported);
                reported = first;
            }
        }
        step.advance(starts.size() - reported);
    }

    private static int countFar(final IntColumn starts, final CancelSignal cancel) {
        int far = 0;
        for (long first = 0; first < starts.size(); first += BLOCK) {
            final int end = (int) Math.min(BLOCK, starts.size() - first);
            final long base = base(starts, first, end);
            for (int i = 0; i < end; i++) {
                final int start = starts.get(first + i);
                if (start != HeapGraph.NONE && Integer.toUnsignedLong(start) - base >= FAR) {
                    far++;
                }
            }
            if (first % (CHECK_EVERY * BLOCK) == 0) {
                cancel.check();
            }
        }
        return far;
    }

    /** The lowest start of the block. */
    private static long base(final IntColumn starts, final long first, final int end) {
        long base = Long.MAX_VALUE;
        for (int i = 0; i < end; i++) {
            final int start = starts.get(first + i);
            if (start != HeapGraph.NONE) {
                base = Math.min(base, Integer.toUnsignedLong(start));
            }
        }
        return base == Long.MAX_VALUE ? 0 : base;
    }
}
