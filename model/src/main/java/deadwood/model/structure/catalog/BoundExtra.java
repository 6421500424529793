package deadwood.model.structure.catalog;

/**
 * An {@link Extra} bound to a class of one heap.
 *
 * @param extra what the catalog says
 * @param when what says whether there is one
 * @param value its value
 * @param count how many there are
 */
public record BoundExtra(Extra extra, FieldPath when, FieldPath value, FieldPath count) {}
