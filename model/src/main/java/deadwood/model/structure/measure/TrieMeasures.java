package deadwood.model.structure.measure;

/**
 * What the nodes of a trie amount to. A node is an object of the classes that the trie is made of; arrays between them are none.
 *
 * @param nodes all nodes; of several tries those of each
 * @param distinctNodes all nodes, those that several tries share counted once
 * @param interior nodes with at least one child
 * @param leaves nodes without a child
 * @param deadNodes nodes below which, themselves included, no entry lives; the root is never dead
 * @param deadBytes bytes that removing the dead nodes would free: the retained sizes of those whose parents are not dead, and of the entries of
 *        maps that hold them
 * @param maxDepth edges from the root to the deepest node
 * @param slackSlots slots of arrays beyond what the bitmap or number of their node says it needs
 * @param singleChildNodes nodes that could have several children, but have one and no entry
 * @param singleChildChains runs of these, each below the other
 * @param staleNodes nodes that can only be reached through fields that say what was
 * @param staleBytes bytes that would be freed without these fields: the retained sizes of those that the fields lead to
 */
public record TrieMeasures(long nodes, long distinctNodes, long interior, long leaves, long deadNodes, long deadBytes,
        int maxDepth, long slackSlots, long singleChildNodes, long singleChildChains, long staleNodes,
        long staleBytes) {

    /** Of no trie. */
    public static final TrieMeasures NONE = new TrieMeasures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** The measures of both together; the larger depth. */
    public TrieMeasures plus(final TrieMeasures other) {
        return new TrieMeasures(nodes + other.nodes, distinctNodes + other.distinctNodes, interior + other.interior,
                leaves + other.leaves, deadNodes + other.deadNodes, deadBytes + other.deadBytes,
                Math.max(maxDepth, other.maxDepth), slackSlots + other.slackSlots,
                singleChildNodes + other.singleChildNodes, singleChildChains + other.singleChildChains,
                staleNodes + other.staleNodes, staleBytes + other.staleBytes);
    }

    /** The same with another number of nodes when those that are shared count once. */
    public TrieMeasures withDistinct(final long distinct) {
        return new TrieMeasures(nodes, distinct, interior, leaves, deadNodes, deadBytes, maxDepth, slackSlots,
                singleChildNodes, singleChildChains, staleNodes, staleBytes);
    }
}
