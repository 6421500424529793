package deadwood.importers.hprof;

import deadwood.model.heap.AddressIndex;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.ColumnStore.GrowingIntColumn;
import deadwood.model.store.IntColumn;
import java.io.IOException;

/**
 * The columns that the second pass fills.
 *
 * @param references rows, in the order of the file
 * @param weak reference object and referent, in turn
 * @param runs object and position in two halves, in turn: see {@link ObjectPositions}
 */
record GraphColumns(AddressIndex index, IntColumn classIds, IntColumn arrayLengths, IntColumn rowStarts,
        GrowingIntColumn references, GrowingIntColumn weak, GrowingIntColumn runs) {

    /** References are numbered with 32 bits, of which the largest number means none. */
    static final long MAXIMUM_REFERENCES = 0xffff_fffeL;

    /**
     * @param store what stays
     * @param weakStore what goes when the import is done; growing columns need a store each
     * @param runStore likewise
     * @param references upper bound
     */
    static GraphColumns in(final ColumnStore store, final ColumnStore weakStore, final ColumnStore runStore,
            final AddressIndex index, final long references) throws IOException {
        final int objects = index.objectCount();
        return new GraphColumns(index, store.ints("class of each object", objects),
                store.ints("length of each array", objects), store.ints("start of each row", objects),
                store.growingInts("references", Math.min(references, MAXIMUM_REFERENCES)),
                weakStore.growingInts("weak references", 2L * objects),
                runStore.growingInts("positions of objects", 3L * objects));
    }
}
