package deadwood.model.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.function.Supplier;

/** A fixed number of unsigned shorts in a segment, in the byte order of the machine. Reading is safe for several threads. */
public final class ShortColumn extends Column {

    // A layout has to be a static constant: in a local variable it costs a factor of four under on-stack replacement.
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;

    /** @throws IllegalArgumentException if the segment holds no whole number of shorts or stands on the Java heap */
    public ShortColumn(final MemorySegment segment) {
        super(segment, Short.BYTES);
    }

    /** A column whose memory is asked for when it is first touched. */
    ShortColumn(final long size, final Supplier<MemorySegment> source) {
        super(size, source);
    }

    private long at(final long index) {
        // Read once: another thread may be loading it.
        long start = base;
        if (start == 0) {
            start = load();
        }
        return start + Objects.checkIndex(index, size()) * Short.BYTES;
    }

    /** The value, 0 to 65,535. */
    public int get(final long index) {
        return Short.toUnsignedInt(MEMORY.get(SHORT, at(index)));
    }

    /** @param value its lower 16 bits are kept */
    public void set(final long index, final int value) {
        MEMORY.set(SHORT, at(index), (short) value);
    }
}
