package deadwood.model.tree;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

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

    /** Index of that value of {@link #magnitudes} that is the larger of both sides. */
    public static final int LARGER = 0;
    /** Index of that value of {@link #magnitudes} that is the side before. */
    public static final int BEFORE = 1;
    /** Index of that value of {@link #magnitudes} that is the side after. */
    public static final int AFTER = 2;

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

    /**
     * The union to be drawn: three values, none of them negative anywhere. The self of a node is the magnitude of what it weighs itself on
     * a side ({@link #BEFORE}, {@link #AFTER}), or the larger of both ({@link #LARGER}). Nodes and their numbers are those of the union.
     */
    public WeightedTree magnitudes(final int valueType) {
        final ValueType.Unit unit = union.valueTypes().get(valueType).unit();
        final long[][] weights = new long[3][union.size()];
        for (int node = 0; node < union.size(); node++) {
            weights[BEFORE][node] = magnitude(selfBefore(valueType, node));
            weights[AFTER][node] = magnitude(selfAfter(valueType, node));
            weights[LARGER][node] = Math.max(weights[BEFORE][node], weights[AFTER][node]);
        }
        return union.withValues(List.of(new ValueType("larger", unit), new ValueType("before", unit),
                new ValueType("after", unit)), weights);
    }

    private static long magnitude(final long weight) {
        return weight == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(weight);
    }

    /** The nodes whose self changed most, the largest change first, whether more or less; of those alike the first. None that did not change. */
    public int[] largestChanges(final int valueType, final int most) {
        final PriorityQueue<Change> largest = new PriorityQueue<>(Change.ORDER.reversed());
        for (int node = 0; node < union.size(); node++) {
            final long size = magnitude(selfAfter(valueType, node) - selfBefore(valueType, node));
            if (size != 0) {
                largest.add(new Change(node, size));
                if (largest.size() > most) {
                    largest.remove();
                }
            }
        }
        return largest.stream().sorted(Change.ORDER).mapToInt(Change::node).toArray();
    }

    private record Change(int node, long size) {

        private static final Comparator<Change> ORDER = Comparator.comparingLong(Change::size).reversed()
                .thenComparingInt(Change::node);
    }

    /** Total after minus total before. */
    public long delta(final int valueType, final int node) {
        return totalAfter(valueType, node) - totalBefore(valueType, node);
    }
}
