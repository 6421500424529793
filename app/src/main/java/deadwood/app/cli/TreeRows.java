package deadwood.app.cli;

import deadwood.model.tree.WeightedTree;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which nodes of a tree are printed when there are too many: the heaviest, in the order of the tree. */
final class TreeRows {

    private static final String INDENT = "  ";

    private TreeRows() {}

    /** The heaviest nodes by the first value type, the root left out; a node never goes without those above it. */
    static List<Integer> heaviest(final WeightedTree tree, final long limit) {
        final IntStream nodes = IntStream.range(1, tree.size());
        if (tree.size() - 1L <= limit) {
            return nodes.boxed().toList();
        }
        // A parent weighs no less than its children and comes before them.
        return nodes.boxed()
                .sorted(Comparator.<Integer>comparingLong(node -> tree.total(0, node)).reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(limit).sorted().toList();
    }

    /** The name of a node, as far to the right as it is deep. */
    static String indented(final WeightedTree tree, final int node) {
        return INDENT.repeat(tree.depth(node) - 1) + tree.name(node);
    }
}
