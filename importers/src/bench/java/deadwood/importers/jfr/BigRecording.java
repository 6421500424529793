package deadwood.importers.jfr;

import deadwood.importers.jfr.fixture.ChunkFixture;
import deadwood.importers.jfr.fixture.ChunkFixture.Frame;
import deadwood.importers.jfr.fixture.RecordingTypes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Writes a recording as a busy server leaves it: samples and allocations with stacks 80 frames deep, most of its bytes the stacks that each
 * chunk pools anew. Stacks share frames as those of real programs do, a trie of them has a seventh of their frames.
 * <p>
 * {@code BigRecording FILE CHUNKS STACKS_A_CHUNK EVENTS}; with 24 chunks, 22,000 stacks in each and a million events it is about 300 MB.
 */
public final class BigRecording {

    private static final int METHODS = 12_000;
    private static final int THREADS = 200;
    private static final int DEPTH = 80;
    /** Chance that a frame is not what its caller mostly calls: of the outer frames, and of so many innermost ones. */
    private static final double OUTER_TURN = 0.01;
    private static final double INNER_TURN = 0.35;
    private static final int INNER = 12;
    /** A virtual machine writes the constants that are new every second. */
    private static final int EVENTS_A_CHECKPOINT = 20_000;
    /** With more stacks in a chunk than this all are different, with fewer they come again in later chunks. */
    private static final int LARGE_CHUNK = 100_000;
    private static final long SEED = 27;

    private final Random random = new Random(SEED);
    private final Frame[][] callees = new Frame[METHODS][];
    private final List<List<Frame>> stacks = new ArrayList<>();
    private final RecordingTypes types = new RecordingTypes();
    private final long sample;
    private final long allocation;
    private @Nullable ChunkFixture last;

    private BigRecording(final int stacksInAll) {
        sample = types.addEvent("jdk.ExecutionSample", RecordingTypes.thread("sampledThread"), RecordingTypes.stack(),
                RecordingTypes.key("state", "jdk.types.ThreadState"));
        allocation = types.addEvent("jdk.ObjectAllocationSample", RecordingTypes.thread("eventThread"),
                RecordingTypes.stack(), RecordingTypes.key("objectClass", "java.lang.Class"),
                RecordingTypes.value("weight", "long", "DataAmount:BYTES"));
        for (int i = 0; i < METHODS; i++) {
            final Frame[] calls = new Frame[5];
            for (int call = 0; call < calls.length; call++) {
                calls[call] = frame(random.nextInt(METHODS), 10 + random.nextInt(900));
            }
            callees[i] = calls;
        }
        for (int i = 0; i < stacksInAll; i++) {
            stacks.add(stack());
        }
    }

    private static Frame frame(final int method, final int line) {
        return new Frame("com/example/application/module" + method % 37 + "/service/Class" + method / 9,
                "method" + Integer.toString(method, 36), "(Ljava/lang/Object;I)V", line,
                method % 5 == 0 ? "Interpreted" : "JIT compiled");
    }

    /** A walk through the methods: mostly the first call of each. */
    private List<Frame> stack() {
        final int depth = DEPTH - 8 + random.nextInt(17);
        final List<Frame> frames = new ArrayList<>(depth);
        int method = random.nextInt(24);
        for (int i = 0; i < depth; i++) {
            final int call = random.nextDouble() < (i < depth - INNER ? OUTER_TURN : INNER_TURN)
                    ? 1 + random.nextInt(4)
                    : 0;
            final Frame frame = callees[method][call];
            frames.add(frame);
            method = Math.floorMod(frame.hashCode() + i, METHODS);
        }
        return List.copyOf(frames.reversed());
    }

    private byte[] chunk(final int stacksHere, final int events) {
        final ChunkFixture chunk = new ChunkFixture(types, true);
        if (last != null) {
            chunk.after(last);
        }
        last = chunk;
        final int first = random.nextInt(stacks.size());
        for (int event = 0; event < events; event++) {
            // New stacks come all the time, as in a program; each comes more than once.
            final int seen = (int) ((long) stacksHere * (event + 1) / events);
            final int stack = event % 2 == 0 ? seen : random.nextInt(seen + 1);
            final long key = chunk.stack(stacks.get((first + stack) % stacks.size()));
            final long ticks = ChunkFixture.ticks(event * 1_000_000_000L / events);
            final long thread = chunk.thread("worker-" + random.nextInt(THREADS));
            if (event % 3 == 0) {
                chunk.event(allocation, chunk.bytes().putLong(ticks).putLong(thread).putLong(key)
                        .putLong(chunk.type("com/example/Entity" + (int) Math.abs(random.nextGaussian() * 40)))
                        .putLong(500_000 + random.nextInt(1_000_000)));
            } else {
                chunk.event(sample, chunk.bytes().putLong(ticks).putLong(thread).putLong(key)
                        .putLong(chunk.state("STATE_RUNNABLE")));
            }
            if (event % EVENTS_A_CHECKPOINT == EVENTS_A_CHECKPOINT - 1) {
                chunk.checkpoint();
            }
        }
        return chunk.toArray();
    }

    public static void main(final String[] arguments) throws IOException {
        final Path file = Path.of(arguments[0]);
        final int chunks = Integer.parseInt(arguments[1]);
        final int stacks = Integer.parseInt(arguments[2]);
        final int events = Integer.parseInt(arguments[3]);
        final BigRecording recording = new BigRecording(stacks > LARGE_CHUNK ? stacks : stacks * 5 / 2);
        final Path building = Path.of(file + ".building");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(building))) {
            for (int chunk = 0; chunk < chunks; chunk++) {
                out.write(recording.chunk(stacks, events / chunks));
            }
        }
        Files.move(building, file);
    }
}
