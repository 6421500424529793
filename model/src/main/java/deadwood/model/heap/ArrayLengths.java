package deadwood.model.heap;

import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.LongColumn;
import java.io.IOException;

/**
 * Lengths of the arrays of a heap, kept for arrays alone: a bitmap with ranks says which objects have one and where it stands.
 */
public final class ArrayLengths {

    private static final int WORD = 32;

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
        return lengths.get((word >>> WORD) + Integer.bitCount((int) word & bit - 1));
    }

    /**
     * Packs lengths.
     *
     * @param plain number of elements of each object, 0 for what is no array
     * @param store where the packed columns go: {@link HeapGraphCodec#ARRAY_WORDS}, {@link HeapGraphCodec#ARRAY_LENGTHS}
     */
    public static ArrayLengths pack(final IntColumn plain, final ColumnStore store) throws IOException {
        final LongColumn words = store.longs(HeapGraphCodec.ARRAY_WORDS, (plain.size() + WORD - 1) / WORD);
        long count = 0;
        for (long word = 0; word < words.size(); word++) {
            final long first = word * WORD;
            final long end = Math.min(first + WORD, plain.size());
            long bits = 0;
            for (long object = first; object < end; object++) {
                bits |= plain.get(object) > 0 ? 1L << (object - first) : 0;
            }
            words.set(word, count << WORD | bits);
            count += Long.bitCount(bits);
        }
        final IntColumn lengths = store.ints(HeapGraphCodec.ARRAY_LENGTHS, count);
        long at = 0;
        for (long object = 0; object < plain.size(); object++) {
            final int length = plain.get(object);
            if (length > 0) {
                lengths.set(at++, length);
            }
        }
        return new ArrayLengths(words, lengths);
    }
}
