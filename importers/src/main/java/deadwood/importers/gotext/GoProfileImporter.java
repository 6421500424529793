package deadwood.importers.gotext;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importer;
import deadwood.importers.text.HeapLimit;
import deadwood.importers.text.TextInput;
import deadwood.importers.text.TextLines;
import deadwood.importers.text.TextWarnings;
import deadwood.model.profile.StackProfile;
import deadwood.model.series.TimeSeries;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads profiles that a Go program wrote with debug=1. */
public final class GoProfileImporter implements Importer {

    @Override
    public String format() {
        return "Go profile as text";
    }

    @Override
    public boolean recognises(final byte[] head) {
        return switch (GoHead.kind(head)) {
            case HEAP, COUNT, CONTENTION -> true;
            case TRACEBACK, MEM_STATS, METRICS, EXPVAR, GC_TRACE, NONE -> false;
        };
    }

    @Override
    public Snapshot read(final Path file, final boolean gzipped, final ImportOptions options, final Progress progress,
            final CancelSignal cancel) throws IOException {
        return HeapLimit.within(file, "samples", () -> read(file, gzipped, progress, cancel));
    }

    private static Snapshot read(final Path file, final boolean gzipped, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final long size = Files.size(file);
        final TextWarnings warnings = new TextWarnings();
        final Progress.Step step = progress.begin("reading samples", size, Progress.Unit.BYTES);
        try (TextLines lines = new TextLines(TextInput.open(file, gzipped, step), cancel)) {
            final GoProfileKind kind = kind(file, lines);
            final GoProfileText text = new GoProfileText(lines, kind, warnings);
            text.read();
            warnings.addInput(lines);
            final Instant taken = text.memStats().lastCollection();
            final StackProfile profile = text.build(taken);
            final List<TimeSeries> series = text.memStats().series(taken, Files.getLastModifiedTime(file).toInstant());
            return new Snapshot(file, size, kind.format(), taken, warnings.list(),
                    new Snapshot.Content(null, profile, null, series, List.of(), null));
        }
    }

    private static GoProfileKind kind(final Path file, final TextLines lines) throws IOException {
        while (lines.next()) {
            if (!lines.text().isBlank()) {
                final @Nullable GoProfileKind kind = GoProfileKind.of(lines.text());
                if (kind != null) {
                    return kind;
                }
                throw new ImportException.Corrupt(file + " does not begin as a Go profile does", lines.offset());
            }
        }
        throw new ImportException.Truncated(file + " holds nothing but blank lines");
    }
}
