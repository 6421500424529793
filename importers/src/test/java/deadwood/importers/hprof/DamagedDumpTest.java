package deadwood.importers.hprof;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.CountsCheck;
import deadwood.importers.ImportException;
import deadwood.importers.hprof.fixture.DumpFaults;
import deadwood.importers.hprof.fixture.HeapFixture;
import deadwood.importers.hprof.write.HprofRoot;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.snapshot.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Dumps that are cut, or in which bytes are wrong. {@code -Ddeadwood.damages=N} tries more of them. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DamagedDumpTest {

    private static final int DAMAGES = Integer.getInteger("deadwood.damages", 150);

    @TempDir
    private Path directory;

    private final HeapFixture fixture = new HeapFixture();

    @BeforeEach
    void describe() {
        fixture.type("com.acme.Node", "Object next", "int count", "boolean live").holds("Object first", "n1")
                .holds("int total", 40);
        fixture.type("com.acme.Leaf", "long weight").extending("com.acme.Node");
        for (int i = 0; i < 60; i++) {
            fixture.object("n" + i, i % 3 == 0 ? "com.acme.Leaf" : "com.acme.Node").with("next", "n" + (i * 7 + 1) % 60)
                    .with("count", i);
            fixture.string("s" + i, "text " + i);
        }
        fixture.array("all", "com.acme.Node[]", "n3", null, "n4", "n5");
        fixture.ints("numbers", 1, 2, 3);
        fixture.object("weak", "java.lang.ref.WeakReference").with("referent", "n9");
        fixture.object("thread", "java.lang.Thread").with("name", "s1");
        fixture.root("all", address -> new HprofRoot.JniGlobal(address, 5));
        fixture.root("class com.acme.Node", HprofRoot.StickyClass::new);
        fixture.thread("thread", 7, List.of("com.acme.Main.run(Main.java:12)", "com.acme.Main.main(Main.java)"),
                "1:n2");
        fixture.segments(1500);
    }

    private Snapshot open(final byte[] dump) throws IOException {
        return Reading.open(Files.write(directory.resolve("damaged.hprof"), dump));
    }

    private byte[] whole() throws IOException {
        return Files.readAllBytes(fixture.write(directory.resolve("whole.hprof")));
    }

    /** One sentence each. */
    private static void checkMessages(final Snapshot snapshot) {
        assertThat(snapshot.warnings()).hasSizeLessThan(100);
        for (final ImportWarning warning : snapshot.warnings()) {
            assertThat(warning.message()).isNotBlank().doesNotContain("\n");
        }
    }

    private static void checkMessage(final ImportException e) {
        assertThat(e.getMessage()).contains("damaged.hprof").doesNotContain("\n").doesNotContain("Exception");
    }

    @Test
    void wholeDumpsAgreeWithTheOracle() throws IOException {
        for (final Consumer<HeapFixture> shape : List.<Consumer<HeapFixture>>of(heap -> {},
                HeapFixture::oneRecord, HeapFixture::bits32)) {
            shape.accept(fixture);
            final byte[] dump = whole();
            try (Snapshot snapshot = open(dump)) {
                assertThat(snapshot.warnings()).isEmpty();
                new NaiveReading(dump).checkAgainst(Reading.heap(snapshot));
            }
        }
    }

    @Test
    void everythingBeforeACutIsKept() throws IOException {
        final byte[] dump = whole();
        final Random random = new Random(42);
        for (int i = 0; i < DAMAGES; i++) {
            final int cut = i == 0 ? dump.length - 9 : random.nextInt(dump.length);
            final byte[] damaged = Arrays.copyOf(dump, cut);
            final NaiveReading expected = new NaiveReading(damaged);
            try (Snapshot snapshot = open(damaged)) {
                expected.checkAgainst(Reading.heap(snapshot));
                assertThat(snapshot.warnings()).as("cut at %d", cut).isNotEmpty();
                checkMessages(snapshot);
                exercise(Reading.heap(snapshot));
                assertThat(CountsCheck.check(snapshot.file(), Reading.heap(snapshot))).as("cut at %d", cut).isFalse();
            } catch (final ImportException e) {
                checkMessage(e);
                assertThat(expected.objectCount()).as("cut at %d: %s", cut, e).isZero();
            }
        }
    }

    @Test
    void noWrongByteMakesAWrongCountWithoutAWarning() throws IOException {
        final byte[] dump = whole();
        final int objects = new NaiveReading(dump).objectCount();
        final Random random = new Random(43);
        int opened = 0;
        for (int i = 0; i < DAMAGES; i++) {
            final byte[] damaged = mutated(dump, random);
            try (Snapshot snapshot = open(damaged)) {
                opened++;
                checkMessages(snapshot);
                exercise(Reading.heap(snapshot));
                CountsCheck.check(snapshot.file(), Reading.heap(snapshot));
                if (Reading.heap(snapshot).objectCount() != objects) {
                    assertThat(snapshot.warnings()).isNotEmpty();
                }
            } catch (final ImportException e) {
                checkMessage(e);
            }
        }
        assertThat(opened).isGreaterThan(DAMAGES / 2);
    }

    private static byte[] mutated(final byte[] dump, final Random random) {
        final byte[] damaged = dump.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            final int at = random.nextInt(damaged.length - 8);
            final ByteBuffer bytes = ByteBuffer.wrap(damaged);
            switch (random.nextInt(5)) {
                case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> damaged[at] = (byte) random.nextInt();
                case 2 -> bytes.putInt(at, random.nextBoolean() ? -1 : Integer.MAX_VALUE);
                case 3 -> bytes.putInt(at, random.nextInt(1 << 16));
                default -> bytes.putLong(at, random.nextLong());
            }
        }
        return damaged;
    }

    /** Touches everything there is to touch. */
    private static void exercise(final HeapGraph heap) {
        long sum = 0;
        try (FieldReader reader = heap.fields().reader()) {
            for (int object = 0; object < heap.objectCount(); object++) {
                sum += heap.shallowSize(object);
                assertThat(heap.shallowSize(object))
                        .isNotNegative();
                heap.forEachTarget(object, target -> assertThat(target).isBetween(0, heap.objectCount() - 1));
                reader.select(object);
                if (reader.payloadSize() > 0) {
                    sum += reader.readByte(reader.payloadSize() - 1);
                }
                heap.object(object, reader).text();
            }
        }
        for (int i = 0; i < heap.entryPointCount(); i++) {
            assertThat(heap.entryPoint(i)).isBetween(0, heap.objectCount() - 1);
        }
        heap.classes().all().forEach(type -> assertThat(heap.classes().isSubclass(type.id(), 0)).isIn(true, false));
        assertThat(sum).isNotEqualTo(Long.MIN_VALUE);
    }

    private Snapshot open(final DumpFaults faults) throws IOException {
        return Reading.open(faults.write());
    }

    @Test
    void anObjectOfAnUnknownClassIsKept() throws IOException {
        try (Snapshot snapshot = open(fixture.damaged(directory).classOf("n4", 0xdead8L))) {
            final HeapGraph heap = Reading.heap(snapshot);
            assertThat(heap.classOf(heap.objectAt(fixture.address("n4"))).name()).isEqualTo("unknown class 0xdead8");
            assertThat(snapshot.warnings()).extracting(ImportWarning::message).containsExactly(
                    "1 objects are of classes that the dump does not describe; their fields were left out");
            exercise(heap);
        }
    }

    @Test
    void aCycleOfSuperclassesIsCut() throws IOException {
        fixture.write(directory.resolve("whole.hprof"));
        final long leaf = fixture.address("class com.acme.Leaf");
        try (Snapshot snapshot = open(fixture.damaged(directory).superclassOf("com.acme.Node", leaf))) {
            assertThat(snapshot.warnings()).extracting(ImportWarning::message)
                    .anyMatch(message -> message.contains("superclasses of themselves"));
            exercise(Reading.heap(snapshot));
        }
    }

    @Test
    void aSegmentWithoutOrWithAWrongLengthIsReadByItsObjects() throws IOException {
        final NaiveReading expected = new NaiveReading(whole());
        for (final int length : new int[]{0, 1, 77, 3000, 100_000, Integer.MAX_VALUE, -1}) {
            for (final int segment : new int[]{0, 1, -1}) {
                try (Snapshot snapshot = open(fixture.damaged(directory).lengthOfSegment(segment, length))) {
                    assertThat(snapshot.warnings()).as("%d: %d", segment, length).hasSizeBetween(1, 2);
                    expected.checkAgainst(Reading.heap(snapshot));
                }
            }
        }
    }

    @Test
    void aSegmentThatIsTakenForAnotherRecordIsWarnedOf() throws IOException {
        final byte[] dump = whole();
        final DumpFaults faults = fixture.damaged(directory);
        final int segment = faults.records().stream().filter(at -> dump[at] == Tags.HEAP_DUMP_SEGMENT).findFirst()
                .orElseThrow();
        for (final int tag : new int[]{Tags.ALLOC_SITES, Tags.HEAP_SUMMARY, Tags.CPU_SAMPLES, Tags.CONTROL_SETTINGS}) {
            try (Snapshot snapshot = open(faults.byteAt(segment, tag))) {
                assertThat(snapshot.warnings()).extracting(ImportWarning::offset).contains((long) segment);
            }
        }
    }

    @Test
    void aDumpThatWasNeverFinishedIsReadToItsEnd() throws IOException {
        fixture.oneRecord();
        final NaiveReading expected = new NaiveReading(whole());
        try (Snapshot snapshot = open(fixture.damaged(directory).lengthOfSegment(0, 0))) {
            expected.checkAgainst(Reading.heap(snapshot));
            assertThat(snapshot.warnings()).hasSize(1);
        }
    }

    @Test
    void whatStandsBehindADamagedObjectIsRead() throws IOException {
        fixture.oneRecord();
        final NaiveReading whole = new NaiveReading(whole());
        for (final int bytes : new int[]{-1, Integer.MAX_VALUE, 1_000_000}) {
            try (Snapshot snapshot = open(fixture.damaged(directory).fieldBytesOf("n30", bytes))) {
                final HeapGraph heap = Reading.heap(snapshot);
                assertThat(heap.objectCount()).isEqualTo(whole.objectCount() - 1);
                assertThat(heap.objectAt(fixture.address("n30"))).isEqualTo(HeapGraph.NONE);
                assertThat(snapshot.warnings()).extracting(ImportWarning::message)
                        .anyMatch(message -> message.endsWith("up to the next good one were left out"));
                exercise(heap);
            }
        }
    }

    @Test
    void whatStandsBehindADamagedRecordIsRead() throws IOException {
        final byte[] dump = whole();
        final NaiveReading expected = new NaiveReading(dump);
        // The length of the fifth record, a name.
        final int fifth = fixture.damaged(directory).records().get(4);
        ByteBuffer.wrap(dump).putInt(fifth + 5, 0x7000_0000);
        try (Snapshot snapshot = open(dump)) {
            assertThat(snapshot.warnings()).extracting(ImportWarning::offset).contains((long) fifth);
            assertThat(Reading.heap(snapshot).objectCount()).isEqualTo(expected.objectCount());
        }
    }
}
