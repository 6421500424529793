package deadwood.importers.pprof.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importer;
import deadwood.importers.Importers;
import deadwood.importers.pprof.ProfileText;
import deadwood.model.profile.StackProfile;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the bytes are, there is a profile with warnings or one sentence; and no two importers want the same file. */
class LegacyBadInputTest {

    private static final boolean CAMPAIGN = Boolean.getBoolean("deadwood.campaign");

    @TempDir
    private Path directory;

    private static List<byte[]> files() {
        final List<byte[]> files = new ArrayList<>();
        LegacyTexts.all().forEach(text -> files.add(text.getBytes(StandardCharsets.UTF_8)));
        for (final int wordBytes : new int[]{4, 8}) {
            for (final boolean isJava : new boolean[]{false, true}) {
                files.add(LegacyTexts.cpu(wordBytes, ByteOrder.LITTLE_ENDIAN, isJava));
                files.add(LegacyTexts.cpu(wordBytes, ByteOrder.BIG_ENDIAN, isJava));
            }
        }
        return files;
    }

    private void survives(final byte[] bytes) throws IOException {
        final Path file = Files.write(directory.resolve("some.prof"), bytes);
        try {
            final StackProfile profile = new Importers()
                    .open(file, new ImportOptions(directory, 2), Progress.NONE, CancelSignal.NEVER).profile();
            if (profile != null) {
                ProfileText.of(profile);
            }
        } catch (final ImportException e) {
            assertThat(e.getMessage()).startsWith(file.toString());
        }
    }

    @Test
    void eachIsWantedByOneImporter() {
        for (final byte[] file : files()) {
            final byte[] head = Arrays.copyOf(file, Math.min(file.length, Importer.HEAD_BYTES));
            final List<String> wanting = ServiceLoader.load(Importer.class, Importers.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get).filter(importer -> importer.recognises(head))
                    .map(Importer::format).toList();
            assertThat(wanting).as(new String(head, StandardCharsets.ISO_8859_1)).hasSize(1);
        }
    }

    @Test
    void cutAtEveryByte() throws IOException {
        for (final byte[] file : files()) {
            for (int length = 0; length < file.length; length += CAMPAIGN ? 1 : 7) {
                survives(Arrays.copyOf(file, length));
            }
        }
    }

    @Test
    void mutated() throws IOException {
        final Random random = new Random(5);
        final List<byte[]> files = files();
        for (int i = 0; i < (CAMPAIGN ? 200_000 : 300); i++) {
            final byte[] bytes = files.get(i % files.size()).clone();
            for (int change = 1 + random.nextInt(4); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean()
                        ? random.nextInt()
                        : " 0@:x-\n9[".charAt(random.nextInt(9)));
            }
            survives(bytes);
        }
    }

    @Test
    void aStackOfAHundredThousandAddresses() throws IOException {
        final String row = "1: 8 [1: 8] @" + " 0x400101".repeat(100_000) + "\n";
        final Path file = Files.writeString(directory.resolve("deep.heap"),
                "heap profile: 2: 16 [2: 16] @ heapprofile\n" + row + row);
        final StackProfile profile = new Importers()
                .open(file, new ImportOptions(directory, 2), Progress.NONE, CancelSignal.NEVER).profile();
        assertThat(profile.total(1)).isEqualTo(16);
        assertThat(profile.stacks().size()).isEqualTo(100_001);
    }

    @Test
    void aDepthBeyondTheFileIsNoted() throws IOException {
        final byte[] bytes = LegacyTexts.cpu(8, ByteOrder.LITTLE_ENDIAN, false);
        Arrays.fill(bytes, 11 * 8, 12 * 8, (byte) 0x7f);
        final Path file = Files.write(directory.resolve("bad.prof"), bytes);
        final var snapshot = new Importers().open(file, new ImportOptions(directory, 2), Progress.NONE,
                CancelSignal.NEVER);
        assertThat(snapshot.profile().total(0)).isEqualTo(5);
        assertThat(snapshot.warnings()).extracting("message")
                .containsExactly(CpuSamples.DEEP);
    }

    @Test
    void commentsAloneAreNoProfile() throws IOException {
        final Path file = Files.writeString(directory.resolve("empty.txt"), "# nothing\n\n");
        assertThatThrownBy(() -> new LegacyTextImporter().read(file, false, new ImportOptions(directory, 2),
                Progress.NONE, CancelSignal.NEVER)).isInstanceOf(ImportException.Truncated.class);
    }
}
