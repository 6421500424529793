package deadwood.model.heap;

import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.LongColumn;
import java.io.IOException;

/**
 * Lengths of the arrays of a heap, kept for arrays alone: a bitmap with ranks says which objects have one and where it stands.
 */
public final class ArrayLengths {

    private static final int WORD = 32;
    private static final int CHECK_EVERY = 1 << 18;

    private final LongColumn words;
    private final IntColumn lengths;

    /**
     * @param words for every 32 objects the bits of those with a length above 0, below the number of such objects before them
     * @param lengths the lengths by object id
     */
    public ArrayLengths(final LongColumn words, final IntColumn lengths) {
        this.words = words;
        this.lengths = lengths;
    }

    /** The lengths as they are: number of elements of each object, 0 for what is no array. */
    public static ArrayLengths plain(final IntColumn lengths) {
        return new ArrayLengths(new LongColumn(lengths.prefix(0).segment()), lengths);
    }

    /** Number of elements, 0 for what is no array. */
    public int get(final int object) {
        if (words.size() == 0) {
            return lengths.get(object);
        }
        final long word = words.get(object >>> 5);
        final int bit = 1 << object;
        if (((int) word & bit) == 0) {
            return 0;
        }
        return lengths.get(rank(word, bit));
    }

    /**
     * Packs lengths.
     *
     * @param pairs array and number of its elements in turn, in any order, of all that have any, each once
     * @param objects number of objects
     * @param store where the packed columns go: {@link HeapGraphCodec#ARRAY_WORDS}, {@link HeapGraphCodec#ARRAY_LENGTHS}
     */
    public static ArrayLengths of(final IntColumn pairs, final int objects, final ColumnStore store,
            final CancelSignal cancel) throws IOException {
        final LongColumn words = store.longs(HeapGraphCodec.ARRAY_WORDS, ((long) objects + WORD - 1) / WORD);
        for (long i = 0; i < pairs.size(); i += 2) {
            final int object = pairs.get(i);
            words.set(object >>> 5, words.get(object >>> 5) | 1L << (object & WORD - 1));
            check(i, cancel);
        }
        long count = 0;
        for (long word = 0; word < words.size(); word++) {
            final long bits = words.get(word);
            words.set(word, count << WORD | bits);
            count += Long.bitCount(bits);
            check(word, cancel);
        }
        final IntColumn lengths = store.ints(HeapGraphCodec.ARRAY_LENGTHS, count);
        final ArrayLengths packed = new ArrayLengths(words, lengths);
        for (long i = 0; i < pairs.size(); i += 2) {
            final int object = pairs.get(i);
            lengths.set(rank(words.get(object >>> 5), 1 << object), pairs.get(i + 1));
            check(i, cancel);
        }
        return packed;
    }

    private static void check(final long done, final CancelSignal cancel) {
        if (done % CHECK_EVERY == 0) {
            cancel.check();
        }
    }

    private static long rank(final long word, final int bit) {
        return (word >>> WORD) + Integer.bitCount((int) word & bit - 1);
    }
}
