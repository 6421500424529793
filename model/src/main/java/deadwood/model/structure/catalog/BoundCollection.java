package deadwood.model.structure.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A catalog entry bound to a class of one heap. Paths that the shape or the class does not have are {@link FieldPath#ABSENT}.
 *
 * @param entry what the catalog says
 * @param isGuess whether the class has another name than the entry, and was taken for a copy of it by its fields
 * @param isMap whether its entries have keys and values
 * @param table the table
 * @param next the table that entries move to
 * @param elements the array of elements
 * @param parts the array of tables
 * @param size the number of elements that it says it has
 * @param counted further numbers that add to it
 * @param changes the number of modifications
 * @param inner what a wrapper or box holds
 * @param head where a ring begins
 * @param tail where a ring ends
 * @param open slots of an open table, or null
 * @param inside what leads to its nodes
 */
public record BoundCollection(CatalogEntry entry, boolean isGuess, boolean isMap, FieldPath table, FieldPath next,
        FieldPath elements, FieldPath parts, FieldPath size, List<FieldPath> counted, FieldPath changes,
        FieldPath inner, FieldPath head, FieldPath tail, @Nullable BoundOpenSlots open, BoundParts inside) {

    /**
     * Slots of an open table.
     *
     * @param keys array of keys or slots
     * @param values array of values
     * @param states array of states
     * @param hashes array of numbers in place of states
     * @param missing value that stands for none
     * @param removed id of the object that stands for a removed key, or {@link deadwood.model.heap.HeapGraph#NONE}
     * @param missingIs the same, if it is a number in a static field
     * @param missingObject the id of what stands in place of a free key, if it is an object in a static field, or none
     * @param mark id of the object that stands where several entries share a slot, or none
     * @param standIns ids of the objects that stand for a null key
     * @param extra entries outside the slots
     */
    public record BoundOpenSlots(FieldPath keys, FieldPath values, FieldPath states, FieldPath hashes,
            FieldPath missing, long missingIs, int missingObject, int removed, int mark, List<Integer> standIns,
            List<BoundExtra> extra) {}

    public Shape shape() {
        return entry.shape();
    }

    /** Whether it is counted. */
    public boolean isMeasured() {
        return entry.isMeasured();
    }
}
