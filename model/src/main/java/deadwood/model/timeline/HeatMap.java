package deadwood.model.timeline;

import deadwood.model.profile.StackProfile;
import deadwood.model.store.CancelSignal;
import java.util.function.IntPredicate;

/**
 * Samples by second and by fraction of the second, as FlameScope draws them: a column is a second (or another span), a row is a part of
 * it, the earliest part in row 0. What happens every second at the same time is a horizontal line, what stops everything a vertical gap.
 *
 * @param start when the first column begins, a whole multiple of {@code columnNanos}, in nanoseconds since 1970
 * @param columnNanos width of a column in nanoseconds
 * @param columns number of columns
 * @param rows number of rows
 * @param cells sums of samples by column and row: {@code cells[column * rows + row]}
 * @param largest the largest of them, at least 0
 */
public record HeatMap(long start, long columnNanos, int columns, int rows, long[] cells, long largest) {

    /** A column is a second if nobody says. */
    public static final long SECOND = 1_000_000_000;
    /** A row is a fiftieth of a column if nobody says. */
    public static final int DEFAULT_ROWS = 50;
    /** Columns at most; where the range has more, columns become wider by doubling. */
    public static final int MOST_COLUMNS = 1 << 14;

    private static final int MOST_ROWS = 1 << 10;
    private static final int CHECK_EVERY = 1 << 16;

    /**
     * @param range what is drawn
     * @param columnNanos width of a column at least, 1 or more
     * @param rows 1 to 1024, and not more than {@code columnNanos}
     * @param samples the samples that count
     * @throws IllegalArgumentException if the resolution is out of range
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static HeatMap of(final StackProfile profile, final int type, final TimeRange range, final long columnNanos,
            final int rows, final IntPredicate samples, final CancelSignal cancel) {
        if (columnNanos < 1 || rows < 1 || rows > MOST_ROWS || rows > columnNanos) {
            throw new IllegalArgumentException("a heat map cannot have %d rows of %d ns".formatted(rows, columnNanos));
        }
        long width = columnNanos;
        while (Long.compareUnsigned(Long.divideUnsigned(range.last() - start(range, width), width),
                MOST_COLUMNS) >= 0) {
            width *= 2;
        }
        final long start = start(range, width);
        final int columns = (int) Long.divideUnsigned(range.last() - start, width) + 1;
        final long[] cells = new long[columns * rows];
        for (int sample = profile.firstSample(type); sample < profile.endSample(type); sample++) {
            if (sample % CHECK_EVERY == 0) {
                cancel.check();
            }
            final long time = profile.time(sample);
            if (range.contains(time) && samples.test(sample)) {
                final int column = (int) Long.divideUnsigned(time - start, width);
                cells[column * rows + row(time - start - column * width, width, rows)] += profile.value(type, sample);
            }
        }
        long largest = 0;
        for (final long cell : cells) {
            largest = Math.max(largest, cell);
        }
        return new HeatMap(start, width, columns, rows, cells, largest);
    }

    /** The last whole multiple of a width that is not after the range's beginning. */
    private static long start(final TimeRange range, final long width) {
        final long start = range.first() - Math.floorMod(range.first(), width);
        return start <= range.first() ? start : Long.MIN_VALUE;
    }

    private static int row(final long within, final long width, final int rows) {
        int row = (int) Math.min(rows - 1, within / (width / rows));
        while (rowStart(row, width, rows) > within) {
            row--;
        }
        return row;
    }

    /** {@code row * width / rows} without overflow. */
    private static long rowStart(final int row, final long width, final int rows) {
        return row * (width / rows) + row * (width % rows) / rows;
    }

    /** The sum of a cell. */
    public long cell(final int column, final int row) {
        return cells[column * rows + row];
    }

    /** The time that a cell covers. */
    public TimeRange rangeOf(final int column, final int row) {
        final long columnStart = start + column * columnNanos;
        final long first = columnStart + rowStart(row, columnNanos, rows);
        final long last = columnStart + rowStart(row + 1, columnNanos, rows) - 1;
        return new TimeRange(first, last < first ? Long.MAX_VALUE : last);
    }

    /** The time from one cell to another in either order, as one drags over a heat map: all between them, column by column. */
    public TimeRange rangeOf(final int column, final int row, final int otherColumn, final int otherRow) {
        return rangeOf(column, row).and(rangeOf(otherColumn, otherRow));
    }
}
