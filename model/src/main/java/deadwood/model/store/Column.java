package deadwood.model.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Numbers side by side in native or mapped memory.
 * <p>
 * An index is checked against the size of the column and nothing else, as the traversals of a heap read and write billions
 * of numbers: the checks of a {@link MemorySegment} (its bounds, its alignment, whether its arena is open) cost a
 * quarter to a third of their time. So what the segment would do is done here: a store {@linkplain #end ends} its columns before it
 * unmaps them, after which they hold nothing and every index is out of bounds. A store must not be closed while another thread still
 * works on its columns.
 */
public abstract sealed class Column permits IntColumn, LongColumn, ShortColumn {

    private static final int PAGE = 4096;
    private static final int CHECK_EVERY = PAGE << 10;

    /** All memory there is; constant, so that nothing of it is looked up when it is accessed. */
    @SuppressWarnings("restricted")
    static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    /** Where the first number stands; 0 as long as the memory has not been asked for, which every access looks at. */
    long base;
    private final @Nullable Supplier<MemorySegment> source;
    private @Nullable MemorySegment segment;
    private final List<Column> parts = new ArrayList<>(0);
    private long size;

    /** @throws IllegalArgumentException if the segment holds no whole number of elements or stands on the Java heap */
    Column(final MemorySegment segment, final int elementBytes) {
        if (segment.byteSize() % elementBytes != 0) {
            throw new IllegalArgumentException(
                    segment.byteSize() + " bytes are no column of elements of " + elementBytes + " bytes");
        }
        if (!segment.isNative()) {
            throw new IllegalArgumentException("a column stands outside of the Java heap");
        }
        this.source = null;
        this.segment = segment;
        this.base = segment.address();
        this.size = segment.byteSize() / elementBytes;
    }

    /**
     * A column whose memory is asked for when it is first touched.
     *
     * @param size number of elements
     * @param source gives the memory, or throws {@link DamagedColumnException}
     */
    Column(final long size, final Supplier<MemorySegment> source) {
        this.source = source;
        this.size = size;
    }

    /** Asks for the memory; to be called before an access as long as {@link #base} is 0. @return where the first number stands */
    final synchronized long load() {
        if (source != null && segment == null && size > 0) {
            final MemorySegment loaded = source.get();
            segment = loaded;
            base = loaded.address();
        }
        return base;
    }

    /** Number of elements; 0 once the store is closed. */
    public final long size() {
        return size;
    }

    /** The memory of the column. */
    public final MemorySegment segment() {
        MemorySegment known = segment;
        if (known == null) {
            // Another thread may have set the base already, but what it wrote before that is seen for certain only in here.
            load();
            known = segment;
        }
        return known == null ? MemorySegment.NULL : known;
    }

    /**
     * Makes the memory of a column that holds nothing but zeros present, from the front to the back, so that the file system can take it
     * in large pieces: a first access here and there, or from the back to the front, costs a page fault for every 4 KiB.
     */
    public final void touch(final CancelSignal cancel) {
        final MemorySegment whole = segment();
        final long start = whole.address();
        for (long at = start; at < start + whole.byteSize(); at += PAGE) {
            MEMORY.set(ValueLayout.JAVA_BYTE, at, (byte) 0);
            if ((at - start) % CHECK_EVERY == 0) {
                cancel.check();
            }
        }
    }

    /** Makes another column of the same memory end with this one. */
    final <C extends Column> C part(final C part) {
        synchronized (parts) {
            parts.add(part);
        }
        return part;
    }

    /** Leaves the column without elements, as its memory is about to go. */
    final void end() {
        size = 0;
        synchronized (parts) {
            parts.forEach(Column::end);
        }
    }
}
