package deadwood.model.profile;

/**
 * Finds ids by hash: open addressing over what stands in columns elsewhere, so that interning needs no object each. The caller compares.
 */
final class IdTable {

    private static final int FREE = -1;
    private static final int FIRST = 1 << 10;

    /** Hash and id + 1 of each slot beside each other, since looking at either costs a line of the processor's cache; 0 if it is free. */
    private long[] slots = new long[FIRST];
    private int size;

    static int hash(final long left, final long right) {
        long mixed = (left * 0x9E37_79B9_7F4A_7C15L ^ right) * 0xC2B2_AE3D_27D4_EB4FL;
        mixed ^= mixed >>> 29;
        return (int) (mixed ^ mixed >>> 32);
    }

    /** The slot to look at first. */
    int first(final int hash) {
        return settle(hash & slots.length - 1, hash);
    }

    /** The slot to look at when what is at {@code slot} is not what was looked for. */
    int next(final int slot) {
        return settle(slot + 1 & slots.length - 1, (int) (slots[slot] >>> Integer.SIZE));
    }

    private int settle(final int from, final int hash) {
        int slot = from;
        while (slots[slot] != 0 && (int) (slots[slot] >>> Integer.SIZE) != hash) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    /** The id at a slot, negative if the slot is free. */
    int at(final int slot) {
        return (int) slots[slot] + FREE;
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
        slots[slot] = (long) hash << Integer.SIZE | id - FREE;
        if (++size * 2 > slots.length) {
            grow();
        }
    }

    private void grow() {
        final long[] old = slots;
        slots = new long[old.length * 2];
        for (final long entry : old) {
            if (entry != 0) {
                int slot = (int) (entry >>> Integer.SIZE) & slots.length - 1;
                while (slots[slot] != 0) {
                    slot = slot + 1 & slots.length - 1;
                }
                slots[slot] = entry;
            }
        }
    }
}
