package deadwood.app.ui.session;

/** Counts what was asked for and has not come in yet. For the thread of the toolkit. */
final class Pending {

    private int count;

    void begin() {
        count++;
    }

    void end() {
        count--;
    }

    boolean isEmpty() {
        return count == 0;
    }
}
