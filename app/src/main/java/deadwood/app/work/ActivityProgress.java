package deadwood.app.work;

import deadwood.model.store.Progress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Turns {@link Progress} into {@link Activity}s for somebody who looks at them: one at the start of every step and then
 * no more than ten a second, however often and from however many threads the work reports.
 */
public final class ActivityProgress implements Progress {

    private static final long INTERVAL_NANOS = 100_000_000;

    private final String job;
    private final Consumer<Activity> listener;
    private final AtomicLong nextReport = new AtomicLong();

    /**
     * @param job what was asked for, as a person reads it
     * @param listener called on the threads that do the work, at times by several at once; has to be quick
     */
    public ActivityProgress(final String job, final Consumer<Activity> listener) {
        this.job = job;
        this.listener = listener;
    }

    @Override
    public Step begin(final String name, final long total, final Unit unit) {
        final AtomicLong done = new AtomicLong();
        nextReport.set(System.nanoTime() + INTERVAL_NANOS);
        listener.accept(new Activity(job, name, 0, total, unit));
        return amount -> {
            final long sum = done.addAndGet(amount);
            final long now = System.nanoTime();
            final long due = nextReport.get();
            if (now - due >= 0 && nextReport.compareAndSet(due, now + INTERVAL_NANOS)) {
                listener.accept(new Activity(job, name, sum, total, unit));
            }
        };
    }
}
