package deadwood.app.cli;

import deadwood.app.work.ActivityProgress;
import deadwood.app.work.OpenSnapshot;
import deadwood.importers.ImportOptions;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every command needs: where to write, how to read files. Commands run until the process ends, so nothing is ever cancelled.
 *
 * @param options how files are imported
 */
record Session(Terminal terminal, ImportOptions options) {

    private static final int WARNINGS_SHOWN = 5;

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
        try (ProgressBar bar = new ProgressBar(terminal); OpenSnapshot snapshot = open(file, bar)) {
            final Printout printout = work.run(snapshot, new ActivityProgress(nameOf(file), bar));
            bar.erase();
            warnOf(snapshot.snapshot());
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
        try (ProgressBar bar = new ProgressBar(terminal);
                OpenSnapshot left = open(before, bar);
                OpenSnapshot right = open(after, bar)) {
            final String job = "comparing " + nameOf(before) + " with " + nameOf(after);
            final Printout printout = work.run(left, right, new ActivityProgress(job, bar));
            bar.erase();
            warnOf(left.snapshot());
            warnOf(right.snapshot());
            print(printout);
        }
    }

    private OpenSnapshot open(final Path file, final ProgressBar bar) throws IOException {
        final ActivityProgress progress = new ActivityProgress("opening " + nameOf(file), bar);
        return OpenSnapshot.open(file, options, progress, CancelSignal.NEVER);
    }

    void print(final Printout printout) throws IOException {
        printout.print(terminal.out());
        terminal.out().flush();
    }

    private void warnOf(final Snapshot snapshot) {
        warnOf(snapshot, snapshot.warnings().stream().map(InfoCommand::text).toList());
        if (snapshot.warnings().size() > WARNINGS_SHOWN) {
            terminal.complain("deadwood info " + snapshot.name() + " lists all warnings");
        }
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
