package deadwood.model.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * State that a chunk of parallel work takes for itself and leaves to a later chunk: there are as many of it as chunks that run
 * at once, whatever their number.
 */
final class PerThread<T> implements AutoCloseable {

    private final Supplier<T> maker;
    private final ConcurrentLinkedQueue<T> idle = new ConcurrentLinkedQueue<>();
    private final List<T> made = new ArrayList<>();

    PerThread(final Supplier<T> maker) {
        this.maker = maker;
    }

    /** Runs work that nobody else does on the same state at the time. */
    void with(final Consumer<T> work) {
        T state = idle.poll();
        if (state == null) {
            state = maker.get();
            synchronized (made) {
                made.add(state);
            }
        }
        work.accept(state);
        // Not in a finally: what failed half way is not to be worked on.
        idle.add(state);
    }

    /** All that was made, once the work is done. */
    Collection<T> all() {
        synchronized (made) {
            return List.copyOf(made);
        }
    }

    /** Closes what can be closed. */
    @Override
    public void close() {
        for (final T state : all()) {
            if (state instanceof final deadwood.model.heap.FieldReader reader) {
                reader.close();
            }
        }
    }
}
