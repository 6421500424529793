package deadwood.importers.samples;

import deadwood.model.profile.StackProfile;
import java.util.Arrays;
import java.util.BitSet;

/** Rows that are added up with one before them: those of the same stack, the same set of labels and no time. */
final class Duplicates {

    static final Duplicates NONE = new Duplicates();

    private final IntList rows = new IntList();
    private final IntList targets = new IntList();
    private final BitSet leftOut = new BitSet();

    private Duplicates() {}

    /** Finds them by a counting sort by stack, which keeps the rows of a stack in their order. */
    static Duplicates of(final int[] stacks, final int[] labels, final long[] times, final int stackCount,
            final int labelSetCount) {
        final Duplicates duplicates = new Duplicates();
        final int[] ends = new int[stackCount];
        final int[] order = byStack(stacks, ends);
        // by set of labels, one more than where in the order it was seen last
        final int[] seen = new int[labelSetCount];
        int begin = 0;
        for (int stack = 0; stack < stackCount; stack++) {
            final int end = ends[stack];
            for (int i = begin; end - begin > 1 && i < end; i++) {
                final int row = order[i];
                if (times.length > 0 && times[row] != StackProfile.NO_TIME) {
                    continue;
                }
                final int before = seen[labels[row]] - 1;
                if (before >= begin) {
                    duplicates.add(row, order[before]);
                } else {
                    seen[labels[row]] = i + 1;
                }
            }
            begin = end;
        }
        return duplicates;
    }

    private static int[] byStack(final int[] stacks, final int[] ends) {
        for (final int stack : stacks) {
            ends[stack]++;
        }
        int sum = 0;
        for (int stack = 0; stack < ends.length; stack++) {
            sum += ends[stack];
            ends[stack] = sum - ends[stack];
        }
        final int[] order = new int[stacks.length];
        for (int row = 0; row < stacks.length; row++) {
            order[ends[stacks[row]]++] = row;
        }
        return order;
    }

    private void add(final int row, final int target) {
        rows.add(row);
        targets.add(target);
        leftOut.set(row);
    }

    /** A column of values with those added up. */
    long[] merged(final long[] column) {
        for (int i = 0; i < rows.size(); i++) {
            column[targets.get(i)] += column[rows.get(i)];
        }
        return left(column);
    }

    /** A column without those rows. */
    long[] left(final long[] column) {
        if (rows.size() == 0 || column.length == 0) {
            return column;
        }
        int to = 0;
        for (int row = leftOut.nextClearBit(0); row < column.length; row = leftOut.nextClearBit(row + 1)) {
            column[to++] = column[row];
        }
        return Arrays.copyOf(column, to);
    }

    /** A column without those rows. */
    int[] left(final int[] column) {
        if (rows.size() == 0 || column.length == 0) {
            return column;
        }
        int to = 0;
        for (int row = leftOut.nextClearBit(0); row < column.length; row = leftOut.nextClearBit(row + 1)) {
            column[to++] = column[row];
        }
        return Arrays.copyOf(column, to);
    }
}
