package deadwood.importers.samples;

import java.util.Arrays;

/** Ints that grow by half when they are full. */
public final class IntList {

    private static final int FIRST = 64;

    private int[] values = new int[FIRST];
    private int size;

    /** What a full array of that length grows to, at least {@code needed}. */
    static int larger(final int length, final int needed) {
        return Math
                .toIntExact(Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, length + (long) (length >> 1) + FIRST)));
    }

    public int size() {
        return size;
    }

    public int get(final int index) {
        return values[index];
    }

    public void set(final int index, final int value) {
        values[index] = value;
    }

    public void add(final int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, larger(size, size + 1));
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

    /** The values and whatever is behind them; for reading, until the next one is added. */
    int[] array() {
        return values;
    }

    /** The first values, without a copy where that is all there is room for. */
    public int[] trimmed() {
        return values.length == size ? values : Arrays.copyOf(values, size);
    }
}
