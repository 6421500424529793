package deadwood.app.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javafx.application.Platform;

/** The toolkit's thread, from outside of it. */
final class Toolkit {

    private Toolkit() {}

    /** Starts the toolkit if it is not running, and keeps it running when there is no window. */
    static void start() {
        final CompletableFuture<Boolean> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(true));
        } catch (final IllegalStateException e) {
            // It runs already.
            started.complete(false);
        }
        started.join();
        Platform.setImplicitExit(false);
    }

    /** Runs on the toolkit's thread and waits for the result. */
    static <T> T call(final Supplier<T> action) {
        final CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.get());
            } catch (final Throwable e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.join();
        } catch (final CompletionException e) {
            if (e.getCause() instanceof final RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
