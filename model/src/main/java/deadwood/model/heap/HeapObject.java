package deadwood.model.heap;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One object as a person thinks of it: fields by name, text of strings, numbers of boxes. A short-lived view; it moves its
 * reader, so two views of one reader can be used in turn but not by two threads.
 */
public final class HeapObject {

    private static final int MAXIMUM_TEXT = 1 << 20;

    private final HeapGraph heap;
    private final FieldReader reader;
    private final int id;

    HeapObject(final HeapGraph heap, final FieldReader reader, final int id) {
        this.heap = heap;
        this.reader = reader;
        this.id = id;
    }

    public int id() {
        return id;
    }

    public ClassInfo type() {
        return heap.classOf(id);
    }

    /** As the command line and the window name it: {@code 0x} and the address in hexadecimal. */
    public String address() {
        return "0x" + Long.toHexString(heap.addressOf(id));
    }

    /** The object a field refers to; null if the field is null, missing or points to what the dump does not hold. */
    public @Nullable HeapObject reference(final String fieldName) {
        final Field field = type().field(fieldName);
        if (field == null || !field.type().isReference() || !holds(field.type(), field.offset())) {
            return null;
        }
        return view(reader.readReference(field.offset()));
    }

    /** The object at an index of an array of references, or null. */
    public @Nullable HeapObject element(final int index) {
        reader.select(id);
        final long offset = (long) index * reader.elementSize();
        return holds(FieldType.REFERENCE, offset) ? view(reader.readReference(offset)) : null;
    }

    /** Turns the reader to this object. A damaged dump can have objects with less in them than their class says. */
    private boolean holds(final FieldType fieldType, final long offset) {
        reader.select(id);
        return offset >= 0 && offset + fieldType.bytes(reader.referenceSize()) <= reader.payloadSize();
    }

    /** The value of a field of an integral type or boolean (0, 1); {@code otherwise} if there is no such field. */
    public long integer(final String fieldName, final long otherwise) {
        final Field field = type().field(fieldName);
        if (field == null || field.type().isReference() || !holds(field.type(), field.offset())) {
            return otherwise;
        }
        return bits(field.type(), field.offset());
    }

    /** Number of elements of an array, 0 for other objects. */
    public int length() {
        return heap.arrayLength(id);
    }

    /**
     * The value of a primitive field or element: sign-extended integers, raw bits of float and double.
     *
     * @param offset in the payload
     */
    public long bits(final FieldType type, final long offset) {
        reader.select(id);
        return switch (type) {
            case BOOLEAN, BYTE -> reader.readByte(offset);
            case CHAR -> Short.toUnsignedLong(reader.readShort(offset));
            case SHORT -> reader.readShort(offset);
            case INT, FLOAT -> reader.readInt(offset);
            case LONG, DOUBLE -> reader.readLong(offset);
            case REFERENCE -> reader.readAddress(offset);
        };
    }

    /**
     * The text of a {@code java.lang.String}, null for any other object and for a string without its characters. Cut after 2²⁰
     * characters. Knows the layouts of {@code byte[]} and coder (JDK 9+), {@code char[]}, and {@code char[]} with offset and count (before 7u6).
     */
    public @Nullable String text() {
        return text(MAXIMUM_TEXT);
    }

    /**
     * The beginning of the text of a {@code java.lang.String}, null as {@link #text()}.
     *
     * @param maximum characters that are read at the most
     */
    public @Nullable String text(final int maximum) {
        if (!type().name().equals("java.lang.String")) {
            return null;
        }
        final HeapObject value = reference("value");
        if (value == null) {
            return null;
        }
        final FieldType element = value.type().elementType();
        if (element == FieldType.BYTE) {
            final boolean latin1 = integer("coder", 0) == 0;
            final byte[] bytes = value.bytes(0, (int) Math.min(value.length(), latin1 ? maximum : 2L * maximum));
            // UTF-16 strings are in the byte order of the dumped machine; every machine HotSpot is common on is little-endian.
            return new String(bytes, latin1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
        }
        if (element != FieldType.CHAR) {
            return null;
        }
        final int length = value.length();
        final int from = Math.clamp(integer("offset", 0), 0, length);
        final int count = Math.clamp(integer("count", length), 0, length - from);
        return new String(value.bytes(from * 2L, Math.min(count, maximum) * 2), StandardCharsets.UTF_16BE);
    }

    /**
     * Bytes of the payload as they stand in the dump.
     *
     * @param offset where they begin
     * @param count how many; there are fewer if the payload ends before that
     */
    public byte[] bytes(final long offset, final int count) {
        reader.select(id);
        final byte[] bytes = new byte[Math.clamp(reader.payloadSize() - offset, 0, count)];
        reader.readBytes(offset, bytes, 0, bytes.length);
        return bytes;
    }

    private @Nullable HeapObject view(final int target) {
        return target == HeapGraph.NONE ? null : new HeapObject(heap, reader, target);
    }
}
