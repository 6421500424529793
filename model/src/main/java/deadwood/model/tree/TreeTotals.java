package deadwood.model.tree;

import deadwood.model.store.CancelSignal;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What each name of a tree weighs: the nodes of that name themselves, and with all below them. What hangs below several nodes of one name
 * is counted once, so that recursion weighs no more than it does. The root has no part in it.
 */
public final class TreeTotals {

    private static final int CHECK_EVERY = 1 << 16;

    private final WeightedTree tree;
    private final long[][] self;
    private final long[][] total;
    private final int[] callers;
    private final int[] callees;
    private final int[] names;
    private final int[] largest;

    private TreeTotals(final WeightedTree tree, final CancelSignal cancel) {
        this.tree = tree;
        final int types = tree.valueTypes().size();
        final int nameCount = tree.nameCount();
        this.self = new long[types][nameCount];
        this.total = new long[types][nameCount];
        this.callers = new int[nameCount];
        this.callees = new int[nameCount];
        this.largest = new int[nameCount];
        Arrays.fill(largest, WeightedTree.NONE);
        final BitSet seen = new BitSet(nameCount);
        final int[] openUntil = new int[nameCount];
        for (int node = 1; node < tree.size(); node++) {
            final int name = tree.nameId(node);
            seen.set(name);
            final boolean isOutermost = node >= openUntil[name];
            if (isOutermost) {
                openUntil[name] = tree.subtreeEnd(node);
                if (largest[name] == WeightedTree.NONE || tree.total(0, node) > tree.total(0, largest[name])) {
                    largest[name] = node;
                }
            }
            for (int type = 0; type < types; type++) {
                self[type][name] += tree.self(type, node);
                if (isOutermost) {
                    total[type][name] += tree.total(type, node);
                }
            }
            if (node % CHECK_EVERY == 0) {
                cancel.check();
            }
        }
        this.names = seen.stream().toArray();
        for (final CallGraph.Edge edge : CallGraph.of(tree, cancel).edges()) {
            callees[edge.caller()]++;
            callers[edge.callee()]++;
        }
    }

    /** @throws java.util.concurrent.CancellationException if cancelled */
    public static TreeTotals of(final WeightedTree tree, final CancelSignal cancel) {
        return new TreeTotals(tree, cancel);
    }

    public WeightedTree tree() {
        return tree;
    }

    /** The ids of all names that a node has, ascending: {@link WeightedTree#nameOf}. */
    public int[] names() {
        return names.clone();
    }

    /** What the nodes of a name weigh themselves. */
    public long self(final int valueType, final int name) {
        return self[valueType][name];
    }

    /** What the nodes of a name weigh with all below them. */
    public long total(final int valueType, final int name) {
        return total[valueType][name];
    }

    /** Number of other names that call it: {@link CallGraph}. */
    public int callers(final int name) {
        return callers[name];
    }

    /** Number of other names that it calls. */
    public int callees(final int name) {
        return callees[name];
    }

    /** The outermost node of a name with the largest total, {@link WeightedTree#NONE} if no node has it. */
    public int largestNode(final int name) {
        return largest[name];
    }
}
