package deadwood.model.store;

import java.util.concurrent.CancellationException;

/**
 * Asked by long work whether anybody still wants its result.
 * <p>
 * This is not a thread interrupt on purpose: an interrupt closes the {@link java.nio.channels.FileChannel} that the
 * interrupted thread is reading from, for every other reader of it too.
 */
@FunctionalInterface
public interface CancelSignal {

    /** Never cancelled. */
    CancelSignal NEVER = () -> false;

    /** Whether the work should stop. Cheap enough to be called some thousand times a second. */
    boolean isCancelled();

    /** @throws CancellationException if {@link #isCancelled()} */
    default void check() {
        if (isCancelled()) {
            throw new CancellationException("cancelled");
        }
    }
}
