package deadwood.model.structure.catalog;

/**
 * A catalog entry bound to a class of one heap. Offsets are those of {@link deadwood.model.heap.FieldReader}, −1 for a role that the
 * shape does not have.
 *
 * @param entry what the catalog says
 * @param table offset of the table
 * @param elements offset of the array of elements
 * @param size offset of the number of elements
 * @param inner offset of what a wrapper or box holds
 */
public record BoundCollection(CatalogEntry entry, int table, int elements, int size, int inner) {

    public Shape shape() {
        return entry.shape();
    }

    /** Whether it is counted. */
    public boolean isMeasured() {
        return entry.isMeasured();
    }
}
