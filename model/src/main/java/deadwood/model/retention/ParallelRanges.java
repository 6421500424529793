package deadwood.model.retention;

import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs work over the numbers 0 … size − 1 on all processors, chunk by chunk. All threads have ended when it returns, however it
 * returns, so columns that the work touches can be given back right after.
 */
public final class ParallelRanges {

    /** Work on the numbers from {@code from} to before {@code to}; called by several threads at once. */
    @FunctionalInterface
    public interface Work {
        void on(long from, long to) throws IOException;
    }

    private final long size;
    private final long grain;
    private final CancelSignal cancel;
    private final Work work;
    private final AtomicLong next = new AtomicLong();
    private final Semaphore ended = new Semaphore(0);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private ParallelRanges(final long size, final long grain, final CancelSignal cancel, final Work work) {
        this.size = size;
        this.grain = grain;
        this.cancel = cancel;
        this.work = work;
    }

    /**
     * @param grain numbers in a chunk, small enough for a chunk to take some milliseconds: between chunks {@code cancel} is asked
     */
    public static void run(final long size, final long grain, final CancelSignal cancel, final Work work)
            throws IOException {
        final ParallelRanges ranges = new ParallelRanges(size, grain, cancel, work);
        final long chunks = (size + grain - 1) / grain;
        final int threads = (int) Math.min(Runtime.getRuntime().availableProcessors(), chunks);
        int started = 0;
        try {
            for (int i = 1; i < threads; i++) {
                Thread.ofPlatform().daemon().name("deadwood-ranges-" + i).start(ranges::takeChunks);
                started++;
            }
        } catch (final OutOfMemoryError _) {
            // There is no room for another thread: those that there are do the work.
        }
        ranges.takeChunks();
        ranges.ended.acquireUninterruptibly(started + 1);
        ranges.rethrow();
    }

    private void takeChunks() {
        try {
            while (failure.get() == null) {
                final long from = next.getAndAdd(grain);
                if (from >= size) {
                    return;
                }
                cancel.check();
                work.on(from, Math.min(from + grain, size));
            }
        } catch (final IOException | RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        } finally {
            ended.release();
        }
    }

    private void rethrow() throws IOException {
        switch (failure.get()) {
            case final IOException e -> throw e;
            case final RuntimeException e -> throw e;
            case final Error e -> throw e;
            case null, default -> {
                // All chunks are done.
            }
        }
    }
}
