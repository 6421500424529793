package deadwood.importers.hprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importers;
import deadwood.importers.hprof.fixture.HeapFixture;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.Root;
import deadwood.model.heap.RootKind;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps of other machines, of unusual sizes, compressed, and no dumps at all. */
class OddDumpsTest {

    private static final int OBJECT_CLASS = 0x1000;

    @TempDir
    private Path directory;

    private Path file(final byte[] bytes) throws IOException {
        return Files.write(directory.resolve("odd.hprof"), bytes);
    }

    private static RecordForm heapOfOneClass() {
        return RecordForm.dump("1.0.2").named(1, "java/lang/Object", OBJECT_CLASS);
    }

    @Test
    void knowsTheRootsOfAndroid() throws IOException {
        final RecordForm heap = new RecordForm().plainClass(OBJECT_CLASS);
        final List<Integer> tags = List.of(0x89, 0x8a, 0x8b, 0x8c, 0x8d, 0x90, 0xff, 0x05, 0x07);
        heap.u1(0xfe).u4(7).u4(1);
        int id = 0x2000;
        for (final int tag : tags) {
            heap.instance(id, OBJECT_CLASS).u1(tag).u4(id);
            id += 8;
        }
        heap.instance(id, OBJECT_CLASS).u1(0x8e).u4(id).u4(3).u4(4);
        heap.u1(0xc3).u4(id + 8).u4(0).u4(100).u1(10);
        final Path dump = file(RecordForm.dump("1.0.3").named(1, "java.lang.Object", OBJECT_CLASS)
                .record(Tags.HEAP_DUMP_SEGMENT, heap).header(Tags.HEAP_DUMP_END, 0).bytes());
        try (Snapshot snapshot = Reading.open(dump)) {
            final HeapGraph graph = Reading.heap(snapshot);
            assertThat(snapshot.warnings()).isEmpty();
            assertThat(snapshot.format()).isEqualTo("hprof 1.0.3");
            assertThat(graph.roots().all().stream().filter(root -> root.kind() != RootKind.BUILT_IN_LOADER_CLASS)
                    .map(Root::kind)).containsExactly(RootKind.INTERNED_STRING, RootKind.FINALIZING, RootKind.DEBUGGER,
                            RootKind.REFERENCE_CLEANUP, RootKind.VM_INTERNAL, RootKind.UNKNOWN, RootKind.SYSTEM_CLASS,
                            RootKind.MONITOR, RootKind.JNI_MONITOR);
            final int empty = graph.objectAt(id + 8);
            assertThat(graph.arrayLength(empty)).isEqualTo(100);
            assertThat(graph.classOf(empty).name()).isEqualTo("int[]");
            try (FieldReader reader = graph.fields().reader()) {
                reader.select(empty);
                assertThat(reader.payloadSize()).isZero();
                assertThat(reader.readInt(40)).isZero();
            }
        }
    }

    @Test
    void ofObjectsWithOneIdTheFirstStays() throws IOException {
        final RecordForm heap = new RecordForm().plainClass(OBJECT_CLASS).instance(0x2000, OBJECT_CLASS)
                .u1(Tags.PRIMITIVE_ARRAY_DUMP).u4(0x2000).u4(0).u4(2).u1(8).u2(7).plainClass(OBJECT_CLASS)
                .instance(0x2008, OBJECT_CLASS).instance(OBJECT_CLASS, OBJECT_CLASS);
        final Path dump = file(heapOfOneClass().record(Tags.HEAP_DUMP, heap).bytes());
        try (Snapshot snapshot = Reading.open(dump)) {
            final HeapGraph graph = Reading.heap(snapshot);
            assertThat(graph.objectCount()).isEqualTo(3);
            assertThat(graph.classOf(graph.objectAt(0x2000)).name()).isEqualTo("java.lang.Object");
            assertThat(graph.classOf(graph.objectAt(OBJECT_CLASS)).name()).isEqualTo("java.lang.Class");
            assertThat(snapshot.warnings()).extracting(ImportWarning::message).containsExactlyInAnyOrder(
                    "1 classes have the id of a class before them; they were left out",
                    "2 objects have the id of an object before them; they were left out");
        }
    }

