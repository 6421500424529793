package deadwood.importers.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.jfr.fixture.ChunkFixture;
import deadwood.importers.jfr.fixture.ChunkFixture.Frame;
import deadwood.importers.jfr.fixture.RecordingBytes;
import deadwood.importers.jfr.fixture.RecordingTypes;
import deadwood.importers.jfr.fixture.RecordingTypes.Field;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Small recordings that claim to be immense, or lead round in circles: what is sound in them is read, the rest is said. */
@Timeout(300)
class RecordingBombsTest {

    private static final int LARGE = Integer.MAX_VALUE - 8;

    @TempDir
    private Path directory;
    private final RecordingTypes types = new RecordingTypes();
    private final long sample = types.addEvent("jdk.ExecutionSample", RecordingTypes.thread("sampledThread"),
            RecordingTypes.stack());
    private final long note = types.addEvent("acme.Note", RecordingTypes.value("text", "java.lang.String"));

    private Snapshot open(final byte[] bytes) throws IOException {
        final Path file = Files.write(directory.resolve("bomb.jfr"), bytes);
        return new JfrImporter().read(file, false, new ImportOptions(directory, 1), Progress.NONE, CancelSignal.NEVER);
    }

    private void addSample(final ChunkFixture chunk, final int depth) {
        chunk.event(sample, chunk.bytes().putLong(ChunkFixture.ticks(1)).putLong(chunk.thread("main"))
                .putLong(chunk.stack(SmallRecording.stack(0, depth))));
    }

    /** The sample before and the one behind are there, and something was said. */
    private void checkSurvives(final ChunkFixture chunk, final int samples) throws IOException {
        try (Snapshot snapshot = open(chunk.toArray())) {
            final StackProfile profile = RealRecordings.profile(snapshot);
            assertThat(profile.total(profile.typeNamed("cpu_samples"))).isEqualTo(samples);
            assertThat(snapshot.warnings()).isNotEmpty();
        }
    }

    @Test
    void poolsThatClaimMoreThanThereIs() throws IOException {
        for (final String type : List.of("jdk.types.StackTrace", "jdk.types.Symbol", "java.lang.Thread")) {
            for (final int count : new int[]{LARGE, -1, 100_000}) {
                final ChunkFixture chunk = new ChunkFixture(types, true);
                addSample(chunk, 3);
                chunk.event(1, chunk.bytes().putLong(1).putLong(0).putLong(0).putByte(0).putInt(1)
                        .putLong(types.id(type)).putInt(count));
                addSample(chunk, 4);
                checkSurvives(chunk, 2);
            }
        }
    }

    @Test
    void stacksThatClaimMoreFramesThanThereAre() throws IOException {
        for (final int count : new int[]{LARGE, -1, 1 << 20}) {
            final ChunkFixture chunk = new ChunkFixture(types, true);
            addSample(chunk, 3);
            chunk.event(1, chunk.bytes().putLong(1).putLong(0).putLong(0).putByte(0).putInt(1)
                    .putLong(types.id("jdk.types.StackTrace")).putInt(1).putLong(99).putByte(0).putInt(count));
            addSample(chunk, 4);
            checkSurvives(chunk, 2);
        }
    }

    @Test
    void stringsThatClaimToBeLong() throws IOException {
        for (int encoding = 3; encoding <= 6; encoding++) {
            for (final int length : new int[]{LARGE, -1, 1 << 27}) {
                final ChunkFixture chunk = new ChunkFixture(types, true);
                addSample(chunk, 3);
                chunk.event(1, chunk.bytes().putLong(1).putLong(0).putLong(0).putByte(0).putInt(1)
                        .putLong(types.id("jdk.types.Symbol")).putInt(1).putLong(99).putByte(encoding).putInt(length));
                chunk.event(note, chunk.bytes().putLong(ChunkFixture.ticks(1)).putByte(encoding).putInt(length));
                addSample(chunk, 4);
                checkSurvives(chunk, 2);
            }
        }
    }

