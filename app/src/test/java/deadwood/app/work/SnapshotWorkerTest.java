package deadwood.app.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SnapshotWorkerTest {

    private static final Snapshot EMPTY = new Snapshot(Path.of("empty.bin"), 0, "nothing", null, List.of(),
            Snapshot.Content.NONE);

    private final Queue<String> activities = new ConcurrentLinkedQueue<>();

    private SnapshotWorker worker() {
        return SnapshotWorker.of(new OpenSnapshot(EMPTY), activity -> activities.add(
                activity == null ? "idle" : activity.job() + "/" + activity.step() + "/" + activity.done()));
    }

    @Test
    void tasksRunInTheOrderTheyCameOnOneThread() throws Exception {
        try (SnapshotWorker worker = worker()) {
            final Queue<Integer> order = new ConcurrentLinkedQueue<>();
            final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
            CompletableFuture<Integer> last = null;
            for (int number = 0; number < 50; number++) {
                final int mine = number;
                last = worker.submit("task", (_, _, _) -> {
                    order.add(mine);
                    threads.add(Thread.currentThread());
                    return mine;
                });
            }
            assertThat(last.get()).isEqualTo(49);
            assertThat(List.copyOf(order)).isSorted().hasSize(50);
            assertThat(threads.stream().distinct()).hasSize(1);
        }
    }

    @Test
    void tellsWhatItWorksOnAndHowFarItIs() throws Exception {
        try (SnapshotWorker worker = worker()) {
            worker.submit("counting", (_, progress, _) -> {
                final Progress.Step step = progress.begin("objects", 10, Progress.Unit.OBJECTS);
                step.advance(10);
                return 1;
            }).get();
            // A task behind it: the one before has then told that it ended.
            worker.submit("looking", (_, _, _) -> 1).get();
        }
        assertThat(activities).startsWith("opening empty.bin//0", "idle", "counting//0", "counting/objects/0", "idle",
                "looking//0");
    }

    @Test
    void aFailureReachesWhoAskedAndTheWorkerGoesOn() throws Exception {
        try (SnapshotWorker worker = worker()) {
            final CompletableFuture<Integer> failing = worker.submit("failing", (_, _, _) -> {
                throw new IOException("disk on fire");
            });
            assertThatThrownBy(failing::get).hasCause(new IOException("disk on fire"));
            final CompletableFuture<Integer> erring = worker.submit("failing", (_, _, _) -> {
                throw new OutOfMemoryError("small heap");
            });
            assertThatThrownBy(erring::get).hasCauseInstanceOf(OutOfMemoryError.class);
            assertThat(worker.submit("working", (_, _, _) -> 7).get()).isEqualTo(7);
        }
    }

    @Test
    void cancelEndsTheRunningTaskAlone() throws Exception {
        try (SnapshotWorker worker = worker()) {
            final CountDownLatch started = new CountDownLatch(1);
            final CountDownLatch noticed = new CountDownLatch(1);
            final CompletableFuture<Integer> running = worker.submit("running", (_, _, cancel) -> {
                started.countDown();
                while (!cancel.isCancelled()) {
                    Thread.onSpinWait();
                }
                noticed.countDown();
                cancel.check();
                return 1;
            });
            final CompletableFuture<Integer> next = worker.submit("next", (_, _, cancel) -> {
                cancel.check();
                return 2;
            });
            started.await();
            worker.cancel();
            assertThat(running).isCancelled();
            assertThat(noticed.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(next.get()).isEqualTo(2);
        }
    }

    @Test
    void aTaskCancelledWhileItWaitsNeverRuns() throws Exception {
        try (SnapshotWorker worker = worker()) {
            final CountDownLatch gate = new CountDownLatch(1);
            final CompletableFuture<Integer> first = worker.submit("first", (_, _, _) -> {
                await(gate);
                return 1;
            });
            final Queue<String> ran = new ConcurrentLinkedQueue<>();
            final CompletableFuture<Boolean> second = worker.submit("second", (_, _, _) -> ran.add("second"));
            second.cancel(true);
            gate.countDown();
            assertThat(first.get()).isEqualTo(1);
            worker.submit("third", (_, _, _) -> ran.add("third")).get();
            assertThat(ran).containsExactly("third");
        }
    }

    @Test
    void closesTheFileAfterTheRunningTaskAndTheLastLease() throws Exception {
        final SnapshotWorker worker = worker();
        final CountDownLatch started = new CountDownLatch(1);
        final CountDownLatch gate = new CountDownLatch(1);
        final CompletableFuture<Integer> running = worker.submit("running", (_, _, _) -> {
            started.countDown();
            await(gate);
            return 1;
        });
        final CompletableFuture<Integer> waiting = worker.submit("waiting", (_, _, _) -> 2);
        started.await();
        final SnapshotWorker.Lease lease = worker.lease();
        worker.close();
        assertThat(running).isCancelled();
        assertThat(worker.closed()).isNotDone();
        gate.countDown();
        assertThatThrownBy(waiting::get).isInstanceOf(CancellationException.class);
        assertThat(worker.closed()).isNotDone();
        lease.close();
        worker.closed().get();
        assertThat(worker.submit("late", (_, _, _) -> 3)).isCancelled();
        assertThatThrownBy(worker::lease).isInstanceOf(CancellationException.class);
        worker.close();
    }

    @Test
    void whatKeptTheFileFromBeingOpenedFailsEveryTask(@TempDir final Path directory) throws Exception {
        final Path missing = directory.resolve("missing.hprof");
        try (SnapshotWorker worker = SnapshotWorker.open(missing, new ImportOptions(directory, 1), _ -> {})) {
            assertThatThrownBy(worker.opened()::get).isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(ImportException.class).hasMessageContaining("does not exist");
            assertThatThrownBy(worker.submit("looking", (_, _, _) -> 1)::get)
                    .hasCauseInstanceOf(ImportException.class);
        }
    }

    @Test
    void aFileWithoutAHeapSaysSo() throws Exception {
        try (SnapshotWorker worker = worker()) {
            assertThat(worker.opened().get()).isSameAs(EMPTY);
            assertThatThrownBy(worker.submit("looking", (snapshot, _, _) -> snapshot.heap())::get)
                    .hasCauseInstanceOf(NoHeapException.class)
                    .hasMessageContaining("empty.bin holds no heap (it is nothing)");
        }
    }

    private static void await(final CountDownLatch gate) {
        try {
            gate.await();
        } catch (final InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
