package deadwood.model.retention;

import deadwood.model.store.CancelSignal;
import deadwood.model.store.IntColumn;
import deadwood.model.store.Progress;
import java.io.IOException;

/**
 * The reachable objects by immediate dominator, what hangs from the root first; those of one dominator by retained size
 * descending, then by id. So the children of an object stand side by side, the largest first.
 */
final class DominatorOrder {

    private static final int GRAIN = 1 << 16;
    private static final int MAXIMUM_SPLITS = 4;

    private final IntColumn idoms;
    private final IntColumn order;
    /** By immediate dominator plus one: where the next of its children goes, in the end where they end. */
    private final IntColumn next;
    private final Progress.Step step;
    private final CancelSignal cancel;

    private DominatorOrder(final IntColumn idoms, final IntColumn order, final IntColumn next,
            final Progress.Step step, final CancelSignal cancel) {
        this.idoms = idoms;
        this.order = order;
        this.next = next;
        this.step = step;
        this.cancel = cancel;
    }

    /**
     * @param idoms by object
     * @param sizes retained sizes by object
     * @param order what is filled: as many as there are reachable objects
     * @param counters one int an object and one more, whatever they hold
     * @param room one int a reachable object, whatever they hold
     */
    static void fill(final IntColumn idoms, final SizeColumn sizes, final IntColumn order, final IntColumn counters,
            final IntColumn room, final Progress.Step step, final CancelSignal cancel) throws IOException {
        final DominatorOrder dominators = new DominatorOrder(idoms, order, counters, step, cancel);
        dominators.group();
        dominators.sortGroups(sizes, room);
    }

    /** Each split takes the dominators of one range: reading all objects is cheap, touching their dominators is not. */
    private void group() throws IOException {
        next.fill(0);
        final long groups = idoms.size() + 1;
        final int splits = Math.min(MAXIMUM_SPLITS, Runtime.getRuntime().availableProcessors());
        final long split = (groups + splits - 1) / splits;
        final long[] counts = new long[splits];
        ParallelRanges.run(groups, split, cancel, (from, to) -> counts[(int) (from / split)] = count(from, to));
        final long[] starts = new long[splits];
        for (int i = 1; i < splits; i++) {
            starts[i] = starts[i - 1] + counts[i - 1];
        }
        ParallelRanges.run(groups, split, cancel, (from, to) -> place(from, to, starts[(int) (from / split)]));
    }

    private long count(final long from, final long to) {
        long count = 0;
        for (int object = 0; object < idoms.size(); object++) {
            final int group = idoms.get(object) + 1;
            if (group >= from && group < to) {
                next.set(group, next.get(group) + 1);
                count++;
            }
            check(object);
        }
        return count;
    }

    private void place(final long from, final long to, final long start) {
        int position = (int) start;
        for (long group = from; group < to; group++) {
            final int count = next.get(group);
            next.set(group, position);
            position += count;
            check(group);
        }
        for (int object = 0; object < idoms.size(); object++) {
            final int group = idoms.get(object) + 1;
            if (group >= from && group < to) {
                final int at = next.get(group);
                next.set(group, at + 1);
                order.set(at, object);
            }
            check(object);
        }
    }

    private void sortGroups(final SizeColumn sizes, final IntColumn room) throws IOException {
        ParallelRanges.run(idoms.size() + 1, GRAIN, cancel, (from, to) -> {
            final SizeOrder sort = new SizeOrder(order, sizes, room, cancel);
            int start = from == 0 ? 0 : next.get(from - 1);
            for (long group = from; group < to; group++) {
                final int end = next.get(group);
                if (end - start > 1) {
                    sort.sort(start, end);
                }
                start = end;
            }
            step.advance(to - from);
        });
    }

    private void check(final long object) {
        if (object % GRAIN == 0) {
            cancel.check();
        }
    }
}
