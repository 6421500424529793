package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the strings of a heap have their characters: {@code byte[]} and a coder since JDK 9 (JEP 254), {@code char[]} from 7u6 on,
 * {@code char[]} with offset and count before. Immutable.
 */
final class StringContents {

    private final HeapGraph heap;
    private final int stringClass;
    private final int stringSize;
    private final @Nullable Field coder;
    private final @Nullable Field offset;
    private final @Nullable Field count;
    private final boolean hasValue;
    private final boolean[] holdsCharacters;

    StringContents(final HeapGraph heap) {
        this.heap = heap;
        final ClassInfo type = heap.classes().named("java.lang.String").stream().findFirst().orElse(null);
        final Field value = type == null ? null : type.field("value");
        this.stringClass = type == null ? HeapGraph.NONE : type.id();
        this.stringSize = type == null ? 0 : type.instanceSize();
        this.hasValue = value != null && value.type().isReference();
        this.coder = type == null ? null : type.field("coder");
        this.offset = type == null ? null : type.field("offset");
        this.count = type == null ? null : type.field("count");
        this.holdsCharacters = new boolean[heap.classes().size()];
        for (final ClassInfo each : heap.classes().all()) {
            holdsCharacters[each.id()] = each.elementType() == FieldType.BYTE || each.elementType() == FieldType.CHAR;
        }
    }

    boolean isString(final int object) {
        return heap.classIdOf(object) == stringClass;
    }

    /** Shallow size of a string without its array, in bytes. */
    long stringSize() {
        return stringSize;
    }

    /** Whether strings can share an array of which each has a part. */
    boolean areParts() {
        return offset != null && count != null;
    }

    /** The array that holds the characters of a string, or {@link HeapGraph#NONE}. */
    int arrayOf(final int string) {
        long position = hasValue ? heap.firstReference(string) : HeapGraph.NONE;
        while (position != HeapGraph.NONE) {
            final int target = heap.targetAt(position);
            if (holdsCharacters[heap.classIdOf(target)]) {
                return target;
            }
            position = heap.isLastAt(position) ? HeapGraph.NONE : position + 1;
        }
        return HeapGraph.NONE;
    }

    /** How a string encodes its characters, 0 where there is but one way; turns the reader to it. */
    byte coderOf(final int string, final FieldReader reader) {
        if (coder == null) {
            return 0;
        }
        reader.select(string);
        return coder.offset() < reader.payloadSize() ? reader.readByte(coder.offset()) : 0;
    }

    /** Where the characters of a string are in the payload of its array. */
    Part partOf(final int string, final int array, final FieldReader reader) {
        if (offset == null || count == null) {
            reader.select(array);
            return new Part(0, reader.payloadSize());
        }
        reader.select(string);
        final boolean known = Math.max(offset.offset(), count.offset()) + Integer.BYTES <= reader.payloadSize();
        final long from = known ? reader.readInt(offset.offset()) : 0;
        final long characters = known ? reader.readInt(count.offset()) : Integer.MAX_VALUE;
        reader.select(array);
        final long start = Math.clamp(from * Character.BYTES, 0, reader.payloadSize());
        return new Part(start, Math.clamp(characters * Character.BYTES, 0, reader.payloadSize() - start));
    }

    /**
     * A part of a payload.
     *
     * @param start offset in bytes
     * @param bytes length
     */
    record Part(long start, long bytes) {}

    /** How many bytes a character of a string takes. */
    int bytesOfCharacter(final int string, final FieldReader reader) {
        final boolean latin1 = heap.classOf(arrayOf(string)).elementType() == FieldType.BYTE
                && coderOf(string, reader) == 0;
        return latin1 ? 1 : Character.BYTES;
    }

    /** Whether two strings have the same characters, byte for byte in the same encoding. */
    boolean equal(final int left, final int right, final FieldReader reader) {
        if (coderOf(left, reader) != coderOf(right, reader)) {
            return false;
        }
        final int leftArray = arrayOf(left);
        final int rightArray = arrayOf(right);
        final Part leftPart = partOf(left, leftArray, reader);
        final Part rightPart = partOf(right, rightArray, reader);
        if (leftPart.bytes() != rightPart.bytes()) {
            return false;
        }
        if (leftArray == rightArray && leftPart.equals(rightPart)) {
            return true;
        }
        final int chunk = 1 << 14;
        final byte[] mine = new byte[(int) Math.min(chunk, leftPart.bytes())];
        final byte[] other = new byte[mine.length];
        for (long at = 0; at < leftPart.bytes(); at += chunk) {
            final int size = (int) Math.min(chunk, leftPart.bytes() - at);
            reader.select(leftArray);
            reader.readBytes(leftPart.start() + at, mine, 0, size);
            reader.select(rightArray);
            reader.readBytes(rightPart.start() + at, other, 0, size);
            if (!Arrays.equals(mine, 0, size, other, 0, size)) {
                return false;
            }
        }
        return true;
    }
}
