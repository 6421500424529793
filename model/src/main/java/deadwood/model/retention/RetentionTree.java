package deadwood.model.retention;

import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.tree.ValueType;
import deadwood.model.tree.WeightedTree;
import deadwood.model.tree.WeightedTreeBuilder;
import java.io.IOException;
import java.util.List;

/**
 * The dominator tree in a size that a person can look at, as a {@link WeightedTree}: merged by class or package, or object by
 * object.
 * <p>
 * The first value is bytes (self: shallow size, total: retained size), the second counts objects. Nodes that would weigh less than a
 * given share of the whole are summed up in one sibling called {@link #SMALLER}, so sums are exact at every node. A node whose
 * parent would have its name is part of the parent: a list of a million nodes is one node. The payload of a node is the object
 * that retains most of those it stands for; nodes that sum up others and the root have none.
 */
public final class RetentionTree {

    /** Index of the value type that is bytes. */
    public static final int BYTES = 0;
    /** Index of the value type that counts objects. */
    public static final int OBJECTS = 1;
    /** The value types of all retention trees. */
    public static final List<ValueType> VALUE_TYPES = List.of(new ValueType("retained", ValueType.Unit.BYTES),
            new ValueType("objects", ValueType.Unit.COUNT));
    /** Name of the root. */
    public static final String ALL = "all reachable objects";
    /** Name of the node that stands for all siblings that are too small. */
    public static final String SMALLER = "… smaller";
    /** Name of the node that stands for everything below {@link #MAXIMUM_DEPTH}. */
    public static final String DEEPER = "… deeper";
    /** Levels below the root; only chains that alternate between classes get that deep. */
    public static final int MAXIMUM_DEPTH = 200;
    /** When a tree has so many nodes, what is left counts as smaller. */
    public static final int MAXIMUM_NODES = 100_000;

    static final String PRIMITIVE_ARRAYS = "(primitive arrays)";
    static final String UNNAMED_PACKAGE = "(unnamed package)";

    private RetentionTree() {}

    /**
     * Merged by class name. A class object is called {@code class} and the name of its class, so that what statics retain
     * stands under the class that declares them.
     *
     * @param minimumShare share of all reachable bytes that a node has at least, 0 … 1
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static WeightedTree byClass(final Retention retention, final double minimumShare, final Progress progress,
            final CancelSignal cancel) throws IOException {
        return MergedTree.of(retention, ObjectGroups.byClass(retention.heap()), minimumSize(retention, minimumShare),
                progress, cancel);
    }

    /**
     * Merged by package; class objects go with the package of their class.
     *
     * @param minimumShare share of all reachable bytes that a node has at least, 0 … 1
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static WeightedTree byPackage(final Retention retention, final double minimumShare,
            final Progress progress, final CancelSignal cancel) throws IOException {
        return MergedTree.of(retention, ObjectGroups.byPackage(retention.heap()), minimumSize(retention, minimumShare),
                progress, cancel);
    }

    /**
     * Object by object; names are class names with addresses, threads have their names too. Of objects of one class only chains are
     * folded: each the only one of its class, among what is large enough, that the one before dominates.
     *
     * @param minimumShare share of all reachable bytes that a node has at least, 0 … 1
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static WeightedTree byObject(final Retention retention, final double minimumShare, final Progress progress,
            final CancelSignal cancel) throws IOException {
        return ObjectTree.of(retention, minimumSize(retention, minimumShare), progress, cancel);
    }

    private static long minimumSize(final Retention retention, final double minimumShare) {
        if (!(minimumShare >= 0) || minimumShare > 1) {
            throw new IllegalArgumentException("minimum share " + minimumShare);
        }
        return (long) Math.ceil(minimumShare * retention.reachableBytes());
    }

    static WeightedTreeBuilder builder() {
        return new WeightedTreeBuilder(VALUE_TYPES, ALL);
    }
}
