package deadwood.model.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.function.Supplier;

/** A fixed number of longs in a segment, in the byte order of the machine. Reading is safe for several threads. */
public final class LongColumn extends Column {

    // A layout has to be a static constant: in a local variable it costs a factor of four under on-stack replacement.
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    /** @throws IllegalArgumentException if the segment holds no whole number of longs or stands on the Java heap */
    public LongColumn(final MemorySegment segment) {
        super(segment, Long.BYTES);
    }

    /** A column whose memory is asked for when it is first touched. */
    LongColumn(final long size, final Supplier<MemorySegment> source) {
        super(size, source);
    }

    private long at(final long index) {
        // Read once: another thread may be loading it.
        long start = base;
        if (start == 0) {
            start = load();
        }
        return start + Objects.checkIndex(index, size()) * Long.BYTES;
    }

    public long get(final long index) {
        return MEMORY.get(LONG, at(index));
    }

    public void set(final long index, final long value) {
        MEMORY.set(LONG, at(index), value);
    }

    /** Copies {@code count} longs from {@code source} to {@code index} and on. */
    public void set(final long index, final long[] source, final int from, final int count) {
        MemorySegment.copy(source, from, segment(), LONG, index * Long.BYTES, count);
    }

    public void fill(final long value) {
        if (value == 0 || value == -1) {
            segment().fill((byte) value);
            return;
        }
        for (long i = 0; i < size(); i++) {
            MEMORY.set(LONG, at(i), value);
        }
    }

    /** The first {@code count} longs of this column, sharing its memory. */
    public LongColumn prefix(final long count) {
        return part(new LongColumn(segment().asSlice(0, count * Long.BYTES)));
    }
}
