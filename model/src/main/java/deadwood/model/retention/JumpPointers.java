package deadwood.model.retention;

import deadwood.model.store.IntColumn;
import deadwood.model.store.LongColumn;

/**
 * A second pointer up for each node of a growing tree, laid out as the digits of skew-binary numbers (Myers, An Applicative
 * Random-Access Stack, 1983), so that any ancestor is reached in logarithmically many steps. Nodes are numbered so that an ancestor is
 * smaller than what is below it; 0 is the root.
 */
final class JumpPointers {

    private final IntColumn parents;
    /** By node: where its pointer leads in the upper half, its depth in the lower. */
    private final LongColumn jumps;

    /**
     * @param parents the tree; a parent has to be known before the node is added
     * @param room one long a node and one more, whatever they hold
     */
    JumpPointers(final IntColumn parents, final LongColumn room) {
        this.parents = parents;
        this.jumps = room;
        jumps.set(0, 0);
    }

    /** Gives a node its pointer. Its parent must have one. */
    void add(final int node) {
        final int parent = parents.get(node);
        final long parentJump = jumps.get(parent);
        final int near = (int) (parentJump >>> 32);
        final long nearJump = jumps.get(near);
        final int far = (int) (nearJump >>> 32);
        final int depth = (int) parentJump;
        final int nearDepth = (int) nearJump;
        final boolean twoOfOneLength = depth - nearDepth == nearDepth - (int) jumps.get(far);
        jumps.set(node, (long) (twoOfOneLength ? far : parent) << 32 | depth + 1);
    }

    /** The first of {@code node} and its ancestors that is not larger than {@code limit}. */
    int nearestNotBelow(final int node, final int limit) {
        int at = node;
        while (at > limit) {
            final int jump = (int) (jumps.get(at) >>> 32);
            at = jump > limit ? jump : parents.get(at);
        }
        return at;
    }
}
