package specimens.jdk;

import java.util.concurrent.CountDownLatch;

/** Stops a thread in the midst of what it does. */
final class Stop {

    private static volatile Thread stopped;
    private static final CountDownLatch ARRIVED = new CountDownLatch(1);

    private Stop() {}

    /** Runs something until it gets to {@link #here()}, and leaves it there for good. */
    static void in(final Runnable action) throws InterruptedException {
        final Thread thread = new Thread(action, "stopped");
        thread.setDaemon(true);
        stopped = thread;
        thread.start();
        ARRIVED.await();
    }

    static void here() {
        while (Thread.currentThread() == stopped) {
            ARRIVED.countDown();
            java.util.concurrent.locks.LockSupport.park();
        }
    }
}
