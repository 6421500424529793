package deadwood.model.profile;

import java.util.Arrays;

/**
 * Finds ids by hash: open addressing over what stands in columns elsewhere, so that interning needs no object each. The caller compares.
 */
final class IdTable {

    private static final int FREE = -1;
    private static final int FIRST = 1 << 10;

    private int[] ids = new int[FIRST];
    private int[] hashes = new int[FIRST];
    private int size;

    IdTable() {
        Arrays.fill(ids, FREE);
    }

    static int hash(final long left, final long right) {
        long mixed = (left * 0x9E37_79B9_7F4A_7C15L ^ right) * 0xC2B2_AE3D_27D4_EB4FL;
        mixed ^= mixed >>> 29;
        return (int) (mixed ^ mixed >>> 32);
    }

    /** The slot to look at first. */
    int first(final int hash) {
        return settle(hash & ids.length - 1, hash);
    }

    /** The slot to look at when what is at {@code slot} is not what was looked for. */
    int next(final int slot) {
        return settle(slot + 1 & ids.length - 1, hashes[slot]);
    }

    private int settle(final int from, final int hash) {
        int slot = from;
        while (ids[slot] != FREE && hashes[slot] != hash) {
            slot = slot + 1 & ids.length - 1;
        }
        return slot;
    }

    /** The id at a slot, negative if the slot is free. */
    int at(final int slot) {
        return ids[slot];
    }

    /**
     * Puts the next id, 0 for the first, into a free slot.
     *
     * @return the id
     */
    int put(final int slot, final int hash) {
        final int id = size;
        put(slot, hash, id);
        return id;
    }

    /** Puts an id into a free slot. */
    void put(final int slot, final int hash, final int id) {
        ids[slot] = id;
        hashes[slot] = hash;
        if (++size * 2 > ids.length) {
            grow();
        }
    }

    private void grow() {
        final int[] oldIds = ids;
        final int[] oldHashes = hashes;
        ids = new int[oldIds.length * 2];
        hashes = new int[ids.length];
        Arrays.fill(ids, FREE);
        for (int i = 0; i < oldIds.length; i++) {
            if (oldIds[i] != FREE) {
                int slot = oldHashes[i] & ids.length - 1;
                while (ids[slot] != FREE) {
                    slot = slot + 1 & ids.length - 1;
                }
                ids[slot] = oldIds[i];
                hashes[slot] = oldHashes[i];
            }
        }
    }
}
