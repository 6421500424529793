package deadwood.model.tree;

import deadwood.model.store.CancelSignal;
import java.util.List;

/**
 * A tree some of whose weights are negative, as differences of two profiles have them, so that it can be drawn: a part weighs less than
 * nothing nowhere, and never more than the whole. Beside each value stands its magnitude, which for a node with children is the sum of
 * the magnitudes below it, not the magnitude of the sum.
 */
public final class MagnitudeTree {

    /** Index of the value that is nowhere negative. */
    public static final int MAGNITUDE = 0;
    /** Index of the value as it was. */
    public static final int SIGNED = 1;

    private static final String NAME = "magnitude";
    private static final int CHECK_EVERY = 1 << 14;

    private MagnitudeTree() {}

    /** Whether some node weighs less than nothing itself. */
    public static boolean isNeeded(final WeightedTree tree, final int valueType) {
        for (int node = 0; node < tree.size(); node++) {
            if (tree.self(valueType, node) < 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@link #of} made the tree. */
    public static boolean is(final WeightedTree tree) {
        return tree.valueTypes().size() == 2 && tree.valueTypes().get(MAGNITUDE).name().equals(NAME);
    }

    /**
     * The same nodes with a magnitude and the value itself; siblings stand by magnitude.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static WeightedTree of(final WeightedTree tree, final int valueType, final CancelSignal cancel) {
        final ValueType type = tree.valueTypes().get(valueType);
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(List.of(new ValueType(NAME, type.unit()), type),
                tree.name(0));
        final int[] copies = new int[tree.size()];
        for (int node = 0; node < tree.size(); node++) {
            copies[node] = node == 0
                    ? WeightedTreeBuilder.ROOT
                    : builder.add(copies[tree.parent(node)], tree.name(node));
            final long self = tree.self(valueType, node);
            builder.addSelf(MAGNITUDE, copies[node], self == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(self));
            builder.addSelf(SIGNED, copies[node], self);
            builder.payload(copies[node], tree.payload(node));
            if (node % CHECK_EVERY == 0) {
                cancel.check();
            }
        }
        return builder.build();
    }
}
