package deadwood.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No two importers may claim one file: which one is asked first is left to chance. */
class RecognitionTest {

    private final List<Importer> importers = ServiceLoader.load(Importer.class).stream()
            .map(ServiceLoader.Provider::get).toList();

    @ParameterizedTest
    @ValueSource(strings = {"deadwood.realFiles", "deadwood.goSamples"})
    void atMostOneImporterClaimsAFile(final String property) throws IOException {
        final String root = System.getProperty(property, "");
        Assumptions.assumeTrue(!root.isEmpty() && Files.isDirectory(Path.of(root)),
                "no files: give -D" + property + "=DIR");
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            for (final Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                final byte[] head = head(file);
                assertThat(importers.stream().filter(importer -> importer.recognises(head)).map(Importer::format))
                        .as(file.toString()).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    private static byte[] head(final Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            final byte[] head = in.readNBytes(Importer.HEAD_BYTES);
            if (head.length < 2 || (head[0] & 0xff) != 0x1f || (head[1] & 0xff) != 0x8b) {
                return head;
            }
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readNBytes(Importer.HEAD_BYTES);
        }
    }
}
