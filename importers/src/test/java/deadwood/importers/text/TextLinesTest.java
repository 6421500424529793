package deadwood.importers.text;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.OpenedText;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLinesTest {

    @TempDir
    private Path directory;

    private TextLines lines(final byte[] bytes, final boolean gzipped) throws IOException {
        return new TextLines(TextInput.open(Files.write(directory.resolve("lines"), bytes), gzipped, _ -> {}),
                CancelSignal.NEVER);
    }

    private static List<String> all(final TextLines lines) throws IOException {
        final List<String> all = new ArrayList<>();
        while (lines.next()) {
            all.add(lines.number() + "@" + lines.offset() + ":" + lines.text());
        }
        return all;
    }

    @Test
    void readsTheLinesOfRandomTextsInAnyEncoding() throws IOException {
        final Random random = new Random(3);
        final String[] pieces = {"a", "\n", "\n", "\r\n", "ü", "\ud83d\ude00", "名", "x".repeat(5000)};
        for (int round = 0; round < 200; round++) {
            final StringBuilder text = new StringBuilder();
            final int length = random.nextInt(60);
            for (int i = 0; i < length; i++) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            final List<String> expected = text.toString().lines().toList();
            for (final Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE,
                    StandardCharsets.UTF_16LE)) {
                final byte[] bytes = ('\ufeff' + text.toString()).getBytes(charset);
                for (final boolean gzipped : new boolean[]{false, true}) {
                    try (TextLines lines = lines(gzipped ? OpenedText.gzip(bytes) : bytes, gzipped)) {
                        final List<String> read = new ArrayList<>();
                        while (lines.next()) {
                            assertThat(lines.number()).isEqualTo(read.size() + 1);
                            read.add(lines.text());
                        }
                        assertThat(read).isEqualTo(expected);
                        assertThat(lines.input().damage()).isNull();
                    }
                }
            }
        }
    }

    @Test
    void tellsWhereLinesBegin() throws IOException {
        try (TextLines lines = lines("ab\r\n\nü\nlast".getBytes(StandardCharsets.UTF_8), false)) {
            assertThat(all(lines)).containsExactly("1@0:ab", "2@4:", "3@5:ü", "4@8:last");
            assertThat(lines.isComplete()).isFalse();
        }
    }

    @Test
    void keepsTheBeginningOfALineThatIsFarTooLong() throws IOException {
        final byte[] text = new byte[TextLines.MAXIMUM_LINE + 1_000_000];
        Arrays.fill(text, (byte) 'x');
        text[1] = '\n';
        text[text.length - 3] = '\n';
        try (TextLines lines = lines(OpenedText.gzip(text), true)) {
            assertThat(lines.next()).isTrue();
            assertThat(lines.text()).isEqualTo("x");
            assertThat(lines.next()).isTrue();
            assertThat(lines.text()).hasSize(TextLines.MAXIMUM_LINE);
            assertThat(lines.offset()).isEqualTo(2);
            assertThat(lines.next()).isTrue();
            assertThat(lines.text()).isEqualTo("xx");
            assertThat(lines.offset()).isEqualTo(text.length - 2);
            assertThat(lines.number()).isEqualTo(3);
            assertThat(lines.next()).isFalse();
            assertThat(lines.cutLines()).isEqualTo(1);
        }
    }

    @Test
    void endsWhereAGzipIsCut() throws IOException {
        final byte[] whole = OpenedText.gzip("line\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        try (TextLines lines = lines(Arrays.copyOf(whole, whole.length - 9), true)) {
            assertThat(all(lines)).hasSizeBetween(1, 10_000);
            assertThat(lines.input().damage()).isEqualTo("the file is cut off within its compressed data");
        }
        whole[whole.length / 2] ^= 0x55;
        try (TextLines lines = lines(whole, true)) {
            all(lines);
            assertThat(lines.input().damage()).startsWith("the compressed data is damaged");
        }
    }
}
