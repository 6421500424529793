package deadwood.model.structure.catalog;

/**
 * A node entry bound to a class of one heap.
 *
 * @param entry what the catalog says
 * @param link offset of the only link, −1 if it has none or several
 * @param value offset of the value or element, −1 if it has none
 * @param elementFields how many of key and value it has: 0 … 2
 * @param isPlain whether its reference fields are the link, the key and the value and no others
 */
public record BoundNode(NodeEntry entry, int link, int value, int elementFields, boolean isPlain) {}
