package deadwood.importers.samples;

import java.util.Arrays;

/** Longs that grow by half when they are full. */
public final class LongList {

    private static final int FIRST = 64;

    private long[] values = new long[FIRST];
    private int size;

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
            values = Arrays.copyOf(values, IntList.larger(size, size + 1));
        }
        values[size++] = value;
    }

    public void clear() {
        size = 0;
    }

    /** Keeps the first {@code count} only. */
    public void cut(final int count) {
        size = count;
    }
}
