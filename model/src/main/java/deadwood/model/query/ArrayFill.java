package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.ParallelRanges;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How full the arrays of a heap are, by class: elements that are null or zero take the same space as those that say something.
 *
 * @param rows by bytes of empty elements descending, then by name of the class
 */
public record ArrayFill(List<Row> rows) {

    /**
     * The arrays of one class. An element is empty if it is null, or for primitives if it is zero and so are all behind it: what
     * {@code ensureCapacity} and generous buffers leave. Zeros between other numbers are taken for numbers.
     *
     * @param type the class
     * @param arrays number of arrays
     * @param shallowSize of all of them, in bytes
     * @param elements elements of all of them
     * @param emptyElements of those the empty ones
     * @param emptyBytes bytes of those in the heap
     * @param zeroLength number of arrays without elements
     * @param allEmpty number of arrays that have elements, all of them empty
     * @param allEmptySize shallow size of those, in bytes
     * @param unread number of arrays whose elements the dump does not hold; their elements do not count as empty
     */
    public record Row(ClassInfo type, long arrays, long shallowSize, long elements, long emptyElements,
            long emptyBytes, long zeroLength, long allEmpty, long allEmptySize, long unread) {}

    public ArrayFill {
        rows = List.copyOf(rows);
    }

    /**
     * Reads the ends of all primitive arrays from the dump, in ascending order of ids, on all processors; what object arrays hold
     * the graph knows.
     *
     * @throws deadwood.model.heap.FieldSourceException if the dump is no longer there
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ArrayFill of(final HeapGraph heap, final Progress progress, final CancelSignal cancel)
            throws IOException {
        final ClassObjectsInRows classObjects = new ClassObjectsInRows(heap);
        final Progress.Step step = progress.begin("looking into arrays", heap.objectCount(), Progress.Unit.OBJECTS);
        try (PerThread<Counts> partial = new PerThread<>(() -> new Counts(heap, classObjects, cancel), Counts::close)) {
            ParallelRanges.run(heap.objectCount(), ClassTotals.GRAIN, cancel, (from, to) -> {
                partial.with(counts -> counts.add((int) from, (int) to));
                step.advance(to - from);
            });
            final Counts all = new Counts(heap, classObjects, cancel);
            partial.all().forEach(all::add);
            all.close();
            return new ArrayFill(all.rows());
        }
    }

    private enum Sum {
        ARRAYS, SHALLOW_SIZE, ELEMENTS, EMPTY, ZERO_LENGTH, ALL_EMPTY, ALL_EMPTY_SIZE, UNREAD
    }

    private static final class Counts implements AutoCloseable {

        private static final int CHUNK = 1 << 12;
        private static final int CHECK_EVERY = 1 << 20;

        private final HeapGraph heap;
        private final ClassObjectsInRows classObjects;
        private final CancelSignal cancel;
        private final FieldReader reader;
        private final byte[] chunk = new byte[CHUNK];
        /** By class. */
        private final Map<Sum, long[]> sums = new EnumMap<>(Sum.class);

        Counts(final HeapGraph heap, final ClassObjectsInRows classObjects, final CancelSignal cancel) {
            this.heap = heap;
            this.classObjects = classObjects;
            this.cancel = cancel;
            this.reader = heap.fields().reader();
            for (final Sum sum : Sum.values()) {
                sums.put(sum, new long[heap.classes().size()]);
            }
        }

        void add(final int from, final int to) {
            int lastId = HeapGraph.NONE;
            ClassInfo.Kind kind = ClassInfo.Kind.INSTANCE;
            for (int object = from; object < to; object++) {
                final int classId = heap.classIdOf(object);
                if (classId != lastId) {
                    lastId = classId;
                    kind = heap.classes().get(classId).kind();
                }
                if (kind != ClassInfo.Kind.INSTANCE) {
                    add(object, classId, kind);
                }
            }
        }

