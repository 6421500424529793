package deadwood.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the commands for profiles print of a small one, as text and as JSON, word by word. {@code -Dupdate.goldens} writes the files anew. */
class ProfileGoldenTest {

    @TempDir
    private static Path directory;

    private static Path profile;
    private static Path later;
    private static Path goroutines;

    @BeforeAll
    static void writeProfile() throws IOException {
        profile = Files.writeString(directory.resolve("cpu.folded"), """
                main;com.acme.Server.run;com.acme.Router.find;com.acme.Trie.child 40
                main;com.acme.Server.run;com.acme.Router.find 7
                main;com.acme.Server.run;com.acme.Json.write;com.acme.Json.write;java.lang.String.format 21
                main;com.acme.Server.run;java.lang.Thread.sleep 30
                GC thread 2
                """);
        goroutines = Files.writeString(directory.resolve("goroutine.txt"), """
                goroutine profile: total 5
                3 @ 0x1 0x2
                # labels: {"tenant":"acme", "request":"42"}
                #	0x1	shop.serve+0x10	/src/shop/serve.go:3
                #	0x2	main.main+0x20	/src/main.go:2

                2 @ 0x1 0x2
                #	0x1	shop.serve+0x12	/src/shop/serve.go:4
                #	0x2	main.main+0x20	/src/main.go:2

                """);
        final Path source = Files.createDirectories(directory.resolve("src/shop"));
        Files.writeString(source.resolve("serve.go"), "package shop\n\nfunc serve() {\n\twait()\n}\n");
        later = Files.writeString(directory.resolve("later.folded"), """
                main;com.acme.Server.run;com.acme.Router.find;com.acme.Trie.child 95
                main;com.acme.Server.run;com.acme.Router.find 7
                main;com.acme.Server.run;com.acme.Cache.get 12
                main;com.acme.Server.run;java.lang.Thread.sleep 6
                GC thread 2
                """);
    }

