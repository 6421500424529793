package deadwood.model.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A fixed number of unsigned shorts in a segment, in the byte order of the machine. Reading is safe for several threads. */
public final class ShortColumn {

    // A layout has to be a static constant: see IntColumn.
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;

    private final MemorySegment segment;
    private final long size;

    /** @throws IllegalArgumentException if the segment holds no whole number of shorts */
    public ShortColumn(final MemorySegment segment) {
        if (segment.byteSize() % Short.BYTES != 0) {
            throw new IllegalArgumentException("a column of shorts cannot have " + segment.byteSize() + " bytes");
        }
        this.segment = segment;
        this.size = segment.byteSize() / Short.BYTES;
    }

    /** Number of shorts. */
    public long size() {
        return size;
    }

    /** The value, 0 to 65,535. */
    public int get(final long index) {
        return Short.toUnsignedInt(segment.getAtIndex(SHORT, index));
    }

    /** @param value its lower 16 bits are kept */
    public void set(final long index, final int value) {
        segment.setAtIndex(SHORT, index, (short) value);
    }
}
