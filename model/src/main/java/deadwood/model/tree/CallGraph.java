package deadwood.model.tree;

import deadwood.model.store.CancelSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who calls whom: names of a tree, and what passes from one to another directly. As {@code go tool pprof} counts it: what a call weighs
 * counts once, however often the same call is on one stack; calls of itself are left out.
 */
public final class CallGraph {

    private static final int CHECK_EVERY = 1 << 16;

    private final WeightedTree tree;
    private final List<Edge> edges;

    /**
     * A call.
     *
     * @param caller id of a name of the tree
     * @param callee id of another
     * @param weights by value type: what the callee weighs, with all it calls, when called so
     */
    public record Edge(int caller, int callee, List<Long> weights) {

        public Edge {
            weights = List.copyOf(weights);
        }

        public long weight(final int valueType) {
            return weights.get(valueType);
        }
    }

    private CallGraph(final WeightedTree tree, final List<Edge> edges) {
        this.tree = tree;
        this.edges = List.copyOf(edges);
    }

    /** @throws java.util.concurrent.CancellationException if cancelled */
    public static CallGraph of(final WeightedTree tree, final CancelSignal cancel) {
        final int types = tree.valueTypes().size();
        // A name below a name: the calls of one caller are the children of one node.
        final TreeNodes calls = new TreeNodes(0);
        int[] openUntil = new int[64];
        long[][] weights = new long[types][64];
        for (int node = 1; node < tree.size(); node++) {
            final int parent = tree.parent(node);
            if (parent > 0 && tree.nameId(parent) != tree.nameId(node)) {
                final int call = calls.child(calls.child(0, tree.nameId(parent)), tree.nameId(node));
                if (call >= openUntil.length) {
                    final int capacity = Math.max(call + 1, openUntil.length * 2);
                    openUntil = Arrays.copyOf(openUntil, capacity);
                    for (int type = 0; type < types; type++) {
                        weights[type] = Arrays.copyOf(weights[type], capacity);
                    }
                }
                if (node >= openUntil[call]) {
                    openUntil[call] = tree.subtreeEnd(node);
                    for (int type = 0; type < types; type++) {
                        weights[type][call] += tree.total(type, node);
                    }
                }
            }
            if (node % CHECK_EVERY == 0) {
                cancel.check();
            }
        }
        final List<Edge> edges = new ArrayList<>();
        for (int call = 1; call < calls.size(); call++) {
            if (calls.parent(call) != 0) {
                final List<Long> ofCall = new ArrayList<>(types);
                for (int type = 0; type < types; type++) {
                    ofCall.add(weights[type][call]);
                }
                edges.add(new Edge(calls.nameId(calls.parent(call)), calls.nameId(call), ofCall));
            }
        }
        return new CallGraph(tree, edges);
    }

    /** The tree the ids of names are of. */
    public WeightedTree tree() {
        return tree;
    }

    /** All calls, in the order in which the tree has them first. */
    public List<Edge> edges() {
        return edges;
    }
}
