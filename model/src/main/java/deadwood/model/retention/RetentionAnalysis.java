package deadwood.model.retention;

import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.List;

/**
 * Finds out who retains what: a depth-first numbering whose log of edges not taken feeds the semi-NCA algorithm, then retained
 * sizes and the order of the dominator tree. No references to an object are needed, only those it has.
 * <p>
 * Takes time linear in objects and references but for a logarithm. All columns of intermediate results live in scratch stores
 * of the heap's kind and are given back at the end, so the Java heap stays small whatever the size of the dump.
 */
public final class RetentionAnalysis {

    /** What stays, and what is needed meanwhile: 12 and at least 16. */
    private static final long BYTES_AN_OBJECT = 28;

    private RetentionAnalysis() {}

    /**
     * Keeps its columns in a store of their own, which is closed with the heap.
     *
     * @param followSoft whether the referents of soft references count as retained by them, as they are until memory is
     *        short; if not, what only soft references hold counts as unreachable
     * @throws deadwood.model.store.StoreFullException if there is no space for the columns
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Retention of(final HeapGraph heap, final boolean followSoft, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final ColumnStore store = heap.store().scratch();
        boolean done = false;
        try {
            final Retention retention = of(heap, followSoft, store, progress, cancel);
            heap.keep(store);
            done = true;
            return retention;
        } finally {
            if (!done) {
                store.close();
            }
        }
    }

    /**
     * @param followSoft as above
     * @param store for the columns that stay, as {@link RetentionIndex} names them
     * @throws deadwood.model.store.StoreFullException if there is no space for the columns
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Retention of(final HeapGraph heap, final boolean followSoft, final ColumnStore store,
            final Progress progress, final CancelSignal cancel) throws IOException {
        final int count = heap.objectCount();
        store.require("finding out what " + count + " objects retain", BYTES_AN_OBJECT * count);
        final IntColumn idoms = store.ints(RetentionIndex.IDOMS, count);
        try (ColumnStore scratch = store.scratch()) {
            final SemiNca.Room room = SemiNca.Room.in(scratch, count);
            final DepthFirstTree tree;
            try (EdgeLog log = new EdgeLog(store.scratch(), heap.referenceCount())) {
                idoms.touch(cancel);
                final Progress.Step numbering = progress.begin("finding reachable objects", count,
                        Progress.Unit.OBJECTS);
                // The numbering is for one thread: the other processors have time.
                try (Touching _ = new Touching(List.of(room.longs(), room.ints()))) {
                    tree = DepthFirstNumbering.of(heap, SkippedReferences.of(heap, followSoft, scratch, cancel), idoms,
                            scratch, log, numbering, cancel);
                }
                final Progress.Step step = progress.begin("finding dominators", 2L * tree.size(),
                        Progress.Unit.OBJECTS);
                SemiNca.run(tree, EdgePartition.sort(log, tree.size(), cancel), room, step, cancel);
            }
            final RetainedSizes.Result sizes = RetainedSizes.of(heap, tree, room.ints(), scratch,
                    store,
                    progress.begin("adding up retained sizes", 2L * count, Progress.Unit.OBJECTS), cancel);
            final IntColumn order = store.ints(RetentionIndex.ORDER, tree.size());
            DominatorOrder.fill(idoms, sizes.byObject(), order, tree.parents(),
                    progress.begin("ordering the dominator tree", tree.size(), Progress.Unit.OBJECTS), cancel);
            return new Retention(heap, idoms, sizes.byObject(), order, sizes.reachableBytes(),
                    List.of());
        }
    }
}
