package deadwood.importers.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.jfr.fixture.RecordingBytes;
import deadwood.model.event.EventTables;
import deadwood.model.profile.FrameFilter;
import deadwood.model.profile.FunctionTotals;
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
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that are cut off, damaged or made to do harm: one sentence, or what was readable with warnings. */
@Timeout(1800)
class FaultyRecordingsTest {

    private static final boolean CAMPAIGN = Boolean.getBoolean("deadwood.campaign");
    private static final int SIZE_AT = 8;
    private static final int CONSTANTS_AT = 16;
    private static final int METADATA_AT = 24;
    private static final int FEATURES_AT = 64;
    private static final int SAMPLES = 7;
    private static final int NOTHING = -1;

    @TempDir
    private Path directory;
    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = directory.resolve("faulty.jfr");
    }

    /** Opens it and looks at all that there is. @return samples of the CPU, {@value #NOTHING} if it was refused */
    private long look(final byte[] bytes, final String what) throws IOException {
        Files.write(file, bytes);
        try (Snapshot snapshot = new JfrImporter().read(file, false, new ImportOptions(directory, 1), Progress.NONE,
                CancelSignal.NEVER)) {
            snapshot.warnings().forEach(warning -> assertThat(warning.message()).as(what).isNotBlank()
                    .doesNotContain("Exception").doesNotContain("\n"));
            final EventTables events = snapshot.content().events();
            if (events != null) {
                for (final EventTables.EventType type : events.types()) {
                    events.forEach(type.name(), row -> {
                        assertThat(row).as(what).hasSameSizeAs(type.fields());
                        return true;
                    }, CancelSignal.NEVER);
                }
            }
            final StackProfile profile = snapshot.profile();
            if (profile == null) {
                return 0;
            }
            for (int type = 0; type < profile.sampleTypes().size(); type++) {
                FunctionTotals.of(profile, type, FrameFilter.ALL);
            }
            final int cpu = profile.typeNamed("cpu_samples");
            return cpu < 0 ? 0 : profile.total(cpu);
        } catch (final ImportException e) {
            assertThat(e.getMessage()).as(what).contains(file.toString()).doesNotContain("\n")
                    .doesNotContain("Exception");
            return NOTHING;
        }
    }

    @Test
    void isSoundByItself() throws IOException {
        for (final boolean compressed : new boolean[]{true, false}) {
            assertThat(look(new SmallRecording(compressed).chunks(3, SAMPLES), "sound")).isEqualTo(3 * SAMPLES);
        }
    }

    @Test
    void cutAtEveryByte() throws IOException {
        for (final boolean compressed : new boolean[]{true, false}) {
            final byte[] one = new SmallRecording(compressed).chunks(1, SAMPLES);
            final byte[] two = new SmallRecording(compressed).chunks(2, SAMPLES);
            final int step = CAMPAIGN ? 1 : 17;
            for (int length = 0; length < two.length; length += step) {
                final long samples = look(Arrays.copyOf(two, length), "cut at " + length);
                if (length >= one.length) {
                    assertThat(samples).as("cut at " + length).isBetween((long) SAMPLES, 2L * SAMPLES);
                }
            }
        }
    }

    @Test
    void mutated() throws IOException {
        final int rounds = CAMPAIGN ? 300_000 : 800;
        final byte[][] sound = {new SmallRecording(true).chunks(2, SAMPLES),
            new SmallRecording(false).chunks(1, SAMPLES),
            new SmallRecording(true).chunk(SAMPLES).unfinished().toArray()};
        for (int seed = 0; seed < rounds; seed++) {
            final Random random = new Random(seed);
            byte[] bytes = sound[random.nextInt(sound.length)].clone();
            for (int fault = random.nextInt(4); fault >= 0; fault--) {
                bytes = faulty(bytes, random);
            }
            look(bytes, "seed " + seed);
        }
    }

    private static byte[] faulty(final byte[] bytes, final Random random) {
        final int at = random.nextInt(bytes.length);
        final int length = Math.min(bytes.length - at, 1 + random.nextInt(40));
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        int behind = at + length;
        switch (random.nextInt(7)) {
            case 0 -> {
                out.write(List.of(0, 1, 0x7f, 0x80, 0xff).get(random.nextInt(5)));
                behind = at + 1;
            }
            case 1 -> {
                out.write(bytes[at] ^ 1 << random.nextInt(8));
                behind = at + 1;
            }
            case 2 -> {
                // left out
            }
            case 3 -> {
                out.write(bytes, at, length);
                behind = at;
            }
            case 4 -> {
                final byte[] same = new byte[length];
                Arrays.fill(same, (byte) (random.nextBoolean() ? 0xff : 0));
                out.writeBytes(same);
            }
            case 5 -> {
                final long[] numbers = {-1, 0, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, bytes.length,
                    1 << 20};
                out.writeBytes(new RecordingBytes(random.nextBoolean()).putLong(numbers[random.nextInt(7)]).toArray());
            }
            default -> {
                // the header is where a single number changes most
                final byte[] all = bytes.clone();
                ByteBuffer.wrap(all).putLong(8 * (1 + random.nextInt(7)), random.nextLong() >> random.nextInt(64));
                return all;
            }
        }
        out.write(bytes, Math.min(behind, bytes.length), bytes.length - Math.min(behind, bytes.length));
        return out.size() == 0 ? new byte[1] : out.toByteArray();
    }

    @Test
    void headersThatLie() throws IOException {
        final byte[] sound = new SmallRecording(true).chunks(2, SAMPLES);
        final int one = sound.length / 2;
        final long[] lies = {0, -1, 1, 67, 68, 69, one - 1, one + 1, sound.length, sound.length + 1, Integer.MAX_VALUE,
            Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40};
        for (final int field : new int[]{SIZE_AT, CONSTANTS_AT, METADATA_AT}) {
            for (final long lie : lies) {
                final byte[] bytes = sound.clone();
                ByteBuffer.wrap(bytes).putLong(field, lie);
                // The second chunk is whole, and begins where its magic is at the latest.
                assertThat(look(bytes, field + " is " + lie)).as(field + " is " + lie).isGreaterThanOrEqualTo(0);
            }
        }
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            final byte[] bytes = sound.clone();
            ByteBuffer.wrap(bytes).putInt(FEATURES_AT, ByteBuffer.wrap(bytes).getInt(FEATURES_AT) ^ 1 << bit);
            assertThat(look(bytes, "feature " + bit)).as("feature " + bit).isGreaterThanOrEqualTo(SAMPLES);
        }
    }

    @Test
    void aChunkInTheMiddleThatIsCut() throws IOException {
        final byte[] one = new SmallRecording(true).chunks(1, SAMPLES);
        for (int kept = 0; kept < one.length; kept += CAMPAIGN ? 1 : 37) {
            final ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(one);
            out.write(one, 0, kept);
            out.writeBytes(one);
            assertThat(look(out.toByteArray(), "cut at " + kept)).as("cut at " + kept)
                    .isBetween(2L * SAMPLES, 3L * SAMPLES);
        }
    }

    @Test
    void recordingsBehindEachOther() throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new SmallRecording(true).chunks(1, SAMPLES));
        out.writeBytes(new byte[5000]);
        out.writeBytes(new SmallRecording(false).chunks(1, SAMPLES));
        out.writeBytes(new SmallRecording(true).chunk(SAMPLES).unfinished().toArray());
        out.writeBytes(new SmallRecording(false).chunks(1, SAMPLES));
        assertThat(look(out.toByteArray(), "mixed")).isEqualTo(4L * SAMPLES);
    }
}
