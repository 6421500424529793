package deadwood.model.structure.catalog;

/** How the objects of a collection hang together; what {@code shape} of a catalog entry says. */
public enum Shape {
    /** A table of bins, each a chain of nodes: {@code HashMap}. */
    CHAINED_TABLE("chained-table"),
    /** A table whose slots hold the entries themselves: {@code IdentityHashMap}, {@code ThreadLocalMap}. */
    OPEN_TABLE("open-table"),
    /** An array of tables that are one table to its user: Guava's {@code LocalCache}. */
    SEGMENTED("segmented"),
    /** An array filled from its beginning up to a size. */
    ARRAY_LIST("array-list"),
    /** An array filled from one place to another, around its end: {@code ArrayDeque}. */
    RING("ring"),
    /** An array whose elements that are not null are the entries: {@code CopyOnWriteArrayList}, {@code EnumMap}. */
    ARRAY("array"),
    /** Elements in fields; not counted: there is nothing to waste. */
    SLOTS("slots"),
    /** Nodes that refer to each other, each in one collection only: {@code LinkedList}, {@code TreeMap}. */
    LINKED_NODES("linked-nodes"),
    /** Arrays of arrays of elements: persistent vectors. Nodes may be shared by several. */
    VECTOR("vector"),
    /** Nodes with arrays of nodes and entries: persistent maps and sets. Nodes may be shared by several. */
    TRIE("trie"),
    /** Nothing but a face of another collection, and one structure with it: a {@code HashSet} and its map. */
    WRAPPER("wrapper"),
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
