package deadwood.app.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.hprof.fixture.HeapFixture;
import deadwood.importers.hprof.write.HprofRoot;
import deadwood.model.diff.HeapDelta;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.StructureReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OpenSnapshotTest {

    private static final CancelSignal CANCELLED = () -> true;

    @TempDir
    private Path directory;

    private ImportOptions options() {
        return new ImportOptions(directory.resolve("cache"), 1);
    }

    private Path dump(final String name, final int nodes) throws IOException {
        final HeapFixture heap = new HeapFixture();
        heap.type("com.acme.Node", "Object next");
        for (int node = 0; node < nodes; node++) {
            heap.object("node" + node, "com.acme.Node").with("next", node == 0 ? null : "node" + (node - 1));
        }
        heap.root("node" + (nodes - 1), HprofRoot.Unknown::new);
        heap.object("lost", "com.acme.Node");
        return heap.write(directory.resolve(name));
    }

    private OpenSnapshot open(final int nodes) throws IOException {
        return OpenSnapshot.open(dump("a.hprof", nodes), options(), Progress.NONE, CancelSignal.NEVER);
    }

    @Test
    void computesOnce() throws IOException {
        try (OpenSnapshot snapshot = open(5)) {
            final var retention = snapshot.retention(Progress.NONE, CancelSignal.NEVER);
            assertThat(snapshot.retention(Progress.NONE, CANCELLED)).isSameAs(retention);
            assertThat(snapshot.histogram(Progress.NONE, CancelSignal.NEVER))
                    .isSameAs(snapshot.histogram(Progress.NONE, CANCELLED));
            assertThat(snapshot.counts(Progress.NONE, CancelSignal.NEVER))
                    .isSameAs(snapshot.counts(Progress.NONE, CANCELLED));
            assertThat(snapshot.paths(Progress.NONE, CancelSignal.NEVER))
                    .isSameAs(snapshot.paths(Progress.NONE, CANCELLED));
            assertThat(snapshot.structures(Progress.NONE, CancelSignal.NEVER))
                    .isSameAs(snapshot.structures(Progress.NONE, CANCELLED));
            for (final RetentionView view : RetentionView.values()) {
                assertThat(snapshot.retentionTree(view, Progress.NONE, CancelSignal.NEVER))
                        .isSameAs(snapshot.retentionTree(view, Progress.NONE, CANCELLED));
            }
            assertThat(snapshot.fields()).isSameAs(snapshot.fields());
        }
    }

    @Test
    void keepsTheScanForTheNextOpen() throws IOException {
        final StructureReport first;
        try (OpenSnapshot snapshot = open(5)) {
            first = snapshot.structures(Progress.NONE, CancelSignal.NEVER);
        }
        try (OpenSnapshot snapshot = OpenSnapshot.open(directory.resolve("a.hprof"), options(), Progress.NONE,
                CancelSignal.NEVER)) {
            // What is in the index asks nobody whether it may go on.
            final StructureReport second = snapshot.structures(Progress.NONE, CANCELLED);
            assertThat(second.groups()).isEqualTo(first.groups());
            assertThat(second.warnings()).isEqualTo(first.warnings());
        }
    }

    @Test
    void whatWasCancelledBeginsAnew() throws IOException {
        try (OpenSnapshot snapshot = open(5)) {
            assertThatThrownBy(() -> snapshot.histogram(Progress.NONE, CANCELLED))
                    .isInstanceOf(CancellationException.class);
            final var retention = snapshot.retention(Progress.NONE, CancelSignal.NEVER);
            assertThat(snapshot.histogram(Progress.NONE, CancelSignal.NEVER).byName())
                    .filteredOn(row -> row.className().equals("com.acme.Node")).singleElement().satisfies(row -> {
                        assertThat(row.instances()).isEqualTo(6);
                        assertThat(row.unreachableInstances()).isEqualTo(1);
                        assertThat(row.retainedSize()).isEqualTo(retention.reachableBytes()).isGreaterThan(5 * 16);
                    });
            assertThat(snapshot.unreachableObjects(Progress.NONE, CancelSignal.NEVER)).isEqualTo(
                    snapshot.retention(Progress.NONE, CancelSignal.NEVER).unreachableCount());
        }
    }

    @Test
    void aFileWithoutAHeapAnswersNothing() throws IOException {
        try (OpenSnapshot snapshot = new OpenSnapshot(
                new Snapshot(Path.of("run.jfr"), 9, "a recording", null, List.of(), Snapshot.Content.NONE))) {
            assertThatThrownBy(() -> snapshot.retention(Progress.NONE, CancelSignal.NEVER))
                    .isInstanceOf(NoHeapException.class).hasMessage("run.jfr holds no heap (it is a recording)");
            assertThatThrownBy(snapshot::fields).isInstanceOf(NoHeapException.class);
        }
    }

    @Test
    void twoWorkersCompareAtOnce() throws Exception {
        try (SnapshotWorker before = SnapshotWorker.open(dump("a.hprof", 5), options(), _ -> {});
                SnapshotWorker after = SnapshotWorker.open(dump("b.hprof", 25), options(), _ -> {})) {
            final HeapDelta delta = HeapComparison.of(before, after).get();
            assertThat(delta.totals().objectsAfter() - delta.totals().objectsBefore()).isEqualTo(20);
            assertThat(delta.totals().bytesAfter() - delta.totals().bytesBefore()).isEqualTo(20 * 16);
            final HeapDelta same = HeapComparison.of(after, after).get();
            assertThat(same.totals().objectsAfter()).isEqualTo(same.totals().objectsBefore());
        }
    }

    @Test
    void aSideThatFailsFailsTheComparison() throws Exception {
        try (SnapshotWorker before = SnapshotWorker.open(directory.resolve("missing"), options(), _ -> {});
                SnapshotWorker after = SnapshotWorker.open(dump("b.hprof", 25), options(), _ -> {})) {
            assertThatThrownBy(HeapComparison.of(before, after)::get).hasCauseInstanceOf(ImportException.class);
            assertThatThrownBy(HeapComparison.of(after, before)::get).hasCauseInstanceOf(ImportException.class);
        }
    }

    @Test
    void aCancelledComparisonLeavesBothToClose() throws Exception {
        final SnapshotWorker before = SnapshotWorker.open(dump("a.hprof", 5), options(), _ -> {});
        final SnapshotWorker after = SnapshotWorker.open(dump("b.hprof", 25), options(), _ -> {});
        final CompletableFuture<HeapDelta> delta = HeapComparison.of(before, after);
        delta.cancel(true);
        before.close();
        after.close();
        before.closed().get(30, TimeUnit.SECONDS);
        after.closed().get(30, TimeUnit.SECONDS);
        assertThat(delta).isCancelled();
    }
}
