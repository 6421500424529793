package deadwood.importers.jfr;

import java.util.Arrays;

/** From any long to a number that is not negative, in open addressing. */
final class LongIntMap {

    /** What a key has that is not there. */
    static final int NONE = -1;

    private long[] keys = new long[16];
    private int[] values = new int[16];
    private int size;

    LongIntMap() {
        Arrays.fill(values, NONE);
    }

    private static int slot(final long key, final int length) {
        final long mixed = key * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 32 ^ mixed) & length - 1;
    }

    int size() {
        return size;
    }

    int get(final long key) {
        int slot = slot(key, keys.length);
        while (values[slot] != NONE && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return values[slot];
    }

    /**
     * Puts a value unless the key has one.
     *
     * @return the value that the key had, or {@link #NONE}
     */
    int putIfAbsent(final long key, final int value) {
        int slot = slot(key, keys.length);
        while (values[slot] != NONE) {
            if (keys[slot] == key) {
                return values[slot];
            }
            slot = slot + 1 & keys.length - 1;
        }
        keys[slot] = key;
        values[slot] = value;
        if (++size * 2 > keys.length) {
            grow();
        }
        return NONE;
    }

    /** The number of a key: those that are new are numbered on. */
    int intern(final long key) {
        final int known = putIfAbsent(key, size);
        return known == NONE ? size - 1 : known;
    }

    /** The first slot from there on that is taken, −1 if there is none. */
    int next(final int from) {
        for (int slot = from; slot < values.length; slot++) {
            if (values[slot] != NONE) {
                return slot;
            }
        }
        return -1;
    }

    long keyAt(final int slot) {
        return keys[slot];
    }

    int valueAt(final int slot) {
        return values[slot];
    }

    private void grow() {
        final long[] oldKeys = keys;
        final int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[keys.length];
        Arrays.fill(values, NONE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != NONE) {
                int slot = slot(oldKeys[i], keys.length);
                while (values[slot] != NONE) {
                    slot = slot + 1 & keys.length - 1;
                }
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
