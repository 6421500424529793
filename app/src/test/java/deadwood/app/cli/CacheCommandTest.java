package deadwood.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Indexes on the command line: kept, listed, cleared, taken along, and never believed when they are damaged. */
class CacheCommandTest {

    @TempDir
    private Path directory;
    private Path cache;
    private Path dump;

    @BeforeEach
    void writeDump() throws IOException {
        cache = directory.resolve("cache");
        dump = SessionDump.heap().write(directory.resolve("sessions.hprof"));
    }

    private Run run(final Object... words) {
        return Run.of(cache, words);
    }

    private String out(final Object... words) {
        final Run run = run(words);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        return run.out();
    }

    private List<Path> files() throws IOException {
        if (!Files.exists(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void everyCommandSaysTheSameTheSecondTime() throws IOException {
        for (final List<String> command : List.of(List.of("info"), List.of("dominators"),
                List.of("dominators", "--by", "class"), List.of("dominators", "--by", "package"),
                List.of("dominators", "--json"), List.of("histogram"), List.of("histogram", "--by-loader"),
                List.of("histogram", "--retained"), List.of("structures"), List.of("threads"), List.of("strings"))) {
            final Object[] words = Stream.concat(command.stream(), Stream.of(dump)).toArray();
            final Object[] without = Stream.concat(command.stream(), Stream.of("--no-cache", dump)).toArray();
            final String first = out(words);
            assertThat(out(words)).as("%s", command).isEqualTo(first);
            assertThat(out(without)).as("%s", command).isEqualTo(first);
        }
    }

    @Test
    void aHistogramOpensAnIndexIfThereIsOneAndMakesNoneIfNot() throws IOException {
        final String counted = out("histogram", dump);
        assertThat(files()).isEmpty();
        out("dominators", dump);
        assertThat(out("histogram", dump)).isEqualTo(counted);
        assertThat(files()).anyMatch(file -> file.endsWith("counts.index"));
        assertThat(out("histogram", dump)).isEqualTo(counted);
    }

    @Test
    void pathsAreKept() throws IOException {
        final String address = new ObjectMapper().readTree(out("dominators", "--json", "--limit", "1", dump))
                .findValue("object").asString();
        final String found = out("path", dump, address);
        assertThat(files()).anyMatch(file -> file.endsWith("paths.index"));
        assertThat(out("path", dump, address)).isEqualTo(found);
        assertThat(out("path", "--no-cache", dump, address)).isEqualTo(found);
    }

    @Test
    void nothingIsKeptWithoutTheCache() throws IOException {
        out("dominators", "--no-cache", dump);
        assertThat(files()).isEmpty();
        final Path other = directory.resolve("other");
        out("dominators", "--cache-dir", other, dump);
        assertThat(files()).isEmpty();
        try (Stream<Path> kept = Files.walk(other)) {
            assertThat(kept.map(file -> file.getFileName().toString())).contains("heap.index", "retention.index");
        }
    }

    @Test
    void listsAndClears() throws IOException {
        assertThat(out("cache", "list")).startsWith("no indexes in ");
        out("dominators", dump);
        final Path copy = Files.copy(dump, directory.resolve("copy.hprof"));
        out("info", copy);
        assertThat(out("cache", "list")).contains(dump.toRealPath().toString(), copy.toRealPath().toString(),
                "2 indexes take").doesNotContain("stale");
        Files.delete(copy);
        assertThat(out("cache", "list")).contains("stale");
        final JsonNode list = new ObjectMapper().readTree(out("cache", "list", "--json"));
        assertThat(list.get("indexes").size()).isEqualTo(2);
        assertThat(list.get("indexes").get(0).get("dump").asString()).isEqualTo(copy.toString());
        assertThat(list.get("indexes").get(0).get("current").asBoolean()).isFalse();
        assertThat(list.get("indexes").get(0).get("bytes").asLong()).isPositive();
        assertThat(out("cache", "clear", copy)).endsWith("freed\n");
        assertThat(run("cache", "clear", copy).err()).contains("there is no index of");
        final JsonNode cleared = new ObjectMapper().readTree(out("cache", "clear", "--json"));
        assertThat(cleared.get("freedBytes").asLong()).isEqualTo(
                list.get("indexes").get(1).get("bytes").asLong());
        assertThat(files()).isEmpty();
        assertThat(run("cache").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anIndexIsAsGoodAsTheDumpButForValues() throws IOException {
        final Path index = directory.resolve("sessions.dwi");
        final String dominators = out("dominators", "--limit", "0", dump);
        final String histogram = out("histogram", "--retained", dump);
        assertThat(out("index", dump, "-o", index)).startsWith(index + ": ");
        final Path second = directory.resolve("second.dwi");
        out("index", "--no-cache", "--json", dump, "-o", second);
        Files.delete(dump);
        for (final Path opened : List.of(index, second)) {
            final Run list = run("dominators", "--limit", "0", opened);
            assertThat(list.out()).isEqualTo(dominators);
            assertThat(list.err()).contains("without its dump");
            assertThat(run("histogram", "--retained", opened).out()).isEqualTo(histogram);
            assertThat(run("info", opened).out()).contains("without its dump");
            final Run strings = run("strings", opened);
            assertThat(strings.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(strings.err()).contains("values of fields and elements are not in it");
        }
        assertThat(run("index", index, "-o", second).err()).contains("is such an index already");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactlyInAnyOrder(cache, index, second);
        }
    }

    @Test
    void aDamagedPartIsMadeAgain() throws IOException {
        final String expected = out("dominators", "--limit", "0", dump) + out("histogram", "--retained", dump)
                + out("references", "--in", dump, address());
        final List<Path> parts = files();
        assertThat(parts).hasSizeGreaterThanOrEqualTo(4);
        final Random random = new Random(4);
        for (int i = 0; i < 60; i++) {
            final Path part = parts.get(i % parts.size());
            final byte[] bytes = Files.readAllBytes(part);
            int at = random.nextInt(bytes.length);
            while (bytes[at] == 0) {
                at = random.nextInt(bytes.length);
            }
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.delete(part);
            Files.write(part, bytes);
            assertThat(repaired("dominators", "--limit", "0", dump) + repaired("histogram", "--retained", dump)
                    + repaired("references", "--in", dump, address())).as("%s, byte %d", part, at)
                    .isEqualTo(expected);
        }
    }

    /** A list that is longer than memory is printed while it is made: damage that is met then is said, and gone the next time. */
    private String repaired(final Object... words) {
        final Run run = run(words);
        if (run.code() == ExitCode.DONE) {
            assertThat(run.err()).isEmpty();
            return run.out();
        }
        assertThat(run.err()).contains("is damaged").contains("open the file again");
        return out(words);
    }

    /** Of the object that retains most. */
    private String address() {
        return new ObjectMapper().readTree(out("dominators", "--json", "--limit", "1", dump)).get("dominators").get(0)
                .get("object").asString();
    }
}
