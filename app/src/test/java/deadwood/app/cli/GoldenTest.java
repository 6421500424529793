package deadwood.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.cli.json.JsonOutput;
import deadwood.importers.hprof.fixture.HeapFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every command prints of two small dumps, as text and as JSON, word by word. {@code -Dupdate.goldens} writes the files
 * anew.
 */
class GoldenTest {

    private static final Path GOLDENS = Path.of("src", "test", "resources", "goldens");

    private static final int CUT_AT = 60_000;

    @TempDir
    private static Path directory;

    private static Path before;
    private static Path after;
    private static Path cut;
    private static String handler;
    private static String task;
    private static String garbage;
    private static String trie;

    @BeforeAll
    static void writeDumps() throws IOException {
        before = ShopDumps.before(directory);
        final HeapFixture heap = ShopDumps.after();
        after = heap.write(directory.resolve("after.hprof"));
        cut = Files.write(directory.resolve("cut.hprof"), Arrays.copyOf(Files.readAllBytes(after), CUT_AT));
        handler = JsonOutput.address(heap.address("handler1"));
        task = JsonOutput.address(heap.address("task"));
        trie = JsonOutput.address(heap.address("trie"));
        garbage = JsonOutput.address(heap.address("garbage"));
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of("info", List.of("info", "AFTER")),
                Arguments.of("info-cut", List.of("info", "CUT")),
                Arguments.of("histogram", List.of("histogram", "AFTER")),
                Arguments.of("histogram-retained-by-loader",
                        List.of("histogram", "--retained", "--by-loader", "--limit", "16", "AFTER")),
                Arguments.of("dominators", List.of("dominators", "--limit", "12", "AFTER")),
                Arguments.of("dominators-class", List.of("dominators", "--by", "class", "AFTER")),
                Arguments.of("dominators-package", List.of("dominators", "--by", "package", "AFTER")),
                Arguments.of("path", List.of("path", "AFTER", "HANDLER")),
                Arguments.of("path-thread", List.of("path", "AFTER", "TASK")),
                Arguments.of("path-garbage", List.of("path", "AFTER", "GARBAGE")),
                Arguments.of("findings", List.of("findings", "AFTER")),
                Arguments.of("findings-none", List.of("findings", "--kind", "class-loader-leak", "AFTER")),
                Arguments.of("structures", List.of("structures", "AFTER")),
                Arguments.of("structures-sorted",
                        List.of("structures", "--kind", "hash-table", "--kind", "trie", "--where", "RESERV|router",
                                "--sort", "dead", "AFTER")),
                Arguments.of("structure-trie", List.of("structure", "AFTER", "TRIE")),
                Arguments.of("diff", List.of("diff", "BEFORE", "AFTER")),
                Arguments.of("diff-back", List.of("diff", "--limit", "3", "AFTER", "BEFORE")),
                Arguments.of("diff-same", List.of("diff", "BEFORE", "BEFORE")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void text(final String name, final List<String> command) throws IOException {
        check(name + ".txt", run(command));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void json(final String name, final List<String> command) throws IOException {
        check(name + ".json", run(asJson(command)));
    }

    private static String run(final List<String> command) {
        final Run run = Run.of(directory.resolve("cache"), command.stream().map(GoldenTest::argument).toArray());
        if (command.contains("CUT")) {
            assertThat(run.err()).startsWith("deadwood: warning: cut.hprof: ");
        } else {
            assertThat(run.err()).isEmpty();
        }
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        return run.out().replace(directory.toString(), "DIR");
    }

    private static String argument(final String word) {
        return switch (word) {
            case "BEFORE" -> before.toString();
            case "AFTER" -> after.toString();
            case "CUT" -> cut.toString();
            case "HANDLER" -> handler;
            case "TASK" -> task;
            case "GARBAGE" -> garbage;
            case "TRIE" -> trie;
            default -> word;
        };
    }

    /** The same command line with {@code --json} behind the command. */
    static List<String> asJson(final List<String> command) {
        final List<String> withJson = new ArrayList<>(command);
        withJson.add(1, "--json");
        return withJson;
    }

    /** What a command printed that went well and complained of nothing, without the directory it worked in. */
    static String printed(final Run run, final Path directory) {
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        return run.out().replace(directory.toString(), "DIR");
    }

    static void check(final String name, final String actual) throws IOException {
        final Path golden = GOLDENS.resolve(name);
        if (System.getProperty("update.goldens") != null) {
            Files.createDirectories(GOLDENS);
            Files.writeString(golden, actual);
        }
        assertThat(golden).exists();
        assertThat(actual).isEqualTo(Files.readString(golden));
    }
}
