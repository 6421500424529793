package deadwood.importers.pprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the bytes are, there is a profile with warnings or one sentence. */
class PprofBadInputTest {

    private static final boolean CAMPAIGN = Boolean.getBoolean("deadwood.campaign");

    @TempDir
    private Path directory;

    private Path file(final byte[] bytes) throws IOException {
        return Files.write(directory.resolve("some.pb"), bytes);
    }

    /** As deadwood.importers.Importers would, had it recognised the file. */
    private Snapshot read(final Path file, final boolean gzipped) throws IOException {
        return new PprofImporter().read(file, gzipped, new ImportOptions(directory, 2), Progress.NONE,
                CancelSignal.NEVER);
    }

    private void survives(final byte[] bytes) throws IOException {
        final Path file = file(bytes);
        try {
            final StackProfile profile = read(file, bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b)
                    .profile();
            ProfileText.of(profile);
        } catch (final ImportException e) {
            assertThat(e.getMessage()).startsWith(file.toString());
        }
    }

    private static byte[] written(final long seed, final boolean gzipped) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        PprofWriter.write(RandomProfiles.profile(seed), gzipped, out);
        return out.toByteArray();
    }

    @Test
    void cutAtEveryByte() throws IOException {
        final byte[] bytes = Proto.small().toArray();
        final int firstSample = 6;
        for (int length = 0; length < bytes.length; length++) {
            final byte[] cut = Arrays.copyOf(bytes, length);
            survives(cut);
            if (length > firstSample + 9) {
                assertThat(read(file(cut), false).profile().total(0)).as("cut at %d", length).isPositive();
            }
        }
        final byte[] gzipped = written(1, true);
        for (int length = 11; length < gzipped.length; length += CAMPAIGN ? 1 : 7) {
            survives(Arrays.copyOf(gzipped, length));
        }
    }

    @Test
    void mutated() throws IOException {
        final Random random = new Random(3);
        for (int i = 0; i < (CAMPAIGN ? 200_000 : 300); i++) {
            final byte[] bytes = written(i % 20, false);
            for (int change = 1 + random.nextInt(4); change > 0; change--) {
                final int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 300));
                bytes[at] = (byte) switch (random.nextInt(4)) {
                    case 0 -> 0;
                    case 1 -> 0xff;
                    case 2 -> bytes[at] ^ 1 << random.nextInt(8);
                    default -> random.nextInt();
                };
            }
            survives(bytes);
        }
    }

    @Test
    void zerosAreNoProfile() throws IOException {
        final ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < (CAMPAIGN ? 4096 : 64); i++) {
                out.write(new byte[1 << 20]);
            }
        }
        final Path file = file(bomb.toByteArray());
        assertThatThrownBy(() -> read(file, true)).isInstanceOf(ImportException.Truncated.class)
                .hasMessageContaining("before its first sample");
    }

    @Test
    void equalSamplesTakeNoMemory() throws IOException {
        final byte[] sample = Proto.of().message(PprofFields.SAMPLE, Proto.sample(new long[]{1}, 1)).toArray();
        final int perBlock = 1 << 16;
        final byte[] block = new byte[sample.length * perBlock];
        for (int i = 0; i < perBlock; i++) {
            System.arraycopy(sample, 0, block, i * sample.length, sample.length);
        }
        final int blocks = CAMPAIGN ? 2000 : 100;
        final ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            out.write(Proto.small().toArray());
            for (int i = 0; i < blocks; i++) {
                out.write(block);
            }
        }
        final StackProfile profile = read(file(bomb.toByteArray()), true).profile();
        assertThat(profile.size()).isEqualTo(3);
        assertThat(profile.total(0)).isEqualTo(42L + (long) blocks * perBlock);
    }

    @Test
    void aMillionLabels() throws IOException {
        final Proto sample = Proto.sample(new long[]{1}, 1);
        for (int i = 1; i <= 1_000_000; i++) {
            sample.message(PprofFields.SAMPLE_LABEL, Proto.of().number(1, 5).number(3, i));
        }
        final StackProfile profile = read(file(Proto.small().message(PprofFields.SAMPLE, sample).toArray()), false)
                .profile();
        assertThat(profile.labels(profile.labelSetCount() - 1)).hasSize(1_000_000);
    }

    @Test
    void stacksOfAHundredThousandFrames() throws IOException {
        final Proto profile = Proto.small();
        for (int i = 0; i < 20; i++) {
            final long[] stack = new long[100_000];
            Arrays.fill(stack, 1);
            stack[i] = 2;
            profile.message(PprofFields.SAMPLE, Proto.sample(stack, 1));
        }
        final StackProfile read = read(file(profile.toArray()), false).profile();
        assertThat(read.size()).isEqualTo(22);
        assertThat(read.stacks().depth(read.stack(21))).isEqualTo(100_000);
        final ByteArrayOutputStream again = new ByteArrayOutputStream();
        PprofWriter.write(read, true, again);
        assertThat(read(file(again.toByteArray()), true).profile().stacks().size()).isEqualTo(read.stacks().size());
    }

    @Test
    void locationsOfManyLinesDoNotMultiply() throws IOException {
        final long[] lines = new long[10_000];
        Arrays.fill(lines, 1);
        final long[] stack = new long[100_000];
        Arrays.fill(stack, 3);
        final Snapshot snapshot = read(file(Proto.small().message(PprofFields.LOCATION, Proto.location(3, 0x30, lines))
                .message(PprofFields.SAMPLE, Proto.sample(stack, 5)).toArray()), false);
        assertThat(snapshot.profile().total(0)).isEqualTo(47);
        assertThat(snapshot.warnings()).extracting("message")
                .containsExactly(PprofAssembly.DEEP_STACKS.replace("%,d", "1"));
    }

    @Test
    void aMessageThatClaimsToBeHuge() throws IOException {
        final byte[] claim = {0x32, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f, 1, 2, 3};
        final Snapshot snapshot = read(file(Proto.small().raw(claim).toArray()), false);
        assertThat(snapshot.profile().total(0)).isEqualTo(42);
        assertThat(snapshot.warnings()).isNotEmpty();
    }

    @Test
    void aLongMessageIsLeftOutAndWhatFollowsRead() throws IOException {
        final Path file = directory.resolve("long.pb");
        final byte[] small = Proto.small().toArray();
        try (OutputStream out = Files.newOutputStream(file)) {
            final ProtoBytes head = new ProtoBytes();
            head.varint(PprofFields.STRING_TABLE << 3 | ProtoReader.LENGTH);
            head.varint(PprofStream.LONGEST + 1);
            head.drainTo(out);
            out.write(new byte[PprofStream.LONGEST + 1]);
            out.write(small);
        }
        final Snapshot snapshot = read(file, false);
        assertThat(snapshot.profile().total(0)).isEqualTo(42);
        assertThat(snapshot.warnings()).hasSize(1);
        assertThat(snapshot.warnings().getFirst().message()).contains("is longer than any of a profile");
    }

    @Test
    void cancels() throws IOException {
        final Path file = file(Proto.small().toArray());
        assertThatThrownBy(() -> new PprofImporter().read(file, false, new ImportOptions(directory, 2), Progress.NONE,
                () -> true)).isInstanceOf(CancellationException.class);
    }
}
