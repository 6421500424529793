package deadwood.model.heap;

import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.LongColumn;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.function.IntConsumer;

/**
 * A set of objects of one heap: a bit an object. Reading is safe for several threads; threads that add at once have to keep to
 * ranges that begin at multiples of {@link #WORD}.
 */
public final class ObjectSet {

    /** Objects whose bits stand in one word. */
    public static final int WORD = Long.SIZE;

    private static final VarHandle WORDS = ValueLayout.JAVA_LONG.varHandle();
    private static final int WORD_SHIFT = Integer.numberOfTrailingZeros(WORD);

    private final LongColumn words;
    private final int objectCount;

    private ObjectSet(final LongColumn words, final int objectCount) {
        this.words = words;
        this.objectCount = objectCount;
    }

    /**
     * An empty set.
     *
     * @param store what its column lives in
     * @param name says what the set holds
     * @param objectCount number of objects of the heap
     */
    public static ObjectSet empty(final ColumnStore store, final String name, final int objectCount)
            throws IOException {
        return new ObjectSet(store.longs(name, (objectCount + WORD - 1L) / WORD), objectCount);
    }

    /** Number of objects that can be in it: those of the heap. */
    public int objectCount() {
        return objectCount;
    }

    public boolean contains(final int object) {
        return (words.get(object >>> WORD_SHIFT) >>> object & 1) != 0;
    }

    /** Adds an object. @return whether it was not in the set */
    public boolean add(final int object) {
        final long word = words.get(object >>> WORD_SHIFT);
        final long bit = 1L << object;
        words.set(object >>> WORD_SHIFT, word | bit);
        return (word & bit) == 0;
    }

    /** Adds an object, safe for several threads whatever their ranges. @return whether it was not in the set */
    public boolean addShared(final int object) {
        final long offset = (long) (object >>> WORD_SHIFT) * Long.BYTES;
        final long bit = 1L << object;
        return ((long) WORDS.getAndBitwiseOr(words.segment(), offset, bit) & bit) == 0;
    }

    /** Takes out all objects that are in another set of the same heap. */
    public void removeAll(final ObjectSet other) {
        for (long i = 0; i < words.size(); i++) {
            words.set(i, words.get(i) & ~other.words.get(i));
        }
    }

    /** Adds all objects of another set of the same heap. */
    public void addAll(final ObjectSet other) {
        for (long i = 0; i < words.size(); i++) {
            words.set(i, words.get(i) | other.words.get(i));
        }
    }

    /** Number of objects in the set; looks at all words. */
    public int size() {
        int size = 0;
        for (long i = 0; i < words.size(); i++) {
            size += Long.bitCount(words.get(i));
        }
        return size;
    }

    /** Numbers the objects of the set as it is now. */
    public Ranks ranks(final ColumnStore store) throws IOException {
        final IntColumn before = store.ints("ranks", words.size());
        int rank = 0;
        for (long i = 0; i < words.size(); i++) {
            before.set(i, rank);
            rank += Long.bitCount(words.get(i));
        }
        return new Ranks(before, rank);
    }

    /** The objects of a set numbered 0, 1, 2 … by id: for columns that need no place for the others. */
    public final class Ranks {

        private final IntColumn before;
        private final int size;

        private Ranks(final IntColumn before, final int size) {
            this.before = before;
            this.size = size;
        }

        /** Number of objects. */
        public int size() {
            return size;
        }

        /** The number of an object of the set. */
        public int of(final int object) {
            final long below = words.get(object >>> WORD_SHIFT) & (1L << object) - 1;
            return before.get(object >>> WORD_SHIFT) + Long.bitCount(below);
        }
    }

    /**
     * Calls {@code action} with the objects of the set from {@code from} to before {@code to}, ascending.
     *
     * @param from a multiple of {@link #WORD}
     */
    public void forEach(final int from, final int to, final IntConsumer action) {
        for (int first = from; first < to && first >= 0; first += WORD) {
            long word = words.get(first >>> WORD_SHIFT);
            while (word != 0) {
                final int object = first + Long.numberOfTrailingZeros(word);
                if (object >= to) {
                    return;
                }
                action.accept(object);
                word &= word - 1;
            }
        }
    }
}
