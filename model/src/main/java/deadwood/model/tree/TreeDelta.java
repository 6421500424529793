package deadwood.model.tree;

/**
 * The union of two trees, so that what is gone stays visible. A node of the union is the path of names that leads to it;
 * siblings of one name must have been merged by whoever built the trees.
 * <p>
 * The union is itself a {@link WeightedTree} with the value types of the two; its values are, node by node, the larger of both sides' self
 * (so that a layout gives room to what is gone) and sums of those. Algebra: {@code of(a, a)} has only zero deltas, {@code of(a, b)} is the
 * negative of {@code of(b, a)}, and the totals at the root are those of the sides.
 */
public final class TreeDelta {

    /** Which sides a node is on. */
    public enum State {
        BOTH, NEW, GONE
    }

    private final WeightedTree union;
    private final int[] beforeNodes;
    private final int[] afterNodes;
    private final WeightedTree before;
    private final WeightedTree after;

    TreeDelta(final WeightedTree union, final WeightedTree before, final WeightedTree after, final int[] beforeNodes,
            final int[] afterNodes) {
        this.union = union;
        this.before = before;
        this.after = after;
        this.beforeNodes = beforeNodes;
        this.afterNodes = afterNodes;
    }

    /**
     * @throws IllegalArgumentException if the value types differ: bytes cannot be compared with counts
     */
    public static TreeDelta of(final WeightedTree before, final WeightedTree after) {
        if (!before.valueTypes().equals(after.valueTypes())) {
            throw new IllegalArgumentException("cannot compare " + before.valueTypes() + " with " + after.valueTypes());
        }
        return new TreeUnion(before, after).delta();
    }

    public WeightedTree union() {
        return union;
    }

    public WeightedTree before() {
        return before;
    }

    public WeightedTree after() {
        return after;
    }

    /** The node of the first tree that a node of the union stands for, or {@link WeightedTree#NONE}. */
    public int beforeNode(final int node) {
        return beforeNodes[node];
    }

    /** The node of the second tree that a node of the union stands for, or {@link WeightedTree#NONE}. */
    public int afterNode(final int node) {
        return afterNodes[node];
    }

    public State state(final int node) {
        if (beforeNodes[node] == WeightedTree.NONE) {
            return State.NEW;
        }
        return afterNodes[node] == WeightedTree.NONE ? State.GONE : State.BOTH;
    }

    public long totalBefore(final int valueType, final int node) {
        return beforeNodes[node] == WeightedTree.NONE ? 0 : before.total(valueType, beforeNodes[node]);
    }

    public long totalAfter(final int valueType, final int node) {
        return afterNodes[node] == WeightedTree.NONE ? 0 : after.total(valueType, afterNodes[node]);
    }

    public long selfBefore(final int valueType, final int node) {
        return beforeNodes[node] == WeightedTree.NONE ? 0 : before.self(valueType, beforeNodes[node]);
    }

    public long selfAfter(final int valueType, final int node) {
        return afterNodes[node] == WeightedTree.NONE ? 0 : after.self(valueType, afterNodes[node]);
    }

    /** Total after minus total before. */
    public long delta(final int valueType, final int node) {
        return totalAfter(valueType, node) - totalBefore(valueType, node);
    }
}
