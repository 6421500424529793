package deadwood.app.work;

import deadwood.model.diff.HeapDelta;
import deadwood.model.diff.HeapDiff;
import deadwood.model.diff.HeapSide;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Lays two opened heaps beside each other. */
public final class HeapComparison {

    private HeapComparison() {}

    /**
     * What changed from one heap to the other. Computes on both what they do not have yet.
     *
     * @throws NoHeapException if one of them holds no heap
     * @throws IOException if there is no space for columns
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public static HeapDelta of(final OpenSnapshot before, final OpenSnapshot after, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final HeapSide left = before.side(progress, cancel);
        final HeapSide right = after.side(progress, cancel);
        return HeapDiff.of(left, right, progress, cancel);
    }

    /**
     * The same for two snapshots that have a worker each: both sides are computed at once, each by its worker, and then compared
     * by that of {@code after}, for which {@code before} is kept open. If one side fails or the result is cancelled, the other
     * work on it ends too.
     */
    public static CompletableFuture<HeapDelta> of(final SnapshotWorker before, final SnapshotWorker after) {
        final String what = "comparing " + before.name() + " with " + after.name();
        final CompletableFuture<HeapDelta> delta = new CompletableFuture<>();
        final CompletableFuture<HeapSide> left = side(before, what, delta);
        final CompletableFuture<HeapSide> right = before == after ? left : side(after, what, delta);
        final var _ = left.thenCombine(right, Sides::new)
                .thenCompose(sides -> after.submit(what, (_, progress, cancel) -> {
                    try (SnapshotWorker.Lease _ = before.lease()) {
                        return HeapDiff.of(sides.before(), sides.after(), progress, either(cancel, delta));
                    }
                }))
                .whenComplete((result, failure) -> {
                    if (failure == null) {
                        delta.complete(result);
                    } else {
                        delta.completeExceptionally(SnapshotWorker.cause(failure));
                    }
                });
        return delta;
    }

    private static CompletableFuture<HeapSide> side(final SnapshotWorker worker, final String what,
            final CompletableFuture<HeapDelta> delta) {
        final CompletableFuture<HeapSide> side = worker.submit(what, (snapshot, progress, cancel) -> {
            final CancelSignal wanted = either(cancel, delta);
            wanted.check();
            return snapshot.side(progress, wanted);
        });
        // One side alone is of no use: its failure is that of the whole, at once.
        return side.whenComplete((_, failure) -> {
            if (failure != null) {
                delta.completeExceptionally(SnapshotWorker.cause(failure));
            }
        });
    }

    private static CancelSignal either(final CancelSignal cancel, final CompletableFuture<HeapDelta> delta) {
        return () -> cancel.isCancelled() || delta.isDone();
    }

    private record Sides(HeapSide before, HeapSide after) {}
}
