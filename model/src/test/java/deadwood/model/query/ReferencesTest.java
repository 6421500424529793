package deadwood.model.query;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapSketch;
import deadwood.model.heap.ReferenceStrength;
import deadwood.model.heap.RootKind;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Soft and weak references, queues and finalizers. */
class ReferencesTest {

    private static ClassTotals totals(final HeapGraph heap) throws IOException {
        return ClassTotals.of(heap, ClassTotals.Objects.that(_ -> true), _ -> {}, CancelSignal.NEVER);
    }

    @Test
    void tellsWhatReferencesHoldByHowElseItIsHeld() throws IOException {
        final HeapSketch sketch = new HeapSketch();
        final int thing = sketch.type("Thing", 16, "other");
        final int soft = sketch.type("Soft", 40, ReferenceStrength.SOFT, "referent", "extra");
        final int weak = sketch.type("Weak", 48, ReferenceStrength.WEAK, "referent");
        final int phantom = sketch.type("Phantom", 48, ReferenceStrength.PHANTOM, "referent");
        sketch.root(RootKind.SYSTEM_CLASS, sketch.mirror(thing)).root(RootKind.SYSTEM_CLASS, sketch.mirror(soft))
                .root(RootKind.SYSTEM_CLASS, sketch.mirror(weak)).root(RootKind.SYSTEM_CLASS, sketch.mirror(phantom));
        final int held = sketch.object(thing);
        final int below = sketch.object(thing);
        final int softly = sketch.object(thing);
        final int weakly = sketch.object(thing);
        sketch.set(softly, "other", below).root(RootKind.JNI_GLOBAL, held);
        reference(sketch, soft, softly);
        reference(sketch, soft, held);
        reference(sketch, soft, HeapGraph.NONE);
        reference(sketch, weak, softly);
        reference(sketch, weak, weakly);
        reference(sketch, weak, held);
        reference(sketch, phantom, HeapGraph.NONE);
        try (HeapGraph heap = sketch.build()) {
            final Retention retention = RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
            final ReferenceStatistics statistics = ReferenceStatistics.of(retention, totals(heap), Progress.NONE,
                    CancelSignal.NEVER);
            assertThat(statistics.rows()).extracting(row -> row.type().name() + " " + row.strength() + " "
                    + List.of(row.references(), row.cleared(), row.strong(), row.soft(), row.unreachable()))
                    .containsExactly("Soft SOFT [3, 1, 1, 1, 0]", "Weak WEAK [3, 0, 1, 1, 1]",
                            "Phantom PHANTOM [1, 1, 0, 0, 0]");
            assertThat(statistics.referents()).extracting(row -> row.type().name() + " " + row.strength() + " "
                    + List.of(row.references(), row.soft(), row.unreachable()))
                    .containsExactly("Thing WEAK [3, 1, 1]", "Thing SOFT [2, 1, 0]");
            assertThat(statistics.softlyReachable().instances()).as("the referent and what it holds").isEqualTo(2);
            assertThat(statistics.softlyReachable().shallowSize()).isEqualTo(32);
        }
    }

    private static void reference(final HeapSketch sketch, final int type, final int referent) {
        final int reference = sketch.object(type);
        sketch.set(reference, "referent", referent).root(RootKind.JNI_GLOBAL, reference);
    }

    @Test
    void countsWhatWaitsForItsFinalizer() throws IOException {
        final HeapSketch sketch = new HeapSketch();
        final int queueType = sketch.type("java.lang.ref.ReferenceQueue", 32, "head");
        final int finalizer = sketch.type("java.lang.ref.Finalizer", 64, "referent", "queue", "next");
        final int stream = sketch.type("Stream", 24, "buffer");
        final int enqueued = sketch.object(queueType);
        final int none = sketch.object(queueType);
        final int own = sketch.object(queueType);
        sketch.statik(queueType, "ENQUEUED", enqueued).statik(queueType, "NULL_QUEUE", none)
                .statik(finalizer, "queue", own);
        for (final int queue : new int[]{enqueued, enqueued, own, own, own, none}) {
            final int object = sketch.object(stream);
            final int reference = sketch.object(finalizer);
            sketch.set(object, "buffer", sketch.text("12345678")).set(reference, "referent", object)
                    .set(reference, "queue", queue).root(RootKind.JNI_GLOBAL, reference);
        }
        sketch.root(RootKind.SYSTEM_CLASS, sketch.mirror(0)).root(RootKind.SYSTEM_CLASS, sketch.mirror(1));
        try (HeapGraph heap = sketch.build()) {
            final Retention retention = RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
            final FinalizerReport report = FinalizerReport.of(heap, retention, Progress.NONE, CancelSignal.NEVER);
            assertThat(report.rows()).containsExactly(new FinalizerReport.Row(heap.classes().get(stream), 2, 48,
                    2 * (24 + 24 + 24), 3, 1));
            assertThat(report.waiting()).isEqualTo(2);
            assertThat(report.registered()).isEqualTo(3);
        }
        try (HeapGraph heap = new HeapSketch().build()) {
            assertThat(FinalizerReport.of(heap, null, Progress.NONE, CancelSignal.NEVER).rows()).isEmpty();
        }
    }

    @Test
    void followsTheListsOfQueues() throws IOException {
        final HeapSketch sketch = new HeapSketch();
        final int reference = sketch.type("java.lang.ref.Reference", 40, "next");
        final int cleaner = sketch.type("Cleaner", 56, "next");
        sketch.superclass(cleaner, reference);
        final int queueType = sketch.type("java.lang.ref.ReferenceQueue", 32, "head");
        sketch.object(queueType);
        final int queue = sketch.object(queueType);
        final int[] list = {sketch.object(reference), sketch.object(reference), sketch.object(reference)};
        sketch.set(queue, "head", list[0]).set(list[0], "next", list[1]).set(list[1], "next", list[2]).set(list[2],
                "next", list[2]);
        final int other = sketch.object(queueType);
        sketch.set(other, "head", sketch.object(cleaner));
        try (HeapGraph heap = sketch.build()) {
            final ReferenceQueues queues = ReferenceQueues.of(heap, Progress.NONE, CancelSignal.NEVER);
            assertThat(queues.empty()).isEqualTo(1);
            assertThat(queues.queues()).containsExactly(
                    new ReferenceQueues.Queue(queue, heap.classes().get(queueType), 3,
                            List.of(new ReferenceQueues.Entry(heap.classes().get(reference), 3))),
                    new ReferenceQueues.Queue(other, heap.classes().get(queueType), 1,
                            List.of(new ReferenceQueues.Entry(heap.classes().get(cleaner), 1))));
        }
    }
}
