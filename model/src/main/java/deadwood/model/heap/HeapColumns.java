package deadwood.model.heap;

import deadwood.model.store.IntColumn;

/**
 * The columns of a {@link HeapGraph}, by object id, as an importer builds them.
 *
 * @param addresses ids from addresses
 * @param classIds class of each object
 * @param arrayLengths number of elements of each array
 * @param rowStarts where the references of each object start
 * @param references targets, row by row in any order of rows, the sign bit set on the last of each row
 * @param weakReferences referents of weak and phantom references, which are not in the rows, and of soft ones, which are
 * @param odd objects whose size their class does not tell
 */
public record HeapColumns(AddressIndex addresses, ClassIds classIds, ArrayLengths arrayLengths, RowStarts rowStarts,
        IntColumn references, WeakReferences weakReferences, OddSizes odd) {

    /**
     * Columns as they are while a graph is built, four bytes an object each.
     *
     * @param arrayLengths number of elements of each array, 0 for other objects
     * @param rowStarts unsigned position of each object's first reference, −1 if it has none
     */
    public HeapColumns(final AddressIndex addresses, final IntColumn classIds, final IntColumn arrayLengths,
            final IntColumn rowStarts, final IntColumn references, final WeakReferences weakReferences,
            final OddSizes odd) {
        this(addresses, ClassIds.wide(classIds), ArrayLengths.plain(arrayLengths), RowStarts.plain(rowStarts),
                references, weakReferences, odd);
    }
}
