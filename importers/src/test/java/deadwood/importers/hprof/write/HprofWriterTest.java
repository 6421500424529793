package deadwood.importers.hprof.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import deadwood.importers.hprof.write.ClassDefinition.FieldDeclaration;
import deadwood.importers.hprof.write.ClassDefinition.StaticValue;
import deadwood.model.heap.FieldType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.PrimitiveArrayInstance;

/** What is written is read back by the NetBeans profiler library, which no one here wrote. */
class HprofWriterTest {

    private static final Instant TAKEN = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final long OBJECT = 0x100;
    private static final long CLASS = 0x180;
    private static final long NODE = 0x200;
    private static final long LEAF = 0x280;
    private static final long NODES = 0x300;
    private static final int MANY = 2_000;

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}, ids of {1} bytes, segments of {2} bytes")
    @CsvSource({"V1_0_1, 4, 0", "V1_0_1, 8, 0", "V1_0_2, 4, 100", "V1_0_2, 8, 1", "V1_0_2, 8, 1048576", "V1_0_2, 8, 0"})
    void netBeansReadsWhatWasWritten(final HprofVersion version, final int idSize, final int segmentBytes)
            throws IOException {
        final Path file = directory.resolve("all.hprof");
        try (HprofWriter writer = open(file, new HprofFormat(version, idSize, TAKEN, segmentBytes))) {
            writeEverything(writer);
        }
        final Heap heap = HeapFactory.createHeap(file.toFile());

        assertThat(heap.getSummary().getTime()).isEqualTo(TAKEN.toEpochMilli());
        assertThat(heap.getJavaClassByName("com.acme.Node").getValueOfStaticField("limit")).isEqualTo(7.5);
        assertThat(((Instance) heap.getJavaClassByName("com.acme.Node").getValueOfStaticField("first"))
                .getInstanceId()).isEqualTo(0x1000);
        final Instance leaf = heap.getInstanceByID(0x1000);
        assertThat(leaf.getJavaClass().getName()).isEqualTo("com.acme.Leaf");
        assertThat(leaf.getValueOfField("weight")).isEqualTo(-2L);
        assertThat(leaf.getValueOfField("letter")).isEqualTo('x');
        assertThat(leaf.getValueOfField("even")).isEqualTo(true);
        assertThat(((Instance) leaf.getValueOfField("next")).getInstanceId()).isEqualTo(0x1020);
        assertThat(heap.getInstanceByID(0x1020).getValueOfField("next")).isNull();
        final ObjectArrayInstance array = (ObjectArrayInstance) heap.getInstanceByID(0x2000);
        final List<Long> ids = new ArrayList<>();
        for (final Object value : array.getValues()) {
            ids.add(value == null ? 0 : ((Instance) value).getInstanceId());
        }
        assertThat(ids).containsExactly(0x1000L, 0L, 0x1020L);
        assertPrimitiveArrays(heap);
        assertThat((Iterable<?>) heap.getGCRoots()).hasSize(9);
        assertThat(heap.getJavaClassByName("com.acme.Node").getInstancesCount()).isEqualTo(MANY + 1);
    }

    private static void assertPrimitiveArrays(final Heap heap) {
        assertThat(values(heap, 0x3000)).containsExactly("true", "false");
        assertThat(values(heap, 0x3020)).containsExactly("1", "-2");
        assertThat(values(heap, 0x3040)).containsExactly("a", "\u20ac");
        assertThat(values(heap, 0x3060)).containsExactly("-3", "4");
        assertThat(values(heap, 0x3080)).containsExactly("-5", "6");
        assertThat(values(heap, 0x30a0)).containsExactly("-7", "8");
        assertThat(values(heap, 0x30c0)).containsExactly("0.5", "-1.5");
        assertThat(values(heap, 0x30e0)).containsExactly("0.25");
        assertThat(values(heap, 0x3100)).isEmpty();
        assertThat(values(heap, 0x4000)).hasSize(1 << 17).endsWith("131071");
    }

    private static List<String> values(final Heap heap, final long id) {
        final List<String> values = new ArrayList<>();
        for (final Object value : ((PrimitiveArrayInstance) heap.getInstanceByID(id)).getValues()) {
            values.add(String.valueOf(value));
        }
        return values;
    }

    private static HprofWriter open(final Path file, final HprofFormat format) throws IOException {
        return new HprofWriter(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE), format);
    }

    private static void defineClasses(final HprofWriter writer) throws IOException {
        writer.defineClass(new ClassDefinition(OBJECT, "java/lang/Object", 0, 0, List.of(), List.of()));
        writer.defineClass(new ClassDefinition(CLASS, "java/lang/Class", OBJECT, 0, List.of(), List.of()));
        writer.defineClass(new ClassDefinition(NODE, "com/acme/Node", OBJECT, 0,
                List.of(new StaticValue("limit", FieldType.DOUBLE, Double.doubleToRawLongBits(7.5)),
                        new StaticValue("first", FieldType.REFERENCE, 0x1000)),
                List.of(new FieldDeclaration("next", FieldType.REFERENCE),
                        new FieldDeclaration("letter", FieldType.CHAR))));
        writer.defineClass(new ClassDefinition(LEAF, "com/acme/Leaf", NODE, 0, List.of(),
                List.of(new FieldDeclaration("weight", FieldType.LONG),
                        new FieldDeclaration("even", FieldType.BOOLEAN))));
        long id = NODES;
        for (final String name : List.of("[Lcom/acme/Node;", "[Z", "[B", "[C", "[S", "[I", "[J", "[F", "[D")) {
            writer.defineClass(new ClassDefinition(id, name, OBJECT, 0, List.of(), List.of()));
            id += 8;
        }
    }

    private static void writeEverything(final HprofWriter writer) throws IOException {
        defineClasses(writer);
        writer.stackFrame(1, "run", "()V", "Node.java", NODE, 12);
        writer.stackFrame(2, "main", "([Ljava/lang/String;)V", null, NODE, -1);
        writer.stackTrace(1, 1, 1, 2);
        writer.root(new HprofRoot.Unknown(0x2000));
        writer.root(new HprofRoot.JniGlobal(0x3000, 0x99));
        writer.root(new HprofRoot.JniLocal(0x3020, 1, 1));
        writer.root(new HprofRoot.JavaFrame(0x3040, 1, 0));
        writer.root(new HprofRoot.NativeStack(0x3060, 1));
        writer.root(new HprofRoot.StickyClass(OBJECT));
        writer.root(new HprofRoot.ThreadBlock(0x3080, 1));
        writer.root(new HprofRoot.MonitorUsed(0x30a0));
        writer.root(new HprofRoot.ThreadObject(0x1000, 1, 1));
        writer.instance(0x1000, LEAF, -2, 1, 0x1020, 'x');
        writer.instance(0x1020, NODE, 0, 'y');
        writer.objectArray(0x2000, NODES, 0x1000, 0, 0x1020);
        writer.primitiveArray(0x3000, true, false);
        writer.primitiveArray(0x3020, (byte) 1, (byte) -2);
        writer.primitiveArray(0x3040, 'a', '\u20ac');
        writer.primitiveArray(0x3060, (short) -3, (short) 4);
        writer.primitiveArray(0x3080, -5, 6);
        writer.primitiveArray(0x30a0, -7L, 8L);
        writer.primitiveArray(0x30c0, 0.5f, -1.5f);
        writer.primitiveArray(0x30e0, 0.25);
        writer.primitiveArray(0x3100, new int[0]);
        final int[] large = new int[1 << 17];
        java.util.Arrays.setAll(large, i -> i);
        writer.primitiveArray(0x4000, large);
        for (int i = 0; i < MANY; i++) {
            writer.instance(0x100000 + i * 32L, NODE, 0x1000, 'a');
        }
        writer.finish();
    }

    private record TopRecord(int tag, int length) {}

    private static List<TopRecord> records(final byte[] bytes) {
        final List<TopRecord> records = new ArrayList<>();
        final ByteBuffer dump = ByteBuffer.wrap(bytes).position(31);
        while (dump.hasRemaining()) {
            final int tag = dump.get();
            dump.getInt();
            final int length = dump.getInt();
            records.add(new TopRecord(tag, length));
            dump.position(dump.position() + length);
        }
        return records;
    }

    @Test
    void segmentsKeepToTheirSizeButForOneLargerObject() throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (HprofWriter writer = new HprofWriter(Channels.newChannel(bytes),
                new HprofFormat(HprofVersion.V1_0_2, 8, TAKEN, 256))) {
            writeEverything(writer);
        }
        final List<TopRecord> records = records(bytes.toByteArray());
        assertThat(records.getLast()).isEqualTo(new TopRecord(0x2c, 0));
        final List<Integer> lengths = records.stream().filter(record -> record.tag() == 0x1c).map(TopRecord::length)
                .toList();
        assertThat(lengths).filteredOn(length -> length > 256).containsExactly(1 + 8 + 4 + 4 + 1 + (4 << 17));
        // An instance of Node takes 35 bytes: seven fit 256.
        assertThat(lengths).filteredOn(length -> length == 7 * 35).hasSizeGreaterThan(MANY / 7 - 2);
    }

    @Test
    void readsBackTheBytesOfFieldsAsTheyWereGiven() throws IOException {
        final Path file = directory.resolve("bytes.hprof");
        try (HprofWriter writer = open(file, HprofFormat.hotSpot(TAKEN))) {
            defineClasses(writer);
            writer.instance(0x1000, LEAF,
                    ByteBuffer.allocate(19).putLong(-2).put((byte) 1).putLong(0).putChar('x').array());
            writer.finish();
        }
        final Instance leaf = HeapFactory.createHeap(file.toFile()).getInstanceByID(0x1000);
        assertThat(leaf.getValueOfField("weight")).isEqualTo(-2L);
        assertThat(leaf.getValueOfField("letter")).isEqualTo('x');
    }

    @Test
    void classesMayFollowObjectsInSegments() throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (HprofWriter writer = new HprofWriter(Channels.newChannel(bytes), HprofFormat.hotSpot(TAKEN))) {
            writer.defineClass(new ClassDefinition(OBJECT, "java/lang/Object", 0, 0, List.of(), List.of()));
            writer.instance(0x1020, OBJECT);
            writer.defineClass(new ClassDefinition(0x500, "com/acme/Late", OBJECT, 0, List.of(), List.of()));
            writer.instance(0x1040, 0x500);
            writer.finish();
        }
        assertThat(records(bytes.toByteArray())).extracting(TopRecord::tag)
                .containsExactly(0x01, 0x02, 0x1c, 0x01, 0x02, 0x1c, 0x2c);
    }

    @Test
    void withoutFinishTheDumpHasNoEnd() throws IOException {
        final Path file = directory.resolve("broken-off.hprof");
        try (HprofWriter writer = open(file, HprofFormat.hotSpot(TAKEN))) {
            defineClasses(writer);
        }
        assertThat(Files.readAllBytes(file)).doesNotContain(0x2c);
    }

    @Test
    void saysWhatItCannotWrite() throws IOException {
        try (HprofWriter writer = open(directory.resolve("bad.hprof"),
                new HprofFormat(HprofVersion.V1_0_1, 4, TAKEN, HprofFormat.ONE_RECORD))) {
            defineClasses(writer);
            assertThatIllegalArgumentException().isThrownBy(() -> writer.instance(0x1000, 0x999))
                    .withMessage("no class 0x999 is written");
            assertThatIllegalArgumentException().isThrownBy(() -> writer.instance(0x1000, NODE, 1))
                    .withMessage("object 0x1000: 1 values for 2 fields");
            assertThatIllegalArgumentException().isThrownBy(() -> writer.instance(0x1000, NODE, new byte[7]))
                    .withMessage("object 0x1000: 7 bytes of fields instead of 6");
            assertThatIllegalArgumentException().isThrownBy(() -> writer.instance(0, OBJECT))
                    .withMessage("0 is null and no object");
            assertThatIllegalArgumentException().isThrownBy(() -> writer.instance(1L << 32, OBJECT))
                    .withMessage("id 0x100000000 does not fit 4 bytes");
            assertThatIllegalArgumentException().isThrownBy(() -> writer.instance(0x1000, NODE, 1L << 32, 0))
                    .withMessage("id 0x100000000 does not fit 4 bytes");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.defineClass(
                            new ClassDefinition(0x900, "A", 0x901, 0, List.of(), List.of())))
                    .withMessage("no class 0x901 is written");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.defineClass(
                            new ClassDefinition(NODE, "A", OBJECT, 0, List.of(), List.of())))
                    .withMessage("class A: id 0x200 is taken");
            assertThatIllegalArgumentException().isThrownBy(() -> writer.stackTrace(1, 1, 77))
                    .withMessage("no stack frame 0x4d is written");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.root(new HprofRoot.ThreadObject(0x1000, 1, 5)))
                    .withMessage("no stack trace 5 is written");
            writer.root(new HprofRoot.Unknown(0x1000));
            assertThatIllegalStateException().isThrownBy(() -> writer.stackTrace(1, 1))
                    .withMessageContaining("before the heap");
            writer.finish();
            assertThatIllegalStateException().isThrownBy(() -> writer.root(new HprofRoot.Unknown(0x1000)))
                    .withMessage("the dump is finished");
        }
    }

    @Test
    void refusesShapesThatTheFormatDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HprofFormat(HprofVersion.V1_0_2, 6, TAKEN, 1 << 20));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HprofFormat(HprofVersion.V1_0_1, 8, TAKEN, 1 << 20));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HprofWriter(Channels.newChannel(new ByteArrayOutputStream()),
                        new HprofFormat(HprofVersion.V1_0_1, 8, TAKEN, HprofFormat.ONE_RECORD)))
                .withMessageContaining("seek");
    }
}
