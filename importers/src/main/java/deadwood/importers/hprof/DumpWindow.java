package deadwood.importers.hprof;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A window that moves over the dump: a native buffer that one thread fills by positioned reads and reuses. Positions are those
 * of the file. Numbers are big-endian.
 */
final class DumpWindow implements AutoCloseable {

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final DumpFile file;
    private final boolean wideIds;
    private final int capacity;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private final ByteBuffer buffer;
    private long start;
    private int filled;
    private long limit;

    /** @param most bytes of the window; fewer where the file has fewer */
    DumpWindow(final DumpFile file, final int most) {
        this.file = file;
        this.wideIds = file.idSize() == Long.BYTES;
        this.capacity = (int) Math.min(most, file.size());
        this.memory = arena.allocate(capacity, Long.BYTES);
        this.buffer = memory.asByteBuffer();
        this.limit = file.size();
    }

    /** Bytes of the window: no more can be asked for at once. */
    int capacity() {
        return capacity;
    }

    /** Reads ahead to that position at the most, so that two threads do not read each other's part. */
    void limit(final long position) {
        this.limit = Math.min(position, file.size());
    }

    /**
     * Brings bytes of the file into the window.
     *
     * @param count at most {@link #capacity}
     * @return where they begin, as the readers of this class count; good until the next call
     */
    long at(final long position, final int count) throws IOException {
        final long offset = position - start;
        if (offset >= 0 && offset + count <= filled) {
            return offset;
        }
        fill(position, count);
        return 0;
    }

    private void fill(final long position, final int count) throws IOException {
        final int wanted = (int) Math.min(capacity, Math.max(limit - position, count));
        filled = 0;
        buffer.clear().limit(wanted);
        file.read(buffer, position);
        start = position;
        filled = wanted;
    }

    int u1(final long offset) {
        return memory.get(BYTE, offset) & 0xff;
    }

    int u2(final long offset) {
        return memory.get(SHORT, offset) & 0xffff;
    }

    int i4(final long offset) {
        return memory.get(INT, offset);
    }

    long u4(final long offset) {
        return memory.get(INT, offset) & 0xffff_ffffL;
    }

    long i8(final long offset) {
        return memory.get(LONG, offset);
    }

    /** An id of 4 or 8 bytes. */
    long id(final long offset) {
        return wideIds ? memory.get(LONG, offset) : memory.get(INT, offset) & 0xffff_ffffL;
    }

    void copy(final long offset, final byte[] target, final int from, final int count) {
        MemorySegment.copy(memory, BYTE, offset, target, from, count);
    }

    @Override
    public void close() {
        arena.close();
    }
}
