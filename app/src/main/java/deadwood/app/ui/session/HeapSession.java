package deadwood.app.ui.session;

import deadwood.app.ui.text.Messages;
import deadwood.app.work.Activity;
import deadwood.app.work.SnapshotWorker;
import deadwood.app.work.UserCatalog;
import deadwood.importers.ImportOptions;
import deadwood.model.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One file that the window has open, or is opening, or could not open. For the thread of the toolkit. */
public final class HeapSession implements AutoCloseable {

    private final Path file;
    private final Executor ui;
    private final SnapshotWorker worker;
    private final Loadable<Snapshot> snapshot;
    private final Loadable<HeapSummary> summary;
    private final ReadOnlyObjectWrapper<@Nullable Activity> activity = new ReadOnlyObjectWrapper<>();
    private final Pending pending = new Pending();
    private final AtomicReference<@Nullable Report> latest = new AtomicReference<>();

    private record Report(@Nullable Activity activity) {}

    private HeapSession(final Path file, final Executor ui,
            final Function<Consumer<@Nullable Activity>, SnapshotWorker> worker) {
        this.file = file;
        this.ui = ui;
        this.worker = worker.apply(this::report);
        this.snapshot = loadable(this.worker::opened);
        this.summary = loadable(Messages.get("job.summary"), HeapSummary::of);
        snapshot.whenReady(ready -> {
            if (ready.heap() != null) {
                summary.load();
            }
        });
        snapshot.load();
    }

    /** Begins to open a file. */
    public static HeapSession open(final Path file, final ImportOptions options, final Executor ui) {
        return open(file, options, UserCatalog.NONE, ui);
    }

    /** The same with structures that the user has added to the catalog. */
    public static HeapSession open(final Path file, final ImportOptions options, final UserCatalog userCatalog,
            final Executor ui) {
        return new HeapSession(file, ui, listener -> SnapshotWorker.open(file, options, userCatalog, listener));
    }

    public Path file() {
        return file;
    }

    /** The file's name without its directory. */
    public String name() {
        return worker.name();
    }

    /** What the file gave. */
    public Loadable<Snapshot> snapshot() {
        return snapshot;
    }

    /** Its heap in numbers, computed as soon as it is open; never if it holds none. */
    public Loadable<HeapSummary> summary() {
        return summary;
    }

    /** What is being worked on for this file, null while nothing is. */
    public ReadOnlyObjectProperty<@Nullable Activity> activityProperty() {
        return activity.getReadOnlyProperty();
    }

    /** Asks the file's worker; the answer comes back on the thread of the toolkit. A failure is logged, and nobody is told. */
    public <T> void ask(final String what, final SnapshotWorker.Task<T> task, final Consumer<T> receiver) {
        pending.begin();
        final CompletableFuture<T> _ = worker.submit(what, task).whenComplete((value, failure) -> ui.execute(() -> {
            if (failure == null) {
                receiver.accept(value);
            } else if (!(failure instanceof CancellationException)) {
                FailureText.of(failure);
            }
            pending.end();
        }));
    }

    /** Whether something that was asked for has not come in yet. */
    public boolean isBusy() {
        return !pending.isEmpty();
    }

    /** Something of this file that is computed when first looked at. */
    public <T> Loadable<T> loadable(final String what, final SnapshotWorker.Task<T> task) {
        return loadable(() -> worker.submit(what, task));
    }

    /** Something that is computed when first looked at, by whatever workers. */
    public <T> Loadable<T> loadable(final Supplier<CompletableFuture<T>> loader) {
        return new Loadable<>(loader, ui, pending);
    }

    /** The worker itself, for work on two files. */
    public SnapshotWorker worker() {
        return worker;
    }

    /** Where to come back to from the worker. */
    public Executor ui() {
        return ui;
    }

    /** Cancels what is being worked on. */
    public void cancel() {
        worker.cancel();
    }

    /** Cancels everything and closes the file. */
    @Override
    public void close() {
        worker.close();
    }

    /** On any thread, often: only the last of the reports that came in meanwhile is shown. */
    private void report(final @Nullable Activity now) {
        if (latest.getAndSet(new Report(now)) == null) {
            ui.execute(() -> {
                final Report report = latest.getAndSet(null);
                if (report != null) {
                    activity.set(report.activity());
                }
            });
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
