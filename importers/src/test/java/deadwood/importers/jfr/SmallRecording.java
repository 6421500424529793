package deadwood.importers.jfr;

import deadwood.importers.jfr.fixture.ChunkFixture;
import deadwood.importers.jfr.fixture.ChunkFixture.Frame;
import deadwood.importers.jfr.fixture.RecordingBytes;
import deadwood.importers.jfr.fixture.RecordingTypes;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.IntStream;

/** A small recording with something of everything, whose values are known. */
final class SmallRecording {

    /** Nanoseconds since 1970 when a chunk begins. */
    static final long START = ChunkFixture.START_NANOS;
    private static final long MILLI = 1_000_000;

    private final RecordingTypes types = new RecordingTypes();
    private final boolean compressed;
    private final long sample;
    private final long allocation;
    private final long malloc;
    private final long free;
    private final long load;
    private final long heap;
    private final long pause;
    private final long count;
    private final long old;
    private final long setting;
    private final long note;

    SmallRecording(final boolean compressed) {
        this.compressed = compressed;
        types.add("jdk.types.GCWhen", "", List.of(RecordingTypes.value("when", "java.lang.String")));
        types.add("jdk.types.OldObjectField", "", List.of(RecordingTypes.key("name", "jdk.types.Symbol"),
                RecordingTypes.value("modifiers", "short")));
        types.add("jdk.types.OldObjectArray", "", List.of(RecordingTypes.value("size", "int"),
                RecordingTypes.value("index", "int")));
        final long object = types.reserve("jdk.types.OldObject");
        types.add("jdk.types.Reference", "", List.of(RecordingTypes.key("array", "jdk.types.OldObjectArray"),
                RecordingTypes.key("field", "jdk.types.OldObjectField"),
                RecordingTypes.key("object", "jdk.types.OldObject"), RecordingTypes.value("skip", "int")));
        types.add(object, "jdk.types.OldObject", List.of(RecordingTypes.value("address", "long"),
                RecordingTypes.key("type", "java.lang.Class"), RecordingTypes.value("description", "java.lang.String"),
                RecordingTypes.key("referrer", "jdk.types.Reference")));
        types.add("jdk.types.OldObjectGcRoot", "", List.of(RecordingTypes.value("description", "java.lang.String"),
                RecordingTypes.value("system", "java.lang.String"), RecordingTypes.value("type", "java.lang.String")));
        sample = types.addEvent("jdk.ExecutionSample", RecordingTypes.thread("sampledThread"), RecordingTypes.stack(),
                RecordingTypes.key("state", "jdk.types.ThreadState"));
        allocation = types.addEvent("jdk.ObjectAllocationSample", RecordingTypes.thread("eventThread"),
                RecordingTypes.stack(), RecordingTypes.key("objectClass", "java.lang.Class"),
                RecordingTypes.value("weight", "long", "DataAmount:BYTES"));
        malloc = types.addEvent("profiler.Malloc", RecordingTypes.thread("eventThread"), RecordingTypes.stack(),
                RecordingTypes.value("address", "long"), RecordingTypes.value("size", "long"));
        free = types.addEvent("profiler.Free", RecordingTypes.thread("eventThread"),
                RecordingTypes.value("address", "long"));
        load = types.addEvent("jdk.CPULoad", RecordingTypes.value("jvmUser", "float", "Percentage:"),
                RecordingTypes.value("machineTotal", "float", "Percentage:"));
        heap = types.addEvent("jdk.GCHeapSummary", RecordingTypes.value("gcId", "int"),
                RecordingTypes.key("when", "jdk.types.GCWhen"), RecordingTypes.value("heapUsed", "long"));
        pause = types.addEvent("jdk.GarbageCollection", RecordingTypes.duration(),
                RecordingTypes.value("sumOfPauses", "long", "Timespan:TICKS"));
        count = types.addEvent("jdk.ObjectCount", RecordingTypes.value("gcId", "int"),
                RecordingTypes.key("objectClass", "java.lang.Class"), RecordingTypes.value("count", "long"),
                RecordingTypes.value("totalSize", "long"));
        old = types.addEvent("jdk.OldObjectSample", RecordingTypes.stack(),
                RecordingTypes.value("objectSize", "long"), RecordingTypes.key("object", "jdk.types.OldObject"),
                RecordingTypes.value("arrayElements", "int"), RecordingTypes.key("root", "jdk.types.OldObjectGcRoot"));
        setting = types.addEvent("jdk.ActiveSetting", RecordingTypes.value("id", "long"),
                RecordingTypes.value("name", "java.lang.String"), RecordingTypes.value("value", "java.lang.String"));
        note = types.addEvent("acme.Note", RecordingTypes.value("text", "java.lang.String"),
                RecordingTypes.value("flag", "boolean"), RecordingTypes.value("letter", "char"),
                RecordingTypes.value("small", "byte"), RecordingTypes.value("number", "double"));
    }

