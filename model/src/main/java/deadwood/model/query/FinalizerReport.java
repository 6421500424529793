package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectSet;
import deadwood.model.heap.StaticField;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Objects with a {@code finalize} method, by class: those whose finalizer waits for the finalizer thread, which is what makes a backlog, and
 * those that are merely registered, which every such object is as long as it lives.
 * <p>
 * Each has a {@code java.lang.ref.Finalizer}; that is in the list {@code unfinalized} while it is registered, its {@code queue} is
 * {@code ReferenceQueue.ENQUEUED} once the collector has found the object dead, and the {@code NULL} queue when the finalizer
 * thread has taken it.
 *
 * @param rows by number of waiting objects, then of registered ones, descending, then by name of the class
 */
public record FinalizerReport(List<Row> rows) {

    private static final String FINALIZER = "java.lang.ref.Finalizer";
    private static final String REFERENCE_QUEUE = "java.lang.ref.ReferenceQueue";

    /**
     * The objects of one class.
     *
     * @param type the class
     * @param waiting number of those that are dead and wait for their finalizer
     * @param waitingSize shallow size of those, in bytes
     * @param waitingRetainedSize sum of what each of those retains, in bytes; −1 without retention
     * @param registered number of those that are not known to be dead
     * @param taken number of those whose finalizer runs or has run
     */
    public record Row(ClassInfo type, long waiting, long waitingSize, long waitingRetainedSize, long registered,
            long taken) {}

    public FinalizerReport {
        rows = List.copyOf(rows);
    }

    /** Number of all objects that wait for their finalizer. */
    public long waiting() {
        return sum(Row::waiting);
    }

    /** Number of all objects that are merely registered. */
    public long registered() {
        return sum(Row::registered);
    }

    private long sum(final ToLongFunction<Row> value) {
        return rows.stream().mapToLong(value).sum();
    }

    /**
     * Reads the finalizers of a heap; no rows if there are none.
     *
     * @param retention of the same heap, or null to go without retained sizes
     * @throws deadwood.model.heap.FieldSourceException if the dump is no longer there
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static FinalizerReport of(final HeapGraph heap, final @Nullable Retention retention,
            final Progress progress, final CancelSignal cancel) throws IOException {
        final ObjectSelection.OfClasses selection = ObjectSelection.named(heap.classes(), FINALIZER, false);
        if (selection.classIds().isEmpty()) {
            return new FinalizerReport(List.of());
        }
        try (ColumnStore scratch = heap.store().scratch(); FieldReader reader = heap.fields().reader()) {
            final ObjectSet finalizers = selection.in(heap, scratch,
                    progress.begin("finding finalizers", heap.objectCount(), Progress.Unit.OBJECTS), cancel);
            final Reading reading = new Reading(heap, retention, reader, cancel);
            finalizers.forEach(0, heap.objectCount(), reading::add);
            return new FinalizerReport(reading.rows());
        }
    }

    private static final class Sums {
        private long waiting;
        private long waitingSize;
        private long waitingRetained;
        private long registered;
        private long taken;
    }

    private static final class Reading {

        private static final int CHECK_EVERY = 1 << 12;

        private final HeapGraph heap;
        private final @Nullable Retention retention;
        private final FieldReader reader;
        private final CancelSignal cancel;
        private final int enqueued;
        private final int ownQueue;
        private final Map<Integer, Sums> byClass = new HashMap<>();
        private int steps;

        Reading(final HeapGraph heap, final @Nullable Retention retention, final FieldReader reader,
                final CancelSignal cancel) {
            this.heap = heap;
            this.retention = retention;
            this.reader = reader;
            this.cancel = cancel;
            this.enqueued = staticOf(heap, REFERENCE_QUEUE, "ENQUEUED");
            this.ownQueue = staticOf(heap, FINALIZER, "queue");
        }

        private static int staticOf(final HeapGraph heap, final String className, final String field) {
            for (final ClassInfo type : heap.classes().named(className)) {
                final StaticField found = type.staticField(field);
                if (found != null) {
                    return found.target();
                }
            }
            return HeapGraph.NONE;
        }

        void add(final int finalizer) {
            if (++steps % CHECK_EVERY == 0) {
                cancel.check();
            }
            final ClassInfo type = heap.classOf(finalizer);
            final int referent = read(finalizer, type.field("referent"));
            if (referent == HeapGraph.NONE) {
                return;
            }
            final Sums sums = byClass.computeIfAbsent(heap.classIdOf(referent), _ -> new Sums());
            final int queue = read(finalizer, type.field("queue"));
            if (queue != HeapGraph.NONE && queue == enqueued) {
                sums.waiting++;
                sums.waitingSize += heap.shallowSize(referent);
                sums.waitingRetained += retention == null ? 0 : retention.retainedSize(referent);
            } else if (queue == ownQueue) {
                sums.registered++;
            } else {
                sums.taken++;
            }
        }

        private int read(final int object, final @Nullable Field field) {
            reader.select(object);
            return field == null || field.offset() + reader.referenceSize() > reader.payloadSize()
                    ? HeapGraph.NONE
                    : reader.readReference(field.offset());
        }

        List<Row> rows() {
            final List<Row> rows = new ArrayList<>();
            byClass.forEach((classId, sums) -> rows.add(new Row(heap.classes().get(classId), sums.waiting,
                    sums.waitingSize, retention == null ? -1 : sums.waitingRetained, sums.registered, sums.taken)));
            rows.sort(Comparator.comparingLong(Row::waiting).thenComparingLong(Row::registered).reversed()
                    .thenComparing(row -> row.type().name()).thenComparingInt(row -> row.type().id()));
            return rows;
        }
    }
}
