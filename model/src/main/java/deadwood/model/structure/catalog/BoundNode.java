package deadwood.model.structure.catalog;

/**
 * A node entry bound to a class of one heap. Paths that it does not have are {@link FieldPath#ABSENT}.
 *
 * @param entry what the catalog says
 * @param link offset of the only link, −1 if it has none or several
 * @param key the key
 * @param value the value or element
 * @param weak the weak reference to the key
 * @param contents the collection whose elements are its entries
 * @param elementFields how many of key and value it has in fields of its own: 0 … 2
 * @param isPlain whether its reference fields are the link, the key and the value and no others
 * @param isValueLast whether it has key and value in fields of its own, and the value stands behind the key
 * @param nothing number that is {@code nothingIs} in an object that stands for no node
 * @param nothingIs see {@code nothing}
 * @param inside what leads to more nodes
 */
public record BoundNode(NodeEntry entry, int link, FieldPath key, FieldPath value, FieldPath weak,
        FieldPath contents, int elementFields, boolean isPlain, boolean isValueLast, FieldPath nothing, long nothingIs,
        BoundParts inside) {}
