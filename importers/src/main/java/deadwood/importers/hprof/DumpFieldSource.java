package deadwood.importers.hprof;

import deadwood.model.heap.AddressIndex;
import deadwood.model.heap.ArrayLengths;
import deadwood.model.heap.ClassIds;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldSource;
import java.io.IOException;

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
            int[] payloadSizes, int[] elementSizes) {}

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
