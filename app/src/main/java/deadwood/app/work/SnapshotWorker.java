package deadwood.app.work;

import deadwood.importers.ImportOptions;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that works on one opened file, for a window that must not wait: tasks go in, futures come out, one task at a
 * time in the order they came.
 * <p>
 * Cancelling a future, by {@link CompletableFuture#cancel} or {@link #cancel}, ends it at once and tells its task by the
 * signal; threads are never interrupted (see {@link CancelSignal}). Futures complete on the worker's thread, so whoever is in a
 * toolkit has to go back to its own. All methods are safe for several threads and return at once.
 */
public final class SnapshotWorker implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SnapshotWorker.class.getName());

    /** Work on an opened file. Called on the worker's thread. */
    @FunctionalInterface
    public interface Task<T> {

        /**
         * @param progress has to be told how far the work is
         * @param cancel has to be asked whether to stop
         */
        T run(OpenSnapshot snapshot, Progress progress, CancelSignal cancel) throws IOException;
    }

    /** Keeps the file open while somebody else's thread uses what came from it. */
    public final class Lease implements AutoCloseable {

        private Lease() {}

        /** Once for each lease. */
        @Override
        public void close() {
            executor.execute(SnapshotWorker.this::release);
        }
    }

    private final String name;
    private final Consumer<@Nullable Activity> listener;
    private final ExecutorService executor;
    private final CompletableFuture<OpenSnapshot> opened;
    private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
    private volatile @Nullable CompletableFuture<?> running;
    private volatile boolean closing;
    private int holders = 1;

    private SnapshotWorker(final String name, final Consumer<@Nullable Activity> listener, final Opening opening) {
        this.name = name;
        this.listener = listener;
        this.executor = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("snapshot " + name).factory());
        this.opened = new CompletableFuture<>();
        executor.execute(() -> run("opening " + name, opened, opening));
    }

    /**
     * Opens a file on a new worker; {@link #opened} tells when it is done.
     *
     * @param listener told what is being worked on and how far it is, null when there is nothing to do; called on the threads
     *        that do the work, at most about ten times a second, and has to be quick
     */
    public static SnapshotWorker open(final Path file, final ImportOptions options,
            final Consumer<@Nullable Activity> listener) {
        return open(file, options, UserCatalog.NONE, listener);
    }

    /** The same with structures that the user has added to the catalog. */
    public static SnapshotWorker open(final Path file, final ImportOptions options, final UserCatalog userCatalog,
            final Consumer<@Nullable Activity> listener) {
        final Path fileName = file.getFileName();
        return new SnapshotWorker(fileName == null ? file.toString() : fileName.toString(), listener, (progress,
                cancel) -> OpenSnapshot.open(file, options, userCatalog, progress, cancel));
    }

    /** A worker for what is open already; it closes it in the end. */
    public static SnapshotWorker of(final OpenSnapshot snapshot, final Consumer<@Nullable Activity> listener) {
        return new SnapshotWorker(snapshot.snapshot().name(), listener, (_, _) -> snapshot);
    }

    /** The file's name without its directory. */
    public String name() {
        return name;
    }

    /** What the file gave; fails with what kept it from being opened. */
    public CompletableFuture<Snapshot> opened() {
        return opened.thenApply(OpenSnapshot::snapshot);
    }

    /**
     * Queues a task. If the file could not be opened, the future fails with the same exception; if this is closed, it is
     * cancelled.
     *
     * @param what names the task for a person: "finding structures"
     */
    public <T> CompletableFuture<T> submit(final String what, final Task<T> task) {
        final CompletableFuture<T> result = new CompletableFuture<>();
        synchronized (this) {
            if (closing) {
                result.cancel(false);
            } else {
                executor.execute(() -> run(what, result, (progress, cancel) -> task.run(snapshot(), progress, cancel)));
            }
        }
        return result;
    }

    /** Cancels the task that is running, if there is one. Those behind it run next. */
    public void cancel() {
        final CompletableFuture<?> current = running;
        if (current != null) {
            current.cancel(false);
        }
    }

    /** Cancels all tasks; the file is closed when the one that runs has noticed and all leases are given back. */
    @Override
    public void close() {
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
        }
        cancel();
        executor.execute(this::release);
    }

    /** Done when the file is closed. */
    public CompletableFuture<@Nullable Void> closed() {
        return closed.copy();
    }

    /**
     * Keeps the file open until the lease is closed.
     *
     * @throws CancellationException if this is closed already
     */
    synchronized Lease lease() {
        if (closing) {
            throw new CancellationException(name + " was closed");
        }
        holders++;
        return new Lease();
    }

    /** The exception itself, where a chain of futures wrapped it. */
    public static Throwable cause(final Throwable failure) {
        final Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    private interface Opening extends Work<OpenSnapshot> {}

    private interface Work<T> {

        T run(Progress progress, CancelSignal cancel) throws IOException;
    }

    /** A failure goes to whoever waits for the result, whatever it is: the worker has to go on. */
    private <T> void run(final String what, final CompletableFuture<T> result, final Work<T> work) {
        if (closing) {
            result.cancel(false);
        }
        if (result.isDone()) {
            return;
        }
        running = result;
        listener.accept(Activity.starting(what));
        T value = null;
        Throwable failure = null;
        try {
            value = work.run(new ActivityProgress(what, listener), () -> closing || result.isDone());
        } catch (final Throwable e) {
            failure = e;
        }
        running = null;
        listener.accept(null);
        finish(what, result, value, failure);
    }

    private <T> void finish(final String what, final CompletableFuture<T> result, final @Nullable T value,
            final @Nullable Throwable failure) {
        if (failure == null) {
            if (!result.complete(value) && value instanceof final OpenSnapshot unwanted) {
                closeQuietly(unwanted);
            }
        } else if (!result.completeExceptionally(failure) && !(failure instanceof CancellationException)) {
            LOG.log(System.Logger.Level.WARNING, what + " failed after it was cancelled", failure);
        }
    }

    /** On the worker's thread, where the opening has ended before anything else begins. */
    private OpenSnapshot snapshot() throws IOException {
        try {
            return opened.join();
        } catch (final CompletionException e) {
            if (e.getCause() instanceof final IOException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void release() {
        synchronized (this) {
            holders--;
            if (holders > 0) {
                return;
            }
        }
        try {
            if (opened.state() == CompletableFuture.State.SUCCESS) {
                closeQuietly(opened.join());
            }
        } finally {
            executor.shutdown();
            closed.complete(null);
        }
    }

    private void closeQuietly(final OpenSnapshot snapshot) {
        try {
            snapshot.close();
        } catch (final IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "closing " + name, e);
        }
    }
}
