package deadwood.model.heap;

/**
 * How the JVM that wrote the heap lays out its objects. hprof does not say it: it is derived from the addresses.
 *
 * @param referenceSize bytes of a reference in the heap: 4 or 8
 * @param headerBytes bytes of the header of an instance: 8 (compact headers), 12 or 16; 8 on 32-bit machines
 * @param arrayHeaderBytes bytes before the first element of an array of bytes, its length included; larger elements are aligned
 * @param alignment objects begin at and fill up to multiples of this many bytes: 8, 16 …
 * @param packsSubclassFields whether fields of subclasses fill gaps that superclasses leave (HotSpot since JDK 15)
 */
public record ObjectLayout(int referenceSize, int headerBytes, int arrayHeaderBytes, int alignment,
        boolean packsSubclassFields) {

    /** Shallow size of an array in bytes. */
    public long arraySize(final FieldType elementType, final int length) {
        final int elementSize = elementType.bytes(referenceSize);
        // The elements are aligned to their size: with compact headers a byte[] begins at 12, a long[] at 16.
        final long start = arrayHeaderBytes + elementSize - 1L & -(long) elementSize;
        return align(start + (long) length * elementSize);
    }

    /** Rounded up to a multiple of the alignment. */
    public long align(final long size) {
        // Asked for every array of a heap, and a division takes longer than all the rest. Alignments are powers of two but in damaged dumps.
        return (alignment & alignment - 1) == 0
                ? size + alignment - 1 & -(long) alignment
                : (size + alignment - 1) / alignment * alignment;
    }
}
