package deadwood.app.ui;

import deadwood.importers.jfr.fixture.ChunkFixture;
import deadwood.importers.jfr.fixture.RecordingTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A small recording, the same each time: a sample every 50 ms for 10 s, in turn of three workers and three stacks; the load of the
 * processor each second; an order every 250 ms.
 */
public final class Recording {

    public static final int SAMPLES = 200;
    public static final int ORDERS = 40;
    /** Between two samples, in nanoseconds. */
    public static final long BETWEEN = 50_000_000;
    private static final long SECOND = 1_000_000_000;

    private Recording() {}

    /** Writes it and returns the file. */
    public static Path write(final Path file) throws IOException {
        final RecordingTypes types = new RecordingTypes();
        final long sample = types.addEvent("jdk.ExecutionSample", RecordingTypes.thread("sampledThread"),
                RecordingTypes.stack(), RecordingTypes.key("state", "jdk.types.ThreadState"));
        final long load = types.addEvent("jdk.CPULoad", RecordingTypes.value("jvmUser", "float", "Percentage:"),
                RecordingTypes.value("machineTotal", "float", "Percentage:"));
        final long order = types.addEvent("acme.Order", RecordingTypes.duration(), RecordingTypes.stack(),
                RecordingTypes.value("article", "java.lang.String", "Label:Article"),
                RecordingTypes.value("weight", "long", "DataAmount:BYTES"), RecordingTypes.value("express", "boolean"));
        final ChunkFixture chunk = new ChunkFixture(types, true);
        for (int i = 0; i < SAMPLES; i++) {
            final long key = chunk.stack(frames(2 + i % 3));
            chunk.event(sample, chunk.bytes().putLong(ChunkFixture.ticks(i * BETWEEN))
                    .putLong(chunk.thread("worker " + i % 3)).putLong(key).putLong(chunk.state("STATE_RUNNABLE")));
        }
        for (int i = 0; i < 10; i++) {
            chunk.event(load, chunk.bytes().putLong(ChunkFixture.ticks(i * SECOND)).putFloat(0.1f * i).putFloat(1));
        }
        for (int i = 0; i < ORDERS; i++) {
            chunk.event(order, chunk.bytes().putLong(ChunkFixture.ticks(i * SECOND / 4))
                    .putLong(ChunkFixture.span(1_500_000L * i)).putLong(chunk.stack(frames(4)))
                    .putText("article " + i).putLong(100L * i).putByte(i % 2));
        }
        Files.write(file, chunk.toArray());
        return file;
    }

    private static List<ChunkFixture.Frame> frames(final int depth) {
        return IntStream.range(0, depth).mapToObj(i -> new ChunkFixture.Frame("com/acme/Server", "step" + (depth - i),
                "(I)V", 10 * (depth - i), "JIT compiled")).toList();
    }
}
