package deadwood.model.store;

import java.util.Arrays;

/** Arrays on the Java heap that grow by half when they are full: for numbers that come one by one, however many. For one thread. */
public final class GrowingArrays {

    private static final int FIRST = 64;

    private GrowingArrays() {}

    private static int larger(final int length) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE - 8L, length + (long) (length >> 1) + FIRST));
    }

    /** Of ints. */
    public static final class Ints {

        private int[] values = new int[FIRST];
        private int size;

        /** How many there are. */
        public int size() {
            return size;
        }

        /** Forgets all values; the room stays. */
        public void clear() {
            size = 0;
        }

        public int get(final int index) {
            return values[index];
        }

        public void set(final int index, final int value) {
            values[index] = value;
        }

        public void add(final int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, larger(size));
            }
            values[size++] = value;
        }

        /** The first values, without a copy where that is all there is room for. */
        public int[] trimmed(final int count) {
            return values.length == count ? values : Arrays.copyOf(values, count);
        }
    }

    /** Of longs. */
    public static final class Longs {

        private long[] values = new long[FIRST];
        private int size;

        /** How many there are. */
        public int size() {
            return size;
        }

        public long get(final int index) {
            return values[index];
        }

        public void set(final int index, final long value) {
            values[index] = value;
        }

        public void add(final long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, larger(size));
            }
            values[size++] = value;
        }

        /** The first values, without a copy where that is all there is room for. */
        public long[] trimmed(final int count) {
            return values.length == count ? values : Arrays.copyOf(values, count);
        }
    }
}
