package deadwood.importers.samples;

import deadwood.model.profile.StackProfile;
import java.util.Arrays;
import java.util.List;

/**
 * Columns made of rows that one or more readers gathered: stacks and sets of labels get the numbers that they have in the profile, and rows of
 * one stack, one set of labels and no time are added up; the first of them stays where it is.
 *
 * @param stacks by row
 * @param labels by row
 * @param times by row, {@link StackProfile#NO_TIME} for none; empty if no row has one
 * @param values by column and row
 */
public record JoinedRows(int[] stacks, int[] labels, long[] times, long[][] values) {

    /** Sets of pairs up to so many are looked up in bits, which takes 32 MiB. */
    private static final long MOST_BITS = 1L << 28;

    /**
     * Rows of one reader.
     *
     * @param rows given up by this
     * @param stackOf by the number of the stack there its number here; empty if they are the same
     * @param labelsOf by the number of the set of labels there its number here; empty if they are the same
     * @param timeOf by the number of the set of labels there the time of the sample, {@link StackProfile#NO_TIME} for none; empty if
     *            none has one
     */
    public record Part(SampleRows rows, int[] stackOf, int[] labelsOf, long[] timeOf) {}

    /**
     * @param columns number of columns of values; those that rows have beyond that are left out
     * @param stackCount stacks are below that
     * @param labelSetCount sets of labels are below that
     */
    public static JoinedRows of(final List<Part> parts, final int columns, final int stackCount,
            final int labelSetCount) {
        final int size = Math.toIntExact(parts.stream().mapToLong(part -> part.rows.size()).sum());
        final long[] times = times(parts, size);
        final int[] labels = new int[size];
        final int[] stacks = new int[size];
        int at = 0;
        for (final Part part : parts) {
            for (int i = 0; i < part.rows.chunks().size(); i++) {
                final SampleRows.Chunk chunk = part.rows.chunks().get(i);
                final int count = part.rows.rowsIn(i);
                number(chunk.labels, count, part.labelsOf, labels, at);
                number(chunk.stacks, count, part.stackOf, stacks, at);
                chunk.labels = new int[0];
                chunk.stacks = new int[0];
                at += count;
            }
        }
        final Duplicates duplicates = isDistinct(stacks, labels, times, stackCount, labelSetCount)
                ? Duplicates.NONE
                : Duplicates.of(stacks, labels, times, stackCount, labelSetCount);
        final long[][] values = new long[columns][];
        for (int column = 0; column < columns; column++) {
            values[column] = duplicates.merged(values(parts, column, size));
        }
        return new JoinedRows(duplicates.left(stacks), duplicates.left(labels), duplicates.left(times), values);
    }

    private static void number(final int[] from, final int count, final int[] numbers, final int[] to,
            final int begin) {
        if (numbers.length == 0) {
            System.arraycopy(from, 0, to, begin, count);
            return;
        }
        for (int row = 0; row < count; row++) {
            to[begin + row] = numbers[from[row]];
        }
    }

    private static long[] times(final List<Part> parts, final int size) {
        if (parts.stream().allMatch(part -> part.timeOf.length == 0)) {
            return new long[0];
        }
        final long[] times = new long[size];
        Arrays.fill(times, StackProfile.NO_TIME);
        int at = 0;
        for (final Part part : parts) {
            for (int i = 0; i < part.rows.chunks().size(); i++) {
                final int count = part.rows.rowsIn(i);
                for (int row = 0; part.timeOf.length > 0 && row < count; row++) {
                    times[at + row] = part.timeOf[part.rows.chunks().get(i).labels[row]];
                }
                at += count;
            }
        }
        return times;
    }

    private static long[] values(final List<Part> parts, final int column, final int size) {
        final long[] values = new long[size];
        int at = 0;
        for (final Part part : parts) {
            for (int i = 0; i < part.rows.chunks().size(); i++) {
                final SampleRows.Chunk chunk = part.rows.chunks().get(i);
                final int count = part.rows.rowsIn(i);
                if (column < chunk.values.length) {
                    System.arraycopy(chunk.values[column], 0, values, at, count);
                    chunk.values[column] = new long[0];
                }
                at += count;
            }
        }
        return values;
    }

    /** Whether it is sure that no two rows can be added up: what most profilers write has none. */
    private static boolean isDistinct(final int[] stacks, final int[] labels, final long[] times,
            final int stackCount, final int labelSetCount) {
        final long pairs = (long) stackCount * labelSetCount;
        if (pairs > MOST_BITS) {
            return false;
        }
        final long[] seen = new long[(int) (pairs >>> 6) + 1];
        for (int row = 0; row < stacks.length; row++) {
            if (times.length == 0 || times[row] == StackProfile.NO_TIME) {
                final long pair = (long) stacks[row] * labelSetCount + labels[row];
                final int word = (int) (pair >>> 6);
                if ((seen[word] >>> pair & 1) != 0) {
                    return false;
                }
                seen[word] |= 1L << pair;
            }
        }
        return true;
    }
}
