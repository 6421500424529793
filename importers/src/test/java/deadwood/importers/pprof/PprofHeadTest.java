package deadwood.importers.pprof;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.Importer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles have no magic, and yet nothing else may pass for one. */
class PprofHeadTest {

    private static boolean recognises(final byte[] head) {
        return new PprofImporter().recognises(head);
    }

    private static byte[] head(final byte[] file) {
        return Arrays.copyOf(file, Math.min(file.length, Importer.HEAD_BYTES));
    }

    @Test
    void recognisesWhatIsWritten() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            final ByteArrayOutputStream out = new ByteArrayOutputStream();
            PprofWriter.write(RandomProfiles.profile(seed), false, out);
            assertThat(recognises(head(out.toByteArray()))).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void recognisesAHeadWithinALongFirstMessage() {
        final ProtoBytes locations = new ProtoBytes();
        for (int i = 0; i < 100_000; i++) {
            locations.varint(i);
        }
        final ProtoBytes sample = new ProtoBytes();
        sample.message(PprofFields.SAMPLE_LOCATION, locations);
        final ProtoBytes profile = new ProtoBytes();
        profile.message(PprofFields.SAMPLE, sample);
        assertThat(recognises(head(profile.toArray()))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\n\n\n\n", "JAVA PROFILE 1.0.2\0", "FLR\0\0\2", "PK\3\4", "\177ELF",
        "main;foo;bar 12\n", "heap profile: 1: 2 [3: 4] @ heap/1048576\n", "goroutine profile: total 5\n",
        "{\"Alloc\": 5}", "[]", "a;b 1\r\nc 2\r\n", "x", "h", "p", "pp", "P1", "@@@@", "hhhhhhhh",
        "go 1.22 trace\0\0\0", "go1.7 heap dump\n", "--- threadz 1 ---\n", "# comment\n", "\"quoted\"",
        "gc 1 @0.01s 2%: 0.1+0.2+0.3 ms clock", "2 3 4", "PhPhPhPh", "Hello, world\n",
        "\u0012\u0010hello, hello, hello",
        "\n\4abcd"})
    void leavesOtherFilesAlone(final String text) {
        assertThat(recognises(text.getBytes(StandardCharsets.ISO_8859_1))).isFalse();
    }

    @Test
    void leavesZerosAndNoiseAlone() {
        assertThat(recognises(new byte[4096])).isFalse();
        final Random random = new Random(1);
        final byte[] noise = new byte[4096];
        for (int i = 0; i < 100_000; i++) {
            random.nextBytes(noise);
            assertThat(recognises(Arrays.copyOf(noise, 64))).isFalse();
        }
    }

    @Test
    void leavesRandomTextsAlone() {
        final Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            final byte[] text = new byte[1 + random.nextInt(100)];
            for (int at = 0; at < text.length; at++) {
                text[at] = (byte) (random.nextInt(12) == 0 ? '\n' : ' ' + random.nextInt(95));
            }
            assertThat(recognises(text)).as(new String(text, StandardCharsets.US_ASCII)).isFalse();
        }
    }
}
