package deadwood.model.graph;

import deadwood.model.store.CancelSignal;
import deadwood.model.tree.TreeNodes;
import deadwood.model.tree.TreeTotals;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The names of a tree and the calls between them that a picture has room for. Half of the names are those that weigh most with all they
 * call, half those that weigh most themselves: neither the way in nor where it ends is left out. A call that leads through names that
 * are left out is shown as one, and says so.
 *
 * @param names ids of names of the tree, the one with the largest total first
 * @param calls the heaviest first
 * @param left number of names that are left out
 */
public record ShownCalls(WeightedTree tree, TreeTotals totals, List<Integer> names, List<Call> calls, int left) {

    private static final int CHECK_EVERY = 1 << 16;

    /**
     * A call.
     *
     * @param caller index into {@code names}
     * @param callee index into {@code names}
     * @param weight what the callee weighs, with all it calls, when called so; each sample counts once
     * @param isIndirect whether it leads through names that are left out, some of it at least
     */
    public record Call(int caller, int callee, long weight, boolean isIndirect) {}

    /**
     * How much is shown.
     *
     * @param nodes names at the most, at least 1
     * @param nodeShare least share of the whole that a name has to weigh with all it calls, 0 to 1
     * @param callShare least share of the whole that a call has to weigh, 0 to 1
     */
    public record Limits(int nodes, double nodeShare, double callShare) {

        /** What {@code go tool pprof} shows: 80 names of half a per cent at least, calls of one in a thousand. */
        public static final Limits USUAL = new Limits(80, 0.005, 0.001);
    }

    public ShownCalls {
        names = List.copyOf(names);
        calls = List.copyOf(calls);
    }

    /**
     * @param totals of the tree whose first value is shown
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ShownCalls of(final TreeTotals totals, final Limits limits, final CancelSignal cancel) {
        final WeightedTree tree = totals.tree();
        final List<Integer> names = names(totals, limits);
        final int[] indices = new int[tree.nameCount()];
        Arrays.fill(indices, WeightedTree.NONE);
        for (int index = 0; index < names.size(); index++) {
            indices[names.get(index)] = index;
        }
        return new ShownCalls(tree, totals, names, calls(tree, indices, limits, cancel),
                totals.names().length - names.size());
    }

    private static List<Integer> names(final TreeTotals totals, final Limits limits) {
        final double least = Math.abs(totals.tree().total(0, 0)) * limits.nodeShare();
        final List<Integer> enough = IntStream.of(totals.names()).boxed()
                .filter(name -> Math.abs(totals.total(0, name)) >= least && totals.total(0, name) != 0).toList();
        final Comparator<Integer> byTotal = Comparator.<Integer>comparingLong(name -> Math.abs(totals.total(0, name)))
                .reversed().thenComparing(name -> totals.tree().nameOf(name));
        final Comparator<Integer> bySelf = Comparator.<Integer>comparingLong(name -> Math.abs(totals.self(0, name)))
                .reversed().thenComparing(byTotal);
        final BitSet shown = new BitSet();
        enough.stream().sorted(byTotal).limit((limits.nodes() + 1) / 2).forEach(shown::set);
        enough.stream().sorted(bySelf).filter(name -> !shown.get(name))
                .limit(limits.nodes() - (long) shown.cardinality()).toList().forEach(shown::set);
        return shown.stream().boxed().sorted(byTotal).toList();
    }

    private static List<Call> calls(final WeightedTree tree, final int[] indices, final Limits limits,
            final CancelSignal cancel) {
        final TreeNodes pairs = new TreeNodes(0);
        int[] openUntil = new int[64];
        long[] weights = new long[64];
        final BitSet indirect = new BitSet();
        // By node: the nearest node above it whose name is shown.
        final int[] callers = new int[tree.size()];
        callers[0] = WeightedTree.NONE;
        for (int node = 1; node < tree.size(); node++) {
            final int parent = tree.parent(node);
            callers[node] = parent > 0 && indices[tree.nameId(parent)] >= 0 ? parent : callers[parent];
            final int callee = indices[tree.nameId(node)];
            final int caller = callers[node] == WeightedTree.NONE
                    ? WeightedTree.NONE
                    : indices[tree.nameId(callers[node])];
            if (callee >= 0 && caller >= 0 && caller != callee) {
                final int pair = pairs.child(pairs.child(0, caller), callee);
                if (pair >= weights.length) {
                    final int capacity = Math.max(pair + 1, weights.length * 2);
                    weights = Arrays.copyOf(weights, capacity);
                    openUntil = Arrays.copyOf(openUntil, capacity);
                }
                if (node >= openUntil[pair]) {
                    openUntil[pair] = tree.subtreeEnd(node);
                    weights[pair] += tree.total(0, node);
                }
                if (callers[node] != parent) {
                    indirect.set(pair);
                }
            }
            if (node % CHECK_EVERY == 0) {
                cancel.check();
            }
        }
        final double least = Math.abs(tree.total(0, 0)) * limits.callShare();
        final List<Call> calls = new ArrayList<>();
        for (int pair = 1; pair < pairs.size(); pair++) {
            if (pairs.parent(pair) != 0 && weights[pair] != 0 && Math.abs(weights[pair]) >= least) {
                calls.add(new Call(pairs.nameId(pairs.parent(pair)), pairs.nameId(pair), weights[pair], indirect.get(
                        pair)));
            }
        }
        calls.sort(Comparator.comparingLong((final Call call) -> Math.abs(call.weight())).reversed()
                .thenComparingInt(Call::caller).thenComparingInt(Call::callee));
        return calls;
    }
}
