package deadwood.model.structure.measure;

import deadwood.model.structure.catalog.Claims;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Objects that were seen, by id: a few bytes each while they are few, a bit for each object of the heap once they are many. A collection of
 * millions of entries costs no more than a small part of a heap of half a gigabyte. For one thread.
 */
final class SeenObjects implements Claims {

    private static final int FIRST = 16;
    /** Slots of a table that is given up for a set of bits instead. */
    private static final int LARGEST = 1 << 17;
    private static final int GOLDEN = 0x9E37_79B9;

    /** Ids, moved so that 0 is free and {@link deadwood.model.heap.HeapGraph#NONE} can be seen too. */
    private int[] slots = new int[FIRST];
    private int count;
    private @Nullable BitSet many;

    @Override
    public boolean claim(final int object) {
        final int number = object + 2;
        final BitSet bits = many;
        if (bits != null) {
            if (bits.get(number)) {
                return false;
            }
            bits.set(number);
            count++;
            return true;
        }
        if (!add(slots, number)) {
            return false;
        }
        if (++count * 2 > slots.length) {
            grow();
        }
        return true;
    }

    private static boolean add(final int[] table, final int number) {
        int slot = number * GOLDEN >>> Integer.numberOfLeadingZeros(table.length - 1) & table.length - 1;
        while (table[slot] != 0) {
            if (table[slot] == number) {
                return false;
            }
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = number;
        return true;
    }

    private void grow() {
        if (slots.length >= LARGEST) {
            final BitSet bits = new BitSet();
            for (final int number : slots) {
                if (number != 0) {
                    bits.set(number);
                }
            }
            many = bits;
            slots = new int[FIRST];
            return;
        }
        final int[] larger = new int[slots.length * 2];
        for (final int number : slots) {
            if (number != 0) {
                add(larger, number);
            }
        }
        slots = larger;
    }

    /** How many were seen. */
    int count() {
        return count;
    }

    /** Begins anew. */
    void clear() {
        if (slots.length > FIRST) {
            slots = new int[FIRST];
        } else if (count > 0) {
            Arrays.fill(slots, 0);
        }
        count = 0;
        many = null;
    }
}
