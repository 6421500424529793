package deadwood.app.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where the command line writes, and what stands at the other end.
 *
 * @param out the result of a command and nothing else
 * @param err everything else
 * @param outColumns width of the terminal that {@code out} goes to, 0 if it goes to a file or a pipe
 * @param errColumns width of the terminal that {@code err} goes to, 0 if it goes to a file or a pipe
 * @param colour whether colours are wanted where there is a terminal
 */
public record Terminal(PrintWriter out, PrintWriter err, int outColumns, int errColumns, boolean colour) {

    /** Set by the launcher, which can ask: the width of the terminal, missing where there is none. Java tells of standard input alone. */
    static final String OUT_COLUMNS = "deadwood.stdout.columns";
    static final String ERR_COLUMNS = "deadwood.stderr.columns";

    private static final int USUAL_COLUMNS = 80;
    private static final int BUFFER = 1 << 16;

    /** Standard output and standard error of the process, in UTF-8. */
    public static Terminal ofProcess() {
        final Map<String, String> environment = System.getenv();
        // https://no-color.org: any value but the empty one; a dumb terminal knows no escapes.
        final boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
        return new Terminal(writer(new FileOutputStream(FileDescriptor.out)),
                writer(new FileOutputStream(FileDescriptor.err)),
                columns(System.getProperty(OUT_COLUMNS, "")), columns(System.getProperty(ERR_COLUMNS, "")), colour);
    }

    /** Writers whose failures surface as {@link OutputFailedException}. */
    static PrintWriter writer(final OutputStream stream) {
        return new PrintWriter(new FailingWriter(stream), false);
    }

    private static int columns(final String property) {
        if (property.isEmpty()) {
            return 0;
        }
        try {
            final int columns = Integer.parseInt(property);
            return columns > 0 ? columns : USUAL_COLUMNS;
        } catch (final NumberFormatException e) {
            return USUAL_COLUMNS;
        }
    }

    /** Whether a person watches {@code out}. */
    boolean isInteractive() {
        return outColumns > 0;
    }

    /** Whether {@code out} may carry colours. */
    boolean isColoured() {
        return outColumns > 0 && colour;
    }

    /** One line on standard error, as every message of the command line looks. */
    void complain(final String message) {
        err.println("deadwood: " + message.strip().replaceAll("\\s*\\R\\s*", " "));
        err.flush();
    }

    /** Nobody reads any more, or the disk is full. */
    static final class OutputFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OutputFailedException(final IOException cause) {
            super(cause.getMessage(), cause);
        }

        /** Whether the reader went away, as {@code head} does: nothing to complain about. */
        boolean isBrokenPipe() {
            final String message = getMessage();
            return message != null && (message.contains("ipe") || message.contains("reset"));
        }
    }

    // PrintWriter swallows IOExceptions: a result cut off by a full disk would pass for a whole one.
    private static final class FailingWriter extends Writer {

        private interface Action {

            void run() throws IOException;
        }

        private final Writer target;
        private boolean failed;

        FailingWriter(final OutputStream stream) {
            this.target = new OutputStreamWriter(new BufferedOutputStream(stream, BUFFER), StandardCharsets.UTF_8);
        }

        /** The first failure is thrown, and nothing is written any more: whoever handles it may well flush. */
        private void run(final Action action) {
            if (!failed) {
                try {
                    action.run();
                } catch (final IOException e) {
                    failed = true;
                    throw new OutputFailedException(e);
                }
            }
        }

        @Override
        public void write(final char[] characters, final int from, final int count) {
            run(() -> target.write(characters, from, count));
        }

        @Override
        public void flush() {
            run(target::flush);
        }

        @Override
        public void close() {
            flush();
        }
    }
}