    @Test
    void followsTheObjectsWhereALengthHasWrapped() throws IOException {
        final long hole = 5L << 30;
        final int longs = (int) (hole / Long.BYTES);
        final byte[] before = heapOfOneClass().bytes();
        final byte[] head = new RecordForm().plainClass(OBJECT_CLASS).instance(0x2000, OBJECT_CLASS)
                .u1(Tags.PRIMITIVE_ARRAY_DUMP).u4(0x3000).u4(0).u4(longs).u1(11).bytes();
        final byte[] tail = new RecordForm().instance(0x4000, OBJECT_CLASS).u1(Tags.ROOT_JNI_GLOBAL).u4(0x4000).u4(9)
                .bytes();
        final byte[] behind = new RecordForm().named(2, "com/acme/Late", 0x5000).bytes();
        final long length = head.length + hole + tail.length;
        final Path dump = directory.resolve("large.hprof");
        try (FileChannel out = FileChannel.open(dump, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE)) {
            out.write(ByteBuffer.wrap(before));
            out.write(ByteBuffer.wrap(new RecordForm().header(Tags.HEAP_DUMP, (int) length).append(
                    new RecordForm().plainClass(OBJECT_CLASS).instance(0x2000, OBJECT_CLASS)
                            .u1(Tags.PRIMITIVE_ARRAY_DUMP).u4(0x3000).u4(0).u4(longs).u1(11))
                    .bytes()));
            out.position(out.position() + hole);
            out.write(ByteBuffer.wrap(tail));
            out.write(ByteBuffer.wrap(behind));
        }
        try (Snapshot snapshot = Reading.open(dump)) {
            final HeapGraph graph = Reading.heap(snapshot);
            // Three objects do not tell a layout.
            assertThat(snapshot.warnings()).allMatch(warning -> warning.message().contains("sizes are estimated"));
            assertThat(graph.objectCount()).isEqualTo(4);
            assertThat(graph.arrayLength(graph.objectAt(0x3000))).isEqualTo(longs);
            assertThat(graph.shallowSize(graph.objectAt(0x3000))).isGreaterThan(hole);
            try (FieldReader reader = graph.fields().reader()) {
                reader.select(graph.objectAt(0x3000));
                assertThat(reader.readLong(hole - 8)).isZero();
                assertThat(reader.payloadSize()).isEqualTo(hole);
            }
        }
    }

