package deadwood.app.ui.calls;

import deadwood.model.tree.WeightedTree;

/**
 * A node of a call tree as a row.
 *
 * @param node the node; no two rows of a tree have the same
 * @param name as the profile has it
 */
public record CallRow(int node, String name, long self, long total, boolean hasChildren) {

    static CallRow of(final WeightedTree tree, final int node) {
        return new CallRow(node, tree.name(node), tree.self(0, node), tree.total(0, node), tree.firstChild(
                node) != WeightedTree.NONE);
    }
}
