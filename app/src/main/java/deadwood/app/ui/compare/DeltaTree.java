package deadwood.app.ui.compare;

import deadwood.app.ui.compare.DeltaRow.Presence;
import deadwood.app.ui.object.ObjectRow;
import deadwood.model.retention.RetentionTree;
import deadwood.model.tree.TreeDelta;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The union of two retention trees as rows.
 * <p>
 * Each of the two leaves out what is too small and sums it up in one node, and what is too small depends on the size of the heap. So a
 * node that is on one side alone need not be new or gone: it may be among the smaller ones of the other side. Of a node that is itself
 * smaller than the smallest node the other side shows nothing can be said, and it is counted among the smaller ones on both
 * sides; sums stay exact. Of a larger one it is said that it is gone <em>or</em> became smaller than that.
 */
final class DeltaTree {

    private static final int BYTES = RetentionTree.BYTES;
    private static final int OBJECTS = RetentionTree.OBJECTS;

    private final TreeDelta trees;
    private final long floorBefore;
    private final long floorAfter;

    DeltaTree(final TreeDelta trees) {
        this.trees = trees;
        this.floorBefore = floor(trees.before());
        this.floorAfter = floor(trees.after());
    }

    /** Bytes of the smallest node that a tree shows. */
    private static long floor(final WeightedTree tree) {
        long floor = Long.MAX_VALUE;
        for (int node = 1; node < tree.size(); node++) {
            if (!isSum(tree.name(node))) {
                floor = Math.min(floor, tree.total(BYTES, node));
            }
        }
        return floor;
    }

    private static boolean isSum(final String name) {
        return name.equals(RetentionTree.SMALLER) || name.equals(RetentionTree.DEEPER);
    }

    TreeDelta trees() {
        return trees;
    }

    /** The smallest size that the first tree shows, in bytes. */
    long floorBefore() {
        return floorBefore;
    }

    /** The smallest size that the second tree shows, in bytes. */
    long floorAfter() {
        return floorAfter;
    }

    /** The rows below a node of the union, the largest change first. */
    List<DeltaRow> children(final int node) {
        final WeightedTree union = trees.union();
        final boolean sumBefore = hasSum(trees.before(), trees.beforeNode(node));
        final boolean sumAfter = hasSum(trees.after(), trees.afterNode(node));
        final List<DeltaRow> rows = new ArrayList<>();
        final Folded folded = new Folded();
        int smaller = WeightedTree.NONE;
        for (int child = union.firstChild(node); child != WeightedTree.NONE; child = union.nextSibling(child)) {
            if (union.name(child).equals(RetentionTree.SMALLER)) {
                smaller = child;
                folded.add(child);
            } else if (isUncertain(child, sumBefore, sumAfter)) {
                folded.add(child);
            } else {
                rows.add(row(child, sumBefore, sumAfter));
            }
        }
        if (folded.nodes > 0) {
            rows.add(folded.row(smaller));
        }
        rows.sort(Comparator.comparingLong((DeltaRow row) -> -Math.abs(row.delta()))
                .thenComparingLong(row -> -Math.max(row.before(), row.after())).thenComparing(DeltaRow::name));
        return rows;
    }

    private static boolean hasSum(final WeightedTree side, final int node) {
        return node != WeightedTree.NONE && side.child(node, RetentionTree.SMALLER) != WeightedTree.NONE;
    }

    private boolean isUncertain(final int child, final boolean sumBefore, final boolean sumAfter) {
        return switch (trees.state(child)) {
            case BOTH -> false;
            case NEW -> sumBefore && trees.totalAfter(BYTES, child) < floorBefore;
            case GONE -> sumAfter && trees.totalBefore(BYTES, child) < floorAfter;
        };
    }

    private DeltaRow row(final int node, final boolean sumBefore, final boolean sumAfter) {
        final int before = trees.beforeNode(node);
        final int after = trees.afterNode(node);
        final Presence presence = switch (trees.state(node)) {
            case BOTH -> Presence.BOTH;
            case NEW -> sumBefore ? Presence.NEW_OR_WAS_SMALLER : Presence.NEW;
            case GONE -> sumAfter ? Presence.GONE_OR_SMALLER : Presence.GONE;
        };
        return new DeltaRow(trees.union().name(node), "", presence, trees.totalBefore(BYTES, node),
                trees.totalAfter(BYTES, node), trees.totalBefore(OBJECTS, node), trees.totalAfter(OBJECTS, node),
                before == WeightedTree.NONE ? ObjectRow.NONE : trees.before().payload(before),
                after == WeightedTree.NONE ? ObjectRow.NONE : trees.after().payload(after), node,
                trees.union().firstChild(node) != WeightedTree.NONE);
    }

    /** The rows that lead to the deepest node that can be reached by these names, from below the root on. */
    List<DeltaRow> path(final List<String> names) {
        final List<DeltaRow> path = new ArrayList<>();
        int node = 0;
        for (final String name : names) {
            final DeltaRow next = children(node).stream().filter(row -> row.name().equals(name)).findFirst()
                    .orElse(null);
            if (next == null) {
                return path;
            }
            path.add(next);
            node = next.node();
        }
        return path;
    }

    /** What is counted among the smaller ones. */
    private final class Folded {

        private int nodes;
        private long before;
        private long after;
        private long countBefore;
        private long countAfter;

        void add(final int node) {
            nodes++;
            before += trees.totalBefore(BYTES, node);
            after += trees.totalAfter(BYTES, node);
            countBefore += trees.totalBefore(OBJECTS, node);
            countAfter += trees.totalAfter(OBJECTS, node);
        }

        /** @param node the node of the union that was there for the smaller ones, or {@link WeightedTree#NONE} */
        DeltaRow row(final int node) {
            return new DeltaRow(RetentionTree.SMALLER, "", Presence.BOTH, before, after, countBefore, countAfter,
                    ObjectRow.NONE, ObjectRow.NONE, node, false);
        }
    }
}