    @Test
    void aStackOfAHundredThousandFrames() throws IOException {
        final int depth = 100_000;
        final ChunkFixture chunk = new ChunkFixture(types, true);
        final List<Frame> frames = new ArrayList<>(depth);
        for (int i = 0; i < depth; i++) {
            frames.add(new Frame("acme/Deep", "method" + i % 10, "()V", i, "Interpreted"));
        }
        chunk.event(sample, chunk.bytes().putLong(ChunkFixture.ticks(1)).putLong(chunk.thread("main"))
                .putLong(chunk.stack(frames)));
        try (Snapshot snapshot = open(chunk.toArray())) {
            assertThat(snapshot.warnings()).isEmpty();
            final StackProfile profile = RealRecordings.profile(snapshot);
            final int[] found = profile.stacks().framesOf(profile.stack(0));
            assertThat(found).hasSize(depth);
            for (int i = 0; i < depth; i++) {
                assertThat(profile.frames().line(found[i])).isEqualTo(depth - 1 - i);
            }
        }
    }

    @Test
    void typesInCirclesAndTypesWithoutEnd() throws IOException {
        final long one = types.reserve("acme.One");
        final long other = types.reserve("acme.Other");
        types.add(one, "acme.One", List.of(RecordingTypes.value("other", "acme.Other")));
        types.add(other, "acme.Other", List.of(new Field("ones", "acme.One", false, true, List.of())));
        types.add("acme.Wide39", "", List.of(RecordingTypes.value("number", "int")));
        for (int i = 38; i >= 0; i--) {
            final String inner = "acme.Wide" + (i + 1);
            types.add("acme.Wide" + i, "", IntStream.range(0, 9)
                    .mapToObj(field -> RecordingTypes.value("field" + field, inner)).toList());
        }
        final long circle = types.addEvent("acme.Circle", RecordingTypes.value("one", "acme.One"));
        final long wide = types.addEvent("acme.Wide", RecordingTypes.value("wide", "acme.Wide0"));
        final ChunkFixture chunk = new ChunkFixture(types, true);
        addSample(chunk, 3);
        chunk.event(circle, chunk.bytes().putLong(1).putInt(1));
        chunk.event(wide, chunk.bytes().putLong(1).putInt(1));
        addSample(chunk, 4);
        checkSurvives(chunk, 2);
    }

    @Test
    void constantsInCircles() throws IOException {
        final long self = types.reserve("acme.Self");
        types.add(self, "acme.Self", List.of(RecordingTypes.key("name", "acme.Self")));
        final long event = types.addEvent("acme.Circle", RecordingTypes.key("self", "acme.Self"));
        final ChunkFixture chunk = new ChunkFixture(types, true);
        chunk.constant("acme.Self", "self", chunk.bytes().putLong(1));
        chunk.event(event, chunk.bytes().putLong(1).putLong(1));
        addSample(chunk, 2);
        try (Snapshot snapshot = open(chunk.toArray())) {
            final List<Integer> rows = new ArrayList<>();
            Objects.requireNonNull(snapshot.content().events()).forEach("acme.Circle", row -> {
                rows.add(row.size());
                return true;
            }, CancelSignal.NEVER);
            assertThat(rows).containsExactly(2);
        }
    }

    @Test
    void aFileOfHeaders() throws IOException {
        final byte[] header = Arrays.copyOf(new SmallRecording(true).chunks(1, 1), ChunkHeader.BYTES);
        final byte[] bytes = new byte[header.length * 20_000];
        for (int at = 0; at < bytes.length; at += header.length) {
            System.arraycopy(header, 0, bytes, at, header.length);
        }
        assertThatThrownBy(() -> open(bytes)).isInstanceOf(ImportException.Corrupt.class)
                .hasMessageContaining("nothing that can be read");
    }

    @Test
    void metadataThatClaimsMoreThanThereIs() {
        for (final int count : new int[]{LARGE, -1, 1000}) {
            final RecordingBytes metadata = new RecordingBytes(true).putLong(0).putLong(0).putLong(1).putInt(count);
            final byte[] chunk = new ChunkFixture(types, true).described(metadata).toArray();
            assertThatThrownBy(() -> open(chunk)).isInstanceOf(ImportException.Corrupt.class)
                    .hasMessageContaining("bomb.jfr");
        }
    }
}
