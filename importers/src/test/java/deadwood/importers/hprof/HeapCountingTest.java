package deadwood.importers.hprof;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.CountsCheck;
import deadwood.importers.hprof.fixture.HeapFixture;
import deadwood.importers.hprof.write.HprofRoot;
import deadwood.model.heap.ObjectLayout;
import deadwood.model.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is counted in one pass equals what the graph says, and what cannot be counted like that is left alone. */
class HeapCountingTest {

    private static final long START = 0x7_1000_0000L;
    private static final List<String> FIELDS = List.of("Object a", "long b", "int c", "short d", "byte e", "Object f",
            "double g", "boolean h");
    private static final List<ObjectLayout> LAYOUTS = List.of(new ObjectLayout(4, 12, 16, 8, false),
            new ObjectLayout(4, 8, 12, 8, false), new ObjectLayout(8, 16, 24, 8, false),
            new ObjectLayout(4, 12, 16, 16, false), new ObjectLayout(8, 12, 16, 32, false));

    @TempDir
    private Path directory;

    private boolean counted(final HeapFixture heap) throws IOException {
        final Path dump = heap.write(directory.resolve("heap.hprof"));
        try (Snapshot snapshot = Reading.open(dump)) {
            return CountsCheck.check(dump, Reading.heap(snapshot));
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsAsTheGraphDoes(final int seed) throws IOException {
        final Random random = new Random(seed);
        final HeapFixture heap = heap(random, 200 + random.nextInt(3000));
        heap.segments(500 + random.nextInt(20_000));
        if (random.nextInt(4) == 0) {
            heap.oneRecord();
        }
        assertThat(counted(heap)).isTrue();
    }

    private static HeapFixture heap(final Random random, final int objects) {
        final HeapFixture heap = new HeapFixture().layout(LAYOUTS.get(random.nextInt(LAYOUTS.size())));
        heap.type("com.acme.Loader", "int id");
        heap.object("loader", "com.acme.Loader");
        heap.type("jdk.internal.vm.StackChunk", "int sp", "int size");
        final int classes = 2 + random.nextInt(12);
        for (int i = 0; i < classes; i++) {
            final String[] fields = FIELDS.stream().filter(_ -> random.nextBoolean()).toArray(String[]::new);
            heap.type("com.acme.C" + i, fields);
            if (random.nextInt(3) == 0) {
                heap.type("com.acme.C" + i).loadedBy("loader");
            }
            heap.type("com.acme.C" + i + "[]");
        }
        long moved = START;
        for (int i = 0; i < objects; i++) {
            final var object = switch (random.nextInt(12)) {
                case 0 -> heap.bytes("o" + i, new byte[random.nextInt(600)]);
                case 1 -> heap.longs("o" + i, new long[random.nextInt(70)]);
                case 2 -> heap.chars("o" + i, new char[random.nextInt(300)]);
                case 3 -> heap.ints("o" + i, new int[random.nextInt(300)]);
                case 4, 5 -> heap.array("o" + i, "com.acme.C" + random.nextInt(classes) + "[]",
                        new String[random.nextInt(140)]);
                case 6 -> heap.object("o" + i, "jdk.internal.vm.StackChunk").with("size", random.nextInt(60))
                        .sized(1024);
                default -> heap.object("o" + i, "com.acme.C" + random.nextInt(classes));
            };
            if (random.nextInt(100) == 0) {
                // another region, at times below the one before
                moved += 1 << 20;
                object.at(random.nextBoolean() ? moved : START - (moved - START) - (1 << 20));
            }
        }
        heap.root("o0", HprofRoot.Unknown::new);
        return heap;
    }

    @Test
    void arraysBeyondAWindowAreSkipped() throws IOException {
        final HeapFixture heap = heap(new Random(1), 100);
        heap.bytes("large", new byte[3 << 20]);
        heap.array("larger", "com.acme.C1[]", new String[500_000]);
        heap.object("last", "com.acme.C0");
        assertThat(counted(heap.segments(1 << 20))).isTrue();
        assertThat(counted(heap.oneRecord())).isTrue();
    }

    @Test
    void leavesAloneWhatIsNotInOrder() throws IOException {
        final HeapFixture heap = heap(new Random(2), 300);
        heap.object("between", "com.acme.C0").at(START + (200 << 20) + 4096);
        heap.object("low", "com.acme.C0").at(START + (200 << 20));
        heap.object("high", "com.acme.C0").at(START + (200 << 20) + 8192);
        assertThat(counted(heap)).isFalse();
    }

    @Test
    void leavesAloneObjectsWithOneAddress() throws IOException {
        final HeapFixture heap = heap(new Random(3), 300);
        heap.object("one", "com.acme.C0").at(START + (200 << 20));
        heap.object("two", "com.acme.C0").at(START + (200 << 20));
        assertThat(counted(heap)).isFalse();
    }

    @Test
    void leavesAloneObjectsWithTheAddressOfAClass() throws IOException {
        final HeapFixture heap = heap(new Random(4), 300);
        heap.write(directory.resolve("first.hprof"));
        heap.object("one", "com.acme.C0").at(heap.address("class com.acme.C0"));
        assertThat(counted(heap)).isFalse();
    }

    @Test
    void leavesAloneTheIdsOfOtherMachines() throws IOException {
        final HeapFixture narrow = new HeapFixture().bits32();
        narrow.bytes("one", new byte[7]);
        narrow.bytes("two", new byte[8]);
        assertThat(counted(narrow)).isFalse();
        final HeapFixture heap = heap(new Random(6), 300);
        heap.object("odd", "com.acme.C0").at(START + (200 << 20) + 4);
        assertThat(counted(heap)).isFalse();
    }
}
