package deadwood.model.structure;

import java.util.ArrayList;
import java.util.List;

/**
 * How the structures of a group are spread: what sums do not tell. Sizes are bytes.
 *
 * @param count how many there are
 * @param empty how many hold nothing
 * @param emptyBytes what these retain
 * @param neverFilled how many of them, as far as can be told, never held anything
 * @param neverFilledBytes what these retain
 * @param singletons how many hold one entry
 * @param singletonBytes what these retain
 * @param sizes how many hold 0 entries, 1, 2–3, 4–7, and so on by powers of two; as long as it has to be
 * @param fills how many are filled by less than 10 %, by less than 20 %, and so on: {@value #FILL_CLASSES} numbers; those without slots in none
 */
public record Population(long count, long empty, long emptyBytes, long neverFilled, long neverFilledBytes,
        long singletons, long singletonBytes, List<Long> sizes, List<Long> fills) {

    /** Numbers in {@link #fills}. */
    public static final int FILL_CLASSES = 10;
    /** Numbers in {@link #sizes} at the most. */
    static final int SIZE_CLASSES = Long.SIZE;

    public Population {
        sizes = List.copyOf(sizes);
        fills = List.copyOf(fills);
    }

    /** The number in {@link #sizes} that counts structures of so many entries. */
    static int sizeClass(final long entries) {
        return Long.SIZE - Long.numberOfLeadingZeros(entries);
    }

    /** The number in {@link #fills} that counts structures filled like that. */
    static int fillClass(final long entries, final long capacity) {
        // What a damaged field counts can be more than there are slots, and is not multiplied then.
        return entries >= capacity ? FILL_CLASSES - 1 : (int) (Math.max(0, entries) * FILL_CLASSES / capacity);
    }

    /** Counts structures one by one. */
    static final class Builder {

        private final long[] sizes = new long[SIZE_CLASSES + 1];
        private final long[] fills = new long[FILL_CLASSES];
        private long count;
        private long empty;
        private long emptyBytes;
        private long neverFilled;
        private long neverFilledBytes;
        private long singletons;
        private long singletonBytes;

        void add(final Structure structure, final boolean isNeverFilled) {
            final long entries = structure.measures().entries();
            final long capacity = structure.measures().capacity();
            count++;
            sizes[sizeClass(entries)]++;
            if (capacity > 0) {
                fills[fillClass(entries, capacity)]++;
            }
            if (entries == 0) {
                empty++;
                emptyBytes += structure.retainedSize();
                neverFilled += isNeverFilled ? 1 : 0;
                neverFilledBytes += isNeverFilled ? structure.retainedSize() : 0;
            } else if (entries == 1) {
                singletons++;
                singletonBytes += structure.retainedSize();
            }
        }

        void add(final Builder other) {
            count += other.count;
            empty += other.empty;
            emptyBytes += other.emptyBytes;
            neverFilled += other.neverFilled;
            neverFilledBytes += other.neverFilledBytes;
            singletons += other.singletons;
            singletonBytes += other.singletonBytes;
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] += other.sizes[i];
            }
            for (int i = 0; i < fills.length; i++) {
                fills[i] += other.fills[i];
            }
        }

        Population build() {
            int last = sizes.length;
            while (last > 0 && sizes[last - 1] == 0) {
                last--;
            }
            return new Population(count, empty, emptyBytes, neverFilled, neverFilledBytes, singletons, singletonBytes,
                    list(sizes, last), list(fills, fills.length));
        }

        private static List<Long> list(final long[] numbers, final int count) {
            final List<Long> list = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                list.add(numbers[i]);
            }
            return list;
        }
    }
}
