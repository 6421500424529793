package deadwood.model.structure.trie;

import java.util.List;

/**
 * One trie as a picture shows it: level by level, with what is dead.
 *
 * @param levels from the root downwards
 * @param fanOuts nodes by fan-out, ascending: child nodes and entries that stand in the node itself
 * @param classes nodes by class, most nodes first
 * @param deadSubtrees the dead nodes whose parents are not dead, those that free most first; no more than were asked for
 * @param deadSubtreeCount how many there are
 */
public record TrieDetail(List<Level> levels, List<FanOut> fanOuts, List<NodeClass> classes,
        List<DeadSubtree> deadSubtrees, long deadSubtreeCount) {

    public TrieDetail {
        levels = List.copyOf(levels);
        fanOuts = List.copyOf(fanOuts);
        classes = List.copyOf(classes);
        deadSubtrees = List.copyOf(deadSubtrees);
    }

    /**
     * Nodes of one depth.
     *
     * @param depth edges from the root
     * @param nodes how many there are
     * @param deadNodes of these, those below which, themselves included, no entry lives
     * @param interior of the nodes, those with children
     * @param entries in nodes of this depth
     * @param slots of these nodes
     * @param emptySlots of these, those with nothing in them
     */
    public record Level(int depth, long nodes, long deadNodes, long interior, long entries, long slots,
            long emptySlots) {}

    /** Nodes with so many children and entries together. */
    public record FanOut(int fanOut, long nodes) {}

    /**
     * Nodes of one class.
     *
     * @param classId id of the class
     * @param nodes how many there are
     * @param deadNodes of these, the dead ones
     * @param shallowBytes their shallow sizes
     */
    public record NodeClass(int classId, long nodes, long deadNodes, long shallowBytes) {}

    /**
     * A dead node whose parent is not dead, and what is below it.
     *
     * @param root id of the node
     * @param depth edges from the root of the trie
     * @param nodes how many nodes, itself included
     * @param bytes what removing it would free
     */
    public record DeadSubtree(int root, int depth, long nodes, long bytes) {}
}
