package deadwood.importers.hprof;

import deadwood.model.heap.AddressIndex;
import deadwood.model.heap.ClassIds;
import deadwood.model.heap.HeapGraphCodec;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.ColumnStore.GrowingIntColumn;
import deadwood.model.store.IntColumn;
import java.io.IOException;

/**
 * The columns that the second pass fills. Classes and references stay; the others are packed when the pass is done.
 *
 * @param classIds class of each object
 * @param narrow whether the classes have two bytes an object
 * @param rowStarts where the references of each object start, unsigned, −1 if it has none
 * @param references rows, in the order of the file
 * @param weak reference object and referent, in turn
 * @param runs object and position in two halves, in turn: see {@link ObjectPositions}
 * @param lengths array and number of its elements, in turn, of those that have any
 */
record GraphColumns(AddressIndex index, ClassIds classIds, boolean narrow, IntColumn rowStarts,
        GrowingIntColumn references, GrowingIntColumn weak, GrowingIntColumn runs, GrowingIntColumn lengths) {

    /** References are numbered with 32 bits, of which the largest number means none. */
    static final long MAXIMUM_REFERENCES = 0xffff_fffeL;

    private static final int RUN_INTS = 3;

    /**
     * @param store for what stays
     * @param scratch for what goes when the import is done
     * @param classes number of classes, those included that may yet turn up
     * @param references upper bound
     */
    static GraphColumns in(final ColumnStore store, final ColumnStore scratch, final AddressIndex index,
            final int classes, final long references) throws IOException {
        final int objects = index.objectCount();
        return new GraphColumns(index, ClassIds.create(store, objects, classes), ClassIds.isNarrow(classes),
                scratch.ints("starts of rows", objects),
                store.growingInts(HeapGraphCodec.REFERENCES, Math.min(references, MAXIMUM_REFERENCES)),
                scratch.growingInts("weak references", 2L * objects),
                scratch.growingInts("positions of objects", (long) RUN_INTS * objects),
                scratch.growingInts("lengths of arrays", 2L * objects));
    }
}
