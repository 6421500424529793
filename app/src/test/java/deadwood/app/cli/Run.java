package deadwood.app.cli;

import deadwood.importers.ImportOptions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A command line that ran.
 *
 * @param code its exit code
 */
record Run(int code, String out, String err) {

    /** Into pipes. */
    static Run of(final Path cache, final Object... arguments) {
        return onTerminal(cache, 0, arguments);
    }

    /** @param columns width of the terminal that standard output goes to, 0 for a pipe */
    static Run onTerminal(final Path cache, final int columns, final Object... arguments) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        final Terminal terminal = new Terminal(Terminal.writer(out), Terminal.writer(err), columns, 0, false);
        final int code = DeadwoodCommand.run(terminal, new ImportOptions(cache, 1), words);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
