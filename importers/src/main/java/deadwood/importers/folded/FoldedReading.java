package deadwood.importers.folded;

import deadwood.importers.ImportException;
import deadwood.importers.Importer;
import deadwood.importers.parallel.Workers;
import deadwood.importers.text.Encoding;
import deadwood.importers.text.TextInput;
import deadwood.importers.text.TextWarnings;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Reads one file of folded stacks: in parts by several threads, or as a stream where it is compressed or UTF-16. */
final class FoldedReading {

    /** A part is at least that large: below, a thread costs more than it saves. */
    static final long SMALLEST_PART = 4L << 20;

    private final Path file;
    private final boolean gzipped;
    private final int threads;
    private final long smallestPart;
    private final Progress progress;
    private final CancelSignal cancel;
    private final TextWarnings warnings = new TextWarnings();

    /** @param smallestPart bytes that are worth a thread */
    FoldedReading(final Path file, final boolean gzipped, final int threads, final long smallestPart,
            final Progress progress, final CancelSignal cancel) {
        this.file = file;
        this.gzipped = gzipped;
        this.threads = threads;
        this.smallestPart = smallestPart;
        this.progress = progress;
        this.cancel = cancel;
    }

    Snapshot read() throws IOException {
        final long size = Files.size(file);
        final byte[] head = head();
        final boolean twoCounts = FoldedHead.of(head).hasTwoCounts();
        final Encoding encoding = Encoding.of(head);
        final boolean isUtf16 = encoding == Encoding.UTF_16_BE || encoding == Encoding.UTF_16_LE;
        final Progress.Step step = progress.begin("reading stacks", size, Progress.Unit.BYTES);
        final FoldedProfile result = new FoldedProfile(twoCounts, !isUtf16, warnings);
        if (gzipped || isUtf16) {
            result.add(stream(twoCounts, step));
        } else {
            parts(size, encoding.markBytes(), twoCounts, step).forEach(result::add);
        }
        cancel.check();
        final StackProfile profile = result.build();
        if (profile.size() == 0) {
            throw new ImportException.Corrupt(file + " holds no folded stack: no line ends with a space and a count",
                    0);
        }
        return new Snapshot(file, size, "folded stacks", null, warnings.list(), Snapshot.Content.of(profile));
    }

    private byte[] head() throws IOException {
        try (TextInput in = TextInput.open(file, gzipped, _ -> {})) {
            return in.head(Importer.HEAD_BYTES);
        }
    }

    private LineParser stream(final boolean twoCounts, final Progress.Step step) throws IOException {
        final LineParser parser = new LineParser(twoCounts);
        try (TextInput in = TextInput.open(file, gzipped, step)) {
            final LineFeeder feeder = new LineFeeder(in::read, in.encoding().markBytes(), parser, cancel);
            feeder.feed(Long.MAX_VALUE);
            final String damage = in.damage();
            if (damage == null) {
                feeder.feedRest();
            } else {
                warnings.add(-1, damage + " after line " + parser.lines() + "; the lines up to there were kept"
                        + (feeder.rest() > 0 ? ", the one that is cut was left out" : ""));
            }
        }
        return parser;
    }

    private List<LineParser> parts(final long size, final int begin, final boolean twoCounts,
            final Progress.Step step) throws IOException {
        final int count = Math.clamp(size / smallestPart, 1, threads);
        final List<LineParser> parsers = new ArrayList<>();
        final List<Workers.Task> tasks = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int part = 0; part < count; part++) {
                final LineParser parser = new LineParser(twoCounts);
                final long from = part == 0 ? begin : size * part / count;
                final long to = part == count - 1 ? Long.MAX_VALUE : size * (part + 1) / count;
                parsers.add(parser);
                tasks.add(stop -> part(channel, from, to, from > begin, parser, step, stop));
            }
            Workers.all(threads, "stacks", cancel, tasks);
        }
        return parsers;
    }

    /** The lines that begin in a part of the file. */
    private static void part(final FileChannel channel, final long from, final long to, final boolean goesOn,
            final LineParser parser, final Progress.Step step, final CancelSignal stop) throws IOException {
        // One byte more shows whether a line begins right there.
        final long begin = goesOn ? from - 1 : from;
        final long[] at = {begin};
        final LineFeeder feeder = new LineFeeder((into, offset, length) -> {
            final int read = channel.read(ByteBuffer.wrap(into, offset, length), at[0]);
            at[0] += Math.max(0, read);
            step.advance(Math.max(0, read));
            return read;
        }, begin, parser, stop);
        if (goesOn) {
            feeder.skipLine();
        }
        if (!feeder.feed(to)) {
            feeder.feedRest();
        }
    }
}
