package deadwood.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.cli.json.JsonOutput;
import deadwood.importers.hprof.fixture.HeapFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the questions about objects and classes print, word by word; see {@link GoldenTest}. */
class QueryGoldenTest {

    @TempDir
    private static Path directory;

    private static HeapFixture heap;
    private static Path dump;

    @BeforeAll
    static void writeDump() throws IOException {
        heap = SessionDump.heap();
        dump = heap.write(directory.resolve("sessions.hprof"));
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of("object-session", List.of("object", "DUMP", "@session3")),
                Arguments.of("object-map", List.of("object", "DUMP", "@sessions", "--from", "1")),
                Arguments.of("object-list", List.of("object", "DUMP", "@log")),
                Arguments.of("object-string", List.of("object", "DUMP", "@user3")),
                Arguments.of("object-numbers", List.of("object", "DUMP", "@counts", "--from", "1", "--limit", "4")),
                Arguments.of("object-array", List.of("object", "DUMP", "@lines")),
                Arguments.of("object-class", List.of("object", "DUMP", "@class com.acme.Server")),
                Arguments.of("object-garbage", List.of("object", "DUMP", "@garbage")),
                Arguments.of("references-in", List.of("references", "DUMP", "@session0")),
                Arguments.of("references-out", List.of("references", "--out", "DUMP", "@session3")),
                Arguments.of("references-class", List.of("references", "--in", "DUMP", "@class com.acme.Session")),
                Arguments.of("objects", List.of("objects", "DUMP", "com.acme.Session", "--subclasses")),
                Arguments.of("objects-after",
                        List.of("objects", "DUMP", "java.lang.String", "--after", "@user3", "--limit", "2")),
                Arguments.of("objects-classes", List.of("objects", "DUMP", "java.lang.Class", "--limit", "3")),
                Arguments.of("paths", List.of("paths", "DUMP", "com.acme.*Session", "java.lang.String")),
                Arguments.of("retained", List.of("retained", "DUMP", "com.acme.Session")),
                Arguments.of("retained-addresses", List.of("retained", "DUMP", "@entry1", "@entry2")),
                Arguments.of("structure-map", List.of("structure", "DUMP", "@sessions", "--entries", "2")),
                Arguments.of("structure-list", List.of("structure", "DUMP", "@log")),
                Arguments.of("arrays", List.of("arrays", "DUMP")),
                Arguments.of("strings", List.of("strings", "DUMP")),
                Arguments.of("threads", List.of("threads", "DUMP")),
                Arguments.of("loaders", List.of("loaders", "DUMP")),
                Arguments.of("finalizers", List.of("finalizers", "DUMP")),
                Arguments.of("unreachable", List.of("unreachable", "DUMP")),
                Arguments.of("properties", List.of("properties", "DUMP")),
                Arguments.of("histogram-by-package", List.of("histogram", "--by", "package", "DUMP")),
                Arguments.of("histogram-by-superclass",
                        List.of("histogram", "--by", "superclass", "--retained", "--limit", "12", "DUMP")),
                Arguments.of("histogram-by-loader", List.of("histogram", "--by", "loader", "--limit", "9", "DUMP")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void text(final String name, final List<String> command) throws IOException {
        GoldenTest.check(name + ".txt", run(command));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void json(final String name, final List<String> command) throws IOException {
        GoldenTest.check(name + ".json", run(GoldenTest.asJson(command)));
    }

    private static String run(final List<String> command) {
        final Run run = Run.of(directory.resolve("cache"),
                command.stream().map(QueryGoldenTest::argument).toArray());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        return run.out();
    }

    private static String argument(final String word) {
        if (word.startsWith("@")) {
            return JsonOutput.address(heap.address(word.substring(1)));
        }
        return word.equals("DUMP") ? dump.toString() : word;
    }

    @Test
    void pagesFollowOneAnother() throws IOException {
        final String all = run(List.of("objects", "DUMP", "java.lang.String", "--limit", "0"));
        final List<String> rows = all.lines().skip(1).filter(line -> line.contains("0x")).toList();
        for (int at = 0; at < rows.size() - 1; at += 3) {
            final String last = rows.get(at).replaceAll(".*(0x[0-9a-f]+).*", "$1");
            final String page = run(List.of("objects", "DUMP", "java.lang.String", "--after", last, "--limit", "3"));
            final List<String> addresses = page.lines().filter(line -> line.contains("0x"))
                    .map(line -> line.replaceAll(".*(0x[0-9a-f]+).*", "$1")).toList();
            assertThat(addresses).isEqualTo(rows.subList(at + 1, Math.min(at + 4, rows.size())).stream()
                    .map(line -> line.replaceAll(".*(0x[0-9a-f]+).*", "$1")).toList());
        }
    }

    @Test
    void whatIsNotThereIsSaidInOneLine() {
        for (final List<String> command : List.of(List.of("objects", "DUMP", "com.acme.Nothing"),
                List.of("object", "DUMP", "0x123"), List.of("retained", "DUMP", "com.acme.Session", "@session0"),
                List.of("references", "DUMP", "--in", "--out", "@session0"),
                List.of("histogram", "--by", "loader", "--by-loader", "DUMP"),
                List.of("histogram", "--by", "colour", "DUMP"),
                List.of("object", "DUMP", "@session0", "--from", "-1"),
                List.of("structure", "DUMP", "@session0"), List.of("structure", "DUMP", "@entry0"),
                List.of("structure", "DUMP", "@sessions", "--entries", "-1"), List.of("structure", "DUMP", "here"))) {
            final Run run = Run.of(directory.resolve("cache"),
                    command.stream().map(QueryGoldenTest::argument).toArray());
            assertThat(run.code()).as("%s", command).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).startsWith("deadwood: ").hasLineCount(1);
            assertThat(run.out()).isEmpty();
        }
    }
}