    @Test
    void readsGzipOfSeveralMembersAndAsFarAsItGoes() throws IOException {
        final HeapFixture fixture = new HeapFixture();
        for (int i = 0; i < 3000; i++) {
            fixture.string("s" + i, "text " + i * 31 % 1000);
        }
        final byte[] dump = Files.readAllBytes(fixture.segments(1000).write(directory.resolve("plain.hprof")));
        final ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int from = 0; from < dump.length; from += 10_000) {
            try (OutputStream member = new GZIPOutputStream(members)) {
                member.write(dump, from, Math.min(10_000, dump.length - from));
            }
        }
        final int objects = new NaiveReading(dump).objectCount();
        try (Snapshot whole = Reading.open(file(members.toByteArray()))) {
            assertThat(whole.warnings()).isEmpty();
            assertThat(Reading.heap(whole).objectCount()).isEqualTo(objects);
        }
        final byte[] half = Arrays.copyOf(members.toByteArray(), members.size() / 2);
        try (Snapshot cut = Reading.open(file(half))) {
            assertThat(cut.warnings()).extracting(ImportWarning::message)
                    .anyMatch(message -> message.startsWith("the compressed file is damaged or cut at its byte"));
            assertThat(Reading.heap(cut).objectCount()).isBetween(objects / 3, objects * 2 / 3);
        }
        final byte[] flipped = members.toByteArray();
        flipped[flipped.length / 3] ^= 0x55;
        try (Snapshot damaged = Reading.open(file(flipped))) {
            assertThat(damaged.warnings()).isNotEmpty();
        }
        try (Stream<Path> left = Files.walk(directory.resolve("cache"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void whatIsNoHeapDumpIsSaidInOneSentence() throws IOException {
        final RecordForm start = RecordForm.dump("1.0.2");
        check(start.bytes(), ImportException.Truncated.class, "holds no objects");
        check(Arrays.copyOf(start.bytes(), 25), ImportException.Truncated.class, "ends inside the header");
        check(heapOfOneClass().header(Tags.HEAP_DUMP_SEGMENT, 900).bytes(), ImportException.Truncated.class,
                "holds no objects");
        check(heapOfOneClass().record(Tags.HEAP_DUMP_SEGMENT, new RecordForm().u1(5).u4(8)).bytes(),
                ImportException.Truncated.class, "ends before the first object");
        check(RecordForm.dump("9.9").bytes(), ImportException.Corrupt.class, "the header says 9.9");
        final byte[] idSize = start.bytes();
        idSize[22] = 7;
        check(idSize, ImportException.Corrupt.class, "ids of 7 bytes at offset 19");
        check("JAVA PROFILE is what I wanted to write about".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                ImportException.Corrupt.class, "no heap dump of a known version");
        check(new byte[0], ImportException.UnknownFormat.class, "is empty");
        check("a text".getBytes(java.nio.charset.StandardCharsets.US_ASCII), ImportException.UnknownFormat.class,
                "no format that Deadwood knows");
    }

    private void check(final byte[] bytes, final Class<? extends Exception> kind, final String message)
            throws IOException {
        final Path file = file(bytes);
        assertThatThrownBy(() -> Reading.open(file)).isInstanceOf(kind).hasMessageContaining(message)
                .hasMessageContaining("odd.hprof").hasMessageNotContaining("\n");
    }

    @Test
    void staysInMemoryWhereTheCacheCannotBeWritten() throws IOException {
        final HeapFixture fixture = new HeapFixture();
        fixture.string("text", "kept");
        final Path dump = fixture.write(directory.resolve("heap.hprof"));
        final Path noDirectory = Files.writeString(directory.resolve("occupied"), "");
        try (Snapshot snapshot = Reading.open(dump, noDirectory, 2)) {
            assertThat(snapshot.warnings()).hasSize(1).allMatch(
                    warning -> warning.offset() == -1 && warning.message().contains("cannot be written"));
            final HeapGraph heap = Reading.heap(snapshot);
            try (FieldReader reader = heap.fields().reader()) {
                assertThat(heap.object(heap.objectAt(fixture.address("text")), reader).text()).isEqualTo("kept");
            }
        }
    }

    @Test
    void stopsWhenItIsCancelledAndLeavesNothingBehind() throws IOException {
        final HeapFixture fixture = new HeapFixture();
        for (int i = 0; i < 2000; i++) {
            fixture.string("s" + i, "text " + i);
        }
        final Path dump = fixture.write(directory.resolve("heap.hprof"));
        final Path cache = directory.resolve("cache");
        final AtomicInteger asked = new AtomicInteger();
        try (Snapshot whole = new Importers().open(dump, new ImportOptions(cache, 1).withoutIndex(), Progress.NONE,
                () -> {
                    asked.incrementAndGet();
                    return false;
                })) {
            assertThat(whole.warnings()).isEmpty();
        }
        // One thread, so that it asks as often each time.
        assertThat(asked.get()).isGreaterThan(5);
        for (int i = 0; i < asked.get(); i++) {
            final AtomicInteger left = new AtomicInteger(i);
            final CancelSignal cancel = () -> left.getAndDecrement() <= 0;
            assertThatThrownBy(
                    () -> new Importers().open(dump, new ImportOptions(cache, 1).withoutIndex(), Progress.NONE, cancel))
                    .isInstanceOf(CancellationException.class);
        }
        try (Stream<Path> list = Files.list(cache)) {
            assertThat(list).isEmpty();
        }
    }

    @Test
    void progressAddsUp() throws IOException {
        final HeapFixture fixture = new HeapFixture();
        for (int i = 0; i < 2000; i++) {
            fixture.string("s" + i, "text " + i);
        }
        final Path dump = fixture.write(directory.resolve("heap.hprof"));
        final List<String> steps = new java.util.ArrayList<>();
        final List<long[]> amounts = new java.util.ArrayList<>();
        final Progress progress = (name, total, unit) -> {
            final long[] amount = {0, total};
            steps.add(name);
            amounts.add(amount);
            return done -> {
                synchronized (amount) {
                    amount[0] += done;
                }
            };
        };
        new Importers().open(dump, new ImportOptions(directory.resolve("cache"), 2), progress, CancelSignal.NEVER)
                .close();
        assertThat(steps).containsExactly("reading records", "finding objects", "reading references",
                "packing columns");
        assertThat(amounts).allMatch(amount -> amount[0] == amount[1]);
    }
}
