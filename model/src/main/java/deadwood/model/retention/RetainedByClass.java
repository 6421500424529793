package deadwood.model.retention;

import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;

/**
 * What the instances of a class retain together, by class id and by the id of its name. One walk down the dominator tree with a
 * counter of open instances a class: what is met while the counter is 0 has no ancestor of its class.
 *
 * @param byClass bytes, the classes of one name apart
 * @param byName bytes, the classes of one name together
 */
record RetainedByClass(long[] byClass, long[] byName) {

    /** Every so many children of the root make a piece of work, so that the largest, which stand first, are spread. */
    private static final int PIECES = 64;
    private static final int REPORT_EVERY = 1 << 16;

    /** @param nameOfClass by class id: the id of its name, 0 … number of classes − 1 */
    static RetainedByClass of(final Retention retention, final int[] nameOfClass, final Progress.Step step,
            final CancelSignal cancel) throws IOException {
        final int classes = nameOfClass.length;
        final RetainedByClass all = new RetainedByClass(new long[classes], new long[classes]);
        try (ColumnStore scratch = retention.heap().store().scratch()) {
            final ChildRanges children = ChildRanges.of(retention, scratch, cancel);
            ParallelRanges.run(PIECES, 1, cancel, (piece, _) -> {
                final Walk walk = new Walk(retention, nameOfClass, children, scratch, step, cancel);
                final int end = children.end(Retention.ROOT);
                for (long top = children.start(Retention.ROOT) + piece; top < end; top += PIECES) {
                    walk.below(children.at((int) top));
                }
                step.advance(walk.unreported);
                synchronized (all) {
                    all.add(walk.sums);
                }
            });
        }
        return all;
    }

    private void add(final RetainedByClass other) {
        for (int i = 0; i < byClass.length; i++) {
            byClass[i] += other.byClass[i];
            byName[i] += other.byName[i];
        }
    }

    /** Walks one subtree after the other, in one thread. */
    private static final class Walk {

        private final Retention retention;
        private final HeapGraph heap;
        private final int[] nameOfClass;
        private final ChildRanges children;
        private final Progress.Step step;
        private final CancelSignal cancel;
        private final int[] openOfClass;
        private final int[] openOfName;
        private final RetainedByClass sums;
        /** Frames: the object whose children are visited in the upper half, the position of the next one in the lower. */
        private final LongStack stack;
        private int unreported;

        Walk(final Retention retention, final int[] nameOfClass, final ChildRanges children, final ColumnStore scratch,
                final Progress.Step step, final CancelSignal cancel) {
            this.retention = retention;
            this.heap = retention.heap();
            this.nameOfClass = nameOfClass;
            this.children = children;
            this.step = step;
            this.cancel = cancel;
            this.openOfClass = new int[nameOfClass.length];
            this.openOfName = new int[nameOfClass.length];
            this.sums = new RetainedByClass(new long[nameOfClass.length], new long[nameOfClass.length]);
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
                        count(child, heap.classIdOf(child));
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
            final int classId = heap.classIdOf(object);
            count(object, classId);
            openOfClass[classId]++;
            openOfName[nameOfClass[classId]]++;
            return children.start(object);
        }

        private void leave(final int object) {
            final int classId = heap.classIdOf(object);
            openOfClass[classId]--;
            openOfName[nameOfClass[classId]]--;
        }

        private void count(final int object, final int classId) {
            if (openOfName[nameOfClass[classId]] == 0) {
                sums.byName[nameOfClass[classId]] += retention.retainedSize(object);
            }
            if (openOfClass[classId] == 0) {
                sums.byClass[classId] += retention.retainedSize(object);
            }
            if (++unreported == REPORT_EVERY) {
                cancel.check();
                step.advance(unreported);
                unreported = 0;
            }
        }
    }
}
