package deadwood.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** In place of the toolkit's thread: what comes back from workers waits here until the test lets it in. */
public final class UiQueue implements Executor {

    private static final long LONGEST_WAIT_SECONDS = 60;

    private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();

    @Override
    public void execute(final Runnable action) {
        queue.add(action);
    }

    /** Runs what comes in until something is the case. */
    public void until(final BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                final Runnable next = queue.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
                assertThat(next).as("nothing came for a minute").isNotNull();
                next.run();
            } catch (final InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
