package deadwood.importers.parallel;

import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Runs one task on several threads at once; when one of them fails the others are told to stop. */
public final class Workers {

    /** What each thread does. */
    @FunctionalInterface
    public interface Task {
        /** @param stop says when to end: cancelled, or another thread has failed */
        void run(CancelSignal stop) throws IOException;
    }

    private final Semaphore ended = new Semaphore(0);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Task task;
    private final CancelSignal stop;

    private Workers(final Task task, final CancelSignal cancel) {
        this.task = task;
        this.stop = () -> failure.get() != null || cancel.isCancelled();
    }

    /**
     * Returns when the task has ended on all threads.
     *
     * @throws IOException the first failure of any thread
     * @throws CancellationException if cancelled
     */
    public static void run(final int threads, final String name, final CancelSignal cancel, final Task task)
            throws IOException {
        final Workers workers = new Workers(task, cancel);
        int started = 0;
        try {
            for (int i = 1; i < threads; i++) {
                Thread.ofPlatform().daemon().name("deadwood-" + name + "-" + i).start(workers::work);
                started++;
            }
        } catch (final OutOfMemoryError _) {
            // There is no room for another thread: those that there are do the work.
        }
        workers.work();
        workers.ended.acquireUninterruptibly(started + 1);
        workers.rethrow();
    }

    /**
     * Runs tasks that have nothing to do with each other, several at once, beginning with the first.
     *
     * @throws IOException the first failure of any of them
     * @throws CancellationException if cancelled
     */
    public static void all(final int threads, final String name, final CancelSignal cancel, final List<Task> tasks)
            throws IOException {
        final AtomicInteger next = new AtomicInteger();
        run(Math.min(threads, tasks.size()), name, cancel, stop -> {
            for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
                stop.check();
                tasks.get(i).run(stop);
            }
        });
    }

    private void work() {
        try {
            task.run(stop);
        } catch (final IOException | RuntimeException | Error e) {
            // The first one stays: the others were told to stop because of it.
            failure.compareAndSet(null, e);
        } finally {
            ended.release();
        }
    }

    private void rethrow() throws IOException {
        switch (failure.get()) {
            case null -> {
            }
            case final IOException e -> throw e;
            case final RuntimeException e -> throw e;
            case final Error e -> throw e;
            case final Throwable e -> throw new IllegalStateException(e);
        }
    }
}
