package deadwood.app.ui.retention;

import deadwood.app.ui.object.ObjectRow;
import deadwood.model.tree.WeightedTree;

/**
 * A node of the retention tree as a row. Sizes are bytes.
 *
 * @param name a class name, a package, or what merged rows are called
 * @param suffix what follows the name in a quiet tone, or ""
 * @param objects how many objects it stands for with all below them
 * @param object the object it stands for, or the largest of them; {@link ObjectRow#NONE} if there is none
 * @param node the node of the merged tree, {@link WeightedTree#NONE} in the tree of objects
 */
public record RetentionRow(String name, String suffix, long objects, long shallow, long retained, boolean hasChildren,
        int object, int node) {

    static RetentionRow of(final ObjectRow row) {
        return new RetentionRow(row.typeName(), row.suffix(), 1, row.shallow(), row.retained(), row.dominated() > 0,
                row.object(), WeightedTree.NONE);
    }

    static RetentionRow of(final WeightedTree tree, final int node) {
        return new RetentionRow(tree.name(node), "", tree.total(1, node), tree.self(0, node), tree.total(0, node),
                tree.firstChild(node) != WeightedTree.NONE, tree.payload(node), node);
    }
}
