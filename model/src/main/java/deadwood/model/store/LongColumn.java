package deadwood.model.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A fixed number of longs in a segment, in the byte order of the machine. Reading is safe for several threads. */
public final class LongColumn {

    // A layout has to be a static constant: in a local variable it costs a factor of four under on-stack replacement.
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final MemorySegment segment;
    private final long size;

    /** @throws IllegalArgumentException if the segment holds no whole number of longs */
    public LongColumn(final MemorySegment segment) {
        if (segment.byteSize() % Long.BYTES != 0) {
            throw new IllegalArgumentException("a column of longs cannot have " + segment.byteSize() + " bytes");
        }
        this.segment = segment;
        this.size = segment.byteSize() / Long.BYTES;
    }

    /** Number of longs. */
    public long size() {
        return size;
    }

    public long get(final long index) {
        return segment.getAtIndex(LONG, index);
    }

    public void set(final long index, final long value) {
        segment.setAtIndex(LONG, index, value);
    }

    /** Copies {@code count} longs from {@code source} to {@code index} and on. */
    public void set(final long index, final long[] source, final int from, final int count) {
        MemorySegment.copy(source, from, segment, LONG, index * Long.BYTES, count);
    }

    public void fill(final long value) {
        if (value == 0 || value == -1) {
            segment.fill((byte) value);
            return;
        }
        for (long i = 0; i < size; i++) {
            segment.setAtIndex(LONG, i, value);
        }
    }

    /** The first {@code count} longs of this column, sharing its memory. */
    public LongColumn prefix(final long count) {
        return new LongColumn(segment.asSlice(0, count * Long.BYTES));
    }

    /** The memory of the column. */
    public MemorySegment segment() {
        return segment;
    }
}
