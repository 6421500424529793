package deadwood.model.gosite;

import static deadwood.model.gosite.GoSiteKind.MAP_BUCKETS;
import static deadwood.model.gosite.GoSiteKind.MAP_ENTRIES;
import static deadwood.model.gosite.GoSiteKind.MAP_GROWTH;
import static deadwood.model.gosite.GoSiteKind.TREE_NODES;
import static deadwood.model.gosite.GoSiteKind.TRIE_NODES;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The functions that allocate buckets and nodes: those of Go 1.19 to 1.27, found by running each, and those of libraries by their
 * sources. The first rule of a structure that a function on the stack matches counts, so that the more telling ones stand first.
 */
final class GoStructures {

    private GoStructures() {}

    /**
     * What some functions say when they are on the stack, innermost but for each other.
     *
     * @param functions matches names without their package
     * @param reason what it means that such a function is there
     */
    record Rule(GoSiteKind kind, Pattern functions, String reason) {}

    /**
     * A kind of map, trie or tree.
     *
     * @param name "map", "sync.Map", "armon/go-radix"
     * @param packages the packages that it is made of
     */
    record Structure(String name, List<String> packages, List<Rule> rules) {}

    private static Rule rule(final GoSiteKind kind, final String functions, final String reason) {
        return new Rule(kind, Pattern.compile("(?:" + functions + ")(?:\\.func\\d.*)?"), reason);
    }

    private static Structure library(final GoSiteKind kind, final String path, final String functions) {
        return new Structure(path, List.of("github.com/" + path),
                List.of(rule(kind, functions, "the function allocates what the library keeps")));
    }

    /** Go's own map: its functions are seen in heap dumps and in addresses that were looked up, never in protobuf profiles. */
    static final Structure MAP = new Structure("map", List.of("runtime", "internal/runtime/maps"), List.of(
            rule(MAP_GROWTH, "hashGrow", "a map of Go 1.23 or older grows"),
            rule(MAP_GROWTH, "evacuate(?:_fast32|_fast64|_faststr)?|growWork(?:_fast32|_fast64|_faststr)?",
                    "a map of Go 1.23 or older moves to its new buckets"),
            rule(MAP_GROWTH, "\\(\\*hmap\\)\\.newoverflow", "a bucket of a map of Go 1.23 or older overflows"),
            rule(MAP_GROWTH, "\\(\\*table\\)\\.(?:grow|split|rehash)", "a table of a map of Go 1.24 or newer grows"),
            rule(MAP_GROWTH, "\\(\\*Map\\)\\.(?:growToSmall|growToTable|installTableSplit)",
                    "a map of Go 1.24 or newer grows"),
            rule(MAP_BUCKETS, "makemap(?:_small|64)?|makeBucketArray|NewMap|newTable|NewEmptyMap",
                    "a map is made"),
            rule(MAP_BUCKETS, "mapassign(?:_fast32|_fast32ptr|_fast64|_fast64ptr|_faststr)?"
                    + "|\\(\\*Map\\)\\.(?:PutSlot|putSlotSmall).*",
                    "a map is put into: its first buckets, or a key or value of more than 128 bytes"),
            rule(MAP_BUCKETS, "mapclone2?|mapiterinit|\\(\\*Map\\)\\.Clone", "a map is copied")));

    /** All but Go's own map, whose functions may stand further inside. */
    private static final List<Structure> STRUCTURES = List.of(
            new Structure("sync.Map", List.of("sync", "internal/sync", "internal/concurrent"), List.of(
                    rule(TRIE_NODES, "newIndirectNode|\\(\\*HashTrieMap\\)\\.(?:expand|initSlow|init)|NewHashTrieMap",
                            "the hash trie of a sync.Map of Go 1.23 or newer gets a node"),
                    rule(MAP_ENTRIES, "newEntryNode|\\(\\*HashTrieMap\\)\\.(?:Swap|LoadOrStore|Store|CompareAndSwap)",
                            "a sync.Map of Go 1.24 or newer gets an entry"),
                    rule(MAP_ENTRIES,
                            "newEntry|\\(\\*Map\\)\\.(?:Store|Swap|LoadOrStore|CompareAndSwap|dirtyLocked|missLocked)",
                            "a sync.Map gets an entry, or copies its entries"))),
            new Structure("unique", List.of("unique"), List.of(
                    rule(TRIE_NODES, "newIndirectNode|\\(\\*canonMap\\)\\.expand",
                            "the hash trie of unique values gets a node"),
                    rule(MAP_ENTRIES, "newEntryNode|\\(\\*canonMap\\)\\..*", "a unique value is kept"))),
            library(TRIE_NODES, "armon/go-radix", "\\(\\*Tree\\)\\.Insert"),
            library(TRIE_NODES, "hashicorp/go-immutable-radix", "\\(\\*Txn\\)\\.(?:insert|writeNode)"),
            library(TRIE_NODES, "dghubble/trie", "\\(\\*(?:PathTrie|RuneTrie)\\)\\.Put|new(?:Path|Rune)Trie.*"),
            library(TRIE_NODES, "derekparker/trie",
                    "\\(\\*node\\)\\.newChild|newEmptyChild|\\(\\*node\\)\\.newEmptyChild"),
            library(MAP_ENTRIES, "cornelk/hashmap", ".*"),
            library(MAP_ENTRIES, "alphadose/haxmap", ".*"),
            library(MAP_ENTRIES, "orcaman/concurrent-map", ".*"),
            library(MAP_ENTRIES, "puzpuzpuz/xsync",
                    "newMapTable|\\(\\*Map(?:Of)?\\)\\.(?:doCompute|resize)|appendToBucket.*"),
            library(TRIE_NODES, "benbjohnson/immutable", ".*\\)?\\.(?:set|delete)|newMapValueNode"),
            library(TRIE_NODES, "raviqqe/hamt", "newHamt|(?:\\(\\*?hamt\\)|hamt)\\.(?:Insert|setChild)|setChild"),
            library(MAP_ENTRIES, "elastic/go-freelru", ".*"),
            library(MAP_ENTRIES, "dgraph-io/ristretto", ".*lockedMap.*|.*LockedMap.*"),
            library(TREE_NODES, "tidwall/btree", "(?:.*\\.)?newNode"),
            library(TREE_NODES, "google/btree", "\\(\\*FreeListG?\\)\\.newNode|\\(\\*copyOnWriteContext\\)\\.newNode"));

    private static final Map<String, Structure> BY_PACKAGE = new HashMap<>();

    static {
        STRUCTURES.forEach(structure -> structure.packages.forEach(path -> BY_PACKAGE.put(path, structure)));
    }

    /** The structures by package, but for {@link #MAP}. */
    static Map<String, Structure> byPackage() {
        return Map.copyOf(BY_PACKAGE);
    }
}
