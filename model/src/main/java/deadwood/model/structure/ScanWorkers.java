package deadwood.model.structure;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.Claims;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.measure.NodeGraph;
import deadwood.model.structure.measure.StructureMeasures;
import deadwood.model.structure.measure.StructureMeter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;

/** Measures structures on several threads, each with a reader and sums of its own. */
final class ScanWorkers implements AutoCloseable {

    private final HeapGraph heap;
    private final Retention retention;
    private final HeapCatalog catalog;
    private final Claims claims;
    private final NodeGraph graph;
    private final StructureRows rows;
    private final CancelSignal cancel;
    private final ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();
    private final ConcurrentSkipListSet<Integer> circular = new ConcurrentSkipListSet<>();

    ScanWorkers(final HeapGraph heap, final Retention retention, final HeapCatalog catalog, final Claims claims,
            final NodeGraph graph, final StructureRows rows, final CancelSignal cancel) {
        this.heap = heap;
        this.retention = retention;
        this.catalog = catalog;
        this.claims = claims;
        this.graph = graph;
        this.rows = rows;
        this.cancel = cancel;
    }

    /** Structures with nodes that lead back, by id. */
    List<Integer> circular() {
        return new ArrayList<>(circular);
    }

    /** Measures some structures; called by several threads at once. */
    void measure(final int from, final int to) {
        final Worker known = idle.poll();
        final Worker worker = known == null ? new Worker() : known;
        try {
            for (int row = from; row < to; row++) {
                worker.measure(row);
            }
        } finally {
            idle.add(worker);
        }
    }

    /** Adds to the groups what all threads found. */
    void addUp() {
        for (final Worker worker : idle) {
            worker.sums.forEach((group, sums) -> rows.group(group).add(sums));
        }
    }

    @Override
    public void close() {
        idle.forEach(worker -> worker.reader.close());
    }

    private final class Worker {

        private final FieldReader reader = heap.fields().reader();
        private final StructureMeter meter = new StructureMeter(heap, retention, catalog, reader, claims, graph,
                cancel);
        private final Map<Integer, GroupBuilder.Sums> sums = new HashMap<>();

        void measure(final int row) {
            final int object = rows.object(row);
            final BoundCollection collection = catalog.collection(heap.classIdOf(object));
            if (collection == null) {
                return;
            }
            final StructureMeasures measures = meter.measure(object, collection);
            if (meter.isCircular()) {
                circular.add(object);
            }
            final int group = rows.groupOf(row);
            sums.computeIfAbsent(group, _ -> new GroupBuilder.Sums())
                    .add(new Structure(object, rows.group(group).kind(), measures, retention.retainedSize(object)),
                            meter.isNeverFilled());
        }
    }
}
