package deadwood.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import deadwood.importers.hprof.fixture.DumpFaults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One sentence on standard error for whatever a file may be, the exit code that says whose fault it is, and no stack trace. */
class BadInputTest {

    @TempDir
    private Path directory;

    private Run run(final Object... arguments) {
        return Run.of(directory.resolve("cache"), arguments);
    }

    private static void assertSays(final Run run, final int code, final String... words) {
        assertThat(run.err()).startsWith("deadwood: ").contains(words).hasLineCount(1).doesNotContain("Exception");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "histogram", "dominators", "structures"})
    void aFileThatIsNotThere(final String command) {
        assertSays(run(command, directory.resolve("missing.hprof")), ExitCode.BAD_INPUT, "missing.hprof",
                "does not exist");
    }

    @Test
    void eitherFileOfAComparisonThatIsNotThere() throws IOException {
        final Path whole = ShopDumps.before(directory);
        final Path missing = directory.resolve("missing.hprof");
        assertSays(run("diff", whole, missing), ExitCode.BAD_INPUT, "missing.hprof");
        assertSays(run("diff", missing, whole), ExitCode.BAD_INPUT, "missing.hprof");
    }

    @Test
    void anEmptyFile() throws IOException {
        final Path empty = Files.createFile(directory.resolve("empty.hprof"));
        assertSays(run("info", empty), ExitCode.BAD_INPUT, "empty.hprof is empty");
    }

    @Test
    void aDirectory() {
        assertSays(run("info", directory), ExitCode.BAD_INPUT, "is a directory");
    }

    @Test
    void textThatIsCalledADump() throws IOException {
        final Path text = Files.writeString(directory.resolve("notes.hprof"), "Dear diary,\n".repeat(1000));
        assertSays(run("info", text), ExitCode.BAD_INPUT, "notes.hprof", "no format that Deadwood knows");
    }

    @Test
    void textInGzip() throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("Dear diary".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        final Path text = Files.write(directory.resolve("notes.gz"), bytes.toByteArray());
        assertSays(run("info", text), ExitCode.BAD_INPUT, "no format that Deadwood knows");
    }

    @Test
    void gzipThatInflatesToMoreThanIsAllowed() throws IOException {
        final Path dump = ShopDumps.before(directory);
        final Path file = directory.resolve("shop.hprof.gz");
        try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            Files.copy(dump, gzip);
        }
        assertSays(run("info", "--inflate-limit", "1k", file), ExitCode.BAD_INPUT, "shop.hprof.gz",
                "more than the 1,024 that are allowed", "--inflate-limit 1g allows it");
        assertSays(run("info", "--inflate-limit", "much", file), ExitCode.USAGE, "'much' is no size");
        assertThat(run("info", "--inflate-limit", "1g", file).code()).isEqualTo(ExitCode.DONE);
        assertThat(run("info", "--no-cache", file).code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void gzipThatIsNone() throws IOException {
        final Path file = Files.write(directory.resolve("broken.gz"), new byte[]{0x1f, (byte) 0x8b, 0, 0, 0, 0});
        assertSays(run("info", file), ExitCode.BAD_INPUT, "broken.gz", "gzip");
    }

    @Test
    void aFileThatMayNotBeRead() throws IOException {
        final Path file = ShopDumps.before(directory);
        assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "this user may read everything");
        assertSays(run("info", file), ExitCode.BAD_INPUT, "permission denied");
    }

    @Test
    void aDumpCutWithinItsHeader() throws IOException {
        final byte[] whole = Files.readAllBytes(ShopDumps.before(directory));
        for (int length = 1; length < 31; length++) {
            final Path cut = Files.write(directory.resolve("cut.hprof"), java.util.Arrays.copyOf(whole, length));
            assertSays(run("info", cut), ExitCode.BAD_INPUT, "cut.hprof");
        }
    }

    @Test
    void aDumpCutAnywhereGivesASentenceOrAResultWithAWarning() throws IOException {
        final byte[] whole = Files.readAllBytes(ShopDumps.before(directory));
        for (int length = 31; length < whole.length; length += 97) {
            final Path cut = Files.write(directory.resolve("cut.hprof"), java.util.Arrays.copyOf(whole, length));
            for (final String command : List.of("info", "histogram", "dominators", "structures")) {
                final Run run = run(command, cut);
                assertThat(run.err()).as("%s of %s bytes", command, length).isNotEmpty()
                        .doesNotContain("Exception", "unexpected");
                assertThat(run.err().lines()).allSatisfy(line -> assertThat(line).startsWith("deadwood: "));
                assertThat(run.code()).as("%s of %s bytes: %s", command, length, run.err())
                        .isIn(ExitCode.DONE, ExitCode.BAD_INPUT);
                assertThat(run.out().isEmpty()).isEqualTo(run.code() == ExitCode.BAD_INPUT);
            }
        }
    }

    @Test
    void aClassIdThatLeadsNowhereIsAWarning() throws IOException {
        final DumpFaults faults = ShopDumps.before().damaged(directory).classOf("service", 0xdead);
        final Run run = run("info", faults.write());
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("objects");
        assertThat(run.err()).startsWith("deadwood: warning: ");
    }

    @Test
    void aCorruptLengthIsAWarning() throws IOException {
        final DumpFaults faults = ShopDumps.before().damaged(directory).fieldBytesOf("service", 0x7fff_ffff);
        final Run run = run("info", faults.write());
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.err()).startsWith("deadwood: warning: ");
    }

    @Test
    void nothingIsWrittenBesideTheFile() throws IOException {
        final Path own = Files.createDirectory(directory.resolve("own"));
        final Path file = ShopDumps.before(own);
        assertThat(run("dominators", file).code()).isEqualTo(ExitCode.DONE);
        try (Stream<Path> files = Files.list(own)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aCacheThatCannotBeWritten() throws IOException {
        final Path file = ShopDumps.before(directory);
        final Path blocked = Files.createFile(directory.resolve("blocked"));
        final Run run = Run.of(blocked.resolve("cache"), "dominators", file);
        assertThat(run.err()).doesNotContain("Exception", "unexpected");
        if (run.code() == ExitCode.FAILED) {
            assertSays(run, ExitCode.FAILED, "blocked");
        } else {
            // small heaps need no files
            assertThat(run.code()).isEqualTo(ExitCode.DONE);
            assertThat(run.out()).isNotEmpty();
        }
    }
}
