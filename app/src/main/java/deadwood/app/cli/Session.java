package deadwood.app.cli;

import deadwood.app.text.Sizes;
import deadwood.app.work.ActivityProgress;
import deadwood.app.work.OpenSnapshot;
import deadwood.app.work.UserCatalog;
import deadwood.importers.ImportOptions;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.DamagedColumnException;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every command needs: where to write, how to read files. Commands run until the process ends, so nothing is ever cancelled. */
final class Session {

    private static final int WARNINGS_SHOWN = 5;

    private final Terminal terminal;
    private final UserCatalog userCatalog;
    private ImportOptions options;
    private boolean printing;
    /** What is to be said before a result is printed. */
    private final List<String> notes = new ArrayList<>();

    Session(final Terminal terminal, final ImportOptions options, final UserCatalog userCatalog) {
        this.terminal = terminal;
        this.options = options;
        this.userCatalog = userCatalog;
    }

    Terminal terminal() {
        return terminal;
    }

    /** How files are imported. */
    ImportOptions options() {
        return options;
    }

    /** Takes what the command line says of it. */
    void setOptions(final ImportOptions changed) {
        options = changed;
    }

    /** Work on an opened file; it computes everything that takes long and returns what prints it. */
    @FunctionalInterface
    interface Work {

        Printout run(OpenSnapshot snapshot, Progress progress) throws IOException;
    }

    /** Work on two opened files. */
    @FunctionalInterface
    interface Comparison {

        Printout run(OpenSnapshot before, OpenSnapshot after, Progress progress) throws IOException;
    }

    /** Prints a result while the files that it came from are open. */
    @FunctionalInterface
    interface Printout {

        void print(PrintWriter out) throws IOException;
    }

    /** Opens the file and works on it while a bar shows how far it is, says what is wrong with the file, and prints. */
    void onFile(final Path file, final Work work) throws IOException {
        again(() -> onFileOnce(file, work));
    }

    /**
     * A column of an index can turn out to be damaged when it is touched, and the index is gone then: the second attempt reads the dump.
     * Where something was printed already, it has to be said.
     */
    private void again(final Attempt attempt) throws IOException {
        try {
            attempt.run();
        } catch (final DamagedColumnException e) {
            if (printing) {
                throw e;
            }
            attempt.run();
        }
    }

    private interface Attempt {

        void run() throws IOException;
    }

    private void onFileOnce(final Path file, final Work work) throws IOException {
        try (ProgressBar bar = new ProgressBar(terminal); OpenSnapshot snapshot = open(file, bar)) {
            final Printout printout = work.run(snapshot, new ActivityProgress(nameOf(file), bar));
            bar.erase();
            warnOf(snapshot);
            print(printout);
        }
    }

    /**
     * Counts the objects of a file by class while a bar shows how far it is, without opening it.
     *
     * @return null if it has to be opened for that
     */
    @Nullable
    ClassHistogram countsOf(final Path file) throws IOException {
        try (ProgressBar bar = new ProgressBar(terminal)) {
            return OpenSnapshot.countsOf(file, options, new ActivityProgress("counting " + nameOf(file), bar),
                    CancelSignal.NEVER);
        }
    }

    /** The same with two files. */
    void onFiles(final Path before, final Path after, final Comparison work) throws IOException {
        again(() -> onFilesOnce(before, after, work));
    }

    private void onFilesOnce(final Path before, final Path after, final Comparison work) throws IOException {
        try (ProgressBar bar = new ProgressBar(terminal);
                OpenSnapshot left = open(before, bar);
                OpenSnapshot right = open(after, bar)) {
            final String job = "comparing " + nameOf(before) + " with " + nameOf(after);
            final Printout printout = work.run(left, right, new ActivityProgress(job, bar));
            bar.erase();
            warnOf(left);
            warnOf(right);
            print(printout);
        }
    }

    private OpenSnapshot open(final Path file, final ProgressBar bar) throws IOException {
        final ActivityProgress progress = new ActivityProgress("opening " + nameOf(file), bar);
        return OpenSnapshot.open(file, options, userCatalog, progress, CancelSignal.NEVER);
    }

    void print(final Printout printout) throws IOException {
        printing = true;
        notes.forEach(note -> terminal.complain("warning: " + note));
        notes.clear();
        printout.print(terminal.out());
        terminal.out().flush();
    }

    /** Keeps a warning until the result is printed, and the bar is gone. */
    void note(final String warning) {
        if (!notes.contains(warning)) {
            notes.add(warning);
        }
    }

    private void warnOf(final OpenSnapshot opened) {
        final Snapshot snapshot = opened.snapshot();
        warnOf(snapshot, opened.warnings().stream().map(Session::text).toList());
        if (snapshot.warnings().size() > WARNINGS_SHOWN) {
            terminal.complain("deadwood info " + snapshot.name() + " lists all warnings");
        }
    }

    /** {@code at byte 1,234: the message}. */
    static String text(final ImportWarning warning) {
        return warning.offset() < 0
                ? warning.message()
                : "at byte " + Sizes.count(warning.offset()) + ": " + warning.message();
    }

    /** Says the first few of what is to be said about a file. */
    void warnOf(final Snapshot snapshot, final List<String> warnings) {
        final String head = "warning: " + snapshot.name() + ": ";
        for (final String warning : warnings.subList(0, Math.min(warnings.size(), WARNINGS_SHOWN))) {
            terminal.complain(head + warning);
        }
        if (warnings.size() > WARNINGS_SHOWN) {
            terminal.complain(head + (warnings.size() - WARNINGS_SHOWN) + " more of these");
        }
    }

    private static String nameOf(final Path file) {
        final Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
