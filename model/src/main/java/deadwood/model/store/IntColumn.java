package deadwood.model.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.function.Supplier;

/** A fixed number of ints in a segment, in the byte order of the machine. Reading is safe for several threads. */
public final class IntColumn extends Column {

    // A layout has to be a static constant: in a local variable it costs a factor of four under on-stack replacement.
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

    /** @throws IllegalArgumentException if the segment holds no whole number of ints or stands on the Java heap */
    public IntColumn(final MemorySegment segment) {
        super(segment, Integer.BYTES);
    }

    /** A column whose memory is asked for when it is first touched. */
    IntColumn(final long size, final Supplier<MemorySegment> source) {
        super(size, source);
    }

    private long at(final long index) {
        // Read once: another thread may be loading it.
        long start = base;
        if (start == 0) {
            start = load();
        }
        return start + Objects.checkIndex(index, size()) * Integer.BYTES;
    }

    public int get(final long index) {
        return MEMORY.get(INT, at(index));
    }

    /** The value as a number of 0 to 2³² − 1. */
    public long getUnsigned(final long index) {
        return MEMORY.get(INT, at(index)) & 0xFFFF_FFFFL;
    }

    public void set(final long index, final int value) {
        MEMORY.set(INT, at(index), value);
    }

    /** Copies {@code count} ints from {@code source} to {@code index} and on. */
    public void set(final long index, final int[] source, final int from, final int count) {
        MemorySegment.copy(source, from, segment(), INT, index * Integer.BYTES, count);
    }

    public void fill(final int value) {
        if (value == 0 || value == -1) {
            segment().fill((byte) value);
            return;
        }
        for (long i = 0; i < size(); i++) {
            MEMORY.set(INT, at(i), value);
        }
    }

    /** The first {@code count} ints of this column, sharing its memory. */
    public IntColumn prefix(final long count) {
        return part(new IntColumn(segment().asSlice(0, count * Integer.BYTES)));
    }
}
