package deadwood.importers.gotext;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.ImportException;
import deadwood.importers.OpenedText;
import deadwood.model.profile.StackProfile;
import deadwood.model.series.TimeSeries;
import deadwood.model.snapshot.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cuts each kind of text at every byte and changes it at random places: what is left is read, or refused with a sentence. */
class BadGoTextTest {

    private static final boolean CAMPAIGN = Boolean.getBoolean("deadwood.campaign");
    private static final int MUTATIONS = CAMPAIGN ? 20_000 : 150;
    private static final int CUT_STEP = CAMPAIGN ? 1 : 7;
    private static final List<String> PIECES = List.of("\n", " ", "@", "0x", "-", "9".repeat(30), "[", "]", "{", "}",
            "\"",
            "\\", "\t", "#", ":", ",", "gc ", "goroutine 1 [x]:\n", "\0", "\u00ff", "1e999", ";");

    @TempDir
    private Path directory;

    static List<String> texts() {
        return List.of(SmallTexts.HEAP, SmallTexts.GOROUTINES, SmallTexts.CRASH, SmallTexts.GC_LOG, SmallTexts.EXPVAR);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsWhatIsLeftOfATextCutAnywhere(final String text) throws IOException {
        final byte[] whole = text.getBytes(StandardCharsets.UTF_8);
        final byte[] gzipped = OpenedText.gzip(whole);
        int read = 0;
        for (int length = 2; length < whole.length; length += CUT_STEP) {
            read += reads(Arrays.copyOf(whole, length)) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(whole.length / CUT_STEP / 2);
        for (int length = 20; length < gzipped.length; length += CUT_STEP) {
            reads(Arrays.copyOf(gzipped, length));
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsOrRefusesWhatWasChanged(final String text) throws IOException {
        for (int seed = 0; seed < MUTATIONS; seed++) {
            final Random random = new Random(seed);
            final StringBuilder changed = new StringBuilder(text);
            for (int i = random.nextInt(4); i >= 0 && changed.length() > 50; i--) {
                final int at = random.nextInt(changed.length());
                switch (random.nextInt(3)) {
                    case 0 -> changed.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                    case 1 -> changed.delete(at, Math.min(changed.length(), at + random.nextInt(50)));
                    default -> changed.setCharAt(at, PIECES.get(random.nextInt(PIECES.size())).charAt(0));
                }
            }
            reads(changed.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private boolean reads(final byte[] bytes) throws IOException {
        try (Snapshot snapshot = OpenedText.open(directory, bytes)) {
            final StackProfile profile = snapshot.profile();
            if (profile != null) {
                OpenedText.samples(profile);
            }
            for (final TimeSeries series : snapshot.content().series()) {
                assertThat(series.times()).isSorted();
            }
            assertThat(snapshot.warnings()).allSatisfy(warning -> assertThat(warning.message()).isNotBlank());
            return true;
        } catch (final ImportException e) {
            assertThat(e).hasMessageContaining("text");
            return false;
        }
    }
}
