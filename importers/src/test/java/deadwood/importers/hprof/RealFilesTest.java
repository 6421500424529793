package deadwood.importers.hprof;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.CountsCheck;
import deadwood.model.snapshot.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Dumps of public projects, compared with what another reader makes of them. */
class RealFilesTest {

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> agreesWithNetBeans() throws IOException {
        final String root = System.getProperty("deadwood.realFiles", "");
        final Path folder = Path.of(root, "hprof");
        Assumptions.assumeTrue(!root.isEmpty() && Files.isDirectory(folder),
                "no real dumps: give -Ddeadwood.realFiles=DIR with a folder hprof");
        final List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.filter(Files::isRegularFile).sorted().toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private void check(final Path compressed) throws IOException {
        final Path dump = directory.resolve(compressed.getFileName().toString().replace(".gz", ""));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(compressed))) {
            Files.copy(in, dump);
        }
        try (Snapshot snapshot = Reading.open(compressed, directory.resolve("cache"), 2);
                Snapshot plain = Reading.open(dump)) {
            assertThat(Reading.text(Reading.heap(snapshot))).isEqualTo(Reading.text(Reading.heap(plain)));
            assertThat(CountsCheck.check(compressed, Reading.heap(snapshot)))
                    .isEqualTo(CountsCheck.check(dump, Reading.heap(plain)));
            final NetBeansReading other = new NetBeansReading(dump, Reading.heap(snapshot));
            other.checkTables();
            other.checkObjects(compressed.hashCode());
        }
    }
}
