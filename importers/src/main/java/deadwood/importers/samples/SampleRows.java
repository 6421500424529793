package deadwood.importers.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Samples in columns, one row each: a stack, a set of labels, values. They stand in chunks, so that no column is copied to grow;
 * {@link JoinedRows} makes columns of them. For one thread.
 */
public final class SampleRows {

    /** Rows of a full chunk: a little less than a power of two, since a heap hands out large arrays in whole regions. */
    static final int CHUNK = (1 << 18) - 64;

    private static final int FIRST = 64;

    /** Some rows. Columns of values that no row had when the chunk was begun are missing. */
    static final class Chunk {

        int[] stacks;
        int[] labels;
        long[][] values;

        Chunk(final int capacity, final int columns) {
            stacks = new int[capacity];
            labels = new int[capacity];
            values = new long[columns][capacity];
        }

        private void grow() {
            final int capacity = Math.min(CHUNK, stacks.length * 2);
            stacks = Arrays.copyOf(stacks, capacity);
            labels = Arrays.copyOf(labels, capacity);
            for (int column = 0; column < values.length; column++) {
                values[column] = Arrays.copyOf(values[column], capacity);
            }
        }

        private void widen(final int columns) {
            final int before = values.length;
            values = Arrays.copyOf(values, columns);
            for (int column = before; column < columns; column++) {
                values[column] = new long[stacks.length];
            }
        }
    }

    private final List<Chunk> chunks = new ArrayList<>();
    private Chunk last = new Chunk(FIRST, 0);
    private int inLast;
    private int columns;

    public SampleRows() {
        chunks.add(last);
    }

    /** Number of rows. */
    public int size() {
        return (chunks.size() - 1) * CHUNK + inLast;
    }

    /** Number of columns of values: as many as the row with the most of them has. */
    public int columns() {
        return columns;
    }

    public int stack(final int row) {
        return chunks.get(row / CHUNK).stacks[row % CHUNK];
    }

    /** Gives a row another stack. */
    public void setStack(final int row, final int stack) {
        chunks.get(row / CHUNK).stacks[row % CHUNK] = stack;
    }

    public int labels(final int row) {
        return chunks.get(row / CHUNK).labels[row % CHUNK];
    }

    /** 0 for a value that the row does not have. */
    public long value(final int column, final int row) {
        final Chunk chunk = chunks.get(row / CHUNK);
        return column < chunk.values.length ? chunk.values[column][row % CHUNK] : 0;
    }

    /** Adds to a value that the row has. */
    public void addTo(final int column, final int row, final long more) {
        chunks.get(row / CHUNK).values[column][row % CHUNK] += more;
    }

    /** @param values the values, as many as {@code count}; what a row has fewer than others is 0 */
    public void add(final int stack, final int labelSet, final long[] values, final int count) {
        if (inLast == last.stacks.length) {
            more();
        }
        if (count > last.values.length) {
            last.widen(count);
            columns = Math.max(columns, count);
        }
        final int row = inLast++;
        final Chunk chunk = last;
        chunk.stacks[row] = stack;
        chunk.labels[row] = labelSet;
        for (int column = 0; column < count; column++) {
            chunk.values[column][row] = values[column];
        }
    }

    private void more() {
        if (inLast < CHUNK) {
            last.grow();
            return;
        }
        last = new Chunk(CHUNK, columns);
        chunks.add(last);
        inLast = 0;
    }

    /** Adds up rows that have stack and labels in common. Stacks and sets of labels are below these numbers. */
    public void merge(final int stackCount, final int labelSetCount) {
        final int width = columns;
        final JoinedRows joined = JoinedRows.of(List.of(new JoinedRows.Part(this, new int[0], new int[0], new long[0])),
                width, stackCount, labelSetCount);
        chunks.clear();
        last = new Chunk(FIRST, width);
        chunks.add(last);
        inLast = 0;
        final long[] values = new long[width];
        for (int row = 0; row < joined.stacks().length; row++) {
            for (int column = 0; column < width; column++) {
                values[column] = joined.values()[column][row];
            }
            add(joined.stacks()[row], joined.labels()[row], values, width);
        }
    }

    List<Chunk> chunks() {
        return chunks;
    }

    /** Number of rows in a chunk. */
    int rowsIn(final int chunk) {
        return chunk < chunks.size() - 1 ? CHUNK : inLast;
    }
}
