package deadwood.model.tree;

import java.util.Arrays;
import java.util.List;

/** Nodes of a tree that is being made: each has a parent, a name and a number attached. For one thread. */
public final class TreeNodes {

    private int[] nameIds = new int[64];
    private int[] parents = new int[64];
    private int[] payloads = new int[64];
    private int size;
    // Open addressing: (parent, name) → node, so that find-or-add needs no object a node.
    private int[] slots = new int[256];

    /** Node 0, the root, is there from the start. */
    public TreeNodes(final int rootName) {
        Arrays.fill(slots, WeightedTree.NONE);
        append(WeightedTree.NONE, rootName);
    }

    /** Number of nodes so far. */
    public int size() {
        return size;
    }

    public int parent(final int node) {
        return parents[node];
    }

    public int nameId(final int node) {
        return nameIds[node];
    }

    /** The number attached to a node, {@link WeightedTree#NONE} if none was. */
    public int payload(final int node) {
        return payloads[node];
    }

    public void payload(final int node, final int payload) {
        payloads[node] = payload;
    }

    /** The child of that name, added if it is not there yet. */
    public int child(final int parent, final int nameId) {
        int slot = slotOf(parent, nameId);
        while (slots[slot] >= 0) {
            final int node = slots[slot];
            if (parents[node] == parent && nameIds[node] == nameId) {
                return node;
            }
            slot = slot + 1 & slots.length - 1;
        }
        final int node = append(parent, nameId);
        slots[slot] = node;
        if (size * 2 > slots.length) {
            rehash();
        }
        return node;
    }

    /** A new child, even if there is one of that name already. */
    public int add(final int parent, final int nameId) {
        return append(parent, nameId);
    }

    /**
     * What makes a tree of these nodes, without copying them: no node can be added after that.
     *
     * @param self by value type and node
     */
    public TreeColumns columns(final List<ValueType> valueTypes, final List<String> names, final long[][] self) {
        return new TreeColumns(valueTypes, names, nameIds, parents, payloads, self, size);
    }

    private int append(final int parent, final int nameId) {
        if (size == parents.length) {
            final int capacity = Math.multiplyExact(size, 2);
            parents = Arrays.copyOf(parents, capacity);
            nameIds = Arrays.copyOf(nameIds, capacity);
            payloads = Arrays.copyOf(payloads, capacity);
        }
        parents[size] = parent;
        nameIds[size] = nameId;
        payloads[size] = WeightedTree.NONE;
        return size++;
    }

    private int slotOf(final int parent, final int nameId) {
        final long key = (long) parent << 32 | nameId;
        return (int) (key * 0x9E37_79B9_7F4A_7C15L >>> 34) & slots.length - 1;
    }

    private void rehash() {
        final int[] old = slots;
        slots = new int[Math.multiplyExact(old.length, 2)];
        Arrays.fill(slots, WeightedTree.NONE);
        for (final int node : old) {
            if (node >= 0) {
                int slot = slotOf(parents[node], nameIds[node]);
                while (slots[slot] >= 0) {
                    slot = slot + 1 & slots.length - 1;
                }
                slots[slot] = node;
            }
        }
    }
}
