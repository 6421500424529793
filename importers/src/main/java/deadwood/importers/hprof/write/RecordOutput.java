package deadwood.importers.hprof.write;

import deadwood.model.heap.FieldType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * The bytes of records, big-endian, through one buffer into a channel; packs sub-records of the heap into segments, whose
 * length stands before their content. Fails if a record turns out longer or shorter than it was announced.
 */
final class RecordOutput {

    /** Tag, time and length before every record. */
    static final int HEADER_BYTES = 1 + Integer.BYTES + Integer.BYTES;
    private static final int LENGTH_OFFSET = 1 + Integer.BYTES;
    private static final long MAXIMUM_LENGTH = 0xFFFF_FFFFL;
    private static final int MINIMUM_BUFFER = 1 << 16;
    private static final int HEAP_DUMP = 0x0c;
    private static final int HEAP_DUMP_SEGMENT = 0x1c;

    private enum Place {
        BETWEEN_RECORDS, IN_SEGMENT, IN_OVERSIZED_SEGMENT, IN_ONE_HEAP_DUMP
    }

    private final WritableByteChannel channel;
    private final int segmentBytes;
    private final int idSize;
    private final ByteBuffer buffer;
    private Place place = Place.BETWEEN_RECORDS;
    private long heapDumpStart;
    private long written;
    private long recordEnd;

    /** @throws IllegalArgumentException if the heap shall be one record and the channel cannot seek back to write its length */
    RecordOutput(final WritableByteChannel channel, final HprofFormat format) {
        if (format.segmentBytes() == HprofFormat.ONE_RECORD && !(channel instanceof SeekableByteChannel)) {
            throw new IllegalArgumentException("one HEAP_DUMP record needs a channel that can seek");
        }
        this.channel = channel;
        this.segmentBytes = format.segmentBytes();
        this.idSize = format.idSize();
        this.buffer = ByteBuffer.allocate(Math.max(MINIMUM_BUFFER, HEADER_BYTES + segmentBytes));
    }

    /** Begins a record outside of the heap; ends the segment before it. */
    void record(final int tag, final long length) throws IOException {
        if (length > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException("a record of " + length + " bytes; the format allows 2^32 - 1");
        }
        checkComplete();
        if (place == Place.IN_ONE_HEAP_DUMP) {
            throw new IllegalStateException(
                    "names, classes and stacks come before the heap when the heap is one record");
        }
        endHeapDump();
        header(tag, length);
        recordEnd = position() + length;
    }

    /** Begins a sub-record of the heap: in the current segment or, where it does not fit, in a new one. */
    void subRecord(final int tag, final long lengthAfterTag) throws IOException {
        checkComplete();
        final long length = 1 + lengthAfterTag;
        if (segmentBytes == HprofFormat.ONE_RECORD) {
            beginOneHeapDump();
        } else if (length > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException("an object of " + length + " bytes; a segment holds 2^32 - 1");
        } else {
            makeRoomFor(length);
        }
        recordEnd = position() + length;
        u1(tag);
    }

    private void beginOneHeapDump() throws IOException {
        if (place != Place.IN_ONE_HEAP_DUMP) {
            drain();
            heapDumpStart = written;
            header(HEAP_DUMP, 0);
            place = Place.IN_ONE_HEAP_DUMP;
        }
    }

    private void makeRoomFor(final long length) throws IOException {
        if (place == Place.IN_SEGMENT && buffer.position() + length <= HEADER_BYTES + segmentBytes) {
            return;
        }
        endHeapDump();
        drain();
        final boolean fits = length <= segmentBytes;
        header(HEAP_DUMP_SEGMENT, fits ? 0 : length);
        place = fits ? Place.IN_SEGMENT : Place.IN_OVERSIZED_SEGMENT;
    }

    /** Writes the length of the heap dump or segment that is open, if one is. */
    void endHeapDump() throws IOException {
        checkComplete();
        switch (place) {
            case IN_SEGMENT -> buffer.putInt(LENGTH_OFFSET, buffer.position() - HEADER_BYTES);
            case IN_ONE_HEAP_DUMP -> patchHeapDumpLength();
            case IN_OVERSIZED_SEGMENT, BETWEEN_RECORDS -> {
                // its length was known before
            }
        }
        place = Place.BETWEEN_RECORDS;
    }

    private void patchHeapDumpLength() throws IOException {
        drain();
        if (!(channel instanceof final SeekableByteChannel seekable)) {
            throw new IllegalStateException("the channel cannot seek");
        }
        final long end = seekable.position();
        final long length = written - heapDumpStart - HEADER_BYTES;
        seekable.position(end - length - Integer.BYTES);
        // Beyond 4 GiB only the low half has a place; so does HotSpot, and readers follow the sub-records.
        writeAll(ByteBuffer.allocate(Integer.BYTES).putInt((int) length).flip());
        seekable.position(end);
    }

    private void header(final int tag, final long length) throws IOException {
        recordEnd = position() + HEADER_BYTES;
        u1(tag);
        u4(0);
        u4((int) length);
    }

    /** Bytes of the file before the next one. */
    long position() {
        return written + buffer.position();
    }

    void u1(final int value) throws IOException {
        room(Byte.BYTES);
        buffer.put((byte) value);
    }

    void u2(final int value) throws IOException {
        room(Short.BYTES);
        buffer.putShort((short) value);
    }

    void u4(final int value) throws IOException {
        room(Integer.BYTES);
        buffer.putInt(value);
    }

    void u8(final long value) throws IOException {
        room(Long.BYTES);
        buffer.putLong(value);
    }

    void id(final long value) throws IOException {
        if (idSize == Integer.BYTES) {
            u4((int) value);
        } else {
            u8(value);
        }
    }

    /**
     * The value of a field.
     *
     * @param bits an integer as it is, raw bits of float and double, an id
     */
    void value(final FieldType type, final long bits) throws IOException {
        switch (type) {
            case BOOLEAN, BYTE -> u1((int) bits);
            case CHAR, SHORT -> u2((int) bits);
            case INT, FLOAT -> u4((int) bits);
            case LONG, DOUBLE -> u8(bits);
            case REFERENCE -> id(bits);
        }
    }

    void bytes(final byte[] bytes) throws IOException {
        check(bytes.length);
        int from = 0;
        while (from < bytes.length) {
            if (!buffer.hasRemaining()) {
                drain();
            }
            final int count = Math.min(buffer.remaining(), bytes.length - from);
            buffer.put(bytes, from, count);
            from += count;
        }
    }

    /** The header of the file, which is no record. */
    void fileHeader(final byte[] bytes) throws IOException {
        recordEnd = position() + bytes.length;
        bytes(bytes);
    }

    private void room(final int bytes) throws IOException {
        check(bytes);
        if (buffer.remaining() < bytes) {
            drain();
        }
    }

    private void check(final int bytes) {
        if (position() + bytes > recordEnd) {
            throw new IllegalStateException("a record is longer than announced");
        }
    }

    private void checkComplete() {
        if (position() != recordEnd) {
            throw new IllegalStateException(recordEnd - position() + " bytes of a record are missing");
        }
    }

    /** Hands everything to the channel. */
    void drain() throws IOException {
        written += buffer.position();
        writeAll(buffer.flip());
        buffer.clear();
    }

    private void writeAll(final ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
