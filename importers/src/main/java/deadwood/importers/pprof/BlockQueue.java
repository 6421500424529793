package deadwood.importers.pprof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Blocks on their way from the thread that reads to those that decode, and their arrays on the way back; no more than a few are under way. */
final class BlockQueue {

    private static final int MANY = 1 << 20;

    private final Semaphore free;
    private final Semaphore filled = new Semaphore(0);
    private final Deque<Block> blocks = new ArrayDeque<>();
    private final Deque<byte[]> arrays = new ArrayDeque<>();
    private final int arrayLength;
    private boolean closed;

    /**
     * @param capacity blocks under way at the most
     * @param arrayLength length of the arrays that are used again
     */
    BlockQueue(final int capacity, final int arrayLength) {
        this.free = new Semaphore(capacity);
        this.arrayLength = arrayLength;
    }

    /** An array to fill: one that came back, or a new one. */
    synchronized byte[] array() {
        final byte[] known = arrays.poll();
        return known == null ? new byte[arrayLength] : known;
    }

    /** Hands over a block when there is room. After {@link #close} it is dropped. */
    void put(final Block block) {
        free.acquireUninterruptibly();
        synchronized (this) {
            if (!closed) {
                blocks.add(block);
            }
        }
        filled.release();
    }

    /** Takes a block, when there is one; null after {@link #close}, when all are taken. */
    @Nullable
    Block take() {
        filled.acquireUninterruptibly();
        synchronized (this) {
            return blocks.poll();
        }
    }

    /** Gives back the array of a block. */
    void giveBack(final Block block) {
        synchronized (this) {
            if (block.bytes().length == arrayLength) {
                arrays.add(block.bytes());
            }
        }
        free.release();
    }

    /** No more blocks come, or nobody wants them any more: wakes all who wait. */
    synchronized void close() {
        closed = true;
        filled.release(MANY);
        free.release(MANY);
    }

    /** {@link #close}, and forgets the blocks that nobody took. */
    synchronized void abandon() {
        blocks.clear();
        close();
    }
}
