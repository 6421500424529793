package deadwood.model.tree;

import java.util.Arrays;

/** Makes the union of two trees. Siblings of one name must have been merged by the tree's builder. */
final class TreeUnion {

    private final WeightedTree before;
    private final WeightedTree after;
    private final WeightedTreeBuilder builder;
    private final int[] beforeNodes;
    private final int[] afterNodes;

    TreeUnion(final WeightedTree before, final WeightedTree after) {
        this.before = before;
        this.after = after;
        this.builder = new WeightedTreeBuilder(before.valueTypes(), after.name(0));
        this.beforeNodes = new int[before.size() + after.size()];
        this.afterNodes = beforeNodes.clone();
        Arrays.fill(beforeNodes, WeightedTree.NONE);
        Arrays.fill(afterNodes, WeightedTree.NONE);
    }

    TreeDelta delta() {
        enter(before, beforeNodes);
        enter(after, afterNodes);
        for (int node = 0; node < builder.size(); node++) {
            builder.payload(node, node);
            for (int type = 0; type < before.valueTypes().size(); type++) {
                builder.addSelf(type, node,
                        Math.max(self(before, beforeNodes[node], type), self(after, afterNodes[node], type)));
            }
        }
        final WeightedTree union = builder.build();
        final int[] beforeInOrder = new int[union.size()];
        final int[] afterInOrder = new int[union.size()];
        for (int node = 0; node < union.size(); node++) {
            beforeInOrder[node] = beforeNodes[union.payload(node)];
            afterInOrder[node] = afterNodes[union.payload(node)];
        }
        return new TreeDelta(union, before, after, beforeInOrder, afterInOrder);
    }

    private void enter(final WeightedTree side, final int[] nodes) {
        final int[] inUnion = new int[side.size()];
        nodes[WeightedTreeBuilder.ROOT] = 0;
        for (int node = 1; node < side.size(); node++) {
            inUnion[node] = builder.child(inUnion[side.parent(node)], side.name(node));
            nodes[inUnion[node]] = node;
        }
    }

    private static long self(final WeightedTree side, final int node, final int type) {
        return node == WeightedTree.NONE ? 0 : side.self(type, node);
    }
}
