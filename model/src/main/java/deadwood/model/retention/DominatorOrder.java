package deadwood.model.retention;

import deadwood.model.store.CancelSignal;
import deadwood.model.store.IntColumn;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.Arrays;

/**
 * The reachable objects by immediate dominator, what hangs from the root first; those of one dominator by retained size
 * descending, then by id. So the children of an object stand side by side, the largest first.
 * <p>
 * Objects are moved into at most {@value #MAXIMUM_PARTS} parts of neighbouring dominators, and one part of what hangs from the
 * root; then each part is sorted by counting, which stays within the caches. Both steps run on all processors.
 */
final class DominatorOrder {

    private static final int MAXIMUM_PARTS = 1024;
    private static final int SPLITS = 8;
    private static final int PARTS_AT_ONCE = 8;
    private static final int GRAIN = 1 << 16;

    private final IntColumn idoms;
    private final SizeColumn sizes;
    private final IntColumn order;
    private final IntColumn room;
    private final int shift;
    /** The first part holds what hangs from the root. */
    private final int parts;
    private final Progress.Step step;
    private final CancelSignal cancel;

    private DominatorOrder(final IntColumn idoms, final SizeColumn sizes, final IntColumn order, final IntColumn room,
            final Progress.Step step, final CancelSignal cancel) {
        this.idoms = idoms;
        this.sizes = sizes;
        this.order = order;
        this.room = room;
        final int largest = (int) Math.max(0, idoms.size() - 1);
        this.shift = Math.max(0, Integer.SIZE - Integer.numberOfLeadingZeros(largest)
                - Integer.numberOfTrailingZeros(MAXIMUM_PARTS));
        this.parts = (largest >>> shift) + 2;
        this.step = step;
        this.cancel = cancel;
    }

    /**
     * @param idoms by object
     * @param sizes retained sizes by object
     * @param order what is filled: as many as there are reachable objects
     * @param room one int a reachable object, whatever they hold
     * @param step told of as many objects as are reachable
     */
    static void fill(final IntColumn idoms, final SizeColumn sizes, final IntColumn order, final IntColumn room,
            final Progress.Step step, final CancelSignal cancel) throws IOException {
        final DominatorOrder dominators = new DominatorOrder(idoms, sizes, order, room, step, cancel);
        dominators.sortParts(dominators.scatter());
    }

    /** Moves the objects into their parts, in {@link #room}. @return where each part starts, and the number of reachable objects */
    private int[] scatter() throws IOException {
        final long split = Math.max(1, (idoms.size() + SPLITS - 1) / SPLITS);
        final int[][] next = new int[SPLITS][parts];
        ParallelRanges.run(idoms.size(), split, cancel, (from, to) -> count(from, to, next[(int) (from / split)]));
        final int[] starts = new int[parts + 1];
        int sum = 0;
        for (int part = 0; part < parts; part++) {
            starts[part] = sum;
            for (final int[] ofSplit : next) {
                final int count = ofSplit[part];
                ofSplit[part] = sum;
                sum += count;
            }
        }
        starts[parts] = sum;
        ParallelRanges.run(idoms.size(), split, cancel, (from, to) -> move(from, to, next[(int) (from / split)]));
        return starts;
    }

    private void count(final long from, final long to, final int[] counts) {
        for (long object = from; object < to; object++) {
            final int idom = idoms.get(object);
            if (idom != Retention.UNREACHABLE) {
                counts[partOf(idom)]++;
            }
            check(object);
        }
    }

    private void move(final long from, final long to, final int[] next) {
        for (long object = from; object < to; object++) {
            final int idom = idoms.get(object);
            if (idom != Retention.UNREACHABLE) {
                room.set(next[partOf(idom)]++, (int) object);
            }
            check(object);
        }
    }

    private int partOf(final int idom) {
        return idom == Retention.ROOT ? 0 : (idom >>> shift) + 1;
    }

    private void sortParts(final int[] starts) throws IOException {
        ParallelRanges.run(parts, PARTS_AT_ONCE, cancel, (first, end) -> {
            final SizeOrder sort = new SizeOrder(order, sizes, room, cancel);
            final int[] ends = new int[(1 << shift) + 1];
            for (int part = (int) first; part < end; part++) {
                if (part == 0) {
                    moveTop(starts[1]);
                    sort.sort(0, starts[1]);
                } else {
                    sortPart(starts[part], starts[part + 1], ends, sort);
                }
                step.advance(starts[part + 1] - starts[part]);
            }
        });
    }

    private void moveTop(final int end) {
        for (int at = 0; at < end; at++) {
            order.set(at, room.get(at));
            check(at);
        }
    }

    /** @param ends room for counting: by dominator in the part plus one, where its children end */
    private void sortPart(final int start, final int end, final int[] ends, final SizeOrder sort) {
        if (start == end) {
            return;
        }
        Arrays.fill(ends, 0);
        final int inPart = (1 << shift) - 1;
        for (int at = start; at < end; at++) {
            ends[(idoms.get(room.get(at)) & inPart) + 1]++;
            check(at);
        }
        ends[0] = start;
        for (int i = 1; i < ends.length; i++) {
            ends[i] += ends[i - 1];
        }
        // From here on each entry counts up from where the children of its dominator start to where they end.
        for (int at = start; at < end; at++) {
            final int object = room.get(at);
            order.set(ends[idoms.get(object) & inPart]++, object);
            check(at);
        }
        int from = start;
        for (int i = 0; i <= inPart; i++) {
            if (ends[i] - from > 1) {
                sort.sort(from, ends[i]);
            }
            from = ends[i];
        }
    }

    private void check(final long object) {
        if (object % GRAIN == 0) {
            cancel.check();
        }
    }
}
