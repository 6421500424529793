package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectSet;
import deadwood.model.retention.ParallelRanges;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** How many objects of each class are among some objects of a heap, and what they take. Immutable. */
public final class ClassTotals {

    static final int GRAIN = 1 << 16;

    private final HeapGraph heap;
    private final long[] instances;
    private final long[] shallowBytes;

    /**
     * One class.
     *
     * @param type the class
     * @param instances number of objects, at least 1
     * @param shallowSize of all of them, in bytes
     */
    public record Row(ClassInfo type, long instances, long shallowSize) {}

    /**
     * All classes of one name.
     *
     * @param className their name
     * @param instances number of objects, at least 1
     * @param shallowSize of all of them, in bytes
     */
    public record NameRow(String className, long instances, long shallowSize) {

        private NameRow plus(final NameRow other) {
            return new NameRow(className, instances + other.instances, shallowSize + other.shallowSize);
        }
    }

    /** The objects that are counted. Called by several threads. */
    @FunctionalInterface
    public interface Objects {

        /** Calls {@code action} with those from {@code from}, a multiple of {@link ObjectSet#WORD}, to before {@code to}. */
        void forEach(int from, int to, IntConsumer action);

        /** All objects that a test holds for. */
        static Objects that(final IntPredicate test) {
            return (from, to, action) -> {
                for (int object = from; object < to; object++) {
                    if (test.test(object)) {
                        action.accept(object);
                    }
                }
            };
        }
    }

    private ClassTotals(final HeapGraph heap) {
        this.heap = heap;
        this.instances = new long[heap.classes().size()];
        this.shallowBytes = new long[heap.classes().size()];
    }

    /**
     * Counts on all processors.
     *
     * @param step told of as many objects as the heap has
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ClassTotals of(final HeapGraph heap, final Objects objects, final Progress.Step step,
            final CancelSignal cancel) throws IOException {
        final PerThread<ClassTotals> partial = new PerThread<>(() -> new ClassTotals(heap));
        ParallelRanges.run(heap.objectCount(), GRAIN, cancel, (from, to) -> {
            partial.with(totals -> objects.forEach((int) from, (int) to, totals::add));
            step.advance(to - from);
        });
        final ClassTotals all = new ClassTotals(heap);
        partial.all().forEach(all::add);
        return all;
    }

    /** All objects of a heap. */
    public static ClassTotals ofAll(final HeapGraph heap, final Progress progress, final CancelSignal cancel)
            throws IOException {
        return of(heap, Objects.that(_ -> true),
                progress.begin("counting objects", heap.objectCount(), Progress.Unit.OBJECTS), cancel);
    }

    /** The objects that no root reaches. */
    public static ClassTotals ofUnreachable(final Retention retention, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final HeapGraph heap = retention.heap();
        return of(heap, Objects.that(object -> !retention.isReachable(object)),
                progress.begin("counting garbage", heap.objectCount(), Progress.Unit.OBJECTS), cancel);
    }

    private void add(final int object) {
        final int classId = heap.classIdOf(object);
        instances[classId]++;
        shallowBytes[classId] += heap.shallowSize(object);
    }

    private void add(final ClassTotals other) {
        for (int i = 0; i < instances.length; i++) {
            instances[i] += other.instances[i];
            shallowBytes[i] += other.shallowBytes[i];
        }
    }

    public HeapGraph heap() {
        return heap;
    }

    /** Number of objects of a class, its subclasses left out. */
    public long instances(final int classId) {
        return instances[classId];
    }

    /** Shallow size of the objects of a class in bytes, its subclasses left out. */
    public long shallowSize(final int classId) {
        return shallowBytes[classId];
    }

    /** Number of objects of all classes. */
    public long instances() {
        return java.util.Arrays.stream(instances).sum();
    }

    /** Shallow size of the objects of all classes, in bytes. */
    public long shallowSize() {
        return java.util.Arrays.stream(shallowBytes).sum();
    }

    /** The classes that have objects, by shallow size descending, then by name. */
    public List<Row> rows() {
        final List<Row> rows = new ArrayList<>();
        for (final ClassInfo type : heap.classes().all()) {
            if (instances[type.id()] > 0) {
                rows.add(new Row(type, instances[type.id()], shallowBytes[type.id()]));
            }
        }
        rows.sort(Comparator.comparingLong(Row::shallowSize).reversed().thenComparing(row -> row.type().name())
                .thenComparingInt(row -> row.type().id()));
        return rows;
    }

    /** The same with the classes of one name, which several loaders defined, in one row. */
    public List<NameRow> byName() {
        final Map<String, NameRow> byName = new HashMap<>();
        for (final Row row : rows()) {
            byName.merge(row.type().name(), new NameRow(row.type().name(), row.instances(), row.shallowSize()),
                    NameRow::plus);
        }
        return byName.values().stream().sorted(Comparator.comparingLong(NameRow::shallowSize).reversed()
                .thenComparing(NameRow::className)).toList();
    }
}
