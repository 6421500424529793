package deadwood.importers.gotext;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importer;
import deadwood.importers.text.HeapLimit;
import deadwood.importers.text.TextInput;
import deadwood.importers.text.TextWarnings;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Reads runtime.MemStats, runtime/metrics and expvar's /debug/vars from JSON: each value becomes a series of one point. */
public final class GoMemoryImporter implements Importer {

    @Override
    public String format() {
        return "Go memory statistics";
    }

    @Override
    public boolean recognises(final byte[] head) {
        return switch (GoHead.kind(head)) {
            case MEM_STATS, METRICS, EXPVAR -> true;
            case HEAP, COUNT, CONTENTION, TRACEBACK, GC_TRACE, NONE -> false;
        };
    }

    @Override
    public Snapshot read(final Path file, final boolean gzipped, final ImportOptions options, final Progress progress,
            final CancelSignal cancel) throws IOException {
        return HeapLimit.within(file, "values", () -> read(file, gzipped, progress, cancel));
    }

    private static Snapshot read(final Path file, final boolean gzipped, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final long size = Files.size(file);
        final TextWarnings warnings = new TextWarnings();
        final Progress.Step step = progress.begin("reading values", size, Progress.Unit.BYTES);
        final GoHead.Kind kind = kind(file, gzipped);
        try (TextInput in = TextInput.open(file, gzipped, step)) {
            final JsonValues values = new JsonValues(warnings, cancel);
            values.read(in);
            final MemStats stats = values.memStats();
            if (stats.isEmpty()) {
                throw new ImportException.Corrupt(file + " holds no value that could be read", 0);
            }
            final Instant taken = stats.lastCollection();
            return new Snapshot(file, size, switch (kind) {
                case EXPVAR -> values.commandLine().isEmpty()
                        ? "Go expvar"
                        : "Go expvar of " + String.join(" ", values.commandLine());
                case METRICS -> "Go runtime/metrics";
                default -> "Go MemStats";
            }, taken, warnings.list(),
                    Snapshot.Content.of(stats.series(taken, Files.getLastModifiedTime(file).toInstant())));
        }
    }

    private static GoHead.Kind kind(final Path file, final boolean gzipped) throws IOException {
        try (TextInput in = TextInput.open(file, gzipped, _ -> {})) {
            return GoHead.kind(in.head(HEAD_BYTES));
        }
    }
}
