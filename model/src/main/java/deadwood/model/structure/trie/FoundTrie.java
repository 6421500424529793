package deadwood.model.structure.trie;

import deadwood.model.structure.measure.StructureMeasures;
import deadwood.model.structure.measure.TrieMeasures;

/**
 * One trie as it was walked.
 *
 * @param root id of its root node
 * @param nodes all nodes
 * @param interior nodes with at least one child
 * @param leaves nodes without
 * @param deadNodes nodes but the root below which, themselves included, no entry lives
 * @param deadBytes what removing these would free
 * @param maxDepth edges from the root to the deepest node
 * @param entries nodes that hold a value, and values that stand in place of a child
 * @param slots child slots of all nodes
 * @param emptySlots of these, those with nothing in them
 * @param emptySlotsAlive of these again, those in nodes that are not dead
 * @param slackSlots empty slots of arrays that are filled from their beginning; in others an empty slot may be filled any time
 * @param singleChildNodes nodes with one child and no entry, though they could have several children
 * @param singleChildChains runs of these, each the child of the one before
 * @param zeroValues entries whose values say nothing: 0, "", false; where several fields say that there is an entry, all of them
 * @param zeroBytes what those values retain
 * @param deadRoots ids of the dead nodes whose parents are not dead
 */
public record FoundTrie(int root, long nodes, long interior, long leaves, long deadNodes, long deadBytes, int maxDepth,
        long entries, long slots, long emptySlots, long emptySlotsAlive, long slackSlots, long singleChildNodes,
        long singleChildChains, long zeroValues, long zeroBytes, int[] deadRoots) {

    /**
     * What was measured of it, as of any other structure.
     *
     * @param referenceSize bytes of a slot
     */
    public StructureMeasures measures(final int referenceSize) {
        final TrieMeasures trie = new TrieMeasures(nodes, nodes, interior, leaves, deadNodes, deadBytes, maxDepth,
                slackSlots, singleChildNodes, singleChildChains, 0, 0);
        return new StructureMeasures(entries, StructureMeasures.UNDECLARED, slots, emptySlots,
                emptySlotsAlive * referenceSize + deadBytes, zeroValues, zeroBytes, null, trie);
    }
}
