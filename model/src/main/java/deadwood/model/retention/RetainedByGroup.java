package deadwood.model.retention;

import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;

/**
 * What the objects of a group of classes retain together, for any number of groups that may contain each other: one walk down the
 * dominator tree with a counter of open objects a group: what is met while the counter is 0 has no ancestor of its group.
 */
public final class RetainedByGroup {

    private static final int CHUNKS = 64;
    private static final int SMALLEST_CHUNK = 1 << 16;
    private static final int REPORT_EVERY = 1 << 16;

    private RetainedByGroup() {}

    /**
     * Walks on all processors.
     *
     * @param groupsOfClass by class id: the groups that it belongs to, each 0 … {@code groups} − 1
     * @param step told of as many objects as are reachable
     * @return by group: the sum of the retained sizes of its reachable objects, but for those that another one of them dominates,
     *         in bytes
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static long[] of(final Retention retention, final int[][] groupsOfClass, final int groups,
            final Progress.Step step, final CancelSignal cancel) throws IOException {
        final long[] all = new long[groups];
        try (ColumnStore scratch = retention.heap().store().scratch()) {
            final ChildRanges children = ChildRanges.of(retention, scratch, cancel);
            final int count = retention.heap().objectCount();
            // By id, as neighbours in the heap have neighbours below them.
            ParallelRanges.run(count, Math.max(SMALLEST_CHUNK, count / CHUNKS), cancel, (from, to) -> {
                final Walk walk = new Walk(retention, groupsOfClass, groups, children, scratch, step, cancel);
                for (int object = (int) from; object < to; object++) {
                    if (retention.idom(object) == Retention.ROOT) {
                        walk.below(object);
                    }
                }
                step.advance(walk.unreported);
                synchronized (all) {
                    for (int group = 0; group < groups; group++) {
                        all[group] += walk.sums[group];
                    }
                }
            });
        }
        return all;
    }

    /** Walks one subtree after the other, in one thread. */
    private static final class Walk {

        private final Retention retention;
        private final HeapGraph heap;
        private final int[][] groupsOfClass;
        private final ChildRanges children;
        private final Progress.Step step;
        private final CancelSignal cancel;
        private final int[] open;
        private final long[] sums;
        /** Frames: the object whose children are visited in the upper half, the position of the next one in the lower. */
        private final LongStack stack;
        private int unreported;

        Walk(final Retention retention, final int[][] groupsOfClass, final int groups, final ChildRanges children,
                final ColumnStore scratch, final Progress.Step step, final CancelSignal cancel) {
            this.retention = retention;
            this.heap = retention.heap();
            this.groupsOfClass = groupsOfClass;
            this.children = children;
            this.step = step;
            this.cancel = cancel;
            this.open = new int[groups];
            this.sums = new long[groups];
            this.stack = new LongStack(scratch);
        }

        void below(final int top) throws IOException {
            int object = top;
            int position = enter(object);
            while (true) {
                if (position < children.end(object)) {
                    final int child = children.at(position);
                    final int first = children.start(child);
                    if (first == children.end(child)) {
                        count(child, groupsOfClass[heap.classIdOf(child)]);
                        position++;
                    } else {
                        stack.push((long) object << 32 | position + 1);
                        object = child;
                        position = enter(child);
                    }
                } else {
                    leave(object);
                    if (stack.isEmpty()) {
                        return;
                    }
                    final long frame = stack.pop();
                    object = (int) (frame >>> 32);
                    position = (int) frame;
                }
            }
        }

        /** @return the position of the first child */
        private int enter(final int object) {
            final int[] groups = groupsOfClass[heap.classIdOf(object)];
            count(object, groups);
            for (final int group : groups) {
                open[group]++;
            }
            return children.start(object);
        }

        private void leave(final int object) {
            for (final int group : groupsOfClass[heap.classIdOf(object)]) {
                open[group]--;
            }
        }

        private void count(final int object, final int[] groups) {
            for (final int group : groups) {
                if (open[group] == 0) {
                    sums[group] += retention.retainedSize(object);
                }
            }
            if (++unreported == REPORT_EVERY) {
                cancel.check();
                step.advance(unreported);
                unreported = 0;
            }
        }
    }
}