        private void add(final int object, final int classId, final ClassInfo.Kind kind) {
            final int length = heap.arrayLength(object);
            final long size = heap.shallowSize(object);
            add(classId, Sum.ARRAYS, 1);
            add(classId, Sum.SHALLOW_SIZE, size);
            add(classId, Sum.ELEMENTS, length);
            if (length == 0) {
                add(classId, Sum.ZERO_LENGTH, 1);
                return;
            }
            final int empty = kind == ClassInfo.Kind.OBJECT_ARRAY
                    ? length - references(object, classId)
                    : trailingZeros(object, length);
            if (empty < 0) {
                add(classId, Sum.UNREAD, 1);
                return;
            }
            add(classId, Sum.EMPTY, empty);
            if (empty == length) {
                add(classId, Sum.ALL_EMPTY, 1);
                add(classId, Sum.ALL_EMPTY_SIZE, size);
            }
        }

        private void add(final int classId, final Sum sum, final long amount) {
            of(sum)[classId] += amount;
        }

        private long[] of(final Sum sum) {
            return java.util.Objects.requireNonNull(sums.get(sum));
        }

        /** Number of elements that are not null. */
        private int references(final int object, final int classId) {
            long position = heap.firstReference(object);
            if (position == HeapGraph.NONE) {
                return 0;
            }
            int count = 1;
            while (!heap.isLastAt(position)) {
                position++;
                count++;
                if (count % CHECK_EVERY == 0) {
                    cancel.check();
                }
            }
            return classObjects.has(classId) ? count - 1 : count;
        }

        /** Number of elements at the end that are zero, −1 if the dump does not hold them. */
        private int trailingZeros(final int object, final int length) {
            reader.select(object);
            long end = reader.payloadSize();
            if (end == 0) {
                return -1;
            }
            while (end > 0) {
                final int count = (int) Math.min(CHUNK, end);
                reader.readBytes(end - count, chunk, 0, count);
                final int used = lastNonZero(count) + 1;
                if (used > 0) {
                    end -= count - used;
                    break;
                }
                end -= count;
                if ((end & CHECK_EVERY - 1) < CHUNK) {
                    cancel.check();
                }
            }
            return length - (int) ((end + reader.elementSize() - 1) / reader.elementSize());
        }

        private int lastNonZero(final int count) {
            int at = count - 1;
            while (at >= 0 && chunk[at] == 0) {
                at--;
            }
            return at;
        }

        void add(final Counts other) {
            for (final Sum sum : Sum.values()) {
                final long[] mine = of(sum);
                final long[] others = other.of(sum);
                for (int classId = 0; classId < mine.length; classId++) {
                    mine[classId] += others[classId];
                }
            }
        }

        List<Row> rows() {
            final List<Row> rows = new ArrayList<>();
            for (final ClassInfo type : heap.classes().all()) {
                if (sum(type, Sum.ARRAYS) > 0) {
                    rows.add(row(type));
                }
            }
            rows.sort(Comparator.comparingLong(Row::emptyBytes).reversed().thenComparing(row -> row.type().name())
                    .thenComparingInt(row -> row.type().id()));
            return rows;
        }

        private Row row(final ClassInfo type) {
            final int elementBytes = java.util.Objects.requireNonNull(type.elementType())
                    .bytes(heap.layout().referenceSize());
            final long empty = sum(type, Sum.EMPTY);
            return new Row(type, sum(type, Sum.ARRAYS), sum(type, Sum.SHALLOW_SIZE), sum(type, Sum.ELEMENTS), empty,
                    empty * elementBytes, sum(type, Sum.ZERO_LENGTH), sum(type, Sum.ALL_EMPTY),
                    sum(type, Sum.ALL_EMPTY_SIZE), sum(type, Sum.UNREAD));
        }

        private long sum(final ClassInfo type, final Sum sum) {
            return of(sum)[type.id()];
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
