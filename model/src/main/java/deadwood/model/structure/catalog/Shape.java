package deadwood.model.structure.catalog;

/** How the objects of a collection hang together; what {@code shape} of a catalog entry says. */
public enum Shape {
    /** A table of bins, each a chain of nodes: counted as a hash table. */
    CHAINED_TABLE("chained-table"),
    /** An array filled from its beginning up to a size: counted as an array list. */
    ARRAY_LIST("array-list"),
    /** Nothing but a face of another collection, and one structure with it: a {@code HashSet} and its map. */
    WRAPPER("wrapper"),
    /** Nodes that refer to each other; not counted yet, but known as the inside of a collection. */
    LINKED_NODES("linked-nodes"),
    /** Elements in an array; not counted yet. */
    ARRAY("array"),
    /** Elements in fields; not counted. */
    SLOTS("slots"),
    /** Holds one object, and where that hangs the box does not count: {@code AtomicReference}, {@code Collections.unmodifiableMap}. */
    BOX("box");

    private final String label;

    Shape(final String label) {
        this.label = label;
    }

    /** As the catalog spells it. */
    @Override
    public String toString() {
        return label;
    }
}
