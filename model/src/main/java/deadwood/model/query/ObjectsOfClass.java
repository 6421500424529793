package deadwood.model.query;

import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.ParallelRanges;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * One page of the objects of some classes by retained size, largest first. A page begins behind the last object of the one before
 * it, so the thousandth page needs no more memory than the first.
 *
 * @param objects number of objects of the classes, on all pages
 * @param shallowSize of all of them, in bytes
 * @param rows the objects of the page, by retained size descending, then by id
 * @param isLast whether no object comes behind the page
 */
public record ObjectsOfClass(long objects, long shallowSize, List<Row> rows, boolean isLast) {

    private static final Comparator<Row> ORDER = Comparator.comparingLong(Row::retainedSize).reversed()
            .thenComparingInt(Row::object);

    /**
     * One object.
     *
     * @param object its id
     * @param shallowSize in bytes
     * @param retainedSize in bytes; the shallow size where it is not reachable
     * @param isReachable whether a root reaches it
     */
    public record Row(int object, long shallowSize, long retainedSize, boolean isReachable) {}

    public ObjectsOfClass {
        rows = List.copyOf(rows);
    }

    /**
     * Looks at the classes of all objects on all processors.
     *
     * @param after the last object of the page before, or {@link HeapGraph#NONE} for the first page
     * @param limit the most rows of the page, at least 1
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ObjectsOfClass page(final Retention retention, final ObjectSelection.OfClasses classes,
            final int after, final int limit, final Progress progress, final CancelSignal cancel) throws IOException {
        final HeapGraph heap = retention.heap();
        final PerThread<Page> partial = new PerThread<>(() -> new Page(retention, after, limit));
        final Progress.Step step = progress.begin("sorting objects by retained size", heap.objectCount(),
                Progress.Unit.OBJECTS);
        ParallelRanges.run(heap.objectCount(), ClassTotals.GRAIN, cancel, (from, to) -> {
            partial.with(page -> {
                for (int object = (int) from; object < to; object++) {
                    if (classes.classIds().get(heap.classIdOf(object))) {
                        page.offer(object);
                    }
                }
            });
            step.advance(to - from);
        });
        final Page all = new Page(retention, after, limit);
        partial.all().forEach(all::add);
        return all.result();
    }

    private static final class Page {

        private final Retention retention;
        private final int after;
        private final long afterSize;
        private final int limit;
        private final PriorityQueue<Row> best = new PriorityQueue<>(ORDER.reversed());
        private long objects;
        private long shallowSize;
        private long behind;

        Page(final Retention retention, final int after, final int limit) {
            this.retention = retention;
            this.after = after;
            this.afterSize = after == HeapGraph.NONE ? Long.MAX_VALUE : retention.retainedSize(after);
            this.limit = limit;
        }

        void offer(final int object) {
            final long shallow = retention.heap().shallowSize(object);
            objects++;
            shallowSize += shallow;
            final long retained = retention.retainedSize(object);
            if (retained > afterSize || retained == afterSize && object <= after) {
                return;
            }
            behind++;
            if (best.size() < limit || isBefore(retained, object, best.element())) {
                offer(new Row(object, shallow, retained, retention.isReachable(object)));
            }
        }

        private static boolean isBefore(final long retained, final int object, final Row other) {
            return retained != other.retainedSize() ? retained > other.retainedSize() : object < other.object();
        }

        private void offer(final Row row) {
            best.add(row);
            if (best.size() > limit) {
                best.remove();
            }
        }

        void add(final Page other) {
            objects += other.objects;
            shallowSize += other.shallowSize;
            behind += other.behind;
            other.best.forEach(this::offer);
        }

        ObjectsOfClass result() {
            final List<Row> rows = new ArrayList<>(best);
            rows.sort(ORDER);
            return new ObjectsOfClass(objects, shallowSize, rows, rows.size() == behind);
        }
    }
}
