package deadwood.model.gosite;

/** What is allocated. */
public enum GoSiteKind {
    /** Buckets or groups of a map, and keys and values of more than 128 bytes that it stores apart. */
    MAP_BUCKETS("map buckets"),
    /** Buckets or groups that a map moves to because it is full. */
    MAP_GROWTH("map growth"),
    /** Entries of a concurrent map. */
    MAP_ENTRIES("map entries"),
    /** Inner nodes and leaves of a trie or a hash trie. */
    TRIE_NODES("trie nodes"),
    /** Nodes of a search tree. */
    TREE_NODES("tree nodes");

    private final String text;

    GoSiteKind(final String text) {
        this.text = text;
    }

    /** As a person says it. */
    public String text() {
        return text;
    }
}
