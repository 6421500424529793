package deadwood.model.retention;

import deadwood.model.store.CancelSignal;
import deadwood.model.store.IntColumn;
import java.io.IOException;

/**
 * Sorts logged edges by target: first into at most {@value #MAXIMUM_PARTS} parts of neighbouring targets, then each part by
 * counting, which stays within the caches. Stable; both steps run on all processors.
 */
final class EdgePartition {

    static final int MAXIMUM_PARTS = 1024;

    private static final int SPLITS = 8;
    private static final int CHECK_EVERY = 1 << 18;

    private final IntColumn from;
    private final IntColumn to;
    private final long edges;
    private final int shift;
    private final int parts;
    private final CancelSignal cancel;

    private EdgePartition(final IntColumn from, final IntColumn to, final int largestTarget,
            final CancelSignal cancel) {
        this.from = from;
        this.to = to;
        this.edges = from.size() / 2;
        this.shift = Math.max(0, Integer.SIZE - Integer.numberOfLeadingZeros(largestTarget)
                - Integer.numberOfTrailingZeros(MAXIMUM_PARTS));
        this.parts = (largestTarget >>> shift) + 1;
        this.cancel = cancel;
    }

    /**
     * @param largestTarget no target is larger, and none is negative
     * @return the pairs of the log, target before source, by target ascending
     */
    static IntColumn sort(final EdgeLog log, final int largestTarget, final CancelSignal cancel) throws IOException {
        final IntColumn pairs = log.seal();
        final EdgePartition partition = new EdgePartition(pairs, log.room("edges by part"), largestTarget, cancel);
        partition.sortParts(partition.scatter());
        return pairs;
    }

    /** Moves the edges into their parts. @return where each part starts, and the number of edges */
    private long[] scatter() throws IOException {
        final long split = Math.max(1, (edges + SPLITS - 1) / SPLITS);
        final long[][] next = new long[SPLITS][parts];
        ParallelRanges.run(edges, split, cancel, (start, end) -> count(start, end, next[(int) (start / split)]));
        final long[] starts = new long[parts + 1];
        long sum = 0;
        for (int part = 0; part < parts; part++) {
            starts[part] = sum;
            for (final long[] ofSplit : next) {
                final long count = ofSplit[part];
                ofSplit[part] = sum;
                sum += count;
            }
        }
        starts[parts] = sum;
        ParallelRanges.run(edges, split, cancel, (start, end) -> move(start, end, next[(int) (start / split)]));
        return starts;
    }

    private void count(final long start, final long end, final long[] counts) {
        for (long edge = start; edge < end; edge++) {
            counts[from.get(2 * edge) >>> shift]++;
            check(edge);
        }
    }

    private void move(final long start, final long end, final long[] next) {
        for (long edge = start; edge < end; edge++) {
            final int target = from.get(2 * edge);
            final long at = 2 * next[target >>> shift]++;
            to.set(at, target);
            to.set(at + 1, from.get(2 * edge + 1));
            check(edge);
        }
    }

    private void sortParts(final long[] starts) throws IOException {
        ParallelRanges.run(parts, Math.max(1, parts / 64), cancel, (first, end) -> {
            final long[] next = new long[(1 << shift) + 1];
            for (int part = (int) first; part < end; part++) {
                sortPart(starts[part], starts[part + 1], next);
            }
        });
    }

    /** Moves a part back to where the log was, sorted. */
    private void sortPart(final long start, final long end, final long[] next) {
        if (start == end) {
            return;
        }
        java.util.Arrays.fill(next, 0);
        final int inPart = (1 << shift) - 1;
        for (long edge = start; edge < end; edge++) {
            next[(to.get(2 * edge) & inPart) + 1]++;
            check(edge);
        }
        next[0] = start;
        for (int i = 1; i < next.length; i++) {
            next[i] += next[i - 1];
        }
        for (long edge = start; edge < end; edge++) {
            final int target = to.get(2 * edge);
            final long at = 2 * next[target & inPart]++;
            from.set(at, target);
            from.set(at + 1, to.get(2 * edge + 1));
            check(edge);
        }
    }

    private void check(final long edge) {
        if (edge % CHECK_EVERY == 0) {
            cancel.check();
        }
    }
}
