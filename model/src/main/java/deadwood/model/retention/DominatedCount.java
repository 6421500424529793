package deadwood.model.retention;

import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;

/** Counts objects with all that they dominate, and reports the work of a walk over the dominator tree. For one thread. */
final class DominatedCount {

    private static final int REPORT_EVERY = 1 << 14;

    private final ChildRanges children;
    private final LongStack stack;
    private final Progress.Step step;
    private final CancelSignal cancel;
    private int unreported;

    /** @param step counts the objects that are visited */
    DominatedCount(final ChildRanges children, final ColumnStore scratch, final Progress.Step step,
            final CancelSignal cancel) {
        this.children = children;
        this.stack = new LongStack(scratch);
        this.step = step;
        this.cancel = cancel;
    }

    /** Number of objects that the objects at a range of positions are and dominate. */
    long of(final int from, final int to) throws IOException {
        long count = 0;
        int position = from;
        int end = to;
        while (true) {
            if (position == end) {
                if (stack.isEmpty()) {
                    return count;
                }
                final long frame = stack.pop();
                position = (int) (frame >>> 32);
                end = (int) frame;
            } else {
                final int object = children.at(position++);
                count++;
                visited();
                final int first = children.start(object);
                final int last = children.end(object);
                if (first != last) {
                    if (position != end) {
                        stack.push((long) position << 32 | end);
                    }
                    position = first;
                    end = last;
                }
            }
        }
    }

    /** Notes that one more object was visited. */
    void visited() {
        if (++unreported == REPORT_EVERY) {
            cancel.check();
            finish();
        }
    }

    /** Reports what was not reported yet. */
    void finish() {
        step.advance(unreported);
        unreported = 0;
    }
}