    static Stream<Arguments> commands() {
        return Stream.of(Arguments.of("info-profile", List.of("info", "PROFILE")),
                Arguments.of("top", List.of("top", "PROFILE")),
                Arguments.of("top-focus",
                        List.of("top", "--limit", "2", "--focus", "acme", "--ignore", "sleep$", "PROFILE")),
                Arguments.of("top-package",
                        List.of("top", "--granularity", "package", "--hide", "^main$", "--show-from", "Server",
                                "PROFILE")),
                Arguments.of("tree", List.of("tree", "PROFILE")),
                Arguments.of("tree-inverted", List.of("tree", "--inverted", "--limit", "6", "PROFILE")),
                Arguments.of("tree-folded", List.of("tree", "--fold-recursion", "--tag-root", "thread", "PROFILE")),
                Arguments.of("peek", List.of("peek", "PROFILE", "Router|Json")),
                Arguments.of("list", List.of("list", "GOROUTINES", "serve|main", "--source-root", "SOURCES")),
                Arguments.of("labels", List.of("labels", "GOROUTINES")),
                Arguments.of("labels-key", List.of("labels", "GOROUTINES", "tenant")),
                Arguments.of("merge", List.of("merge", "PROFILE", "LATER", "-o", "MERGED")),
                Arguments.of("diff-profiles", List.of("diff", "PROFILE", "LATER")),
                Arguments.of("diff-profiles-normalised",
                        List.of("diff", "--normalise", "--focus", "Server", "--limit", "3", "PROFILE", "LATER")),
                Arguments.of("collapsed", List.of("collapsed", "--ignore", "GC", "PROFILE")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void text(final String name, final List<String> command) throws IOException {
        GoldenTest.check(name + ".txt", GoldenTest.printed(run(command), directory));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void json(final String name, final List<String> command) throws IOException {
        GoldenTest.check(name + ".json", GoldenTest.printed(run(GoldenTest.asJson(command)), directory));
    }

    private static Run run(final List<String> command) {
        return Run.of(directory.resolve("cache"),
                command.stream().map(word -> switch (word) {
                    case "PROFILE" -> profile.toString();
                    case "LATER" -> later.toString();
                    case "GOROUTINES" -> goroutines.toString();
                    case "SOURCES" -> directory.resolve("src").toString();
                    case "MERGED" -> directory.resolve("merged.folded").toString();
                    default -> word;
                }).toArray());
    }

    @Test
    void saysWhatIsNotThere() {
        final Run events = run(List.of("events", "PROFILE"));
        assertThat(events.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(events.err()).isEqualTo("deadwood: " + profile + " holds no events (it is folded stacks)\n");
        final Run heap = run(List.of("dominators", "PROFILE"));
        assertThat(heap.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(heap.err()).isEqualTo("deadwood: " + profile + " holds no heap (it is folded stacks)\n");
    }

    @Test
    void saysWhatIsWrongWithAnOption() {
        final Run type = run(List.of("top", "--sample-type", "wall", "PROFILE"));
        assertThat(type.code()).isEqualTo(ExitCode.USAGE);
        assertThat(type.err()).contains("'wall'").contains("samples");
        final Run pattern = run(List.of("top", "--focus", "(", "PROFILE"));
        assertThat(pattern.code()).isEqualTo(ExitCode.USAGE);
        assertThat(pattern.err()).contains("'(' is no regular expression");
    }

    @Test
    void mergedProfilesHoldWhatTheirPartsHold() throws IOException {
        final Path merged = directory.resolve("sum.folded");
        assertThat(run(List.of("merge", "PROFILE", "LATER", "-o", merged.toString())).err()).isEmpty();
        assertThat(Files.readAllLines(merged))
                .contains("main;com.acme.Server.run;com.acme.Router.find;com.acme.Trie.child 135",
                        "GC thread 4", "main;com.acme.Server.run;com.acme.Cache.get 12")
                .hasSize(6);
        final Run unlike = run(List.of("merge", "PROFILE", "GOROUTINES", "-o", merged.toString()));
        assertThat(unlike.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(unlike.err()).contains("cannot be merged");
    }

    @Test
    void convertsToPprofAndBack() throws IOException {
        final Path pprof = directory.resolve("cpu.pb.gz");
        final Run there = run(List.of("convert", "PROFILE", "-o", pprof.toString()));
        assertThat(there.err()).isEmpty();
        assertThat(there.out()).startsWith("5 samples written to " + pprof);
        assertThat(run(List.of("top", "--json", pprof.toString())).out())
                .isEqualTo(run(List.of("top", "--json", "PROFILE")).out());
        final Path folded = directory.resolve("back.folded");
        assertThat(run(List.of("convert", "--json", pprof.toString(), "-o", folded.toString())).code())
                .isEqualTo(ExitCode.DONE);
        assertThat(Files.readAllLines(folded)).containsExactlyInAnyOrderElementsOf(Files.readAllLines(profile));
        assertThat(run(List.of("convert", "PROFILE", "-o", "x.svg")).code()).isEqualTo(ExitCode.USAGE);
    }

    /** A symbolic link, or another name of the file where the system makes those for its administrator alone. */
    private static Path link(final Path link, final Path file) throws IOException {
        try {
            return Files.createSymbolicLink(link, file);
        } catch (final UnsupportedOperationException | FileSystemException _) {
            return Files.createLink(link, file);
        }
    }

    @Test
    void whatIsReadIsNotReplaced() throws IOException {
        final Path text = Files.copy(goroutines, directory.resolve("stacks.txt"));
        final Path link = link(directory.resolve("link.folded"), text);
        for (final List<String> command : List.of(List.of("convert", text.toString(), "-o", text.toString()),
                List.of("convert", text.toString(), "-o", link.toString()),
                List.of("merge", "GOROUTINES", text.toString(), "-o", text.toString()))) {
            final Run run = run(command);
            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).startsWith("deadwood: --output: ").contains("is a file that is read")
                    .hasLineCount(1);
        }
        assertThat(text).hasSameTextualContentAs(goroutines);
    }

    @Test
    void writesAsAnyFileIsWrittenAndWhereItWasTold() throws IOException {
        final Path usual = Files.writeString(directory.resolve("usual"), "");
        final Path target = directory.resolve("mode.pb.gz");
        assertThat(run(List.of("convert", "PROFILE", "-o", target.toString())).err()).isEmpty();
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(target)).isEqualTo(Files.getPosixFilePermissions(usual));
        }
        final Path folder = Files.createDirectory(directory.resolve("empty.folded"));
        final Run intoFolder = run(List.of("convert", "PROFILE", "-o", folder.toString()));
        assertThat(intoFolder.code()).isEqualTo(ExitCode.FAILED);
        assertThat(intoFolder.err()).isEqualTo("deadwood: " + folder + ": it is a directory\n");
        assertThat(folder).isEmptyDirectory();
        final Path nowhere = directory.resolve("missing/x.folded");
        assertThat(run(List.of("convert", "PROFILE", "-o", nowhere.toString())).err())
                .isEqualTo("deadwood: " + nowhere.getParent() + " does not exist\n");
    }

    @Test
    void samplesWithoutFramesAreALineToo() {
        final Run run = run(List.of("collapsed", "--hide", ".", "PROFILE"));
        assertThat(run.out()).isEqualTo("[no stack] 100\n");
    }
}
