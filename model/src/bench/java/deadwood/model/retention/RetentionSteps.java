package deadwood.model.retention;

import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.Progress;
import java.io.IOException;

/**
 * The steps of {@link RetentionAnalysis} one by one, each to be called once and after the one before it. Columns are touched when
 * they are made, so that a step is not charged for their page faults.
 */
final class RetentionSteps implements AutoCloseable {

    private static final CancelSignal NEVER = CancelSignal.NEVER;
    private static final Progress.Step SILENT = _ -> {};

    private final HeapGraph heap;
    private final ColumnStore scratch;
    private final EdgeLog log;
    private final IntColumn numbers;
    private final SemiNca.Room room;
    private final IntColumn order;
    private DepthFirstTree tree;
    private IntColumn edges;
    private RetainedSizes.Result sizes;

    RetentionSteps(final HeapGraph heap) throws IOException {
        this.heap = heap;
        this.scratch = heap.store().scratch();
        this.log = new EdgeLog(scratch.scratch(), heap.referenceCount());
        this.numbers = scratch.ints("numbers", heap.objectCount());
        this.room = SemiNca.Room.in(scratch, heap.objectCount());
        this.order = scratch.ints("order", heap.objectCount());
        numbers.touch(NEVER);
        room.ints().touch(NEVER);
        room.longs().touch(NEVER);
        order.touch(NEVER);
    }

    int number() throws IOException {
        tree = DepthFirstNumbering.of(heap, null, numbers, scratch, log, SILENT, NEVER);
        return tree.size();
    }

    long sort() throws IOException {
        edges = EdgePartition.sort(log, tree.size(), NEVER);
        return edges.size();
    }

    int dominate() {
        SemiNca.run(tree, edges, room, SILENT, NEVER);
        return tree.parents().get(tree.size());
    }

    long measure() throws IOException {
        sizes = RetainedSizes.of(heap, tree, room.ints(), scratch, scratch, SILENT, NEVER);
        return sizes.reachableBytes();
    }

    int order() throws IOException {
        final IntColumn reachable = order.prefix(tree.size());
        DominatorOrder.fill(numbers, sizes.byObject(), reachable, tree.parents(), SILENT, NEVER);
        return reachable.get(0);
    }

    @Override
    public void close() throws IOException {
        log.close();
        scratch.close();
    }
}
