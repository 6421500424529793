package deadwood.model.heap;

import deadwood.model.store.IntColumn;

/**
 * The columns of a {@link HeapGraph}, by object id, as an importer builds them.
 *
 * @param addresses ids from addresses
 * @param classIds class of each object
 * @param arrayLengths number of elements of each array, 0 for other objects
 * @param rowStarts unsigned position of each object's first reference, −1 if it has none
 * @param references targets, row by row in any order of rows, the sign bit set on the last of each row
 * @param weakReferences referents of weak and phantom references, which are not in the rows, and of soft ones, which are
 * @param odd objects whose size their class does not tell
 */
public record HeapColumns(AddressIndex addresses, IntColumn classIds, IntColumn arrayLengths, IntColumn rowStarts,
        IntColumn references,
        WeakReferences weakReferences, OddSizes odd) {}
