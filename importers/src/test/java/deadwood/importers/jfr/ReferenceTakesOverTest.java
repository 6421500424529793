package deadwood.importers.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import deadwood.importers.ImportOptions;
import deadwood.importers.hprof.content.DumpContent;
import deadwood.importers.hprof.content.OpenedContent;
import deadwood.importers.jfr.fixture.ChunkFixture;
import deadwood.importers.jfr.fixture.RecordingTypes;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Chunks that the JDK's reader reads in our place. */
@Timeout(300)
class ReferenceTakesOverTest {

    private static final int SAMPLES = 9;
    private static final long CLOSE_NANOS = 1000;
    private static final int CONSTANTS_AT = 16;
    private static final int METADATA_AT = 24;
    private static final int STATE_AT = 64;

    @TempDir
    private Path directory;

    private interface Look {
        void at(DumpContent content, ChunkSpan span) throws IOException;
    }

    private void forEachChunk(final Path file, final Look look) throws IOException {
        final ImportOptions options = new ImportOptions(directory.resolve("cache"), 1);
        try (DumpContent content = OpenedContent.of(file, false, false, options, Progress.NONE, CancelSignal.NEVER)
                .content()) {
            for (final ChunkSpan span : new ChunkSearch(content, new RecordingWarnings(), CancelSignal.NEVER).find()) {
                look.at(content, span);
            }
        }
    }

    /** Values by sample type, stack and labels. */
    private static Map<String, Map<String, Long>> values(final StackProfile profile) {
        final Map<String, Map<String, Long>> values = new TreeMap<>();
        for (int type = 0; type < profile.sampleTypes().size(); type++) {
            final Map<String, Long> ofType = new HashMap<>();
            for (int sample = profile.firstSample(type); sample < profile.endSample(type); sample++) {
                final StringBuilder text = new StringBuilder();
                for (final int frame : profile.stacks().framesOf(profile.stack(sample))) {
                    text.append(profile.frames().function(frame).name()).append(profile.frames().line(frame))
                            .append(profile.frames().kind(frame)).append(';');
                }
                text.append(profile.labels(profile.labelSet(sample)));
                ofType.merge(text.toString(), profile.value(type, sample), Long::sum);
            }
            values.put(profile.sampleTypes().get(type).name(), ofType);
        }
        return values;
    }

    private void agrees(final Path file) throws IOException {
        final RecordingMerge ours = new RecordingMerge();
        final RecordingMerge reference = new RecordingMerge();
        forEachChunk(file, (content, span) -> {
            ours.add(ChunkReader.read(content, span, new byte[1 << 16], new RecordingWarnings(), CancelSignal.NEVER),
                    CancelSignal.NEVER);
            final ReferenceContents read = Objects.requireNonNull(
                    ReferenceChunk.read(content, span, directory.resolve("cache"), CancelSignal.NEVER));
            assertThat(read.complete()).isTrue();
            reference.add(span.header(), read);
        });
        final Map<String, Map<String, Long>> expected = values(Objects.requireNonNull(ours.profile()));
        // The interval between samples is no sample, so that reader does not say it.
        expected.keySet().removeAll(Set.of("cpu", "native", "wall"));
        final Map<String, Map<String, Long>> found = values(Objects.requireNonNull(reference.profile()));
        assertThat(found).hasSameSizeAs(expected);
        expected.forEach((type, values) -> {
            assertThat(found.get(type)).as(type).containsOnlyKeys(values.keySet());
            // The JDK takes ticks for nanoseconds by a division of its own.
            values.forEach((stack, value) -> assertThat(found.get(type).get(stack)).as(type)
                    .isCloseTo(value, within(type.endsWith("_time") ? CLOSE_NANOS : 0L)));
        });
        try (var left = Files.list(directory.resolve("cache"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void agreesOnAWrittenRecording() throws IOException {
        agrees(Files.write(directory.resolve("small.jfr"), new SmallRecording(true).chunks(1, SAMPLES)));
    }

    @Test
    void agreesOnALiveRecording() throws Exception {
        agrees(LiveRecording.record(directory, 2));
    }

    /** The description of its types claims to be longer than the chunk. */
    private static byte[] refused() {
        final byte[] chunk = new SmallRecording(true).chunks(1, SAMPLES);
        final int metadata = (int) ByteBuffer.wrap(chunk).getLong(METADATA_AT);
        assertThat(chunk[metadata]).isNegative();
        chunk[metadata + 1] = 0x7f;
        return chunk;
    }

    @Test
    void takesOverWhatIsRefused() throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final byte[] sound = new SmallRecording(true).chunks(1, SAMPLES);
        out.writeBytes(sound);
        out.writeBytes(refused());
        out.writeBytes(sound);
        final Path file = Files.write(directory.resolve("refused.jfr"), out.toByteArray());
        try (Snapshot snapshot = new JfrImporter().read(file, false, new ImportOptions(directory.resolve("cache"), 2),
                Progress.NONE, CancelSignal.NEVER)) {
            final StackProfile profile = RealRecordings.profile(snapshot);
            assertThat(profile.total(profile.typeNamed("cpu_samples"))).isEqualTo(3L * SAMPLES);
            assertThat(profile.total(profile.typeNamed("cpu"))).isEqualTo(3L * SAMPLES * 20_000_000);
            assertThat(snapshot.warnings()).hasSize(2).anySatisfy(warning -> assertThat(warning.message())
                    .contains("the chunk at %,d was read by the JDK's own reader".formatted(sound.length)));
        }
    }

    @Test
    void takesOverAWholeFile() throws IOException {
        final Path file = Files.write(directory.resolve("refused.jfr"), refused());
        try (Snapshot snapshot = new JfrImporter().read(file, false, new ImportOptions(directory.resolve("cache"), 2),
                Progress.NONE, CancelSignal.NEVER)) {
            final StackProfile profile = RealRecordings.profile(snapshot);
            assertThat(profile.total(profile.typeNamed("cpu_samples"))).isEqualTo(SAMPLES);
            assertThat(snapshot.content().events()).isNull();
        }
    }

    @Test
    void isKeptFromWhatItNeverEndsOn() throws IOException {
        final byte[] sound = new SmallRecording(true).chunks(1, SAMPLES);
        final byte[] noDescription = sound.clone();
        ByteBuffer.wrap(noDescription).putLong(METADATA_AT, 0);
        final byte[] updating = sound.clone();
        updating[STATE_AT] = (byte) 255;
        final byte[] circle = new ChunkFixture(new RecordingTypes(), true)
                .event(1, new ChunkFixture(new RecordingTypes(), true).bytes().putLong(1)
                        .putLong(0).putLong(0x10).putByte(0).putInt(0))
                .toArray();
        ByteBuffer.wrap(circle).putLong(CONSTANTS_AT, ChunkHeader.BYTES);
        final byte[] cut = Arrays.copyOf(sound, sound.length - 1);
        for (final byte[] bytes : new byte[][]{noDescription, updating, circle, cut}) {
            forEachChunk(Files.write(directory.resolve("never.jfr"), bytes),
                    (content, span) -> assertThat(ReferenceChunk.read(content, span, directory.resolve("cache"),
                            CancelSignal.NEVER)).isNull());
        }
    }

    @Test
    void canBeCancelled() throws IOException {
        forEachChunk(Files.write(directory.resolve("small.jfr"), new SmallRecording(true).chunks(1, SAMPLES)),
                (content, span) -> assertThatThrownBy(
                        () -> ReferenceChunk.read(content, span, directory.resolve("cache"), () -> true))
                        .isInstanceOf(CancellationException.class));
    }
}
