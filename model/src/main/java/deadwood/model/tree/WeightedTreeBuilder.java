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
    private final TreeNodes nodes;
    private final long[][] self;

    /** @param rootName name of the root: "all", the file's name */
    public WeightedTreeBuilder(final List<ValueType> valueTypes, final String rootName) {
        if (valueTypes.isEmpty()) {
            throw new IllegalArgumentException("a tree needs a value type");
        }
        this.valueTypes = List.copyOf(valueTypes);
        this.self = new long[valueTypes.size()][64];
        this.nodes = new TreeNodes(nameId(rootName));
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
        return nodes.size();
    }

    /** The child of that name, added if it is not there yet. */
    public int child(final int parent, final String name) {
        return child(parent, nameId(name));
    }

    /** The child of that name, added if it is not there yet. */
    public int child(final int parent, final int nameId) {
        return nodes.child(parent, nameId);
    }

    /** A new child, even if there is one of that name already. */
    public int add(final int parent, final String name) {
        return nodes.add(parent, nameId(name));
    }

    /** Adds to what a node itself weighs. */
    public void addSelf(final int valueType, final int node, final long amount) {
        if (node >= self[valueType].length) {
            self[valueType] = Arrays.copyOf(self[valueType], Math.max(size(), Math.multiplyExact(node, 2)));
        }
        self[valueType][node] += amount;
    }

    /** Attaches a number to a node: {@link WeightedTree#payload}. */
    public void payload(final int node, final int payload) {
        nodes.payload(node, payload);
    }

    /** The number attached to a node, {@link WeightedTree#NONE} if none was. */
    public int payload(final int node) {
        return nodes.payload(node);
    }

    /** The tree. The builder can be used no more. */
    public WeightedTree build() {
        for (int type = 0; type < self.length; type++) {
            if (self[type].length < size()) {
                self[type] = Arrays.copyOf(self[type], size());
            }
        }
        return nodes.columns(valueTypes, names, self).tree();
    }
}
