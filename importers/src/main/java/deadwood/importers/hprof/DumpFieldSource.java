package deadwood.importers.hprof;

import deadwood.model.heap.AddressIndex;
import deadwood.model.heap.ArrayLengths;
import deadwood.model.heap.ClassIds;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldSource;
import deadwood.model.heap.HeapColumns;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IndexFile;
import deadwood.model.store.IntColumn;
import java.io.IOException;
import java.lang.foreign.ValueLayout;

/** Reads the values of fields from the dump, which stays open for it. */
final class DumpFieldSource implements FieldSource {

    /** Stands for the payload size of arrays of primitives, whose records have no class id. */
    static final int PRIMITIVE_ARRAY = -2;

    /**
     * What readers need to find an object in the file.
     *
     * @param payloadSizes by class id, −1 where it is not known
     * @param elementSizes by class id: bytes of an element in the dump, 0 for classes that are no arrays
     */
    record Places(AddressIndex index, ClassIds classIds, ArrayLengths arrayLengths, ObjectPositions positions,
            int[] payloadSizes, int[] elementSizes) {

        /** Puts what the heap does not hold where its columns are. */
        void write(final ColumnStore store) throws IOException {
            store.ints(PAYLOAD_SIZES, payloadSizes.length).set(0, payloadSizes, 0, payloadSizes.length);
            store.ints(ELEMENT_SIZES, elementSizes.length).set(0, elementSizes, 0, elementSizes.length);
        }

        /** What {@link #write} and {@link ObjectPositions} put into an index. */
        static Places read(final IndexFile index, final HeapColumns heap) throws IOException {
            return new Places(heap.addresses(), heap.classIds(), heap.arrayLengths(), ObjectPositions.read(index),
                    values(index.ints(PAYLOAD_SIZES)), values(index.ints(ELEMENT_SIZES)));
        }

        private static int[] values(final IntColumn column) {
            return column.segment().toArray(ValueLayout.JAVA_INT);
        }
    }

    private static final String PAYLOAD_SIZES = "payload sizes";
    private static final String ELEMENT_SIZES = "element sizes";

    private final DumpFile file;
    private final Places places;

    DumpFieldSource(final DumpFile file, final Places places) {
        this.file = file;
        this.places = places;
    }

    @Override
    public FieldReader reader() {
        return new DumpFieldReader(file, places);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
