package deadwood.model.retention;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapSketch;
import deadwood.model.heap.RootKind;
import deadwood.model.heap.ThreadTable.StackFrame;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadReportTest {

    private static final StackFrame RUN = new StackFrame("com.acme.Worker", "run", "()V", "Worker.java", 12);
    private static final StackFrame MAIN = new StackFrame("com.acme.Main", "main", "()V", "Main.java", 3);

    @Test
    void tellsNamesFramesLocalsAndWhatThreadsRetain() throws IOException {
        final HeapSketch sketch = new HeapSketch();
        final int threadType = sketch.type("java.lang.Thread", 64, "name");
        final int workerType = sketch.type("com.acme.Worker", 72, "name");
        final int small = sketch.type("com.acme.Small", 16);
        final int worker = sketch.object(workerType);
        final int main = sketch.object(threadType);
        final int nameless = sketch.object(threadType);
        final int first = sketch.object(small);
        final int second = sketch.object(small);
        final int nativeLocal = sketch.object(small);
        final int shared = sketch.object(small);
        sketch.set(worker, "name", sketch.text("worker-1")).set(main, "name", sketch.chars("main"))
                .thread(1, worker, RUN, MAIN).thread(2, main, MAIN).thread(3, nameless)
                .root(RootKind.JAVA_FRAME, first, 1, 0).root(RootKind.JAVA_FRAME, first, 1, 0)
                .root(RootKind.JNI_LOCAL, second, 1, 1).root(RootKind.JNI_LOCAL, nativeLocal, 1, -1)
                .root(RootKind.JAVA_FRAME, shared, 1, 1).root(RootKind.JAVA_FRAME, shared, 2, 0)
                .root(RootKind.SYSTEM_CLASS, sketch.mirror(small))
                .root(RootKind.SYSTEM_CLASS, sketch.mirror(threadType))
                .root(RootKind.SYSTEM_CLASS, sketch.mirror(workerType)).root(RootKind.SYSTEM_CLASS, sketch.mirror(0))
                .root(RootKind.SYSTEM_CLASS, sketch.mirror(1));
        try (HeapGraph heap = sketch.build()) {
            final Retention retention = RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
            final List<ThreadReport.ThreadRow> rows = ThreadReport.of(heap, retention, CancelSignal.NEVER);
            assertThat(rows.stream().map(ThreadReport.ThreadRow::name).toList()).containsExactly("worker-1", "main",
                    "");
            final ThreadReport.ThreadRow row = rows.getFirst();
            assertThat(row.object()).isEqualTo(worker);
            assertThat(row.className()).isEqualTo("com.acme.Worker");
            assertThat(row.retainedSize()).isEqualTo(retention.retainedSize(worker))
                    .isGreaterThanOrEqualTo(72 + 3 * 16);
            assertThat(row.frames()).containsExactly(
                    new ThreadReport.FrameRow(RUN, List.of(new ThreadReport.Local(first, RootKind.JAVA_FRAME))),
                    new ThreadReport.FrameRow(MAIN, List.of(new ThreadReport.Local(second, RootKind.JNI_LOCAL),
                            new ThreadReport.Local(shared, RootKind.JAVA_FRAME))));
            assertThat(row.others()).containsExactly(new ThreadReport.Local(nativeLocal, RootKind.JNI_LOCAL));
            assertThat(ThreadReport.of(heap, null, CancelSignal.NEVER)).allMatch(thread -> thread.retainedSize() == -1);
        }
    }
}
