package deadwood.model.retention;

import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import java.io.IOException;

/**
 * Where the children of each object stand in the order of the dominator tree, for walks over the whole tree:
 * {@link Retention#children} searches for them each time. The order and this together are the tree from the top down.
 */
final class ChildRanges {

    private static final int GRAIN = 1 << 16;

    private final Retention retention;
    /** By object plus one: where its children start; they end where those of the next object start. */
    private final IntColumn starts;

    private ChildRanges(final Retention retention, final IntColumn starts) {
        this.retention = retention;
        this.starts = starts;
    }

    static ChildRanges of(final Retention retention, final ColumnStore scratch, final CancelSignal cancel)
            throws IOException {
        final HeapGraph heap = retention.heap();
        final IntColumn starts = scratch.ints("starts of children", heap.objectCount() + 2L);
        final long reachable = retention.reachableCount();
        ParallelRanges.run(reachable + 1, GRAIN, cancel, (from, to) -> {
            int previous = from == 0 ? Retention.ROOT - 1 : retention.idom(retention.orderAt(from - 1));
            for (long position = from; position < to; position++) {
                final int dominator = position < reachable
                        ? retention.idom(retention.orderAt(position))
                        : heap.objectCount();
                for (int object = previous + 1; object <= dominator; object++) {
                    starts.set(object + 1L, (int) position);
                }
                previous = dominator;
            }
        });
        return new ChildRanges(retention, starts);
    }

    /** Position of the first child of an object, or of {@link Retention#ROOT}. */
    int start(final int object) {
        return starts.get(object + 1L);
    }

    /** One past the position of the last child; the start if there is none. */
    int end(final int object) {
        return starts.get(object + 2L);
    }

    /** The object at a position. */
    int at(final int position) {
        return retention.orderAt(position);
    }
}
