package deadwood.model.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds a {@link WeightedTree}: nodes are added below others, weights to nodes, in any order. For one thread. */
public final class WeightedTreeBuilder {

    /** The root, there from the start. */
    public static final int ROOT = 0;

    private final List<ValueType> valueTypes;
    private final Map<String, Integer> nameIds = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private int[] nodeNames = new int[64];
    private int[] parents = new int[64];
    private int[] payloads = new int[64];
    private final long[][] self;
    private int size;
    // Open addressing: (parent, name) → node, so that find-or-add needs no object a node.
    private int[] slots = new int[256];

    /** @param rootName name of the root: "all", the file's name */
    public WeightedTreeBuilder(final List<ValueType> valueTypes, final String rootName) {
        if (valueTypes.isEmpty()) {
            throw new IllegalArgumentException("a tree needs a value type");
        }
        this.valueTypes = List.copyOf(valueTypes);
        this.self = new long[valueTypes.size()][64];
        Arrays.fill(slots, -1);
        append(WeightedTree.NONE, nameId(rootName));
    }

    /** The id of a name, for {@link #child(int, int)}. */
    public int nameId(final String name) {
        final Integer known = nameIds.putIfAbsent(name, names.size());
        if (known == null) {
            names.add(name);
            return names.size() - 1;
        }
        return known;
    }

    /** Number of nodes so far. */
    public int size() {
        return size;
    }

    /** The child of that name, added if it is not there yet. */
    public int child(final int parent, final String name) {
        return child(parent, nameId(name));
    }

    /** The child of that name, added if it is not there yet. */
    public int child(final int parent, final int nameId) {
        int slot = slotOf(parent, nameId);
        while (slots[slot] >= 0) {
            final int node = slots[slot];
            if (parents[node] == parent && nodeNames[node] == nameId) {
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
    public int add(final int parent, final String name) {
        return append(parent, nameId(name));
    }

    /** Adds to what a node itself weighs. */
    public void addSelf(final int valueType, final int node, final long amount) {
        self[valueType][node] += amount;
    }

    /** Attaches a number to a node: {@link WeightedTree#payload}. */
    public void payload(final int node, final int payload) {
        payloads[node] = payload;
    }

    /** The number attached to a node, {@link WeightedTree#NONE} if none was. */
    public int payload(final int node) {
        return payloads[node];
    }

    private int append(final int parent, final int nameId) {
        if (size == parents.length) {
            final int capacity = Math.multiplyExact(size, 2);
            parents = Arrays.copyOf(parents, capacity);
            nodeNames = Arrays.copyOf(nodeNames, capacity);
            payloads = Arrays.copyOf(payloads, capacity);
            for (int type = 0; type < self.length; type++) {
                self[type] = Arrays.copyOf(self[type], capacity);
            }
        }
        parents[size] = parent;
        nodeNames[size] = nameId;
        payloads[size] = WeightedTree.NONE;
        return size++;
    }

    private int slotOf(final int parent, final int nameId) {
        final long key = (long) parent << 32 | nameId;
        return (int) (key * 0x9E37_79B9_7F4A_7C15L >>> 36) & slots.length - 1;
    }

    private void rehash() {
        final int[] old = slots;
        slots = new int[old.length * 2];
        Arrays.fill(slots, -1);
        for (final int node : old) {
            if (node >= 0) {
                int slot = slotOf(parents[node], nodeNames[node]);
                while (slots[slot] >= 0) {
                    slot = slot + 1 & slots.length - 1;
                }
                slots[slot] = node;
            }
        }
    }

    /** The tree. The builder can be used no more. */
    public WeightedTree build() {
        final long[][] total = new long[self.length][];
        for (int type = 0; type < self.length; type++) {
            total[type] = Arrays.copyOf(self[type], size);
            // A parent is always added before its children, so going down adds every subtree once.
            for (int node = size - 1; node > ROOT; node--) {
                total[type][parents[node]] += total[type][node];
            }
        }
        final int[] order = preorder(total[0]);
        final int[] position = new int[size];
        for (int at = 0; at < size; at++) {
            position[order[at]] = at;
        }
        final int[] newParents = new int[size];
        final int[] ends = new int[size];
        final int[] newNames = new int[size];
        final int[] newPayloads = new int[size];
        for (int at = 0; at < size; at++) {
            final int node = order[at];
            newParents[at] = parents[node] == WeightedTree.NONE ? WeightedTree.NONE : position[parents[node]];
            newNames[at] = nodeNames[node];
            newPayloads[at] = payloads[node];
            ends[at] = at + 1;
        }
        for (int at = size - 1; at > 0; at--) {
            ends[newParents[at]] = Math.max(ends[newParents[at]], ends[at]);
        }
        return new WeightedTree(valueTypes, names, newNames, newParents, ends, newPayloads, permuted(self, order),
                permuted(total, order));
    }

    private static long[][] permuted(final long[][] values, final int[] order) {
        final long[][] result = new long[values.length][order.length];
        for (int type = 0; type < values.length; type++) {
            for (int at = 0; at < order.length; at++) {
                result[type][at] = values[type][order[at]];
            }
        }
        return result;
    }

    /** The nodes in preorder, siblings by weight and then by name. */
    private int[] preorder(final long[] weight) {
        final int[] childStart = new int[size + 1];
        for (int node = 1; node < size; node++) {
            childStart[parents[node] + 1]++;
        }
        for (int node = 0; node < size; node++) {
            childStart[node + 1] += childStart[node];
        }
        final Integer[] children = new Integer[size - 1];
        final int[] next = childStart.clone();
        for (int node = 1; node < size; node++) {
            children[next[parents[node]]++] = node;
        }
        for (int node = 0; node < size; node++) {
            // Descending on purpose: the stack below gives the last one first.
            Arrays.sort(children, childStart[node], childStart[node + 1], (left, right) -> {
                final int byWeight = Long.compare(weight[left], weight[right]);
                return byWeight != 0 ? byWeight : names.get(nodeNames[right]).compareTo(names.get(nodeNames[left]));
            });
        }
        final int[] order = new int[size];
        final int[] stack = new int[size];
        int depth = 1;
        int at = 0;
        while (depth > 0) {
            final int node = stack[--depth];
            order[at++] = node;
            for (int child = childStart[node]; child < childStart[node + 1]; child++) {
                stack[depth++] = children[child];
            }
        }
        return order;
    }
}
