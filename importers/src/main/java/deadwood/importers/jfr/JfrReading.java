package deadwood.importers.jfr;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.hprof.content.DumpContent;
import deadwood.importers.parallel.Turns;
import deadwood.importers.parallel.Workers;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reads a recording: its chunks on several threads at once, put together in the order of the file. */
final class JfrReading {

    private static final int BUFFER = 1 << 20;

    private final DumpContent content;
    private final ImportOptions options;
    private final Progress progress;
    private final CancelSignal cancel;
    private final RecordingWarnings warnings = new RecordingWarnings();
    private final RecordingMerge merge = new RecordingMerge();
    private final List<CountedChunk> counted = new ArrayList<>();
    private long referenceEvents;

    JfrReading(final DumpContent content, final ImportOptions options, final Progress progress,
            final CancelSignal cancel) {
        this.content = content;
        this.options = options;
        this.progress = progress;
        this.cancel = cancel;
    }

    RecordingWarnings warnings() {
        return warnings;
    }

    /** What the recording holds; the tables of its events take the content over. */
    Snapshot.Content read() throws IOException {
        final List<ChunkSpan> chunks = new ChunkSearch(content, warnings, cancel).find();
        chunks.removeIf(this::isOld);
        readChunks(chunks);
        final StackProfile profile = merge.profile();
        final List<Recorded> facts = merge.facts();
        facts.forEach(fact -> {
            if (fact instanceof Recorded.Loss) {
                warnings.count("the virtual machine lost events %,d times (jdk.DataLoss)", 1, -1);
            }
        });
        return new Snapshot.Content(null, profile, RecordedSeries.chains(facts),
                RecordedSeries.series(facts, profile), RecordedSeries.heapCounts(facts),
                counted.isEmpty() ? null : new RecordingTables(content, counted));
    }

    /** When the recording began, null if no chunk could be read. */
    @Nullable
    Instant began() {
        return merge.began();
    }

    private boolean isOld(final ChunkSpan chunk) {
        if (chunk.header().major() > 0) {
            return false;
        }
        warnings.add(chunk.header().start(),
                "the chunk is of the version 0.%d of JDK 7 and 8, which cannot be read; it was left out"
                        .formatted(chunk.header().minor()));
        return true;
    }

    private void readChunks(final List<ChunkSpan> chunks) throws IOException {
        final long total = chunks.stream().mapToLong(chunk -> chunk.end() - chunk.header().start()).sum();
        final Progress.Step step = progress.begin("reading events", total, Progress.Unit.BYTES);
        final AtomicInteger next = new AtomicInteger();
        final Turns turns = new Turns();
        Workers.run(Math.min(options.threads(), Math.max(1, chunks.size())), "reading-chunks", cancel, stop -> {
            final byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(1 << 12, content.size() + 64))];
            for (int i = next.getAndIncrement(); i < chunks.size(); i = next.getAndIncrement()) {
                final ChunkSpan chunk = chunks.get(i);
                final RecordingWarnings ofChunk = new RecordingWarnings();
                ChunkReader.Contents contents = null;
                ReferenceContents reference = null;
                try {
                    contents = ChunkReader.read(content, chunk, buffer, ofChunk, stop);
                } catch (final DamagedRecordingException e) {
                    reference = ReferenceChunk.read(content, chunk, options.cacheDirectory(), stop);
                    ofChunk.add(e.offset(), refused(chunk.header().start(), e.what(), reference));
                }
                turns.await(i, stop);
                warnings.addAll(ofChunk);
                if (contents != null) {
                    merge.add(contents, stop);
                    counted.add(new CountedChunk(chunk, contents.counts()));
                }
                if (reference != null) {
                    merge.add(chunk.header(), reference);
                    referenceEvents += reference.events();
                }
                turns.done();
                step.advance(chunk.end() - chunk.header().start());
            }
        });
    }

    private static String refused(final long start, final String why, final @Nullable ReferenceContents reference) {
        if (reference == null) {
            return "the chunk at %,d was left out: %s".formatted(start, why);
        }
        return "the chunk at %,d was read by the JDK's own reader: %s; its samples count, its %,d events are in no table, series or tree%s"
                .formatted(start, why, reference.events(),
                        reference.complete() ? "" : ", and that reader did not come to its end");
    }

    /** Events that the JDK's own reader read in place of ours. */
    long referenceEvents() {
        return referenceEvents;
    }

    /** Refuses a file whose first chunk is of a version that cannot be read, in a sentence that says which can. */
    static void checkVersion(final Path file, final byte[] head) throws ImportException {
        final int major = head.length < 8 ? 2 : (head[4] & 0xff) << 8 | head[5] & 0xff;
        final int minor = head.length < 8 ? 0 : (head[6] & 0xff) << 8 | head[7] & 0xff;
        if (major == 0) {
            throw new ImportException.UnknownFormat(
                    ("%s is a recording of the version %d.%d, which Oracle's JDK 7 and 8 wrote; recordings of OpenJDK 8u262, JDK 9"
                            + " and later can be read")
                            .formatted(file, major, minor));
        }
        if (major > 2) {
            throw new ImportException.UnknownFormat(
                    "%s is a recording of the version %d.%d; those up to 2.x can be read".formatted(file, major,
                            minor));
        }
    }
}
