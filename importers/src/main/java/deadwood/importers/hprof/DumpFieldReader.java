package deadwood.importers.hprof;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import java.util.Arrays;
import java.util.Objects;

/** Reads the payload of one object after the other from the dump. */
final class DumpFieldReader implements FieldReader {

    private final DumpBlocks blocks;
    private final DumpFieldSource.Places places;
    private final int idSize;

    private int selected = HeapGraph.NONE;
    private int runFirst = HeapGraph.NONE;
    private long recordStart;
    private long payloadStart;
    private long payloadSize;
    private int length;
    private int elementSize;

    DumpFieldReader(final DumpFile file, final DumpFieldSource.Places places) {
        this.blocks = new DumpBlocks(file);
        this.places = places;
        this.idSize = file.idSize();
    }

    @Override
    public void select(final int object) {
        if (object == selected) {
            return;
        }
        Objects.checkIndex(object, places.index().objectCount());
        final int first = places.positions().firstOf(object);
        final long start = places.positions().positionOfFirst(object);
        // After a failure nothing is selected, and the run is walked from its start again.
        final boolean onward = selected != HeapGraph.NONE && first == runFirst && object > selected;
        long position = onward ? recordStart : start;
        int current = onward ? selected : first;
        selected = HeapGraph.NONE;
        if (start != ObjectPositions.NOWHERE) {
            while (current < object) {
                position += recordSize(current++);
            }
        }
        turnTo(object, position);
        runFirst = first;
        selected = object;
    }

    /** Bytes of an object's sub-record: known without a look at it for all but the last of a run. */
    private long recordSize(final int object) {
        final int classId = places.classIds().get(object);
        final int element = places.elementSizes()[classId];
        return element == 0
                ? 1L + 2L * idSize + 8 + places.payloadSizes()[classId]
                : arrayHeader(classId) + (long) places.arrayLengths().get(object) * element;
    }

    private long arrayHeader(final int classId) {
        return places.payloadSizes()[classId] == DumpFieldSource.PRIMITIVE_ARRAY ? 10L + idSize : 9L + 2L * idSize;
    }

    private void turnTo(final int object, final long position) {
        recordStart = position;
        if (position == ObjectPositions.NOWHERE) {
            payloadSize = 0;
            length = HeapGraph.NONE;
            elementSize = 0;
            return;
        }
        final int classId = places.classIds().get(object);
        elementSize = places.elementSizes()[classId];
        if (elementSize == 0) {
            length = HeapGraph.NONE;
            payloadStart = position + 9 + 2L * idSize;
            payloadSize = blocks.i4(payloadStart - 4) & 0xffff_ffffL;
        } else {
            length = places.arrayLengths().get(object);
            payloadStart = position + arrayHeader(classId);
            payloadSize = blocks.i1(position) == (byte) Tags.PRIMITIVE_ARRAY_NO_DATA ? 0 : (long) length * elementSize;
        }
    }

    @Override
    public long payloadSize() {
        return payloadSize;
    }

    @Override
    public int referenceSize() {
        return idSize;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int elementSize() {
        return elementSize;
    }

    /** Whether a value is in the payload: a damaged object can have fewer bytes than the fields of its class. */
    private boolean holds(final long offset, final int bytes) {
        if (offset < 0) {
            throw new IndexOutOfBoundsException("offset " + offset);
        }
        return offset + bytes <= payloadSize;
    }

    @Override
    public byte readByte(final long offset) {
        return holds(offset, Byte.BYTES) ? blocks.i1(payloadStart + offset) : 0;
    }

    @Override
    public short readShort(final long offset) {
        return holds(offset, Short.BYTES) ? blocks.i2(payloadStart + offset) : 0;
    }

    @Override
    public int readInt(final long offset) {
        return holds(offset, Integer.BYTES) ? blocks.i4(payloadStart + offset) : 0;
    }

    @Override
    public long readLong(final long offset) {
        return holds(offset, Long.BYTES) ? blocks.i8(payloadStart + offset) : 0;
    }

    @Override
    public long readAddress(final long offset) {
        return idSize == Long.BYTES ? readLong(offset) : Integer.toUnsignedLong(readInt(offset));
    }

    @Override
    public int readReference(final long offset) {
        final long address = readAddress(offset);
        return address == 0 ? HeapGraph.NONE : places.index().idOf(address);
    }

    @Override
    public void readBytes(final long offset, final byte[] target, final int from, final int count) {
        final int held = holds(offset, count) ? count : (int) Math.max(payloadSize - offset, 0);
        blocks.copy(payloadStart + offset, target, from, held);
        Arrays.fill(target, from + held, from + count, (byte) 0);
    }

    @Override
    public void close() {
        // its blocks are on no account but the garbage collector's
    }
}
