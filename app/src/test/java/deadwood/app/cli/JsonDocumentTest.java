package deadwood.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** docs/json.md is a promise: it names every field that is printed, and no other. */
class JsonDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "json.md");
    private static final Path GOLDENS = Path.of("src", "test", "resources", "goldens");
    /** What no golden shows: stacks whose thread has no object, dumps that are gone, class objects in some places, classes of two loaders, series. */
    private static final Map<String, Set<String>> SELDOM = Map.of("info",
            Set.of("series[]", "series[].name", "series[].unit", "series[].points", "series[].first", "series[].last",
                    "series[].minimum", "series[].maximum"),
            "path", Set.of("root.frame"), "structure",
            Set.of("contents.entries[].key.ofClass", "contents.entries[].value.ofClass",
                    "contents.entries[].key.value", "contents.entries[].value.value", "contents.entries[].key.text"),
            "object",
            Set.of("missing", "dominator.ofClass", "fields[].value.ofClass", "statics[].value.ofClass",
                    "statics[].value.text", "elements.values[].ofClass", "contents.entries[].key.ofClass",
                    "contents.entries[].value.ofClass"),
            "threads", Set.of("threads[].frames[].locals[].ofClass"), "loaders",
            Set.of("duplicates[].class", "duplicates[].loaders[]"));
    private static final Pattern SECTION = Pattern.compile("(?m)^## `deadwood (\\w+)");
    private static final Pattern FIELD = Pattern.compile("(?m)^\\| `([\\w.\\[\\]]+)` \\|");

    @ParameterizedTest
    @ValueSource(strings = {"info", "histogram", "dominators", "path", "findings", "structures", "structure", "diff",
        "object",
        "references",
        "objects",
        "paths", "retained", "arrays", "strings", "threads", "loaders", "finalizers", "unreachable", "properties",
        "top", "tree", "peek", "list", "labels", "merge", "collapsed"})
    void namesWhatIsPrintedAndNothingElse(final String command) throws IOException {
        final Set<String> expected = printed(command);
        expected.addAll(SELDOM.getOrDefault(command, Set.of()));
        assertThat(documented(command)).isEqualTo(expected);
    }

    @Test
    void numbersAreWhole() throws IOException {
        try (Stream<Path> files = Files.list(GOLDENS)) {
            // Events hold what the recording holds, and series of it are no whole numbers.
            for (final Path file : files.filter(path -> path.toString().endsWith(".json")
                    && !path.getFileName().toString().matches("(events|info-recording).*")).toList()) {
                assertThat(new ObjectMapper().readTree(Files.readString(file)).toString()).as("%s", file)
                        .doesNotContainPattern("[0-9]\\.[0-9]+[,}\\]]");
            }
        }
    }

    private static Set<String> documented(final String command) throws IOException {
        final String text = Files.readString(DOCUMENT);
        final Matcher section = SECTION.matcher(text);
        while (section.find()) {
            if (section.group(1).equals(command)) {
                final int next = text.indexOf("\n## ", section.end());
                final Set<String> fields = new TreeSet<>();
                final Matcher field = FIELD.matcher(text.substring(section.end(), next < 0 ? text.length() : next));
                while (field.find()) {
                    fields.add(field.group(1));
                }
                return fields;
            }
        }
        throw new AssertionError(DOCUMENT + " has no section on " + command);
    }

    private static Set<String> printed(final String command) throws IOException {
        final Set<String> fields = new TreeSet<>();
        try (Stream<Path> files = Files.list(GOLDENS)) {
            for (final Path file : files.filter(path -> path.getFileName().toString().matches(command
                    + "(-.*)?\\.json")).toList()) {
                collect("", new ObjectMapper().readTree(Files.readString(file)), fields);
            }
        }
        return fields;
    }

    private static void collect(final String path, final JsonNode node, final Set<String> fields) {
        if (node.isArray()) {
            for (final JsonNode element : node) {
                collect(path + "[]", element, fields);
            }
        } else if (node.isObject()) {
            for (final Map.Entry<String, JsonNode> field : node.properties()) {
                final String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                fields.add(field.getValue().isArray() ? name + "[]" : name);
                collect(name, field.getValue(), fields);
            }
        }
    }
}
