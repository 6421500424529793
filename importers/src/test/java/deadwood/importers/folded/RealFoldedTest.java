package deadwood.importers.folded;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.OpenedText;
import deadwood.importers.text.Encoding;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of FlameGraph's and speedscope's tests; what is in them was counted by a script of a few lines. */
class RealFoldedTest {

    @TempDir
    private Path cache;

    private static Path folder() {
        final String root = System.getProperty("deadwood.realFiles", "");
        final Path folder = Path.of(root, "folded");
        Assumptions.assumeTrue(!root.isEmpty() && Files.isDirectory(folder),
                "no real folded stacks: give -Ddeadwood.realFiles=DIR with a folder folded");
        return folder;
    }

    @ParameterizedTest
    @CsvSource({"alternating, 2, 5, 4, 182,", "perf-cycles-instructions-01-collapsed-addrs, 7, 21, 15, 333,",
        "perf-cycles-instructions-01-collapsed-all, 6, 20, 14, 333,",
        "perf-cycles-instructions-01-collapsed-jit, 6, 20, 14, 333,",
        "perf-cycles-instructions-01-collapsed-kernel, 6, 20, 14, 333,",
        "perf-cycles-instructions-01-collapsed-pid, 6, 20, 15, 333,",
        "perf-cycles-instructions-01-collapsed-tid, 9, 25, 17, 333,",
        "perf-dd-stacks-01-collapsed-addrs, 9, 27, 17, 101010100,",
        "perf-dd-stacks-01-collapsed-all, 9, 26, 16, 101010100,",
        "perf-dd-stacks-01-collapsed-jit, 9, 26, 16, 101010100,",
        "perf-dd-stacks-01-collapsed-kernel, 9, 26, 16, 101010100,",
        "perf-dd-stacks-01-collapsed-pid, 9, 26, 16, 101010100,",
        "perf-dd-stacks-01-collapsed-tid, 9, 26, 16, 101010100,",
        "perf-vertx-stacks-01-collapsed-all, 199, 361, 229, 285,", "recursion, 7, 12, 3, 10,",
        "simple-crlf, 3, 5, 4, 14,", "simple-utf16-be, 3, 5, 4, 14,", "simple-utf16-le, 3, 5, 4, 14,",
        "simple-with-invalids, 3, 5, 4, 14, 2 8", "simple, 3, 5, 4, 14,", "tall, 1, 27, 26, 1,"})
    void hasItsStacks(final String name, final int samples, final int stacks, final int frames, final long total,
            final String invalid) throws IOException {
        final Path file = folder().resolve(name + ".txt");
        try (Snapshot snapshot = OpenedText.open(file, cache)) {
            final StackProfile profile = OpenedText.profile(snapshot);
            assertThat(List.of(profile.size(), profile.stacks().size(), profile.frames().size(), profile.total(0)))
                    .isEqualTo(List.of(samples, stacks, frames, total));
            assertThat(OpenedText.stacks(profile))
                    .isEqualTo(new FoldedOracle(Encoding.text(Files.readAllBytes(file)), false).stacks);
            assertThat(OpenedText.warnings(snapshot).stream().map(warning -> warning.split(" ")[1])
                    .collect(Collectors.joining(" "))).isEqualTo(invalid == null ? "" : invalid);
        }
    }

    @Test
    void allFilesAreCounted() throws IOException, NoSuchMethodException {
        final String[] counted = RealFoldedTest.class.getDeclaredMethod("hasItsStacks", String.class, int.class,
                int.class, int.class, long.class, String.class).getAnnotation(CsvSource.class).value();
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(counted).map(row -> row.substring(0, row.indexOf(','))).toList());
        }
    }
}
