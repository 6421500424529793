package deadwood.importers.pprof.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.pprof.Reading;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every reference reading of a legacy profile, line for line; what comes of it as a profile has the same totals. */
class LegacyGoldensTest {

    private static final String GOLDEN = ".string";

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> readAsTheReferenceToolDoes() throws IOException {
        final String root = System.getProperty("deadwood.realFiles", "");
        final Path folder = Path.of(root, "legacy");
        Assumptions.assumeTrue(!root.isEmpty() && Files.isDirectory(folder),
                "no legacy profiles: give -Ddeadwood.realFiles=DIR with a folder legacy");
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file -> file.toString().endsWith(GOLDEN)).sorted().toList().stream()
                    .map(golden -> DynamicTest.dynamicTest(golden.getFileName().toString(), () -> check(golden)));
        }
    }

    private void check(final Path golden) throws IOException {
        final String name = golden.getFileName().toString();
        final Path file = golden.resolveSibling(name.substring(0, name.length() - GOLDEN.length()));
        final List<String> expected = Files.readAllLines(golden);
        assertThat(LegacySamples.referenceText(file)).isEqualTo(expected);
        final Snapshot snapshot = Reading.of(file, directory);
        assertThat(snapshot.warnings()).isEmpty();
        assertThat(totals(snapshot.profile())).isEqualTo(totals(expected));
    }

    private static List<Long> totals(final StackProfile profile) {
        return IntStream.range(0, profile.sampleTypes().size()).mapToObj(profile::total).toList();
    }

    private static List<Long> totals(final List<String> golden) {
        final List<String> rows = golden.subList(golden.indexOf("Samples:") + 2, golden.indexOf("Locations")).stream()
                .filter(line -> line.matches("[ \\d]+: .*")).map(line -> line.substring(0, line.indexOf(':')).strip())
                .toList();
        final int count = rows.getFirst().split(" +").length;
        return IntStream.range(0, count)
                .mapToObj(type -> rows.stream().mapToLong(row -> Long.parseLong(row.split(" +")[type])).sum())
                .toList();
    }
}
