package deadwood.importers.gotext;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importer;
import deadwood.importers.text.HeapLimit;
import deadwood.importers.text.TextInput;
import deadwood.importers.text.TextLines;
import deadwood.importers.text.TextWarnings;
import deadwood.model.series.TimeSeries;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Reads logs with the lines of GODEBUG=gctrace=1 and scavtrace=1; what else is in the log is counted. */
public final class GcTraceImporter implements Importer {

    /** Programs in one log, started one after the other; what comes behind is left out. */
    private static final int MOST_RUNS = 64;

    @Override
    public String format() {
        return "Go gctrace log";
    }

    @Override
    public boolean recognises(final byte[] head) {
        return GoHead.kind(head) == GoHead.Kind.GC_TRACE;
    }

    @Override
    public Snapshot read(final Path file, final boolean gzipped, final ImportOptions options, final Progress progress,
            final CancelSignal cancel) throws IOException {
        return HeapLimit.within(file, "collections", () -> read(file, gzipped, progress, cancel));
    }

    private static Snapshot read(final Path file, final boolean gzipped, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final long size = Files.size(file);
        final Progress.Step step = progress.begin("reading collections", size, Progress.Unit.BYTES);
        try (TextLines lines = new TextLines(TextInput.open(file, gzipped, step), cancel)) {
            final Log log = new Log(lines);
            log.read();
            final List<TimeSeries> series = log.series();
            if (series.isEmpty()) {
                throw new ImportException.Corrupt(file + " holds no whole line of a garbage collection", 0);
            }
            return new Snapshot(file, size, "Go gctrace log", null, log.warnings.list(),
                    Snapshot.Content.of(series));
        }
    }

    /** The lines of a log. */
    private static final class Log {

        private final TextLines lines;
        private final TextWarnings warnings = new TextWarnings();
        private final List<GcRun> runs = new ArrayList<>(List.of(new GcRun()));
        private long others;
        private long tooMany;

        Log(final TextLines lines) {
            this.lines = lines;
        }

        void read() throws IOException {
            while (lines.next()) {
                final String line = lines.text();
                if (GcTrace.begins(line)) {
                    trace(line);
                } else {
                    others += line.isBlank() ? 0 : 1;
                }
            }
            warnings.addInput(lines);
            if (others > 0) {
                warnings.add(-1, "%,d other lines of the log were skipped".formatted(others));
            }
            if (runs.size() > 1) {
                warnings.add(-1,
                        "the log is of %d programs, or of one that was started that often; each has series of its own"
                                .formatted(runs.size()));
            }
            if (tooMany > 0) {
                warnings.add(-1, "%,d collections of still more programs were left out".formatted(tooMany));
            }
        }

        private void trace(final String line) {
            final Matcher cycle = GcTrace.cycle(line);
            if (cycle != null) {
                cycle(cycle);
                return;
            }
            final Matcher scavenge = GcTrace.scavenge(line);
            if (scavenge != null) {
                runs.getLast().scavenge(scavenge);
            } else {
                warnings.line(lines.number(), lines.offset(), "is cut or garbled and was left out", line);
            }
        }

        private void cycle(final Matcher cycle) {
            if (!runs.getLast().cycle(cycle)) {
                if (runs.size() == MOST_RUNS) {
                    tooMany++;
                } else {
                    runs.add(new GcRun());
                    runs.getLast().cycle(cycle);
                }
            }
        }

        List<TimeSeries> series() {
            final List<TimeSeries> series = new ArrayList<>();
            for (int run = 0; run < runs.size(); run++) {
                series.addAll(runs.get(run).series(run == 0 ? "" : " (run " + (run + 1) + ")"));
            }
            return series;
        }
    }
}
