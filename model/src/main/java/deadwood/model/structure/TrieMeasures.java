package deadwood.model.structure;

/**
 * What the nodes of a trie amount to.
 *
 * @param nodes all nodes
 * @param interior nodes with at least one child
 * @param leaves nodes without a child
 * @param deadNodes nodes below which, themselves included, no entry lives; the root is never dead
 * @param deadBytes bytes that removing the dead nodes would free: the retained sizes of those whose parents are not dead, and of the entries of
 *        maps that hold them
 * @param maxDepth edges from the root to the deepest node
 */
public record TrieMeasures(long nodes, long interior, long leaves, long deadNodes, long deadBytes, int maxDepth) {

    /** The measures of both together; the larger depth. */
    public TrieMeasures plus(final TrieMeasures other) {
        return new TrieMeasures(nodes + other.nodes, interior + other.interior, leaves + other.leaves,
                deadNodes + other.deadNodes,
                deadBytes + other.deadBytes, Math.max(maxDepth, other.maxDepth));
    }
}
