package deadwood.importers.gotext;

import deadwood.importers.text.TextLines;
import deadwood.importers.text.TextWarnings;
import deadwood.model.profile.Label;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackProfileBuilder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a profile with debug=1, the lines that name their frames, and the MemStats behind a heap. */
final class GoProfileText {

    private static final String LABELS = "# labels: ";
    private static final String NO_SAMPLE = "is no sample and was left out";
    private static final String NO_FRAME = "names no frame and was left out";

    private final TextLines lines;
    private final TextWarnings warnings;
    private final GoProfileKind kind;
    private final StackProfileBuilder builder;
    private final GoFrames frames;
    private final SampleScale scale;
    private final MemStats memStats = new MemStats();
    private final List<Long> sums = new ArrayList<>();

    /** Samples whose values depend on those behind them. */
    private final List<Sample> waiting = new ArrayList<>();

    // The sample that is being read.
    private @Nullable ProfileRow row;
    private long rowLine;
    private final List<Integer> stack = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    private record Sample(int stack, int labels, ProfileRow row) {}

    GoProfileText(final TextLines lines, final GoProfileKind kind, final TextWarnings warnings) {
        this.lines = lines;
        this.kind = kind;
        this.warnings = warnings;
        this.builder = new StackProfileBuilder(kind.types());
        this.frames = new GoFrames(builder);
        this.scale = new SampleScale(kind);
    }

    /** Reads all lines behind the first. */
    void read() throws IOException {
        boolean isTrailer = false;
        boolean isCut = false;
        while (lines.next()) {
            final String line = lines.text();
            isTrailer |= line.equals("# runtime.MemStats");
            if (isTrailer) {
                memStats.trailer(line);
            } else {
                line(line);
            }
            isCut = !lines.isComplete();
        }
        endSample();
        if (isCut) {
            warnings.add(lines.offset(), "the file ends within line " + lines.number()
                    + (isTrailer ? "; that field may be cut" : "; what that line tells of the last sample may be cut"));
        }
        checkTotals();
    }

    private void line(final String line) {
        if (line.isBlank()) {
            endSample();
        } else if (line.startsWith(LABELS)) {
            labels(line);
        } else if (line.startsWith("#")) {
            symbol(line);
        } else if (!scale.setting(line)) {
            endSample();
            row = ProfileRow.of(line, kind.numbers());
            rowLine = lines.number();
            if (row == null) {
                warnings.line(lines.number(), lines.offset(), NO_SAMPLE, line);
            }
        }
    }

    private void symbol(final String line) {
        final SymbolLine symbol = SymbolLine.of(line);
        if (symbol == null) {
            warnings.line(lines.number(), lines.offset(), NO_FRAME, line);
        } else if (row != null && (symbol.address() != 0 || !symbol.name().isEmpty())) {
            // Go writes address 0 for a stack that it does not know, as of threads that the system made.
            stack.add(frames.frame(symbol));
        }
    }

    private void labels(final String line) {
        final GoText text = new GoText(line, LABELS.length());
        final List<Label> read = new ArrayList<>();
        boolean isWell = text.passes("{");
        while (isWell && !text.passes("}")) {
            final String key = text.string(":", "}");
            isWell = text.passes(":");
            text.passes(" ");
            read.add(new Label.Text(key, text.string(", ", "}")));
            isWell &= text.passes(", ") || !text.isAtEnd();
        }
        if (isWell) {
            labels.addAll(read);
        } else {
            warnings.line(lines.number(), lines.offset(), "has labels that cannot be read; they were kept as one",
                    line);
            labels.add(new Label.Text("labels", line.substring(LABELS.length())));
        }
    }

    private void endSample() {
        final ProfileRow ended = row;
        if (ended != null) {
            for (int i = 0; i < kind.numbers(); i++) {
                if (sums.size() == i) {
                    sums.add(0L);
                }
                sums.set(i, sums.get(i) + ended.numbers().get(i));
            }
            if (stack.isEmpty()) {
                unnamed(ended);
            }
            if (kind.isHeap()) {
                final long size = SampleScale.objectSize(ended);
                if (size != 0) {
                    labels.add(new Label.Numeric("bytes", size, "bytes"));
                }
            }
            if (scale.isOdd(ended)) {
                warnings.line(rowLine, -1, "has bytes of no objects; they were taken as they stand", "");
            }
            scale.notice(ended);
            final Sample sample = new Sample(frames.stack(stack), builder.labels(labels),
                    new ProfileRow(ended.numbers(), List.of()));
            if (kind.isContention()) {
                waiting.add(sample);
            } else {
                add(sample);
            }
        }
        row = null;
        stack.clear();
        labels.clear();
    }

    private void add(final Sample sample) {
        builder.sample(sample.stack, sample.labels, scale.values(sample.row));
    }

    /** A sample of which no frame is named: addresses are all there is. */
    private void unnamed(final ProfileRow ended) {
        for (final long address : ended.addresses()) {
            if (address != 0) {
                stack.add(frames.frame(new SymbolLine(address - 1, "", "", 0)));
            }
        }
        if (stack.isEmpty()) {
            stack.add(frames.named("[no stack]"));
        }
    }

    /** A file that is cut between two samples looks whole but for this. */
    private void checkTotals() {
        for (int i = 0; i < kind.totals().size(); i++) {
            final long sum = i < sums.size() ? sums.get(i) : 0;
            if (sum != kind.totals().get(i)) {
                warnings.add(-1, String.format(Locale.ROOT,
                        "the samples add up to %,d where the first line says %,d: some are missing, or the file was put together",
                        sum, kind.totals().get(i)));
                return;
            }
        }
    }

    MemStats memStats() {
        return memStats;
    }

    /** @param taken when the profile was taken, null if that is not known */
    StackProfile build(final @Nullable Instant taken) {
        waiting.forEach(this::add);
        scale.doubts().forEach(doubt -> warnings.add(-1, doubt));
        return builder.build(kind.defaultType(), new ProfileInfo(taken, Duration.ZERO,
                kind.isHeap() ? new SampleType("space", "bytes") : null, kind.heapRate(), List.of(), "", "", ""));
    }
}
