package deadwood.importers.hprof;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapObject;
import deadwood.model.query.InboundReferences;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.retention.RootPaths;
import deadwood.model.retention.ThreadReport;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import deadwood.model.structure.StructureScan;
import java.io.IOException;
import java.util.Random;

/** Touches all that can be asked of a heap: retention, histogram, paths, threads, structures, references both ways and values. */
final class DumpExercise {

    private static final int SAMPLE = 300;

    private final HeapGraph heap;
    private final CancelSignal cancel;
    private final Random random;

    private DumpExercise(final HeapGraph heap, final long seed, final CancelSignal cancel) {
        this.heap = heap;
        this.cancel = cancel;
        this.random = new Random(seed);
    }

    static void run(final HeapGraph heap, final long seed, final CancelSignal cancel) throws IOException {
        new DumpExercise(heap, seed, cancel).run();
    }

    private void run() throws IOException {
        columns();
        final Retention retention = RetentionAnalysis.of(heap, true, Progress.NONE, cancel);
        try (FieldReader reader = heap.fields().reader(); ColumnStore store = heap.store().scratch()) {
            final ClassHistogram histogram = ClassHistogram.of(heap, retention, Progress.NONE, cancel);
            assertThat(histogram.rows().stream().mapToLong(row -> row.instances()).sum())
                    .isLessThanOrEqualTo(heap.objectCount());
            final RootPaths paths = RootPaths.of(heap, true, Progress.NONE, cancel);
            final InboundReferences inbound = InboundReferences.of(heap, store, Progress.NONE, cancel);
            for (int i = 0; i < Math.min(SAMPLE, heap.objectCount()); i++) {
                final int object = random.nextInt(heap.objectCount());
                assertThat(paths.isReachable(object)).isEqualTo(retention.isReachable(object));
                paths.pathOf(object, reader);
                final InboundReferences.Sources sources = inbound.to(object);
                assertThat(sources.count() == 0 || sources.get(0) < heap.objectCount()).isTrue();
                values(object, reader);
                if (retention.isReachable(object)) {
                    assertThat(retention.retainedSize(object)).isGreaterThanOrEqualTo(heap.shallowSize(object));
                }
            }
            ThreadReport.of(heap, retention, cancel);
            StructureScan.of(heap, retention, Progress.NONE, cancel);
        }
    }

    private void columns() {
        final int objects = heap.objectCount();
        for (int object = 0; object < objects; object++) {
            assertThat(heap.shallowSize(object) >= 0 && heap.arrayLength(object) >= 0).isTrue();
            heap.forEachTarget(object, target -> {
                if (target < 0 || target >= objects) {
                    throw new AssertionError("target " + target);
                }
            });
        }
        for (int i = 0; i < heap.entryPointCount(); i++) {
            assertThat(heap.entryPoint(i)).isBetween(0, objects - 1);
        }
        heap.classes().all().forEach(type -> heap.classes().isSubclass(type.id(), 0));
    }

    private void values(final int object, final FieldReader reader) {
        reader.select(object);
        if (reader.payloadSize() > 0) {
            reader.readByte(reader.payloadSize() - 1);
            reader.readLong(random.nextLong(reader.payloadSize()));
        }
        final HeapObject view = heap.object(object, reader);
        view.text();
        heap.classOf(object).fields().forEach(field -> {
            if (field.type().isReference()) {
                reader.readReference(field.offset());
            }
        });
    }
}
