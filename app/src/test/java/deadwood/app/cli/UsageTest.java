package deadwood.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.ImportOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    @TempDir
    private Path directory;

    private Run run(final Object... arguments) {
        return Run.of(directory.resolve("cache"), arguments);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("info", "'FILE'"),
                Arguments.of("diff a.hprof", "'AFTER'"),
                Arguments.of("path a.hprof", "'0xADDRESS'"),
                Arguments.of("path a.hprof 1234", "'1234' is no address"),
                Arguments.of("path a.hprof 0x12345678123456781", "is no address"),
                Arguments.of("path a.hprof 0xcafebabes", "is no address"),
                Arguments.of("dominators --by thread a.hprof", "'thread' is none of object, class, package"),
                Arguments.of("histogram --limit many a.hprof", "'many'"),
                Arguments.of("histogram --limit -1 a.hprof", "-1"),
                Arguments.of("histogram --colour a.hprof", "--colour"),
                Arguments.of("shot a.hprof", "--output"),
                Arguments.of("shot a.hprof -o a.png --size huge", "'huge' is no size"),
                Arguments.of("shot a.hprof -o a.png --size 99999x99999", "cannot be drawn"),
                Arguments.of("histogramm a.hprof", "'histogramm' is neither a command nor a file"),
                Arguments.of("--frobnicate", "--frobnicate"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void whatMakesNoSenseIsSaidInOneLine(final String line, final String words) {
        final Run run = run((Object[]) line.split(" "));
        assertThat(run.err()).startsWith("deadwood: ").contains(words).hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "info", "histogram", "dominators", "path", "structures", "diff", "shot", "demo", "object",
                "references", "objects", "paths", "retained", "arrays", "strings", "threads", "loaders", "finalizers",
                "unreachable", "properties", "top", "tree", "peek", "list", "labels", "merge", "collapsed", "convert",
                "events", "flame", "index"})
    void everyCommandHelps(final String command) {
        final Run run = command.isEmpty() ? run("--help") : run(command, "--help");
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: deadwood").contains("Examples:", "Exit codes:", "deadwood " + command)
                .doesNotContain("\u001b");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void versionIsOneLine() {
        final Run run = run("--version");
        assertThat(run.out()).startsWith("deadwood ").hasLineCount(1);
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void anObjectThatIsNotThere() throws IOException {
        final Run run = run("path", ShopDumps.before(directory), "0x4");
        assertThat(run.err()).isEqualTo("deadwood: before.hprof has no object at 0x4\n");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aTerminalGetsNoLineThatItWouldBreak() throws IOException {
        final Path file = ShopDumps.after(directory);
        for (final String command : new String[]{"histogram", "dominators", "structures", "path"}) {
            final Run run = command.equals("path")
                    ? Run.onTerminal(directory, 80, command, file, "0x" + Long.toHexString(address()))
                    : Run.onTerminal(directory, 80, command, file);
            assertThat(run.code()).isEqualTo(ExitCode.DONE);
            assertThat(run.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        }
    }

    private long address() throws IOException {
        final var heap = ShopDumps.after();
        heap.write(directory.resolve("after.hprof"));
        return heap.address("handler0");
    }

    @Test
    void aReaderThatWentAwayIsNoMatter() throws IOException {
        final Path file = ShopDumps.after(directory);
        assertThat(failing(file, "Broken pipe")).isEqualTo(new Run(ExitCode.BROKEN_PIPE, "", ""));
    }

    @Test
    void aFullDiskIs() throws IOException {
        final Path file = ShopDumps.after(directory);
        assertThat(failing(file, "No space left on device")).isEqualTo(new Run(ExitCode.FAILED, "",
                "deadwood: the output could not be written: No space left on device\n"));
    }

    private Run failing(final Path file, final String message) {
        final OutputStream out = new OutputStream() {

            @Override
            public void write(final int octet) throws IOException {
                throw new IOException(message);
            }
        };
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final Terminal terminal = new Terminal(Terminal.writer(out), Terminal.writer(err), 0, 0, false);
        final int code = DeadwoodCommand.run(terminal, new ImportOptions(directory.resolve("cache"), 1), "dominators",
                "--json", file.toString());
        return new Run(code, "", err.toString(java.nio.charset.StandardCharsets.UTF_8));
    }
}
