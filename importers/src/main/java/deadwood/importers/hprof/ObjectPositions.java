package deadwood.importers.hprof;

import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IndexFile;
import deadwood.model.store.IntColumn;
import deadwood.model.store.LongColumn;
import java.io.IOException;

/**
 * Where objects stand in the dump. Objects with consecutive ids mostly follow one another in the file, so only the first of such a
 * run has its position kept; a run is 64 objects long at the most. A bitmap with ranks, as in {@link deadwood.model.heap.AddressIndex}, says which
 * objects begin a run, and so sorts the runs by id without a comparison.
 */
final class ObjectPositions {

    /** The position of what has none: class objects, whose contents are no object of the dump. */
    static final long NOWHERE = -1;

    private static final String WORDS = "words of dump positions";
    private static final String POSITIONS = "dump positions";
    private static final long BITS = 0xffff_ffffL;
    private static final int RUN_INTS = 3;
    private static final long CHECK_MASK = (1 << 20) - 1;

    private final LongColumn words;
    private final LongColumn positions;

    private ObjectPositions(final LongColumn words, final LongColumn positions) {
        this.words = words;
        this.positions = positions;
    }

    /** @param runs first object and upper and lower half of its position, in turn, in any order; the first one of each object counts */
    static ObjectPositions of(final IntColumn runs, final int objects, final ColumnStore store,
            final CancelSignal cancel) throws IOException {
        final LongColumn words = store.longs(WORDS, (objects >>> 5) + 1L);
        for (long i = 0; i < runs.size(); i += RUN_INTS) {
            final int object = runs.get(i);
            words.set(object >>> 5, words.get(object >>> 5) | (1 << object & BITS));
            check(i / RUN_INTS, cancel);
        }
        long rank = 0;
        for (long word = 0; word < words.size(); word++) {
            final long bits = words.get(word);
            words.set(word, rank << 32 | bits);
            rank += Long.bitCount(bits);
            check(word, cancel);
        }
        final LongColumn positions = store.longs(POSITIONS, rank);
        final ObjectPositions result = new ObjectPositions(words, positions);
        for (long i = 0; i < runs.size(); i += RUN_INTS) {
            final long position = (long) runs.get(i + 1) << 32 | runs.getUnsigned(i + 2);
            positions.set(result.runOf(runs.get(i)), position);
            check(i / RUN_INTS, cancel);
        }
        return result;
    }

    private static void check(final long done, final CancelSignal cancel) {
        if ((done & CHECK_MASK) == 0) {
            cancel.check();
        }
    }

    /** The positions of an index that holds the columns. */
    static ObjectPositions read(final IndexFile index) throws IOException {
        return new ObjectPositions(index.longs(WORDS), index.longs(POSITIONS));
    }

    /** The number of the run that an object is in. */
    private long runOf(final int object) {
        final long word = words.get(object >>> 5);
        final int upTo = (int) word & (2 << object) - 1;
        return (word >>> 32) + Integer.bitCount(upTo) - 1;
    }

    /** The position of the first object of the run that an object is in, or {@link #NOWHERE}. */
    long positionOfFirst(final int object) {
        return positions.get(runOf(object));
    }

    /** The first object of the run that an object is in. */
    int firstOf(final int object) {
        int word = object >>> 5;
        int bits = (int) words.get(word) & (2 << object) - 1;
        while (bits == 0) {
            bits = (int) words.get(--word);
        }
        return (word << 5) + 31 - Integer.numberOfLeadingZeros(bits);
    }
}
