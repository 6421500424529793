package deadwood.importers.gotext;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importer;
import deadwood.importers.text.HeapLimit;
import deadwood.importers.text.TextInput;
import deadwood.importers.text.TextLines;
import deadwood.importers.text.TextWarnings;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackProfileBuilder;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads all goroutines with their stacks as Go prints them: goroutine profiles with debug=2, panics, SIGQUIT. A goroutine is a sample. */
public final class TracebackImporter implements Importer {

    @Override
    public String format() {
        return "Go goroutines as text";
    }

    @Override
    public boolean recognises(final byte[] head) {
        return GoHead.kind(head) == GoHead.Kind.TRACEBACK;
    }

    @Override
    public Snapshot read(final Path file, final boolean gzipped, final ImportOptions options, final Progress progress,
            final CancelSignal cancel) throws IOException {
        return HeapLimit.within(file, "goroutines", () -> read(file, gzipped, progress, cancel));
    }

    private static Snapshot read(final Path file, final boolean gzipped, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final long size = Files.size(file);
        final Progress.Step step = progress.begin("reading goroutines", size, Progress.Unit.BYTES);
        try (TextLines lines = new TextLines(TextInput.open(file, gzipped, step), cancel)) {
            final Goroutines goroutines = new Goroutines(lines);
            goroutines.read();
            if (goroutines.builder.sampleCount() == 0) {
                throw new ImportException.Corrupt(file + " holds no goroutine", 0);
            }
            final StackProfile profile = goroutines.builder.build(0, ProfileInfo.NONE);
            return new Snapshot(file, size, "Go goroutines (text)", null, goroutines.warnings.list(),
                    Snapshot.Content.of(profile));
        }
    }

    /** All goroutines of a text. */
    private static final class Goroutines {

        private final TextLines lines;
        private final TextWarnings warnings = new TextWarnings();
        private final StackProfileBuilder builder = new StackProfileBuilder(
                List.of(new SampleType("goroutine", "count")));
        private final GoFrames frames = new GoFrames(builder);
        private @Nullable Traceback current;
        private long outside;

        Goroutines(final TextLines lines) {
            this.lines = lines;
        }

        void read() throws IOException {
            boolean isCut = false;
            while (lines.next()) {
                line(lines.text());
                isCut = !lines.isComplete();
            }
            if (isCut && current != null) {
                warnings.add(lines.offset(), "the file ends within line " + lines.number()
                        + "; the stack of the last goroutine may be cut");
            }
            end();
            warnings.addInput(lines);
            if (outside > 0) {
                warnings.add(-1, "%,d lines are of no goroutine and were skipped".formatted(outside));
            }
        }

        private void line(final String line) {
            final Traceback begun = Traceback.of(line);
            if (begun != null) {
                end();
                current = begun;
            } else if (line.isBlank()) {
                end();
            } else if (current == null || !current.line(line)) {
                outside++;
            }
        }

        private void end() {
            final Traceback ended = current;
            if (ended != null) {
                final List<Integer> stack = new ArrayList<>();
                for (final SymbolLine frame : ended.frames()) {
                    stack.add(frames.frame(frame));
                }
                if (stack.isEmpty()) {
                    stack.add(frames.named("[no stack]"));
                }
                builder.sample(frames.stack(stack), builder.labels(ended.labels()), 1);
            }
            current = null;
        }
    }
}
