package deadwood.model.structure.measure;

import deadwood.model.structure.catalog.BoundCollection;
import java.util.Arrays;

/** What a structure is to its user. */
public enum StructureKind {
    HASH_TABLE("hash-table"),
    ARRAY_LIST("array-list"),
    ARRAY("array"),
    DEQUE("deque"),
    QUEUE("queue"),
    LINKED_LIST("linked-list"),
    TREE("tree"),
    SKIP_LIST("skip-list"),
    VECTOR("vector"),
    TRIE("trie");

    private final String label;

    StructureKind(final String label) {
        this.label = label;
    }

    /** As the command line and the catalog name it. */
    public String label() {
        return label;
    }

    /** What a collection of the catalog is: what its entry says, else what its shape means. */
    public static StructureKind of(final BoundCollection collection) {
        final String told = collection.entry().kind();
        return Arrays.stream(values()).filter(kind -> kind.label.equals(told)).findFirst()
                .orElseGet(() -> switch (collection.shape()) {
                    case CHAINED_TABLE, OPEN_TABLE, SEGMENTED, WRAPPER -> HASH_TABLE;
                    case ARRAY_LIST, SLOTS, BOX -> ARRAY_LIST;
                    case RING -> DEQUE;
                    case ARRAY -> ARRAY;
                    case LINKED_NODES -> LINKED_LIST;
                    case VECTOR -> VECTOR;
                    case TRIE -> TRIE;
                });
    }
}
