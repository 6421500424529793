package deadwood.importers.hprof;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A hash table from long to long outside the Java heap, by linear probing: dumps hold a name for every symbol of the JVM, of
 * which few are ever asked for. For one thread while it is filled. The first value of a key stays.
 */
final class LongLongMap implements AutoCloseable {

    /** What {@link #get} says where there is no value; no value may be it. */
    static final long MISSING = Long.MIN_VALUE;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final int FIRST_CAPACITY = 1024;

    private Arena arena = Arena.ofShared();
    private MemorySegment table;
    private long capacity;
    private long size;

    LongLongMap() {
        this.capacity = FIRST_CAPACITY;
        this.table = empty(arena, capacity);
    }

    private static MemorySegment empty(final Arena arena, final long capacity) {
        final MemorySegment table = arena.allocate(capacity * 2 * Long.BYTES, Long.BYTES);
        for (long slot = 0; slot < capacity; slot++) {
            table.setAtIndex(LONG, slot * 2 + 1, MISSING);
        }
        return table;
    }

    long size() {
        return size;
    }

    /** All keys, in no order; only for maps that are known to be small enough for the Java heap. */
    long[] keys() {
        final long[] keys = new long[(int) size];
        int next = 0;
        for (long slot = 0; slot < capacity; slot++) {
            if (table.getAtIndex(LONG, slot * 2 + 1) != MISSING) {
                keys[next++] = table.getAtIndex(LONG, slot * 2);
            }
        }
        return keys;
    }

    long get(final long key) {
        return table.getAtIndex(LONG, slotOf(key) * 2 + 1);
    }

    void putIfAbsent(final long key, final long value) {
        final long slot = slotOf(key);
        if (table.getAtIndex(LONG, slot * 2 + 1) != MISSING) {
            return;
        }
        table.setAtIndex(LONG, slot * 2, key);
        table.setAtIndex(LONG, slot * 2 + 1, value);
        if (++size * 2 > capacity) {
            grow();
        }
    }

    private long slotOf(final long key) {
        long slot = (key * 0x9E37_79B9_7F4A_7C15L >>> 20) & capacity - 1;
        while (table.getAtIndex(LONG, slot * 2 + 1) != MISSING && table.getAtIndex(LONG, slot * 2) != key) {
            slot = slot + 1 & capacity - 1;
        }
        return slot;
    }

    private void grow() {
        final Arena oldArena = arena;
        final MemorySegment old = table;
        final long oldCapacity = capacity;
        arena = Arena.ofShared();
        capacity = oldCapacity * 2;
        table = empty(arena, capacity);
        for (long slot = 0; slot < oldCapacity; slot++) {
            final long value = old.getAtIndex(LONG, slot * 2 + 1);
            if (value != MISSING) {
                final long key = old.getAtIndex(LONG, slot * 2);
                final long to = slotOf(key);
                table.setAtIndex(LONG, to * 2, key);
                table.setAtIndex(LONG, to * 2 + 1, value);
            }
        }
        oldArena.close();
    }

    @Override
    public void close() {
        arena.close();
    }
}
