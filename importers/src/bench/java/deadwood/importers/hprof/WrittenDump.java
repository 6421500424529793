package deadwood.importers.hprof;

import deadwood.importers.hprof.write.ClassDefinition;
import deadwood.importers.hprof.write.ClassDefinition.FieldDeclaration;
import deadwood.importers.hprof.write.HprofFormat;
import deadwood.importers.hprof.write.HprofRoot;
import deadwood.importers.hprof.write.HprofWriter;
import deadwood.model.heap.FieldType;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** A dump for benchmarks, of any size and always the same: lists of records with a text each, as a server holds them. */
final class WrittenDump {

    private static final long CLASS_OBJECTS = 0x1000;
    private static final long FIRST_ADDRESS = 0x7_0000_0000L;
    private static final int ENTRIES = 1000;
    private static final int MOST_TEXT = 40;
    private static final int OBJECTS_PER_ENTRY = 3;

    private final HprofWriter writer;
    private final Random random = new Random(1);
    private long classObject = CLASS_OBJECTS;
    private long address = FIRST_ADDRESS;

    private WrittenDump(final HprofWriter writer) {
        this.writer = writer;
    }

    /** @param objects about as many are written */
    static void write(final Path file, final int objects) throws IOException {
        try (HprofWriter writer = new HprofWriter(
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE),
                HprofFormat.hotSpot(Instant.EPOCH))) {
            new WrittenDump(writer).write(objects);
            writer.finish();
        }
    }

    private void write(final int objects) throws IOException {
        final long object = type("java/lang/Object", 0);
        type("java/lang/Class", object);
        final long string = type("java/lang/String", object, new FieldDeclaration("value", FieldType.REFERENCE),
                new FieldDeclaration("hash", FieldType.INT), new FieldDeclaration("coder", FieldType.BYTE));
        final long order = type("shop/Order", object, new FieldDeclaration("customer", FieldType.REFERENCE),
                new FieldDeclaration("next", FieldType.REFERENCE), new FieldDeclaration("id", FieldType.LONG));
        final long orders = type("[Lshop/Order;", object);
        type("[B", object);
        for (int list = 0; list < objects / (ENTRIES * OBJECTS_PER_ENTRY + 1); list++) {
            list(string, order, orders);
        }
    }

    private long type(final String name, final long superclass, final FieldDeclaration... fields) throws IOException {
        final long id = classObject;
        classObject += Long.BYTES * 16;
        writer.defineClass(new ClassDefinition(id, name, superclass, 0, List.of(), List.of(fields)));
        return id;
    }

    private void list(final long string, final long order, final long orders) throws IOException {
        final long[] elements = new long[ENTRIES];
        long previous = 0;
        for (int i = 0; i < ENTRIES; i++) {
            final byte[] text = new byte[1 + random.nextInt(MOST_TEXT)];
            random.nextBytes(text);
            final long bytes = place(16 + text.length);
            final long customer = place(24);
            elements[i] = place(32);
            writer.primitiveArray(bytes, text);
            writer.instance(customer, string, bytes, 0, 0);
            writer.instance(elements[i], order, customer, previous, i);
            previous = elements[i];
        }
        final long array = place(16 + 4 * ENTRIES);
        writer.objectArray(array, orders, elements);
        writer.root(new HprofRoot.JniGlobal(array, array));
    }

    private long place(final int size) {
        final long at = address;
        address += size + 7 & ~7;
        return at;
    }
}
