package deadwood.model.retention;

import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Adds up retained sizes in one sweep: in preorder numbers a dominator is smaller than what it dominates, so going down the
 * numbers every size is complete when it is added to that of the dominator.
 */
final class RetainedSizes {

    private static final int GRAIN = 1 << 16;

    private final HeapGraph heap;
    private final DepthFirstTree tree;
    private final Progress.Step step;
    private final CancelSignal cancel;
    private final AtomicLong allBytes = new AtomicLong();
    private final AtomicLong allBits = new AtomicLong();

    private RetainedSizes(final HeapGraph heap, final DepthFirstTree tree, final Progress.Step step,
            final CancelSignal cancel) {
        this.heap = heap;
        this.tree = tree;
        this.step = step;
        this.cancel = cancel;
    }

    /**
     * The sizes by object, and what is reachable in all.
     *
     * @param byObject retained sizes; the shallow size for what is unreachable
     * @param reachableBytes shallow size of all reachable objects
     */
    record Result(SizeColumn byObject, long reachableBytes) {}

    /**
     * Turns {@code tree.numbers()} into immediate dominators by object, in place.
     *
     * @param tree with the immediate dominators where the parents were
     * @param spare one int a reachable object and one more, whatever they hold
     * @param scratch where temporary columns go
     * @param store where the column of retained sizes goes
     */
    static Result of(final HeapGraph heap, final DepthFirstTree tree, final IntColumn spare,
            final ColumnStore scratch, final ColumnStore store, final Progress.Step step, final CancelSignal cancel)
            throws IOException {
        final RetainedSizes sizes = new RetainedSizes(heap, tree, step, cancel);
        SizeColumn byNumber = SizeColumn.compact(spare);
        sizes.measure(byNumber);
        if (sizes.allBytes.get() > SizeColumn.LARGEST_COMPACT || sizes.allBits.get() % Retention.SIZE_UNIT != 0) {
            byNumber = SizeColumn.wide(scratch.longs("sizes by preorder number", tree.size() + 1L));
            sizes.measure(byNumber);
        }
        sizes.sweep(byNumber);
        final SizeColumn byObject = byNumber.alike(store, RetentionIndex.RETAINED_SIZES, heap.objectCount());
        sizes.turnToObjects(byNumber, byObject);
        return new Result(byObject, byNumber.get(0));
    }

    /** Puts the shallow sizes of what is reachable by preorder number, and finds out what all sizes have in common. */
    private void measure(final SizeColumn byNumber) throws IOException {
        allBytes.set(0);
        ParallelRanges.run(heap.objectCount(), GRAIN, cancel, (from, to) -> {
            long bytes = 0;
            long bits = 0;
            for (int object = (int) from; object < to; object++) {
                final long size = heap.shallowSize(object);
                bytes += size;
                bits |= size;
                final int number = tree.numberOf(object);
                if (number != 0) {
                    byNumber.set(number, size);
                }
            }
            allBytes.addAndGet(bytes);
            final long ofChunk = bits;
            allBits.accumulateAndGet(ofChunk, (left, right) -> left | right);
            step.advance(to - from);
        });
    }

    private void sweep(final SizeColumn byNumber) {
        byNumber.set(0, 0);
        final IntColumn idoms = tree.parents();
        for (int number = tree.size(); number > 0; number--) {
            final int idom = idoms.get(number);
            byNumber.set(idom, byNumber.get(idom) + byNumber.get(number));
            if (number % GRAIN == 0) {
                cancel.check();
            }
        }
    }

    private void turnToObjects(final SizeColumn byNumber, final SizeColumn byObject) throws IOException {
        final IntColumn idoms = tree.parents();
        final IntColumn objects = tree.objects();
        ParallelRanges.run(heap.objectCount(), GRAIN, cancel, (from, to) -> {
            for (int object = (int) from; object < to; object++) {
                final int number = tree.numberOf(object);
                if (number == 0) {
                    byObject.set(object, heap.shallowSize(object));
                    tree.numbers().set(object, Retention.UNREACHABLE);
                } else {
                    byObject.set(object, byNumber.get(number));
                    final int idom = idoms.get(number);
                    tree.numbers().set(object, idom == 0 ? Retention.ROOT : objects.get(idom));
                }
            }
            step.advance(to - from);
        });
    }
}
