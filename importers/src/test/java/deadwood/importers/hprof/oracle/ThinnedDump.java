package deadwood.importers.hprof.oracle;

import deadwood.importers.hprof.write.ClassDefinition;
import deadwood.importers.hprof.write.ClassDefinition.FieldDeclaration;
import deadwood.importers.hprof.write.ClassDefinition.StaticValue;
import deadwood.importers.hprof.write.HprofFormat;
import deadwood.importers.hprof.write.HprofWriter;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.StaticField;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A heap of which most objects are gone, as if they had died in place: all classes, some of the other objects, at their addresses,
 * empty. What is left between them says little of their sizes.
 */
final class ThinnedDump {

    private final HeapGraph heap;
    private final HprofWriter writer;
    private final Set<Integer> defined = new HashSet<>();

    private ThinnedDump(final HeapGraph heap, final HprofWriter writer) {
        this.heap = heap;
        this.writer = writer;
    }

    /** @param share of the objects that are kept */
    static void write(final HeapGraph heap, final double share, final Random random, final Path file)
            throws IOException {
        try (HprofWriter writer = new HprofWriter(
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                HprofFormat.hotSpot(Instant.EPOCH))) {
            final ThinnedDump dump = new ThinnedDump(heap, writer);
            heap.classes().all().forEach(type -> dump.define(type.id()));
            for (int object = 0; object < heap.objectCount(); object++) {
                if (heap.classes().ofMirror(object) == null && random.nextDouble() < share) {
                    dump.copy(object);
                }
            }
            writer.finish();
        }
    }

    private void define(final int classId) {
        final ClassInfo type = heap.classes().get(classId);
        if (type.mirror() == HeapGraph.NONE || !defined.add(classId)) {
            return;
        }
        if (type.superclass() != HeapGraph.NONE) {
            define(type.superclass());
        }
        final List<StaticValue> statics = type.statics().stream()
                .map(field -> new StaticValue(field.name(), field.type(), bits(field))).toList();
        final List<FieldDeclaration> fields = type.fields().stream()
                .filter(field -> field.declaringClass() == classId)
                .map(field -> new FieldDeclaration(field.name(), field.type())).toList();
        try {
            writer.defineClass(new ClassDefinition(address(type.mirror()), binaryName(type.name()),
                    type.superclass() == HeapGraph.NONE ? 0 : address(heap.classes().get(type.superclass()).mirror()),
                    address(type.loader()), statics, fields));
        } catch (final IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private long bits(final StaticField field) {
        return field.type().isReference() ? address(field.target()) : field.bits();
    }

    private long address(final int object) {
        return object == HeapGraph.NONE ? 0 : heap.addressOf(object);
    }

    private static String binaryName(final String javaName) {
        if (!javaName.endsWith("[]")) {
            return javaName.replace('.', '/');
        }
        final String element = javaName.substring(0, javaName.length() - 2);
        for (final FieldType type : FieldType.values()) {
            if (!type.isReference() && type.javaName().equals(element)) {
                return "[" + type.descriptor();
            }
        }
        final String below = binaryName(element);
        return below.startsWith("[") ? "[" + below : "[L" + below + ";";
    }

    private void copy(final int object) throws IOException {
        final ClassInfo type = heap.classOf(object);
        final long address = heap.addressOf(object);
        final int length = heap.arrayLength(object);
        switch (type.kind()) {
            case INSTANCE -> writer.instance(address, address(type.mirror()), new byte[payload(type)]);
            case OBJECT_ARRAY -> writer.objectArray(address, address(type.mirror()), new long[length]);
            case PRIMITIVE_ARRAY -> copyPrimitives(address, type.elementType(), length);
        }
    }

    private static int payload(final ClassInfo type) {
        return type.fields().stream().map(Field::type).mapToInt(field -> field.bytes(Long.BYTES)).sum();
    }

    private void copyPrimitives(final long address, final FieldType type, final int length) throws IOException {
        switch (type) {
            case BOOLEAN -> writer.primitiveArray(address, new boolean[length]);
            case BYTE -> writer.primitiveArray(address, new byte[length]);
            case CHAR -> writer.primitiveArray(address, new char[length]);
            case SHORT -> writer.primitiveArray(address, new short[length]);
            case INT -> writer.primitiveArray(address, new int[length]);
            case LONG -> writer.primitiveArray(address, new long[length]);
            case FLOAT -> writer.primitiveArray(address, new float[length]);
            case DOUBLE -> writer.primitiveArray(address, new double[length]);
            case REFERENCE -> throw new IllegalArgumentException("no primitive");
        }
    }
}
