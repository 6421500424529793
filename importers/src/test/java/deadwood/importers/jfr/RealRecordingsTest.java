package deadwood.importers.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.importers.ImportException;
import deadwood.model.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of public projects: every event and every stack as the JDK's own reader has them. */
class RealRecordingsTest {

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> agreesWithTheReaderOfTheJdk() {
        return RealRecordings.all().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private void check(final Path compressed) throws IOException {
        final Path file = Files.write(directory.resolve(compressed.getFileName().toString().replace(".gz", "")),
                RealRecordings.inflated(compressed));
        if (file.endsWith("8u40.jfr")) {
            assertThatThrownBy(() -> RealRecordings.open(file, directory.resolve("cache")))
                    .isInstanceOf(ImportException.UnknownFormat.class).hasMessageContaining("version 0.9");
            return;
        }
        try (Snapshot snapshot = RealRecordings.open(file, directory.resolve("cache"));
                Snapshot same = RealRecordings.open(compressed, directory.resolve("cache"))) {
            assertThat(snapshot.warnings()).isEmpty();
            new ReferenceCheck(file, directory).check(snapshot);
            assertThat(same.warnings()).isEmpty();
            assertThat(same.content().series()).hasSameSizeAs(snapshot.content().series());
        }
    }
}
