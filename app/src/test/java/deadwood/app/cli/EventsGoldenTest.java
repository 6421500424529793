package deadwood.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.jfr.fixture.ChunkFixture;
import deadwood.importers.jfr.fixture.RecordingTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the commands print of a recording, as text and as JSON, word by word. {@code -Dupdate.goldens} writes the files anew. */
class EventsGoldenTest {

    @TempDir
    private static Path directory;

    @BeforeAll
    static void writeRecording() throws IOException {
        final RecordingTypes types = new RecordingTypes();
        final long sample = types.addEvent("jdk.ExecutionSample", RecordingTypes.thread("sampledThread"),
                RecordingTypes.stack(), RecordingTypes.key("state", "jdk.types.ThreadState"));
        final long load = types.addEvent("jdk.CPULoad", RecordingTypes.value("jvmUser", "float", "Percentage:"),
                RecordingTypes.value("machineTotal", "float", "Percentage:"));
        final long order = types.addEvent("acme.Order", RecordingTypes.duration(), RecordingTypes.stack(),
                RecordingTypes.value("article", "java.lang.String", "Label:Article"),
                RecordingTypes.value("weight", "long", "DataAmount:BYTES"), RecordingTypes.value("express", "boolean"));
        final ChunkFixture chunk = new ChunkFixture(types, true);
        for (int i = 0; i < 6; i++) {
            final long key = chunk.stack(frames(2 + i % 3));
            chunk.event(sample, chunk.bytes().putLong(ChunkFixture.ticks(i * 20_000_000L))
                    .putLong(chunk.thread("worker " + i % 2)).putLong(key).putLong(chunk.state("STATE_RUNNABLE")));
        }
        for (int i = 0; i < 3; i++) {
            chunk.event(load, chunk.bytes().putLong(ChunkFixture.ticks(i * 1_000_000_000L)).putFloat(0.25f * i)
                    .putFloat(1));
            chunk.event(order, chunk.bytes().putLong(ChunkFixture.ticks(i * 7_000_000L))
                    .putLong(ChunkFixture.span(1_500_000L * i)).putLong(chunk.stack(frames(4)))
                    .putText(i == 1 ? null : "article\n" + i).putLong(1L << 10 * i).putByte(i % 2));
        }
        Files.write(directory.resolve("run.jfr"), chunk.toArray());
        writeCounts();
    }

    private static void writeCounts() throws IOException {
        final RecordingTypes types = new RecordingTypes();
        final long count = types.addEvent("jdk.ObjectCount", RecordingTypes.value("gcId", "int"),
                RecordingTypes.key("objectClass", "java.lang.Class"), RecordingTypes.value("count", "long"),
                RecordingTypes.value("totalSize", "long"));
        final ChunkFixture chunk = new ChunkFixture(types, true);
        for (int gc = 1; gc <= 2; gc++) {
            final long time = ChunkFixture.ticks(gc * 1_000_000_000L);
            chunk.event(count, chunk.bytes().putLong(time).putInt(gc).putLong(chunk.type("com/acme/Node"))
                    .putLong(100L * gc).putLong(2400L * gc));
            chunk.event(count, chunk.bytes().putLong(time).putInt(gc).putLong(chunk.type("java/lang/String"))
                    .putLong(500).putLong(12_000));
        }
        Files.write(directory.resolve("counts.jfr"), chunk.toArray());
    }

    private static List<ChunkFixture.Frame> frames(final int depth) {
        return IntStream.range(0, depth).mapToObj(i -> new ChunkFixture.Frame("com/acme/Server", "step" + (depth - i),
                "(I)V", 10 * (depth - i), "JIT compiled")).toList();
    }

    static Stream<Arguments> commands() {
        return Stream.of(Arguments.of("events", List.of("events", "RUN")),
                Arguments.of("events-type", List.of("events", "RUN", "acme.Order")),
                Arguments.of("events-limit", List.of("events", "--limit", "2", "RUN", "CPULoad")),
                Arguments.of("histogram-recording", List.of("histogram", "COUNTS")),
                Arguments.of("info-recording", List.of("info", "RUN")),
                Arguments.of("top-recording", List.of("top", "--sample-type", "cpu_samples", "RUN")),
                Arguments.of("collapsed-recording", List.of("collapsed", "--sample-type", "cpu_samples", "RUN")));
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
        return Run.of(directory.resolve("cache"), command.stream()
                .map(word -> word.equals("COUNTS")
                        ? directory.resolve("counts.jfr").toString()
                        : word.equals("RUN") ? directory.resolve("run.jfr").toString() : word)
                .toArray());
    }

    @Test
    void saysWhichTypesThereAreNot() {
        final Run run = run(List.of("events", "RUN", "jdk.GarbageCollection"));
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("there are no events of type 'jdk.GarbageCollection' in the file");
    }
}
