package deadwood.model.structure.trie;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A set of pairs of classes: instances of the first refer to instances of the second. */
final class ClassPairs {

    private static final long EMPTY = -1;

    // Open addressing: source << 32 | target.
    private long[] slots = new long[1 << 12];
    private int size;

    ClassPairs() {
        Arrays.fill(slots, EMPTY);
    }

    void add(final int source, final int target) {
        add((long) source << 32 | target);
    }

    private void add(final long pair) {
        int slot = slotOf(pair);
        while (slots[slot] != EMPTY) {
            if (slots[slot] == pair) {
                return;
            }
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = pair;
        if (++size * 2 > slots.length) {
            final long[] old = slots;
            slots = new long[old.length * 2];
            Arrays.fill(slots, EMPTY);
            size = 0;
            for (final long known : old) {
                if (known != EMPTY) {
                    add(known);
                }
            }
        }
    }

    private int slotOf(final long pair) {
        return (int) (pair * 0x9E37_79B9_7F4A_7C15L >>> 32) & slots.length - 1;
    }

    void addAll(final ClassPairs other) {
        for (final long pair : other.slots) {
            if (pair != EMPTY) {
                add(pair);
            }
        }
    }

    /** The classes that instances of each class refer to, by class id, ascending. */
    List<List<Integer>> targets(final int classCount) {
        final List<List<Integer>> targets = new ArrayList<>(classCount);
        for (int id = 0; id < classCount; id++) {
            targets.add(new ArrayList<>(0));
        }
        final long[] sorted = Arrays.stream(slots).filter(pair -> pair != EMPTY).sorted().toArray();
        for (final long pair : sorted) {
            targets.get((int) (pair >>> 32)).add((int) pair);
        }
        return targets;
    }
}
