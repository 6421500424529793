package deadwood.importers.hprof.write;

import deadwood.importers.hprof.write.ClassDefinition.FieldDeclaration;
import deadwood.importers.hprof.write.ClassDefinition.StaticValue;
import deadwood.importers.hprof.write.WrittenClasses.WrittenClass;
import deadwood.model.heap.FieldType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a heap dump in the format of HotSpot and the hprof agent (versions 1.0.1 and 1.0.2), record by record. Needs memory
 * for a segment, the names and the classes; objects pass through.
 * <p>
 * Order: superclasses before subclasses, a class before its instances, frames before traces. With
 * {@link HprofFormat#ONE_RECORD} all classes, frames and traces come before the first root or object, otherwise
 * anything may follow anything (though some readers, NetBeans' for one, find only the classes that come before the heap). Call {@link #finish()} at the end: without it the dump is one that broke off.
 * <p>
 * Ids are the caller's: addresses, or any numbers but 0 (null) that fit the id size. That no two objects have one id, and that
 * references lead somewhere, is for the caller to see to.
 * <p>
 * Methods throw IllegalArgumentException for what no reader could make sense of (unknown classes, wrong number of field values, ids that
 * do not fit), and IllegalStateException for what comes at the wrong time. After an exception the dump is not to be used.
 * Not safe for several threads.
 * <p>
 * Format: "HPROF Agent: Binary dump format" of the JDK 6 sources (demo/jvmti/hprof), and HotSpot's heapDumper.cpp.
 */
public final class HprofWriter implements AutoCloseable {

    private static final int LOAD_CLASS = 0x02;
    private static final int STACK_FRAME = 0x04;
    private static final int STACK_TRACE = 0x05;
    private static final int HEAP_DUMP_END = 0x2c;
    private static final int CLASS_DUMP = 0x20;
    private static final int INSTANCE_DUMP = 0x21;
    private static final int OBJECT_ARRAY_DUMP = 0x22;
    private static final int PRIMITIVE_ARRAY_DUMP = 0x23;

    private final WritableByteChannel channel;
    private final HprofFormat format;
    private final RecordOutput out;
    private final WrittenNames names;
    private final WrittenClasses classes;
    private final Set<Long> frames = new HashSet<>();
    private final Set<Integer> traces = new HashSet<>();
    private final List<ClassDefinition> pendingDumps = new ArrayList<>();
    private boolean finished;

    /**
     * Writes the header.
     *
     * @param channel where to; closed with the writer
     * @throws IllegalArgumentException if the format wants one record and the channel is no
     *         {@link java.nio.channels.SeekableByteChannel}
     */
    public HprofWriter(final WritableByteChannel channel, final HprofFormat format) throws IOException {
        this.channel = channel;
        this.format = format;
        this.out = new RecordOutput(channel, format);
        this.classes = new WrittenClasses(format);
        this.names = new WrittenNames(out, format.idSize());
        final byte[] magic = format.version().magic().getBytes(StandardCharsets.US_ASCII);
        out.fileHeader(ByteBuffer.allocate(magic.length + 1 + Integer.BYTES + Long.BYTES)
                .put(magic).put((byte) 0).putInt(format.idSize()).putLong(format.taken().toEpochMilli()).array());
    }

    /**
     * Writes a class: its names, LOAD_CLASS and CLASS_DUMP.
     *
     * @return its serial number, by which stack frames name it
     * @throws IllegalArgumentException if the superclass is not written yet, or a class of that id is
     */
    public int defineClass(final ClassDefinition definition) throws IOException {
        checkOpen();
        final int serial = classes.add(definition).serial();
        final long nameId = names.idOf(definition.name());
        for (final StaticValue field : definition.statics()) {
            names.idOf(field.name());
        }
        for (final FieldDeclaration field : definition.fields()) {
            names.idOf(field.name());
        }
        out.record(LOAD_CLASS, 2L * Integer.BYTES + 2L * format.idSize());
        out.u4(serial);
        out.id(definition.id());
        out.u4(0);
        out.id(nameId);
        // Dumps wait for the heap to begin, so that the names and classes to come need not break it off.
        pendingDumps.add(definition);
        return serial;
    }

    private void writePendingDumps() throws IOException {
        for (final ClassDefinition definition : pendingDumps) {
            classDump(definition);
        }
        pendingDumps.clear();
    }

    private void classDump(final ClassDefinition definition) throws IOException {
        final int idSize = format.idSize();
        long length = 7L * idSize + 2L * Integer.BYTES + 3L * Short.BYTES;
        for (final StaticValue field : definition.statics()) {
            length += idSize + 1 + format.bytes(field.type());
        }
        length += definition.fields().size() * (idSize + 1L);
        out.subRecord(CLASS_DUMP, length);
        out.id(definition.id());
        out.u4(0);
        out.id(definition.superclass());
        out.id(definition.loader());
        out.id(definition.signers());
        out.id(definition.protectionDomain());
        out.id(0);
        out.id(0);
        out.u4(classes.get(definition.id()).fieldBytes());
        out.u2(0);
        out.u2(definition.statics().size());
        for (final StaticValue field : definition.statics()) {
            out.id(names.idOf(field.name()));
            out.u1(HprofFormat.code(field.type()));
            out.value(field.type(), field.bits());
        }
        out.u2(definition.fields().size());
        for (final FieldDeclaration field : definition.fields()) {
            out.id(names.idOf(field.name()));
            out.u1(HprofFormat.code(field.type()));
        }
    }

    /**
     * Writes a frame of a stack.
     *
     * @param id by which traces name it, no object's id
     * @param signature descriptor of the method as in a class file
     * @param sourceFile name of the file, null if unknown
     * @param classId id of the class that declares the method
     * @param line number from 1 on; 0 none, −1 unknown, −2 compiled, −3 native
     */
    public void stackFrame(final long id, final String method, final String signature,
            final @Nullable String sourceFile, final long classId, final int line) throws IOException {
        checkOpen();
        format.checkObjectId(id);
        final int serial = classes.get(classId).serial();
        final long methodId = names.idOf(method);
        final long signatureId = names.idOf(signature);
        final long fileId = sourceFile == null ? 0 : names.idOf(sourceFile);
        out.record(STACK_FRAME, 4L * format.idSize() + 2L * Integer.BYTES);
        out.id(id);
        out.id(methodId);
        out.id(signatureId);
        out.id(fileId);
        out.u4(serial);
        out.u4(line);
        frames.add(id);
    }

    /**
     * Writes a stack.
     *
     * @param serial number by which {@link HprofRoot.ThreadObject} names it
     * @param threadSerial number of the thread, 0 for none
     * @param frameIds ids of frames that are written, the innermost call first
     */
    public void stackTrace(final int serial, final int threadSerial, final long... frameIds) throws IOException {
        checkOpen();
        for (final long frame : frameIds) {
            if (!frames.contains(frame)) {
                throw new IllegalArgumentException("no stack frame " + HprofFormat.hex(frame) + " is written");
            }
        }
        out.record(STACK_TRACE, 3L * Integer.BYTES + (long) frameIds.length * format.idSize());
        out.u4(serial);
        out.u4(threadSerial);
        out.u4(frameIds.length);
        for (final long frame : frameIds) {
            out.id(frame);
        }
        traces.add(serial);
    }

    /** Writes a root. The object itself may follow or stand before. */
    public void root(final HprofRoot root) throws IOException {
        switch (root) {
            case HprofRoot.Unknown(final long object) -> root(0xff, object, 0);
            case HprofRoot.StickyClass(final long object) -> root(0x05, object, 0);
            case HprofRoot.MonitorUsed(final long object) -> root(0x07, object, 0);
            case HprofRoot.JniGlobal(final long object, final long reference) -> {
                format.checkId(reference);
                root(0x01, object, format.idSize());
                out.id(reference);
            }
            case HprofRoot.JniLocal(final long object, final int thread, final int frame) ->
                rootOnStack(0x02, object, thread, frame);
            case HprofRoot.JavaFrame(final long object, final int thread, final int frame) ->
                rootOnStack(0x03, object, thread, frame);
            case HprofRoot.NativeStack(final long object, final int thread) -> rootOfThread(0x04, object, thread);
            case HprofRoot.ThreadBlock(final long object, final int thread) -> rootOfThread(0x06, object, thread);
            case HprofRoot.ThreadObject(final long object, final int thread, final int trace) -> {
                if (trace != 0 && !traces.contains(trace)) {
                    throw new IllegalArgumentException("no stack trace " + trace + " is written");
                }
                rootOnStack(0x08, object, thread, trace);
            }
        }
    }

    private void rootOnStack(final int tag, final long object, final int thread, final int frameOrTrace)
            throws IOException {
        root(tag, object, 2 * Integer.BYTES);
        out.u4(thread);
        out.u4(frameOrTrace);
    }

    private void rootOfThread(final int tag, final long object, final int thread) throws IOException {
        root(tag, object, Integer.BYTES);
        out.u4(thread);
    }

    private void root(final int tag, final long object, final int lengthAfterId) throws IOException {
        format.checkObjectId(object);
        heap(tag, format.idSize() + lengthAfterId);
        out.id(object);
    }

    /**
     * Writes an object that is no array.
     *
     * @param values one a field: the class's own first, in the order of its definition, then those of its superclass and so on. Integers
     *        and booleans as they are (the low bits count), raw bits of float and double, ids of objects or 0.
     * @throws IllegalArgumentException if the class is not written yet or has another number of fields
     */
    public void instance(final long object, final long classId, final long... values) throws IOException {
        final WrittenClass type = classes.get(classId);
        if (values.length != type.fieldTypes().size()) {
            throw new IllegalArgumentException(
                    "object " + HprofFormat.hex(object) + ": " + values.length + " values for "
                            + type.fieldTypes().size() + " fields");
        }
        for (int i = 0; i < values.length; i++) {
            if (type.fieldTypes().get(i).isReference()) {
                format.checkId(values[i]);
            }
        }
        instanceHeader(object, classId, type);
        for (int i = 0; i < values.length; i++) {
            out.value(type.fieldTypes().get(i), values[i]);
        }
    }

    /**
     * Writes an object that is no array, its fields as the dump has them: big-endian, ids in the id size, the class's own
     * first, then those of its superclass and so on.
     *
     * @throws IllegalArgumentException if the class is not written yet or its fields take another number of bytes
     */
    public void instance(final long object, final long classId, final byte[] fieldBytes) throws IOException {
        final WrittenClass type = classes.get(classId);
        if (fieldBytes.length != type.fieldBytes()) {
            throw new IllegalArgumentException("object " + HprofFormat.hex(object) + ": " + fieldBytes.length
                    + " bytes of fields instead of " + type.fieldBytes());
        }
        instanceHeader(object, classId, type);
        out.bytes(fieldBytes);
    }

    private void instanceHeader(final long object, final long classId, final WrittenClass type) throws IOException {
        format.checkObjectId(object);
        heap(INSTANCE_DUMP, 2L * format.idSize() + 2L * Integer.BYTES + type.fieldBytes());
        out.id(object);
        out.u4(0);
        out.id(classId);
        out.u4(type.fieldBytes());
    }

    /**
     * Writes an array of references.
     *
     * @param classId of the array's class: {@code [Ljava/lang/String;}
     * @param elements ids of objects, 0 for null
     */
    public void objectArray(final long object, final long classId, final long... elements) throws IOException {
        format.checkObjectId(object);
        classes.get(classId);
        for (final long element : elements) {
            format.checkId(element);
        }
        heap(OBJECT_ARRAY_DUMP, 2L * format.idSize() + 2L * Integer.BYTES + (long) elements.length * format.idSize());
        out.id(object);
        out.u4(0);
        out.u4(elements.length);
        out.id(classId);
        for (final long element : elements) {
            out.id(element);
        }
    }

    public void primitiveArray(final long object, final boolean... elements) throws IOException {
        arrayHeader(object, FieldType.BOOLEAN, elements.length);
        for (final boolean element : elements) {
            out.u1(element ? 1 : 0);
        }
    }

    public void primitiveArray(final long object, final byte... elements) throws IOException {
        arrayHeader(object, FieldType.BYTE, elements.length);
        out.bytes(elements);
    }

    public void primitiveArray(final long object, final char... elements) throws IOException {
        arrayHeader(object, FieldType.CHAR, elements.length);
        for (final char element : elements) {
            out.u2(element);
        }
    }

    public void primitiveArray(final long object, final short... elements) throws IOException {
        arrayHeader(object, FieldType.SHORT, elements.length);
        for (final short element : elements) {
            out.u2(element);
        }
    }

    public void primitiveArray(final long object, final int... elements) throws IOException {
        arrayHeader(object, FieldType.INT, elements.length);
        for (final int element : elements) {
            out.u4(element);
        }
    }

    public void primitiveArray(final long object, final long... elements) throws IOException {
        arrayHeader(object, FieldType.LONG, elements.length);
        for (final long element : elements) {
            out.u8(element);
        }
    }

    public void primitiveArray(final long object, final float... elements) throws IOException {
        arrayHeader(object, FieldType.FLOAT, elements.length);
        for (final float element : elements) {
            out.u4(Float.floatToRawIntBits(element));
        }
    }

    public void primitiveArray(final long object, final double... elements) throws IOException {
        arrayHeader(object, FieldType.DOUBLE, elements.length);
        for (final double element : elements) {
            out.u8(Double.doubleToRawLongBits(element));
        }
    }

    private void arrayHeader(final long object, final FieldType type, final int length) throws IOException {
        format.checkObjectId(object);
        heap(PRIMITIVE_ARRAY_DUMP,
                format.idSize() + 2L * Integer.BYTES + 1 + (long) length * format.bytes(type));
        out.id(object);
        out.u4(0);
        out.u4(length);
        out.u1(HprofFormat.code(type));
    }

    /** Ends the dump: writes the last lengths and, after segments, HEAP_DUMP_END. Nothing can follow. */
    public void finish() throws IOException {
        checkOpen();
        writePendingDumps();
        out.endHeapDump();
        if (format.segmentBytes() != HprofFormat.ONE_RECORD) {
            out.record(HEAP_DUMP_END, 0);
        }
        out.drain();
        finished = true;
    }

    /** Closes the channel. Without {@link #finish()} before, the dump is left as one that broke off. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void heap(final int tag, final long length) throws IOException {
        checkOpen();
        writePendingDumps();
        out.subRecord(tag, length);
    }

    private void checkOpen() {
        if (finished) {
            throw new IllegalStateException("the dump is finished");
        }
    }
}
