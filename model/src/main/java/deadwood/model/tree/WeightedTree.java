package deadwood.model.tree;

import deadwood.model.store.IndexText;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree of named nodes with a self and a total per value type, in parallel arrays.
 * <p>
 * Nodes are numbered in preorder: node 0 is the root, a parent comes before its children, and the nodes below {@code n}
 * are {@code n + 1} … {@link #subtreeEnd}{@code (n)} − 1. Siblings stand by total of the first value type, largest first, then by
 * name; in trees that have an order of their own ({@link TreeColumns#treeInOrder}) several siblings may have one name. Immutable.
 */
public final class WeightedTree {

    /** No node. */
    public static final int NONE = -1;

    private final List<ValueType> valueTypes;
    private final List<String> names;
    private final int[] nameIds;
    private final int[] parents;
    private final int[] subtreeEnds;
    private final int[] payloads;
    private final long[][] self;
    private final long[][] total;
    private final boolean isByWeight;

    /** @param isByWeight whether siblings stand by total of the first value type */
    WeightedTree(final List<ValueType> valueTypes, final List<String> names, final int[] nameIds, final int[] parents,
            final int[] subtreeEnds,
            final int[] payloads, final long[][] self, final long[][] total, final boolean isByWeight) {
        this.valueTypes = List.copyOf(valueTypes);
        this.names = List.copyOf(names);
        this.nameIds = nameIds;
        this.parents = parents;
        this.subtreeEnds = subtreeEnds;
        this.payloads = payloads;
        this.self = self;
        this.total = total;
        this.isByWeight = isByWeight;
    }

    /** Whether siblings stand by total of the first value type, the largest first. */
    public boolean isByWeight() {
        return isByWeight;
    }

    /** The same nodes in the same order with other values; totals are summed up. */
    WeightedTree withValues(final List<ValueType> types, final long[][] weights) {
        final long[][] sums = new long[weights.length][];
        for (int type = 0; type < weights.length; type++) {
            sums[type] = weights[type].clone();
            for (int node = size() - 1; node > 0; node--) {
                sums[type][parents[node]] += sums[type][node];
            }
        }
        return new WeightedTree(types, names, nameIds, parents, subtreeEnds, payloads, weights, sums, false);
    }

    /** Writes the tree for an index; siblings have to stand by weight. */
    public void write(final DataOutput out) throws IOException {
        out.writeInt(valueTypes.size());
        for (final ValueType type : valueTypes) {
            IndexText.write(type.name(), out);
            IndexText.write(type.unit().name(), out);
        }
        out.writeInt(names.size());
        for (final String name : names) {
            IndexText.write(name, out);
        }
        out.writeInt(size());
        for (int node = 0; node < size(); node++) {
            out.writeInt(nameIds[node]);
            out.writeInt(parents[node]);
            out.writeInt(subtreeEnds[node]);
            out.writeInt(payloads[node]);
            for (int type = 0; type < valueTypes.size(); type++) {
                out.writeLong(self[type][node]);
                out.writeLong(total[type][node]);
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    public static WeightedTree read(final DataInput in) throws IOException {
        final List<ValueType> types = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            types.add(new ValueType(IndexText.read(in), ValueType.Unit.valueOf(IndexText.read(in))));
        }
        final List<String> names = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            names.add(IndexText.read(in));
        }
        final int size = in.readInt();
        final WeightedTree tree = new WeightedTree(types, names, new int[size], new int[size], new int[size],
                new int[size], new long[types.size()][size], new long[types.size()][size], true);
        for (int node = 0; node < size; node++) {
            tree.nameIds[node] = in.readInt();
            tree.parents[node] = in.readInt();
            tree.subtreeEnds[node] = in.readInt();
            tree.payloads[node] = in.readInt();
            for (int type = 0; type < types.size(); type++) {
                tree.self[type][node] = in.readLong();
                tree.total[type][node] = in.readLong();
            }
        }
        return tree;
    }

    /** The value types; every node has a self and a total of each. */
    public List<ValueType> valueTypes() {
        return valueTypes;
    }

    /** Number of nodes, at least 1: the root is always there. */
    public int size() {
        return parents.length;
    }

    public String name(final int node) {
        return names.get(nameIds[node]);
    }

    /** Equal names have equal ids, 0 … {@link #nameCount()} − 1. */
    public int nameId(final int node) {
        return nameIds[node];
    }

    public int nameCount() {
        return names.size();
    }

    public String nameOf(final int nameId) {
        return names.get(nameId);
    }

    /** The parent, or {@link #NONE} for the root. */
    public int parent(final int node) {
        return parents[node];
    }

    /** One past the last node of the subtree of {@code node}. */
    public int subtreeEnd(final int node) {
        return subtreeEnds[node];
    }

    /** The first child, or {@link #NONE}. */
    public int firstChild(final int node) {
        return subtreeEnds[node] > node + 1 ? node + 1 : NONE;
    }

    /** The next child of the same parent, or {@link #NONE}. */
    public int nextSibling(final int node) {
        final int next = subtreeEnds[node];
        final int parent = parents[node];
        return parent != NONE && next < subtreeEnds[parent] ? next : NONE;
    }

    public int childCount(final int node) {
        int count = 0;
        for (int child = firstChild(node); child != NONE; child = nextSibling(child)) {
            count++;
        }
        return count;
    }

    /** Number of ancestors; 0 for the root. */
    public int depth(final int node) {
        int depth = 0;
        for (int ancestor = parents[node]; ancestor != NONE; ancestor = parents[ancestor]) {
            depth++;
        }
        return depth;
    }

    /** What the node itself weighs, of the value type at that index. */
    public long self(final int valueType, final int node) {
        return self[valueType][node];
    }

    /** What the node and all below it weigh, of the value type at that index. */
    public long total(final int valueType, final int node) {
        return total[valueType][node];
    }

    /** A number the builder of the tree attached to the node (the id of an object that stands for it, say), or {@link #NONE}. */
    public int payload(final int node) {
        return payloads[node];
    }

    /** The names from below the root down to {@code node}; empty for the root. */
    public List<String> path(final int node) {
        final java.util.ArrayDeque<String> path = new java.util.ArrayDeque<>();
        for (int at = node; parents[at] != NONE; at = parents[at]) {
            path.addFirst(name(at));
        }
        return List.copyOf(path);
    }

    /** The child with that name, or {@link #NONE}. */
    public int child(final int node, final String name) {
        for (int child = firstChild(node); child != NONE; child = nextSibling(child)) {
            if (name(child).equals(name)) {
                return child;
            }
        }
        return NONE;
    }
}
