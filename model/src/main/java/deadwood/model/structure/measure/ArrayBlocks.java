package deadwood.model.structure.measure;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;

/** The elements of an array, read block by block as they are asked for in ascending order. For one thread. */
final class ArrayBlocks {

    private static final int BLOCK = 1 << 12;

    private final HeapGraph heap;
    private final FieldReader reader;
    private final byte[] block = new byte[BLOCK];
    private int array = HeapGraph.NONE;
    private int width = 1;
    private int length;
    private boolean references;
    private long start;
    private int loaded;

    ArrayBlocks(final HeapGraph heap, final FieldReader reader) {
        this.heap = heap;
        this.reader = reader;
    }

    /** Turns to an array; whatever else is asked of an object that is none says that it has no elements. */
    ArrayBlocks of(final int object) {
        array = object;
        loaded = 0;
        start = 0;
        final FieldType element = object == HeapGraph.NONE ? null : heap.classOf(object).elementType();
        length = element == null ? 0 : heap.arrayLength(object);
        references = element == FieldType.REFERENCE;
        if (element != null) {
            width = references ? reader.referenceSize() : element.bytes(reader.referenceSize());
        }
        return this;
    }

    int array() {
        return array;
    }

    int length() {
        return length;
    }

    boolean holdsReferences() {
        return references;
    }

    /** The object that an element refers to, or {@link HeapGraph#NONE}. */
    int reference(final int index) {
        final long address = bits(index);
        return address == 0 ? HeapGraph.NONE : heap.objectAt(address);
    }

    /** Whether an element is null or 0. */
    boolean isZero(final int index) {
        return bits(index) == 0;
    }

    /** The bits of an element, zero-extended: an address for a reference. */
    long bits(final int index) {
        final long offset = (long) index * width;
        if (offset < start || offset + width > start + loaded) {
            load(offset);
        }
        int at = (int) (offset - start);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << Byte.SIZE | block[at++] & 0xFF;
        }
        return value;
    }

    private void load(final long offset) {
        reader.select(array);
        start = offset;
        final long rest = (long) length * width - offset;
        loaded = (int) Math.min((long) (BLOCK / width) * width, rest);
        reader.readBytes(offset, block, 0, loaded);
    }
}
