package deadwood.model.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * State that a chunk of parallel work takes for itself and leaves to a later chunk: there is as much of it as chunks run at
 * once, whatever their number.
 */
final class PerThread<T> implements AutoCloseable {

    /** Work on a state. */
    @FunctionalInterface
    interface Work<T> {
        void on(T state) throws IOException;
    }

    private final Supplier<T> maker;
    private final Consumer<T> closer;
    private final ConcurrentLinkedQueue<T> idle = new ConcurrentLinkedQueue<>();
    private final List<T> made = new ArrayList<>();

    /** For state that need not be closed. */
    PerThread(final Supplier<T> maker) {
        this(maker, _ -> {});
    }

    PerThread(final Supplier<T> maker, final Consumer<T> closer) {
        this.maker = maker;
        this.closer = closer;
    }

    /** Does work on a state that nobody else works on at the time. */
    void with(final Work<T> work) throws IOException {
        T state = idle.poll();
        if (state == null) {
            state = maker.get();
            synchronized (made) {
                made.add(state);
            }
        }
        work.on(state);
        // Not in a finally: what failed half way is not to be worked on.
        idle.add(state);
    }

    /** All that was made, once the work is done. */
    Collection<T> all() {
        synchronized (made) {
            return List.copyOf(made);
        }
    }

    @Override
    public void close() {
        all().forEach(closer);
    }
}
