package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectSet;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits in the reference queues of a heap: references whose referent is gone, which nobody has taken yet.
 *
 * @param queues those that are not empty, the longest first, then by id
 * @param empty number of those that are
 */
public record ReferenceQueues(List<Queue> queues, long empty) {

    private static final String REFERENCE = "java.lang.ref.Reference";
    private static final String REFERENCE_QUEUE = "java.lang.ref.ReferenceQueue";

    /**
     * One queue.
     *
     * @param object its id
     * @param type its class
     * @param length number of references in it, counted
     * @param references those by class, the most first, then by name of the class
     */
    public record Queue(int object, ClassInfo type, long length, List<Entry> references) {

        public Queue {
            references = List.copyOf(references);
        }
    }

    /** How many references of a class are in a queue. */
    public record Entry(ClassInfo type, long count) {}

    public ReferenceQueues {
        queues = List.copyOf(queues);
    }

    /**
     * Follows the lists of all queues; a list ends with a reference that is its own next.
     *
     * @throws deadwood.model.heap.FieldSourceException if the dump is no longer there
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ReferenceQueues of(final HeapGraph heap, final Progress progress, final CancelSignal cancel)
            throws IOException {
        final ObjectSelection.OfClasses selection = ObjectSelection.named(heap.classes(), REFERENCE_QUEUE, true);
        final int reference = heap.classes().named(REFERENCE).stream().findFirst().map(ClassInfo::id)
                .orElse(HeapGraph.NONE);
        if (selection.classIds().isEmpty() || reference == HeapGraph.NONE) {
            return new ReferenceQueues(List.of(), 0);
        }
        try (ColumnStore scratch = heap.store().scratch(); FieldReader reader = heap.fields().reader()) {
            final ObjectSet queues = selection.in(heap, scratch,
                    progress.begin("finding reference queues", heap.objectCount(), Progress.Unit.OBJECTS), cancel);
            final Reading reading = new Reading(heap, reader, reference,
                    ObjectSet.empty(scratch, "queued references", heap.objectCount()), cancel);
            queues.forEach(0, heap.objectCount(), reading::add);
            reading.queues.sort(Comparator.comparingLong(Queue::length).reversed().thenComparingInt(Queue::object));
            return new ReferenceQueues(reading.queues, reading.empty);
        }
    }

    private static final class Reading {

        private static final int CHECK_EVERY = 1 << 12;

        private final HeapGraph heap;
        private final FieldReader reader;
        private final int referenceClass;
        private final ObjectSet seen;
        private final CancelSignal cancel;
        private final List<Queue> queues = new ArrayList<>();
        private long empty;
        private int steps;

        Reading(final HeapGraph heap, final FieldReader reader, final int referenceClass, final ObjectSet seen,
                final CancelSignal cancel) {
            this.heap = heap;
            this.reader = reader;
            this.referenceClass = referenceClass;
            this.seen = seen;
            this.cancel = cancel;
        }

        void add(final int queue) {
            final Map<Integer, Long> counts = new HashMap<>();
            long length = 0;
            int at = read(queue, heap.classOf(queue).field("head"));
            while (at != HeapGraph.NONE && seen.add(at)) {
                length++;
                counts.merge(heap.classIdOf(at), 1L, Long::sum);
                at = read(at, next(heap.classOf(at)));
                if (++steps % CHECK_EVERY == 0) {
                    cancel.check();
                }
            }
            if (length == 0) {
                empty++;
                return;
            }
            final List<Entry> entries = new ArrayList<>();
            counts.forEach((classId, count) -> entries.add(new Entry(heap.classes().get(classId), count)));
            entries.sort(Comparator.comparingLong(Entry::count).reversed()
                    .thenComparing(entry -> entry.type().name()).thenComparingInt(entry -> entry.type().id()));
            queues.add(new Queue(queue, heap.classOf(queue), length, entries));
        }

        /** The field of {@code Reference} itself: {@code Finalizer} and {@code Cleaner} have lists of their own through another {@code next}. */
        private @Nullable Field next(final ClassInfo type) {
            for (final Field field : type.fields()) {
                if (field.declaringClass() == referenceClass && field.name().equals("next")) {
                    return field;
                }
            }
            return null;
        }

        private int read(final int object, final @Nullable Field field) {
            reader.select(object);
            return field == null || field.offset() + reader.referenceSize() > reader.payloadSize()
                    ? HeapGraph.NONE
                    : reader.readReference(field.offset());
        }
    }
}
