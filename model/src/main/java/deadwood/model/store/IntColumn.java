package deadwood.model.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A fixed number of ints in a segment, in the byte order of the machine. Reading is safe for several threads. */
public final class IntColumn {

    // A layout has to be a static constant: in a local variable it costs a factor of four under on-stack replacement.
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private final MemorySegment segment;
    private final long size;

    /** @throws IllegalArgumentException if the segment holds no whole number of ints */
    public IntColumn(final MemorySegment segment) {
        if (segment.byteSize() % Integer.BYTES != 0) {
            throw new IllegalArgumentException("a column of ints cannot have " + segment.byteSize() + " bytes");
        }
        this.segment = segment;
        this.size = segment.byteSize() / Integer.BYTES;
    }

    /** Number of ints. */
    public long size() {
        return size;
    }

    public int get(final long index) {
        return segment.getAtIndex(INT, index);
    }

    /** The value as a number of 0 to 2³² − 1. */
    public long getUnsigned(final long index) {
        return segment.getAtIndex(INT, index) & 0xFFFF_FFFFL;
    }

    public void set(final long index, final int value) {
        segment.setAtIndex(INT, index, value);
    }

    /** Copies {@code count} ints from {@code source} to {@code index} and on. */
    public void set(final long index, final int[] source, final int from, final int count) {
        MemorySegment.copy(source, from, segment, INT, index * Integer.BYTES, count);
    }

    public void fill(final int value) {
        if (value == 0 || value == -1) {
            segment.fill((byte) value);
            return;
        }
        for (long i = 0; i < size; i++) {
            segment.setAtIndex(INT, i, value);
        }
    }

    /** The first {@code count} ints of this column, sharing its memory. */
    public IntColumn prefix(final long count) {
        return new IntColumn(segment.asSlice(0, count * Integer.BYTES));
    }

    /** The memory of the column. */
    public MemorySegment segment() {
        return segment;
    }
}
