package deadwood.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What {@code go tool pprof} of Go 1.19 printed of the Go samples, against what our commands print: every row, every number. Each golden
 * says in its first two lines which commands made the two; paths are those of the samples.
 */
class GoToolPprofTest {

    private static final Path GOLDENS = Path.of("src", "test", "resources", "goldens", "go-tool-pprof");
    private static final String AMOUNT = "(-?\\d+)(?:ns|B)?";
    private static final Pattern ROW = Pattern.compile("\\s*" + AMOUNT + "\\s+[\\d.]+%?\\s+[\\d.]+%\\s+" + AMOUNT
            + "\\s+[\\d.]+%\\s+(?:\\| )?(\\S.*)");
    private static final Pattern CALL = Pattern.compile("\\s+" + AMOUNT + "\\s+[\\d.]+%? \\|   (\\S.*)");
    private static final int COMMAND_LINES = 2;

    @TempDir
    private static Path directory;

    static Stream<Path> goldens() throws IOException {
        try (Stream<Path> files = Files.list(GOLDENS)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldens")
    void saysTheSame(final Path golden) throws IOException {
        final String samples = System.getProperty("deadwood.goSamples", "");
        assumeTrue(!samples.isEmpty(), "the Go samples are not there: -Ddeadwood.goSamples");
        final List<String> lines = Files.readAllLines(golden);
        final String[] words = Arrays.stream(lines.getFirst().substring("# deadwood ".length()).split(" "))
                .map(word -> word.endsWith(".pb.gz") ? Path.of(samples, word).toString() : word).toArray(String[]::new);
        final boolean isPeek = words[0].equals("peek");
        if (isPeek) {
            // The file comes before the expression with us.
            final String expression = words[1];
            words[1] = words[words.length - 1];
            words[words.length - 1] = expression;
        }
        final Run run = Run.of(directory.resolve("cache"), Stream.concat(Arrays.stream(words), Stream.of("--json",
                "--limit", "0")).toArray());
        assertThat(run.err()).isEmpty();
        final JsonNode printed = new ObjectMapper().readTree(run.out());
        final List<String> rows = lines.subList(COMMAND_LINES, lines.size());
        final Map<String, String> expected = isPeek ? peeked(rows) : topped(rows);
        assertThat(expected).isNotEmpty();
        assertThat(isPeek ? peeked(printed) : topped(printed)).isEqualTo(expected);
    }

    /** Paths of files are cut to their names, as our names of lines have them. */
    private static String name(final String printed) {
        return printed.replace(" (inline)", "").replaceFirst(" \\S*/(\\S+:\\d+)$", " $1").strip();
    }

    private static void put(final Map<String, String> rows, final String name, final String numbers) {
        if (!numbers.equals("0 0")) {
            assertThat(rows.put(name, numbers)).as(name).isNull();
        }
    }

    private static Map<String, String> topped(final List<String> lines) {
        final Map<String, String> rows = new TreeMap<>();
        for (final String line : lines) {
            final Matcher row = ROW.matcher(line);
            if (row.matches()) {
                put(rows, name(row.group(3)), row.group(1) + " " + row.group(2));
            }
        }
        return rows;
    }

    private static Map<String, String> topped(final JsonNode printed) {
        final Map<String, String> rows = new TreeMap<>();
        for (final JsonNode row : printed.path("functions")) {
            put(rows, row.get("name").asString(), row.get("self").asLong() + " " + row.get("total").asLong());
        }
        for (final JsonNode row : printed.path("rows")) {
            put(rows, row.get("name").asString(), row.get("delta").asLong() + " " + row.get("totalDelta").asLong());
        }
        return rows;
    }

    private static Map<String, String> peeked(final List<String> lines) {
        final Map<String, String> rows = new TreeMap<>();
        final TreeMap<String, String> callers = new TreeMap<>();
        String function = "";
        for (final String line : lines) {
            final Matcher row = ROW.matcher(line);
            final Matcher call = CALL.matcher(line);
            if (line.startsWith("---")) {
                function = "";
                callers.clear();
            } else if (call.matches() && function.isEmpty()) {
                callers.put(name(call.group(2)), call.group(1));
            } else if (call.matches()) {
                rows.put(function + " > " + name(call.group(2)), call.group(1));
            } else if (row.matches()) {
                function = name(row.group(3));
                put(rows, function, row.group(1) + " " + row.group(2));
                for (final Map.Entry<String, String> caller : callers.entrySet()) {
                    rows.put(function + " < " + caller.getKey(), caller.getValue());
                }
            }
        }
        return rows;
    }

    private static Map<String, String> peeked(final JsonNode printed) {
        final Map<String, String> rows = new TreeMap<>();
        for (final JsonNode row : printed.path("functions")) {
            final String name = row.get("name").asString();
            put(rows, name, row.get("self").asLong() + " " + row.get("total").asLong());
            for (final JsonNode call : row.path("callers")) {
                rows.put(name + " < " + call.get("name").asString(), call.get("value").asString());
            }
            for (final JsonNode call : row.path("callees")) {
                rows.put(name + " > " + call.get("name").asString(), call.get("value").asString());
            }
        }
        return rows;
    }
}
