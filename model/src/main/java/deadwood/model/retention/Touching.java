package deadwood.model.retention;

import deadwood.model.store.Column;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/** Makes the memory of columns present on another processor while this one does something else. */
final class Touching implements AutoCloseable {

    private final Semaphore ended = new Semaphore(0);
    private volatile boolean closed;

    /** @param columns fresh ones that nobody uses before this is closed */
    Touching(final List<? extends Column> columns) {
        Thread.ofPlatform().daemon().name("deadwood-touching").start(() -> {
            try {
                columns.forEach(column -> column.touch(() -> closed));
            } catch (final CancellationException _) {
                // What is missing turns up when it is used.
            } finally {
                ended.release();
            }
        });
    }

    /** Stops it: nobody touches the columns any more when this returns. */
    @Override
    public void close() {
        closed = true;
        ended.acquireUninterruptibly();
    }
}
