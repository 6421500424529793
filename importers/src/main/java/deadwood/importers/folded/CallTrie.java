package deadwood.importers.folded;

import java.util.Arrays;

/**
 * The stacks of one part of a file as a trie, with the counts that end at each node. Node 0 has no frame; a parent has a smaller
 * number than its children. A child is found by one hash of its parent and its name.
 */
final class CallTrie {

    static final int ROOT = 0;

    private static final int FIRST = 1 << 12;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private final FrameNames names = new FrameNames();
    private final boolean twoCounts;
    /** The parent above, the name below. */
    private long[] nodes = new long[FIRST];
    private long[] hashes = new long[FIRST];
    private long[] counts = new long[FIRST];
    private long[] baseCounts;
    private long[] counted = new long[FIRST / Long.SIZE];
    /** The upper half of the hash above, the node below; 0 is free, as no child is the root. */
    private long[] table = new long[4 * FIRST];
    private int size = 1;
    private long saturated;

    CallTrie(final boolean twoCounts) {
        this.twoCounts = twoCounts;
        this.baseCounts = new long[twoCounts ? FIRST : 0];
    }

    /** The child of a node, made where it is new. */
    int child(final int parent, final byte[] text, final int from, final int to, final long nameHash) {
        final long hash = hash(parent, nameHash);
        final long tag = hash & 0xffff_ffff_0000_0000L;
        int slot = (int) hash & table.length - 1;
        while (table[slot] != 0) {
            final long entry = table[slot];
            if ((entry & 0xffff_ffff_0000_0000L) == tag) {
                final int node = (int) entry;
                if (parent(node) == parent && names.is(name(node), text, from, to)) {
                    return node;
                }
            }
            slot = slot + 1 & table.length - 1;
        }
        return add(parent, names.of(text, from, to, nameHash), hash, slot);
    }

    private static long hash(final int parent, final long nameHash) {
        final long mixed = (nameHash ^ parent * MIX) * 0xC2B2_AE3D_27D4_EB4FL;
        return mixed ^ mixed >>> 31;
    }

    private int add(final int parent, final int name, final long hash, final int slot) {
        final int node = size;
        if (node == nodes.length) {
            growNodes();
        }
        nodes[node] = (long) parent << 32 | name;
        hashes[node] = hash;
        table[slot] = hash & 0xffff_ffff_0000_0000L | node;
        size++;
        if (2 * size > table.length) {
            growTable();
        }
        return node;
    }

    private void growNodes() {
        final int larger = Math.toIntExact(Math.min(Integer.MAX_VALUE - 64L, 2L * size));
        if (larger == size) {
            throw new OutOfMemoryError("stacks");
        }
        nodes = Arrays.copyOf(nodes, larger);
        hashes = Arrays.copyOf(hashes, larger);
        counts = Arrays.copyOf(counts, larger);
        baseCounts = Arrays.copyOf(baseCounts, twoCounts ? larger : 0);
        counted = Arrays.copyOf(counted, larger / Long.SIZE + 1);
    }

    private void growTable() {
        if (table.length > 1 << 29) {
            throw new OutOfMemoryError("stacks");
        }
        table = new long[2 * table.length];
        for (int node = 1; node < size; node++) {
            int slot = (int) hashes[node] & table.length - 1;
            while (table[slot] != 0) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = hashes[node] & 0xffff_ffff_0000_0000L | node;
        }
    }

    void count(final int node, final long base, final long count) {
        counted[node >>> 6] |= 1L << node;
        counts[node] = sum(counts[node], count);
        if (twoCounts) {
            baseCounts[node] = sum(baseCounts[node], base);
        }
    }

    private long sum(final long left, final long right) {
        final long sum = left + right;
        if (((left ^ sum) & (right ^ sum)) < 0) {
            saturated++;
            return left < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return sum;
    }

    /** Number of nodes, the root included. */
    int size() {
        return size;
    }

    int parent(final int node) {
        return (int) (nodes[node] >>> 32);
    }

    int name(final int node) {
        return (int) nodes[node];
    }

    FrameNames names() {
        return names;
    }

    /** Whether a line ends at the node. */
    boolean isCounted(final int node) {
        return (counted[node >>> 6] & 1L << node) != 0;
    }

    long count(final int node) {
        return counts[node];
    }

    /** The first of two counts. */
    long baseCount(final int node) {
        return twoCounts ? baseCounts[node] : 0;
    }

    /** How often a sum did not fit and became the largest number that there is. */
    long saturated() {
        return saturated;
    }
}
