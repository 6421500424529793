package deadwood.app.ui.flame;

import deadwood.model.tree.WeightedTree;

/**
 * What takes the full width: a node, or some of its children, from {@code first} to {@code last}.
 *
 * @param node the node
 * @param first the first of its children, {@link WeightedTree#NONE} for all
 * @param last the last of its children, {@link WeightedTree#NONE} for all
 */
public record FlameZoom(int node, int first, int last) {

    /** Everything. */
    public static final FlameZoom ALL = of(0);

    /** One node with all below it. */
    public static FlameZoom of(final int node) {
        return new FlameZoom(node, WeightedTree.NONE, WeightedTree.NONE);
    }

    /** Whether it is only some of the children. */
    public boolean isPart() {
        return first != WeightedTree.NONE;
    }

    /** Whether a node is in sight, and not only as one that stands above. */
    boolean shows(final WeightedTree tree, final int other) {
        return isPart()
                ? other >= first && other < tree.subtreeEnd(last)
                : other >= node && other < tree.subtreeEnd(node);
    }

    /** What is in sight weighs that. */
    long weight(final WeightedTree tree, final int valueType) {
        if (!isPart()) {
            return tree.total(valueType, node);
        }
        long sum = 0;
        for (int child = first; child != WeightedTree.NONE && child <= last; child = tree.nextSibling(child)) {
            sum += tree.total(valueType, child);
        }
        return sum;
    }

    /** How many children those of a part are. */
    static int count(final WeightedTree tree, final int first, final int last) {
        int count = 0;
        for (int child = first; child != WeightedTree.NONE && child <= last; child = tree.nextSibling(child)) {
            count++;
        }
        return count;
    }
}