    /** Several chunks one behind the other, each with the same values and so many samples of the CPU. */
    byte[] chunks(final int chunks, final int samples) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < chunks; i++) {
            out.writeBytes(chunk(samples).toArray());
        }
        return out.toByteArray();
    }

    /** One chunk. */
    ChunkFixture chunk(final int samples) {
        final ChunkFixture chunk = new ChunkFixture(types, compressed);
        event(chunk, setting, 0, chunk.bytes().putLong(sample).putText("period").putText("20 ms"));
        for (int i = 0; i < samples; i++) {
            event(chunk, sample, i, chunk.bytes().putLong(chunk.thread("worker " + i % 2))
                    .putLong(chunk.stack(stack(i % 3, 2 + i % 4))).putLong(chunk.state("STATE_RUNNABLE")));
        }
        chunk.checkpoint();
        event(chunk, allocation, 5, chunk.bytes().putLong(chunk.thread("worker 0"))
                .putLong(chunk.stack(stack(1, 20))).putLong(chunk.type("[Ljava/lang/String;")).putLong(1 << 20));
        nativeMemory(chunk);
        event(chunk, load, 8, chunk.bytes().putFloat(0.25f).putFloat(0.5f));
        event(chunk, load, 9, chunk.bytes().putFloat(0.75f).putFloat(1));
        event(chunk, heap, 10, heap(chunk, "Before GC", 9_000_000_000L));
        event(chunk, heap, 11, heap(chunk, "After GC", 4_000));
        event(chunk, pause, 10, chunk.bytes().putLong(ChunkFixture.span(3 * MILLI)).putLong(
                ChunkFixture.span(2 * MILLI)));
        event(chunk, count, 12, chunk.bytes().putInt(1).putLong(chunk.type("java/lang/String")).putLong(40)
                .putLong(960));
        event(chunk, count, 12, chunk.bytes().putInt(1).putLong(chunk.type("[B")).putLong(41).putLong(2_000));
        oldObject(chunk);
        event(chunk, note, 14, chunk.bytes().putText("\u00e9\u4e2d", RecordingBytes.Encoding.CHARS).putByte(1)
                .putShort('x').putByte(-3).putDouble(0.5));
        event(chunk, note, 15, chunk.bytes().putText("caf\u00e9", RecordingBytes.Encoding.LATIN1).putByte(0)
                .putShort(0).putByte(3).putDouble(-1));
        return chunk;
    }

    /** Three allocations of 100, 200 and 400 bytes; the first is freed, and its address given out again. */
    private void nativeMemory(final ChunkFixture chunk) {
        final long[][] blocks = {{6, 0x7f00_1000_0000L, 100}, {7, 0x7f00_2000_0000L, 200}, {9, 0x7f00_1000_0000L, 400}};
        for (final long[] block : blocks) {
            event(chunk, malloc, block[0], chunk.bytes().putLong(chunk.thread("worker 1"))
                    .putLong(chunk.stack(stack(2, 3))).putLong(block[1]).putLong(block[2]));
        }
        event(chunk, free, 8, chunk.bytes().putLong(chunk.thread("worker 1")).putLong(0x7f00_1000_0000L));
    }

    /** byte[] ← HashMap.table[3 of 16] ← a static field. */
    private void oldObject(final ChunkFixture chunk) {
        final long field = chunk.constant("jdk.types.OldObjectField", "table",
                chunk.bytes().putLong(chunk.symbol("table")).putShort(2));
        final long array = chunk.constant("jdk.types.OldObjectArray", "3 of 16", chunk.bytes().putInt(16).putInt(3));
        final long map = chunk.constant("jdk.types.OldObject", "map", chunk.bytes().putLong(0x10)
                .putLong(chunk.type("java/util/HashMap")).putText("the sessions").putLong(0));
        final long toTable = chunk.constant("jdk.types.Reference", "to table",
                chunk.bytes().putLong(0).putLong(field).putLong(map).putInt(0));
        final long table = chunk.constant("jdk.types.OldObject", "table", chunk.bytes().putLong(0x20)
                .putLong(chunk.type("[Ljava/lang/Object;")).putText(null).putLong(toTable));
        final long toBytes = chunk.constant("jdk.types.Reference", "to bytes",
                chunk.bytes().putLong(array).putLong(0).putLong(table).putInt(2));
        final long bytes = chunk.constant("jdk.types.OldObject", "bytes", chunk.bytes().putLong(0x30)
                .putLong(chunk.type("[B")).putText(null).putLong(toBytes));
        final long root = chunk.constant("jdk.types.OldObjectGcRoot", "root",
                chunk.bytes().putText("Server.class").putText("Class Loader Data").putText("Static Field"));
        event(chunk, old, 13, chunk.bytes().putLong(chunk.stack(stack(0, 4))).putLong(1 << 16).putLong(bytes)
                .putInt(65_520).putLong(root));
    }

    private static RecordingBytes heap(final ChunkFixture chunk, final String when, final long used) {
        return chunk.bytes().putInt(1)
                .putLong(chunk.constant("jdk.types.GCWhen", when, chunk.bytes().putText(when))).putLong(used);
    }

    private static void event(final ChunkFixture chunk, final long type, final long milli,
            final RecordingBytes fields) {
        chunk.event(type, chunk.bytes().putLong(ChunkFixture.ticks(milli * MILLI)).put(fields));
    }

    /** The innermost frame first; stacks with the same number share their outer frames. */
    static List<Frame> stack(final int number, final int depth) {
        return IntStream.range(0, depth)
                .mapToObj(i -> new Frame("acme/Class" + number, "method" + (depth - i), "()V", 10 + depth - i,
                        i == 0 ? "Interpreted" : "JIT compiled"))
                .toList();
    }
}
