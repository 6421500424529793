package deadwood.importers.pprof;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.parallel.Workers;
import deadwood.importers.samples.ReadingNotes;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** One reading of one file. */
final class PprofReading {

    private static final int MOST_DECODERS = 4;
    private static final int GZIP_BUFFER = 1 << 16;

    private final Path file;
    private final boolean gzipped;
    private final ImportOptions options;
    private final Progress progress;
    private final CancelSignal cancel;

    PprofReading(final Path file, final boolean gzipped, final ImportOptions options, final Progress progress,
            final CancelSignal cancel) {
        this.file = file;
        this.gzipped = gzipped;
        this.options = options;
        this.progress = progress;
        this.cancel = cancel;
    }

    /** What is in the file, up to a limit. */
    private record Contents(PprofTables tables, List<SampleDecoder> samples, ReadingNotes notes, boolean whole,
            long length, long second) {

        boolean hasSamples() {
            return samples.stream().anyMatch(decoder -> decoder.rows().size() > 0);
        }

        boolean hasValues() {
            return samples.stream().anyMatch(decoder -> decoder.rows().columns() > 0);
        }
    }

    Snapshot read() throws IOException {
        Contents contents = contents(Long.MAX_VALUE);
        final long second = contents.second;
        if (second != PprofStream.NOWHERE) {
            // What was read mixes two string tables: again, up to where the second begins.
            contents = contents(second);
            contents.notes.add(second,
                    "a second profile is appended to the first; it was left out, and only the first was read");
        }
        if (!contents.hasSamples() && (!contents.whole || contents.tables.sampleTypes().isEmpty())) {
            throw nothing(contents);
        }
        if (contents.tables.sampleTypes().isEmpty() && !contents.hasValues()) {
            throw new ImportException.Corrupt(file + " is a profile without sample types and without values", 0);
        }
        progress.begin("looking up names", 1, Progress.Unit.STEPS);
        final StackProfile profile = new PprofAssembly(contents.tables, contents.samples, contents.notes, cancel)
                .profile();
        return new Snapshot(file, Files.size(file), "pprof profile", profile.info().taken(), contents.notes.list(),
                Snapshot.Content.of(profile));
    }

    private ImportException nothing(final Contents contents) {
        return contents.whole
                ? new ImportException.Corrupt(file + " is a profile without sample types and without samples", 0)
                : new ImportException.Truncated("%s ends or is damaged at byte %,d, before its first sample"
                        .formatted(file, contents.length));
    }

    private Contents contents(final long limit) throws IOException {
        final ReadingNotes notes = new ReadingNotes();
        final PprofTables tables = new PprofTables(notes);
        // Inflating takes longer than decoding: one thread each.
        final int decoders = gzipped ? 1 : Math.clamp(options.threads(), 1, MOST_DECODERS);
        final List<SampleDecoder> samples = Stream.generate(() -> new SampleDecoder(notes)).limit(decoders).toList();
        final BlockQueue queue = new BlockQueue(2 * decoders + 1, PprofStream.BLOCK);
        final AtomicInteger next = new AtomicInteger();
        try (InputStream in = opened()) {
            final PprofStream stream = new PprofStream(in, limit, tables, notes, queue);
            Workers.run(decoders + 1, "pprof", cancel, stop -> {
                final int turn = next.getAndIncrement();
                boolean done = false;
                try {
                    if (turn == 0) {
                        stream.run(stop);
                        queue.close();
                    } else {
                        samples.get(turn - 1).run(queue);
                    }
                    done = true;
                } finally {
                    if (!done) {
                        queue.abandon();
                    }
                }
            });
            return new Contents(tables, samples, notes, stream.whole(), stream.length(), stream.second());
        }
    }

    private InputStream opened() throws IOException {
        final Progress.Step step = progress.begin("reading samples", Files.size(file), Progress.Unit.BYTES);
        final InputStream raw = new Counted(Files.newInputStream(file), step);
        return gzipped ? new GZIPInputStream(raw, GZIP_BUFFER) : raw;
    }

    /** Tells how much of a file was read. */
    private static final class Counted extends FilterInputStream {

        private final Progress.Step step;

        Counted(final InputStream in, final Progress.Step step) {
            super(in);
            this.step = step;
        }

        @Override
        public int read() throws IOException {
            final int read = super.read();
            step.advance(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(final byte[] bytes, final int from, final int count) throws IOException {
            final int read = super.read(bytes, from, count);
            step.advance(Math.max(0, read));
            return read;
        }
    }
}
