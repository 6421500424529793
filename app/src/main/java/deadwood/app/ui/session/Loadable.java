package deadwood.app.ui.session;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * A result that is computed elsewhere when first asked for. For the thread of the toolkit, to which it comes back by the executor.
 *
 * @param <T> what the result is
 */
public final class Loadable<T> {

    private final Supplier<CompletableFuture<T>> loader;
    private final Executor ui;
    private final Pending pending;
    private final ReadOnlyObjectWrapper<LoadState<T>> state = new ReadOnlyObjectWrapper<>(new LoadState.Idle<>());
    private @Nullable CompletableFuture<T> running;
    private int generation;

    /**
     * @param loader begins the work and returns at once
     * @param ui runs what it is given on the thread that this belongs to
     */
    public Loadable(final Supplier<CompletableFuture<T>> loader, final Executor ui) {
        this(loader, ui, new Pending());
    }

    /** @param pending counts what was asked for and has not come in yet */
    Loadable(final Supplier<CompletableFuture<T>> loader, final Executor ui, final Pending pending) {
        this.loader = loader;
        this.ui = ui;
        this.pending = pending;
    }

    public ReadOnlyObjectProperty<LoadState<T>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public LoadState<T> state() {
        return state.get();
    }

    /** The result, or null while it is not there. */
    public @Nullable T value() {
        return state.get() instanceof LoadState.Ready<T>(final T value) ? value : null;
    }

    /** Begins unless that has happened; a result that failed or was cancelled is not asked for again by this. */
    public void load() {
        if (state.get() instanceof LoadState.Idle) {
            reload();
        }
    }

    /** Begins anew, whatever there is. What was under way is cancelled. */
    public void reload() {
        forget();
        final CompletableFuture<T> future = loader.get();
        running = future;
        state.set(new LoadState.Loading<>());
        final int asked = generation;
        pending.begin();
        final CompletableFuture<T> _ = future.whenComplete((value, failure) -> ui.execute(() -> {
            if (asked == generation) {
                finish(value, failure);
            }
            pending.end();
        }));
    }

    /** Back to where nobody had asked. What was under way is cancelled. */
    public void forget() {
        final CompletableFuture<T> current = running;
        running = null;
        generation++;
        if (current != null) {
            current.cancel(false);
        }
        state.set(new LoadState.Idle<>());
    }

    /** What can be made of the result at once; asking for one asks for the other. */
    public <S> Loadable<S> map(final Function<T, S> function) {
        return then(value -> CompletableFuture.completedFuture(function.apply(value)));
    }

    /** What somebody else makes of the result, which may take long; asking for one asks for the other. */
    public <S> Loadable<S> then(final Function<T, CompletableFuture<S>> step) {
        return new Loadable<>(() -> {
            final CompletableFuture<S> made = new CompletableFuture<>();
            final ChangeListener<LoadState<T>> listener = (_, _, now) -> pass(now, step, made);
            state.addListener(listener);
            final CompletableFuture<S> _ = made.whenComplete((_, _) -> ui.execute(() -> state.removeListener(
                    listener)));
            if (state.get() instanceof LoadState.Failed || state.get() instanceof LoadState.Cancelled) {
                reload();
            } else {
                load();
                pass(state.get(), step, made);
            }
            return made;
        }, ui, pending);
    }

    private static <T, S> void pass(final LoadState<T> now, final Function<T, CompletableFuture<S>> step,
            final CompletableFuture<S> made) {
        switch (now) {
            case LoadState.Ready<T>(final T value) -> follow(step.apply(value), made);
            case LoadState.Failed<T>(final String message) -> made.completeExceptionally(new IOException(message));
            case LoadState.Cancelled<T>() -> made.cancel(false);
            case LoadState.Idle<T>(),LoadState.Loading<T>() -> {
            }
        }
    }

    /** Who gives up the one gives up the other. */
    private static <S> void follow(final CompletableFuture<S> work, final CompletableFuture<S> made) {
        final CompletableFuture<S> _ = work.whenComplete((value, failure) -> {
            if (failure == null) {
                made.complete(value);
            } else {
                made.completeExceptionally(failure);
            }
        });
        final CompletableFuture<S> _ = made.whenComplete((_, _) -> {
            if (made.isCancelled()) {
                work.cancel(false);
            }
        });
    }

    /** Calls {@code action} with the result, now if it is there and whenever one comes. */
    public void whenReady(final Consumer<T> action) {
        final T known = value();
        if (known != null) {
            action.accept(known);
        }
        state.addListener((_, _, now) -> {
            if (now instanceof LoadState.Ready<T>(final T value)) {
                action.accept(value);
            }
        });
    }

    private void finish(final T value, final @Nullable Throwable failure) {
        running = null;
        if (failure == null) {
            state.set(new LoadState.Ready<>(value));
        } else {
            final Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                    ? failure.getCause()
                    : failure;
            state.set(cause instanceof CancellationException
                    ? new LoadState.Cancelled<>()
                    : new LoadState.Failed<>(FailureText.of(cause)));
        }
    }
}
