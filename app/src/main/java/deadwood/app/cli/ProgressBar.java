package deadwood.app.cli;

import deadwood.app.text.Sizes;
import deadwood.app.work.Activity;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * One line on standard error that says how far long work is, where a person watches; nothing elsewhere. It comes only if the
 * work takes a while, and leaves no trace.
 */
final class ProgressBar implements Consumer<Activity>, AutoCloseable {

    private static final long PATIENCE_NANOS = 300_000_000;
    private static final int BAR = 20;
    /** Back to the start of the line and erase it: the one escape that every terminal but a dumb one knows. */
    private static final String ERASE = "\r\u001b[K";

    private final Terminal terminal;
    private final long patience;
    private final long start = System.nanoTime();
    private boolean shown;
    private boolean closed;

    ProgressBar(final Terminal terminal) {
        this(terminal, PATIENCE_NANOS);
    }

    /** @param patience nanoseconds before anything is shown */
    ProgressBar(final Terminal terminal, final long patience) {
        this.terminal = terminal;
        this.patience = patience;
    }

    @Override
    public void accept(final Activity activity) {
        if (terminal.errColumns() == 0 || System.nanoTime() - start < patience) {
            return;
        }
        synchronized (this) {
            if (!closed) {
                if (!shown) {
                    // Ctrl-C in the middle of it: the shell's prompt begins on a clean line.
                    Runtime.getRuntime().addShutdownHook(new Thread(this::erase));
                }
                shown = true;
                write(ERASE + line(activity, terminal.errColumns() - 1));
            }
        }
    }

    @Override
    public void close() {
        erase();
    }

    /** Takes the line away; there will be none any more. */
    synchronized void erase() {
        if (shown && !closed) {
            write(ERASE);
        }
        closed = true;
    }

    private void write(final String text) {
        terminal.err().print(text);
        terminal.err().flush();
    }

    /** {@code opening prod.hprof · reading objects  ██████░░░░  31 %}, cut to the width. */
    static String line(final Activity activity, final int width) {
        final String words = activity.step().isEmpty() ? activity.job() : activity.job() + " · " + activity.step();
        final double fraction = activity.fraction();
        final String amount;
        if (fraction >= 0) {
            final int filled = (int) Math.round(fraction * BAR);
            amount = "█".repeat(filled) + "░".repeat(BAR - filled)
                    + String.format(Locale.ENGLISH, " %3d %%", (int) Math.floor(fraction * 100));
        } else {
            amount = activity.done() == 0 ? "…" : amount(activity);
        }
        final int left = width - amount.length() - 2;
        return left < 10 ? TextTable.cut(words, Math.max(width, 1)) : TextTable.cut(words, left) + "  " + amount;
    }

    private static String amount(final Activity activity) {
        return switch (activity.unit()) {
            case BYTES -> Sizes.bytes(activity.done());
            case OBJECTS -> Sizes.shortCount(activity.done()) + " objects";
            case STEPS -> Sizes.count(activity.done());
        };
    }
}
