package deadwood.importers.samples;

import deadwood.model.profile.StackProfile;
import java.util.Arrays;

/**
 * Samples in columns, one row each: a stack, a set of labels, values. {@link #merge} adds up those that have both in common. For one thread.
 */
public final class SampleRows {

    private static final int FIRST = 64;
    private static final int LEFT_OUT = -1;

    private int[] stacks = new int[FIRST];
    private int[] labels = new int[FIRST];
    private long[] times = new long[0];
    private long[][] values = new long[0][];
    private int size;

    /** Number of rows. */
    public int size() {
        return size;
    }

    /** Number of columns of values: as many as the row with the most of them has. */
    public int columns() {
        return values.length;
    }

    public int stack(final int row) {
        return stacks[row];
    }

    public int labels(final int row) {
        return labels[row];
    }

    public long value(final int column, final int row) {
        return values[column][row];
    }

    /** Adds to a value of a row. */
    public void addTo(final int column, final int row, final long more) {
        values[column][row] += more;
    }

    /** @param rowValues the values, as many as {@code count}; what a row has fewer than others is 0 */
    public void add(final int stack, final int labelSet, final long[] rowValues, final int count) {
        if (size == stacks.length) {
            resize(IntList.larger(size, size + 1));
        }
        if (count > values.length) {
            widen(count);
        }
        stacks[size] = stack;
        labels[size] = labelSet;
        for (int column = 0; column < count; column++) {
            values[column][size] = rowValues[column];
        }
        size++;
    }

    private void resize(final int capacity) {
        stacks = Arrays.copyOf(stacks, capacity);
        labels = Arrays.copyOf(labels, capacity);
        for (int column = 0; column < values.length; column++) {
            values[column] = Arrays.copyOf(values[column], capacity);
        }
    }

    /** Gives all rows at least that many columns. */
    public void widen(final int count) {
        final int before = values.length;
        if (count > before) {
            values = Arrays.copyOf(values, count);
            for (int column = before; column < count; column++) {
                values[column] = new long[stacks.length];
            }
        }
    }

    /** Takes the rows of another, whose stacks and sets of labels have these numbers here. */
    public void addAll(final SampleRows other, final int[] stackOf, final int[] labelsOf) {
        widen(other.values.length);
        if (size + other.size > stacks.length) {
            resize(Math.addExact(size, other.size));
        }
        for (int row = 0; row < other.size; row++) {
            stacks[size + row] = stackOf[other.stacks[row]];
            labels[size + row] = labelsOf[other.labels[row]];
        }
        for (int column = 0; column < other.values.length; column++) {
            System.arraycopy(other.values[column], 0, values[column], size, other.size);
        }
        size += other.size;
    }

    /**
     * Gives stacks and sets of labels other numbers, and rows a time.
     *
     * @param timeOf by the old number of the set of labels, {@link StackProfile#NO_TIME} for none; empty if none has one
     */
    public void renumber(final int[] stackOf, final int[] labelsOf, final long[] timeOf) {
        if (timeOf.length > 0) {
            times = new long[stacks.length];
        }
        for (int row = 0; row < size; row++) {
            if (timeOf.length > 0) {
                times[row] = timeOf[labels[row]];
            }
            stacks[row] = stackOf[stacks[row]];
            labels[row] = labelsOf[labels[row]];
        }
    }

    /**
     * Adds up rows of one stack, one set of labels and no time; the first of them stays where it is.
     *
     * @param stackCount stacks are below that
     * @param labelSetCount sets of labels are below that
     */
    public void merge(final int stackCount, final int labelSetCount) {
        final int[] ends = new int[stackCount];
        final int[] order = byStack(ends);
        // by set of labels, one more than where in the order it was seen last
        final int[] seen = new int[labelSetCount];
        int begin = 0;
        int left = 0;
        for (int stack = 0; stack < stackCount; stack++) {
            final int end = ends[stack];
            for (int i = begin; end - begin > 1 && i < end; i++) {
                final int row = order[i];
                final int before = seen[labels[row]] - 1;
                if (times.length > 0 && times[row] != StackProfile.NO_TIME) {
                    continue;
                }
                if (before >= begin) {
                    addTo(order[before], row);
                    stacks[row] = LEFT_OUT;
                    left++;
                } else {
                    seen[labels[row]] = i + 1;
                }
            }
            begin = end;
        }
        if (left > 0) {
            closeUp();
        }
    }

    /** Rows ordered by stack, those of one stack as they were: a counting sort. */
    private int[] byStack(final int[] ends) {
        for (int row = 0; row < size; row++) {
            ends[stacks[row]]++;
        }
        int sum = 0;
        for (int stack = 0; stack < ends.length; stack++) {
            sum += ends[stack];
            ends[stack] = sum - ends[stack];
        }
        final int[] order = new int[size];
        for (int row = 0; row < size; row++) {
            order[ends[stacks[row]]++] = row;
        }
        return order;
    }

    private void addTo(final int target, final int row) {
        for (final long[] column : values) {
            column[target] += column[row];
        }
    }

    private void closeUp() {
        int to = 0;
        for (int row = 0; row < size; row++) {
            if (stacks[row] != LEFT_OUT) {
                stacks[to] = stacks[row];
                labels[to] = labels[row];
                if (times.length > 0) {
                    times[to] = times[row];
                }
                for (final long[] column : values) {
                    column[to] = column[row];
                }
                to++;
            }
        }
        size = to;
    }

    /** By row; the rows are given up by this and the next three. */
    public int[] takeStacks() {
        stacks = trimmed(stacks);
        return stacks;
    }

    public int[] takeLabels() {
        labels = trimmed(labels);
        return labels;
    }

    /** Empty if no row has a time. */
    public long[] takeTimes() {
        return times.length == 0 || times.length == size ? times : Arrays.copyOf(times, size);
    }

    /** The first columns, one after the other so that two of one are never there for more than one column. */
    public long[][] takeValues(final int count) {
        widen(count);
        values = Arrays.copyOf(values, count);
        for (int column = 0; column < count; column++) {
            values[column] = values[column].length == size ? values[column] : Arrays.copyOf(values[column], size);
        }
        return values;
    }

    private int[] trimmed(final int[] column) {
        return column.length == size ? column : Arrays.copyOf(column, size);
    }
}
