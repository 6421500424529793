package deadwood.model.retention;

import deadwood.model.store.IntColumn;

/**
 * A depth-first spanning tree of the reachable objects. Preorder numbers run from 1; 0 is the root above all entry points. An
 * ancestor has a smaller number than what is below it.
 *
 * @param numbers by object: its preorder number with {@link #ENTRY_POINT} added for an entry point, 0 if no root reaches it
 * @param objects by preorder number: the object; nothing at 0
 * @param parents by preorder number: the number of the parent; nothing at 0
 * @param size number of reachable objects
 */
record DepthFirstTree(IntColumn numbers, IntColumn objects, IntColumn parents, int size) {

    /** The bit that marks the numbers of entry points. */
    static final int ENTRY_POINT = Integer.MIN_VALUE;

    /** The preorder number of an object, 0 if it is unreachable. */
    int numberOf(final long object) {
        return numbers.get(object) & ~ENTRY_POINT;
    }
}
