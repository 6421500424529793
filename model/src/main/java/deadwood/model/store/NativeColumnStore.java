package deadwood.model.store;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Columns in native memory: for small graphs and for tests. */
public final class NativeColumnStore implements ColumnStore {

    private final Arena arena = Arena.ofShared();
    private final Columns columns = new Columns();

    @Override
    public IntColumn ints(final String name, final long size) throws StoreFullException {
        return columns.add(new IntColumn(allocate(name, size * Integer.BYTES)));
    }

    @Override
    public LongColumn longs(final String name, final long size) throws StoreFullException {
        return columns.add(new LongColumn(allocate(name, size * Long.BYTES)));
    }

    @Override
    public ShortColumn shorts(final String name, final long size) throws StoreFullException {
        return columns.add(new ShortColumn(allocate(name, size * Short.BYTES)));
    }

    @Override
    public GrowingIntColumn growingInts(final String name, final long maximum) {
        return new Growing(name);
    }

    @Override
    public ColumnStore scratch() {
        return new NativeColumnStore();
    }

    private MemorySegment allocate(final String name, final long bytes) throws StoreFullException {
        try {
            return arena.allocate(bytes, Long.BYTES);
        } catch (final OutOfMemoryError e) {
            throw new StoreFullException("not enough memory for " + name + ": " + bytes + " bytes needed", e);
        }
    }

    @Override
    public void close() {
        columns.end();
        arena.close();
    }

    private final class Growing implements GrowingIntColumn {

        private static final long FIRST_CAPACITY = 1024;

        private final String name;
        private MemorySegment segment = MemorySegment.NULL;
        private long size;

        Growing(final String name) {
            this.name = name;
        }

        @Override
        public synchronized long append(final int[] source, final int from, final int count) throws StoreFullException {
            final long capacity = segment.byteSize() / Integer.BYTES;
            if (size + count > capacity) {
                final long larger = Math.max(Math.max(size + count, capacity * 2), FIRST_CAPACITY);
                final MemorySegment grown = allocate(name, larger * Integer.BYTES);
                MemorySegment.copy(segment, 0, grown, 0, size * Integer.BYTES);
                segment = grown;
            }
            MemorySegment.copy(source, from, segment, ValueLayout.JAVA_INT, size * Integer.BYTES, count);
            final long start = size;
            size += count;
            return start;
        }

        @Override
        public synchronized IntColumn seal() {
            return columns.add(new IntColumn(segment.asSlice(0, size * Integer.BYTES)));
        }

        @Override
        public synchronized long size() {
            return size;
        }
    }
}
