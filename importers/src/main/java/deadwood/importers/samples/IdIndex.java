package deadwood.importers.samples;

import java.util.Arrays;

/** From ids of any 64 bits to the order in which they were added: open addressing. */
public final class IdIndex {

    /** What {@link #of} gives for an id that was not added. */
    public static final int NONE = -1;

    private static final int FIRST = 1 << 6;

    private long[] keys = new long[FIRST];
    private int[] indexes = new int[FIRST];
    private int size;

    /** Number of ids. */
    public int size() {
        return size;
    }

    /** The index of an id, or {@link #NONE}. */
    public int of(final long id) {
        return indexes[slot(id)] - 1;
    }

    /**
     * Adds an id, unless it is there.
     *
     * @return its index, which is {@link #size()} before the call if it is new
     */
    public int add(final long id) {
        final int slot = slot(id);
        if (indexes[slot] > 0) {
            return indexes[slot] - 1;
        }
        keys[slot] = id;
        indexes[slot] = ++size;
        if (size * 2 > keys.length) {
            grow();
        }
        return size - 1;
    }

    private int slot(final long id) {
        long mixed = id * 0x9E37_79B9_7F4A_7C15L;
        mixed ^= mixed >>> 32;
        int slot = (int) (mixed * 0xC2B2_AE3D_27D4_EB4FL >>> 33) & keys.length - 1;
        while (indexes[slot] > 0 && keys[slot] != id) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        final long[] oldKeys = keys;
        final int[] oldIndexes = indexes;
        keys = new long[oldKeys.length * 2];
        indexes = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldIndexes[i] > 0) {
                final int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                indexes[slot] = oldIndexes[i];
            }
        }
    }

    /** Forgets all ids. */
    public void clear() {
        Arrays.fill(indexes, 0);
        size = 0;
    }
}
