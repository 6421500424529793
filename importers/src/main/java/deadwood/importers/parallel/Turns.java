package deadwood.importers.parallel;

import deadwood.model.store.CancelSignal;

/**
 * Lets threads that work on numbered pieces at once hand in their results in the order of the numbers, so that the result does not
 * depend on how many threads there were.
 */
public final class Turns {

    private static final long LOOK_UP_MILLIS = 50;

    private int turn;

    /** Waits until all pieces before this one are done. */
    public synchronized void await(final int piece, final CancelSignal stop) {
        while (turn != piece) {
            stop.check();
            try {
                wait(LOOK_UP_MILLIS);
            } catch (final InterruptedException _) {
                // Interrupts stop nothing here: put back, it would close the file at the next read.
            }
        }
    }

    /** Lets the next piece in. */
    public synchronized void done() {
        turn++;
        notifyAll();
    }
}
