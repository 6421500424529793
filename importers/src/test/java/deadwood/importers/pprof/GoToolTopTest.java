package deadwood.importers.pprof;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.OpenedText;
import deadwood.model.profile.FrameFilter;
import deadwood.model.profile.FunctionTotals;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each function weighs, itself and with all it calls, as {@code go tool pprof -top} says; the README has the command. */
class GoToolTopTest {

    private static final Pattern ROW = Pattern
            .compile(
                    "\\s*(-?\\d+)(?:B|ns)?\\s+\\S+%?\\s+\\S+%?\\s+(-?\\d+)(?:B|ns)?\\s+\\S+%?\\s+(.*?)(?: \\((?:partial-)?inline\\))?");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"deadwood.goSamples, go1.19/after.heap.pb.gz, go1.19-after.heap",
        "deadwood.goSamples, go1.26/after.heap.pb.gz, go1.26-after.heap",
        "deadwood.goSamples, go1.24/after.mutex.pb.gz, go1.24-after.mutex",
        "deadwood.goSamples, go1.23/after.goroutine.pb.gz, go1.23-after.goroutine",
        "deadwood.goSamples, go1.26/cpu.pb.gz, go1.26-cpu",
        "deadwood.realFiles, pprof/go-heap-2.pb.gz, real-go-heap-2"})
    void weighsAsTheReferenceToolDoes(final String property, final String file, final String golden)
            throws IOException {
        final String root = System.getProperty(property, "");
        Assumptions.assumeTrue(!root.isEmpty() && Files.isDirectory(Path.of(root)),
                "no files of others: give -D" + property + "=DIR");
        try (Snapshot snapshot = OpenedText.open(Path.of(root, file), directory)) {
            assertThat(weights(OpenedText.profile(snapshot))).isEqualTo(weights(golden));
        }
    }

    private static Map<String, List<Long>> weights(final StackProfile profile) {
        final Map<String, List<Long>> weights = new TreeMap<>();
        FunctionTotals.of(profile, profile.defaultType(), FrameFilter.ALL).rows()
                .forEach(row -> weights.put(row.function().name(), List.of(row.self(), row.total())));
        return weights;
    }

    private static Map<String, List<Long>> weights(final String golden) throws IOException {
        final Map<String, List<Long>> weights = new TreeMap<>();
        try (InputStream in = Objects
                .requireNonNull(GoToolTopTest.class.getResourceAsStream("top/" + golden + ".txt"))) {
            final String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().dropWhile(line -> !line.contains("flat%")).skip(1).forEach(line -> {
                final Matcher row = ROW.matcher(line);
                assertThat(row.matches()).as(line).isTrue();
                weights.put(row.group(3), List.of(Long.valueOf(row.group(1)), Long.valueOf(row.group(2))));
            });
        }
        return weights;
    }
}
