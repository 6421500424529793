package deadwood.importers.samples;

import deadwood.model.profile.StackTable;

/**
 * Stacks as a trie, as {@link StackTable} has them. A stack is looked up by the hash of its whole path, from the innermost frame up: one
 * that is there takes one probe, one that is new as many as it has new nodes. For one thread.
 */
public final class StackTrie {

    private static final int FIRST = 1 << 10;

    private final IntList parents = new IntList();
    private final IntList frames = new IntList();
    private int[] table = new int[FIRST];
    private long[] hashes = new long[64];

    public StackTrie() {
        parents.add(StackTable.NONE);
        frames.add(StackTable.NONE);
    }

    /** Number of nodes, the root included. */
    public int size() {
        return parents.size();
    }

    /** The node above, {@link StackTable#NONE} for the root. */
    public int parent(final int node) {
        return parents.get(node);
    }

    /** The innermost frame of a node, {@link StackTable#NONE} for the root. */
    public int frame(final int node) {
        return frames.get(node);
    }

    /** By node. */
    public int[] parents() {
        return parents.trimmed();
    }

    /** By node. */
    public int[] frames() {
        return frames.trimmed();
    }

    /**
     * The node of a stack.
     *
     * @param stack the frames, the innermost first
     */
    public int node(final IntList stack) {
        final int[] path = stack.array();
        final int length = stack.size();
        hash(path, length);
        int depth = length;
        int node = StackTable.ROOT;
        while (depth > 0) {
            final int found = find(path, length, depth);
            if (found > 0) {
                node = found;
                break;
            }
            depth--;
        }
        while (depth < length) {
            node = add(node, path[length - 1 - depth], hashes[depth]);
            depth++;
        }
        return node;
    }

    private static long mixed(final long above, final int frame) {
        final long hash = (above ^ frame + 1L) * 0x9E37_79B9_7F4A_7C15L;
        return hash ^ hash >>> 29;
    }

    /** Of each node of the path, the outermost first. */
    private void hash(final int[] path, final int length) {
        if (hashes.length < length) {
            hashes = new long[IntList.larger(hashes.length, length)];
        }
        long hash = 0;
        for (int i = 0; i < length; i++) {
            hash = mixed(hash, path[length - 1 - i]);
            hashes[i] = hash;
        }
    }

    private static int slot(final long hash, final int mask) {
        return (int) (hash * 0xC2B2_AE3D_27D4_EB4FL >>> 32) & mask;
    }

    /** The node of the outermost {@code depth} frames, 0 if there is none. */
    private int find(final int[] path, final int length, final int depth) {
        final int mask = table.length - 1;
        int at = slot(hashes[depth - 1], mask);
        while (table[at] != 0) {
            if (is(table[at], path, length, depth)) {
                return table[at];
            }
            at = at + 1 & mask;
        }
        return 0;
    }

    private boolean is(final int node, final int[] path, final int length, final int depth) {
        int at = node;
        for (int i = length - depth; i < length; i++) {
            if (frames.get(at) != path[i]) {
                return false;
            }
            at = parents.get(at);
        }
        return at == StackTable.ROOT;
    }

    private int add(final int parent, final int frame, final long hash) {
        final int node = parents.size();
        parents.add(parent);
        frames.add(frame);
        if (node * 2L > table.length) {
            grow();
        } else {
            put(node, hash);
        }
        return node;
    }

    private void put(final int node, final long hash) {
        final int mask = table.length - 1;
        int at = slot(hash, mask);
        while (table[at] != 0) {
            at = at + 1 & mask;
        }
        table[at] = node;
    }

    private void grow() {
        table = new int[table.length * 2];
        final long[] all = new long[parents.size()];
        for (int node = 1; node < all.length; node++) {
            all[node] = mixed(all[parents.get(node)], frames.get(node));
            put(node, all[node]);
        }
    }

    /** Gives up the table, and with it {@link #node}. */
    public void seal() {
        table = new int[0];
        hashes = new long[0];
    }

    /** Appends the frames of a node, the innermost first. */
    public void addPath(final int node, final IntList path) {
        for (int at = node; at != StackTable.ROOT; at = parents.get(at)) {
            path.add(frames.get(at));
        }
    }
}
