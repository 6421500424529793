package deadwood.model.retention;

import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.LongColumn;
import deadwood.model.store.Progress;
import java.io.IOException;

/**
 * Immediate dominators by the semi-NCA algorithm (Georgiadis, Linear-Time Algorithms for Dominators and Related Problems, 2005), in
 * preorder numbers.
 * <p>
 * Going down the numbers, the semidominator of each node with non-tree edges is evaluated on a forest of the nodes above it; paths
 * are halved instead of compressed, which needs no stack and has the same bound (Tarjan and van Leeuwen 1984). Going up, the
 * immediate dominator is the nearest ancestor of the parent that is not above the semidominator. That walk is quadratic
 * where a long list's values are held by an array too; {@link JumpPointers} take over when it has taken many steps.
 */
final class SemiNca {

    private static final int REPORT_EVERY = 1 << 16;
    private static final int EVALUATE_CHECK = 1 << 14;
    private static final int WALK_CHECK = 1 << 20;
    private static final int STEPS_PER_NODE = 16;

    private final IntColumn idoms;
    private final int size;
    private final IntColumn semidominators;
    /** By node: an ancestor in the upper half, the smallest semidominator on the way to it in the lower. */
    private final LongColumn links;
    private final Progress.Step step;
    private final CancelSignal cancel;

    private SemiNca(final DepthFirstTree tree, final Room room, final Progress.Step step, final CancelSignal cancel) {
        this.idoms = tree.parents();
        this.size = tree.size();
        this.semidominators = room.ints();
        this.links = room.longs();
        this.step = step;
        this.cancel = cancel;
    }

    /**
     * Turns the parents of a tree into immediate dominators, in place.
     *
     * @param edges the edges that are not in the tree: pairs of target and source by target ascending
     * @param room free for other use afterwards
     */
    static void run(final DepthFirstTree tree, final IntColumn edges, final Room room, final Progress.Step step,
            final CancelSignal cancel) {
        run(tree, edges, room, step, cancel, (long) STEPS_PER_NODE * tree.size());
    }

    /** @param maximumSteps steps up the tree after which jump pointers take over */
    static void run(final DepthFirstTree tree, final IntColumn edges, final Room room, final Progress.Step step,
            final CancelSignal cancel, final long maximumSteps) {
        final SemiNca algorithm = new SemiNca(tree, room, step, cancel);
        algorithm.findSemidominators(edges);
        algorithm.findDominators(maximumSteps);
    }

    /**
     * The columns it needs, whatever they hold.
     *
     * @param ints one int a node and one more, at least
     * @param longs one long a node and one more, at least
     */
    record Room(IntColumn ints, LongColumn longs) {

        static Room in(final ColumnStore scratch, final long nodes) throws IOException {
            return new Room(scratch.ints("semidominators", nodes + 1), scratch.longs("links", nodes + 1));
        }
    }

    private void findSemidominators(final IntColumn edges) {
        long edge = edges.size() - 2;
        for (int node = size; node > 0; node--) {
            final int parent = idoms.get(node);
            int semidominator = parent;
            while (edge >= 0 && edges.get(edge) == node) {
                final int source = edges.get(edge + 1);
                semidominator = Math.min(semidominator, source < node ? source : smallestAbove(source, node));
                edge -= 2;
                if (edge % EVALUATE_CHECK == 0) {
                    cancel.check();
                }
            }
            semidominators.set(node, semidominator);
            links.set(node, (long) parent << 32 | semidominator);
            report(node);
        }
    }

    /** The smallest semidominator of {@code from} and its ancestors down to, but without, {@code to} and what is above it. */
    private int smallestAbove(final int from, final int to) {
        int smallest = Integer.MAX_VALUE;
        int node = from;
        for (int steps = 1; node > to; steps++) {
            if (steps % WALK_CHECK == 0) {
                cancel.check();
            }
            final long link = links.get(node);
            final int ancestor = (int) (link >>> 32);
            if (ancestor <= to) {
                return Math.min(smallest, (int) link);
            }
            final long next = links.get(ancestor);
            final int label = Math.min((int) link, (int) next);
            links.set(node, next & 0xFFFF_FFFF_0000_0000L | label);
            smallest = Math.min(smallest, label);
            node = (int) (next >>> 32);
        }
        return smallest;
    }

    private void findDominators(final long maximumSteps) {
        long steps = 0;
        for (int node = 1; node <= size; node++) {
            final int semidominator = semidominators.get(node);
            int ancestor = idoms.get(node);
            while (ancestor > semidominator) {
                ancestor = idoms.get(ancestor);
                if (++steps % WALK_CHECK == 0) {
                    cancel.check();
                }
            }
            idoms.set(node, ancestor);
            report(node);
            if (steps > maximumSteps) {
                findDominatorsByJumping(node);
                return;
            }
        }
    }

    private void findDominatorsByJumping(final int known) {
        final JumpPointers pointers = new JumpPointers(idoms, links);
        for (int node = 1; node <= known; node++) {
            pointers.add(node);
            check(node);
        }
        for (int node = known + 1; node <= size; node++) {
            idoms.set(node, pointers.nearestNotBelow(idoms.get(node), semidominators.get(node)));
            pointers.add(node);
            report(node);
        }
    }

    private void report(final int node) {
        if (node % REPORT_EVERY == 0) {
            cancel.check();
            step.advance(REPORT_EVERY);
        }
    }

    private void check(final int node) {
        if (node % REPORT_EVERY == 0) {
            cancel.check();
        }
    }
}
