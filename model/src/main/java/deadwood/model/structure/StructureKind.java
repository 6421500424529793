package deadwood.model.structure;

/** What shape a structure has. */
public enum StructureKind {
    HASH_TABLE("hash-table"), ARRAY_LIST("array-list"), TRIE("trie");

    private final String label;

    StructureKind(final String label) {
        this.label = label;
    }

    /** As the command line names it. */
    public String label() {
        return label;
    }
}
