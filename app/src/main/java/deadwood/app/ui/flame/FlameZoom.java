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

    /**
     * Some of the children from {@code first} to {@code last}: no more than {@code most} of them, from a place on that is told by a share of
     * their number.
     */
    static FlameZoom part(final WeightedTree tree, final int node, final int first, final int last, final double share,
            final int most) {
        final int count = count(tree, first, last);
        if (count <= most) {
            return new FlameZoom(node, first, last);
        }
        final int skipped = (int) Math.min(Math.round(share * count), count - most);
        int from = first;
        for (int i = 0; i < skipped; i++) {
            from = tree.nextSibling(from);
        }
        int to = from;
        for (int i = 1; i < most; i++) {
            to = tree.nextSibling(to);
        }
        return new FlameZoom(node, from, to);
    }

    /** Whether it is only some of the children. */
    public boolean isPart() {
        return first != WeightedTree.NONE;
    }

    /** Whether a node is in sight, and not only as one that stands above. */
    public boolean shows(final WeightedTree tree, final int other) {
        return isPart()
                ? other >= first && other < tree.subtreeEnd(last)
                : other >= node && other < tree.subtreeEnd(node);
    }

    /** What is in sight weighs that. */
    public long weight(final WeightedTree tree, final int valueType) {
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
