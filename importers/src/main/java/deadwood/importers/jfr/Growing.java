package deadwood.importers.jfr;

import java.util.Arrays;

/** Numbers that are added one by one. */
final class Growing {

    private static final int FIRST = 32;

    private Growing() {}

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
                values = Arrays.copyOf(values, size + (size >> 1));
            }
            values[size++] = value;
        }
    }

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
                values = Arrays.copyOf(values, size + (size >> 1));
            }
            values[size++] = value;
        }
    }
}
