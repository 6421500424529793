package deadwood.model.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the union of two trees, level by level. Siblings of one name must have been merged by the tree's builder. Which child of a node
 * has a name already is kept by name, so nothing is looked up in a hash table but the names themselves.
 */
final class TreeUnion {

    private final WeightedTree before;
    private final WeightedTree after;
    private final List<String> names = new ArrayList<>();
    private final int[] beforeNames;
    private final int[] afterNames;
    private final int[] nodeNames;
    private final int[] parents;
    private final int[] beforeNodes;
    private final int[] afterNodes;
    private int size;

    TreeUnion(final WeightedTree before, final WeightedTree after) {
        this.before = before;
        this.after = after;
        final Map<String, Integer> ids = new HashMap<>();
        this.beforeNames = nameIds(before, ids);
        this.afterNames = nameIds(after, ids);
        final int most = Math.addExact(before.size(), after.size());
        this.nodeNames = new int[most];
        this.parents = new int[most];
        this.beforeNodes = new int[most];
        this.afterNodes = new int[most];
    }

    private int[] nameIds(final WeightedTree side, final Map<String, Integer> ids) {
        final int[] ofSide = new int[side.nameCount()];
        for (int id = 0; id < ofSide.length; id++) {
            final String name = side.nameOf(id);
            final Integer known = ids.putIfAbsent(name, names.size());
            if (known == null) {
                names.add(name);
            }
            ofSide[id] = known == null ? names.size() - 1 : known;
        }
        return ofSide;
    }

    TreeDelta delta() {
        append(WeightedTree.NONE, afterNames[after.nameId(0)], 0, 0);
        final int[] childOfName = new int[names.size()];
        for (int node = 0; node < size; node++) {
            addChildren(node, childOfName);
        }
        final int types = before.valueTypes().size();
        final long[][] self = new long[types][size];
        for (int type = 0; type < types; type++) {
            for (int node = 0; node < size; node++) {
                self[type][node] = Math.max(self(before, beforeNodes[node], type), self(after, afterNodes[node], type));
            }
        }
        final int[] payloads = new int[size];
        Arrays.setAll(payloads, node -> node);
        final WeightedTree union = new TreeColumns(before.valueTypes(), names, nodeNames, parents, payloads, self, size)
                .tree();
        final int[] beforeInOrder = new int[size];
        final int[] afterInOrder = new int[size];
        for (int node = 0; node < size; node++) {
            beforeInOrder[node] = beforeNodes[union.payload(node)];
            afterInOrder[node] = afterNodes[union.payload(node)];
        }
        return new TreeDelta(union, before, after, beforeInOrder, afterInOrder);
    }

    /** @param childOfName by name: a node of the union; whose parent is another one if the name is not among the children yet */
    private void addChildren(final int node, final int[] childOfName) {
        final int inBefore = beforeNodes[node];
        if (inBefore != WeightedTree.NONE) {
            for (int child = before.firstChild(inBefore); child != WeightedTree.NONE; child = before.nextSibling(
                    child)) {
                final int name = beforeNames[before.nameId(child)];
                childOfName[name] = append(node, name, child, WeightedTree.NONE);
            }
        }
        final int inAfter = afterNodes[node];
        if (inAfter != WeightedTree.NONE) {
            for (int child = after.firstChild(inAfter); child != WeightedTree.NONE; child = after.nextSibling(child)) {
                final int name = afterNames[after.nameId(child)];
                final int known = childOfName[name];
                if (known > node && parents[known] == node && afterNodes[known] == WeightedTree.NONE) {
                    afterNodes[known] = child;
                } else {
                    childOfName[name] = append(node, name, WeightedTree.NONE, child);
                }
            }
        }
    }

    private int append(final int parent, final int name, final int inBefore, final int inAfter) {
        parents[size] = parent;
        nodeNames[size] = name;
        beforeNodes[size] = inBefore;
        afterNodes[size] = inAfter;
        return size++;
    }

    private static long self(final WeightedTree side, final int node, final int type) {
        return node == WeightedTree.NONE ? 0 : side.self(type, node);
    }
}
