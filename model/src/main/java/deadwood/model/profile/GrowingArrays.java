package deadwood.model.profile;

import java.util.Arrays;

/** Arrays that grow by half when they are full. */
final class GrowingArrays {

    private static final int FIRST = 64;

    private GrowingArrays() {}

    private static int larger(final int length) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE - 8L, length + (long) (length >> 1) + FIRST));
    }

    /** Of ints. */
    static final class Ints {

        private int[] values = new int[FIRST];
        private int size;

        int size() {
            return size;
        }

        int get(final int index) {
            return values[index];
        }

        void set(final int index, final int value) {
            values[index] = value;
        }

        void add(final int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, larger(size));
            }
            values[size++] = value;
        }

        /** The first values, without a copy where that is all there is room for. */
        int[] trimmed(final int count) {
            return values.length == count ? values : Arrays.copyOf(values, count);
        }
    }

    /** Of longs. */
    static final class Longs {

        private long[] values = new long[FIRST];
        private int size;

        int size() {
            return size;
        }

        long get(final int index) {
            return values[index];
        }

        void set(final int index, final long value) {
            values[index] = value;
        }

        void add(final long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, larger(size));
            }
            values[size++] = value;
        }

        /** The first values, without a copy where that is all there is room for. */
        long[] trimmed(final int count) {
            return values.length == count ? values : Arrays.copyOf(values, count);
        }
    }
}
