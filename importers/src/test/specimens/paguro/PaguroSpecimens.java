package specimens.paguro;

import java.util.Arrays;
import org.organicdesign.fp.collections.PersistentHashMap;
import org.organicdesign.fp.collections.PersistentHashSet;
import org.organicdesign.fp.collections.PersistentTreeMap;
import org.organicdesign.fp.collections.PersistentVector;
import specimens.Colliding;
import specimens.Facts;
import specimens.Measure;
import specimens.Node;
import specimens.Peek;

/** Maps, sets and vectors of Paguro. */
public final class PaguroSpecimens {

    static PersistentHashMap<Object, Object> map = PersistentHashMap.empty();
    static PersistentHashMap<Object, Object> mapEmpty = PersistentHashMap.empty();
    static PersistentHashMap<Object, Object> mapZeros = PersistentHashMap.empty();
    static PersistentHashMap<Object, Object> mapColliding = PersistentHashMap.empty();
    static PersistentHashMap<Object, Object> mapShrunk = PersistentHashMap.empty();
    static PersistentHashMap<Object, Object> mapDead = PersistentHashMap.empty();
    static PersistentHashSet<Object> set = PersistentHashSet.empty();
    static final Object[] VERSIONS = new Object[8];
    static PersistentVector<Object> vector = PersistentVector.empty();
    static PersistentVector<Object> vectorEmpty = PersistentVector.empty();
    static PersistentTreeMap<String, Object> treeMap = PersistentTreeMap.empty();

    private PaguroSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        build();
        trie(facts, "map", map, 800, 0);
        trie(facts, "mapZeros", mapZeros, 501, 251);
        trie(facts, "mapColliding", mapColliding, 60, 0);
        trie(facts, "mapShrunk", mapShrunk, 2, 0);
        facts.of("mapEmpty", mapEmpty).put("entries", 0).put("declared", 0).put("nodes", 0).put("zeroValues", 0);
        dead(facts);
        Measure.trie(facts.of("set", set), 500, Peek.number(set, "impl.size"), view(Peek.at(set, "impl.root")));
        Measure.versions(facts.of("VERSIONS", VERSIONS[0]),
                Arrays.stream(VERSIONS).map(version -> view(Peek.get(version, "root"))).toList());
        vector(facts, "vector", vector, 1_000);
        vector(facts, "vectorEmpty", vectorEmpty, 0);
        Measure.tree(facts.of("treeMap", treeMap).put("zeroValues", 20), 100, Peek.number(treeMap, "size"),
                tree(Peek.get(treeMap, "tree")));
        facts.writeAndDump(arguments);
    }

    private static void build() {
        for (int i = 0; i < 800; i++) {
            map = map.assoc("key " + i, "value " + i);
            mapShrunk = mapShrunk.assoc("key " + i, "value " + i);
            if (i % 100 == 99) {
                VERSIONS[i / 100] = map;
            }
        }
        for (int i = 2; i < 800; i++) {
            mapShrunk = mapShrunk.without("key " + i);
        }
        map = PersistentHashMap.empty();
        for (int i = 0; i < 800; i++) {
            map = map.assoc("other " + i, "value " + i);
        }
        for (int i = 0; i < 500; i++) {
            mapZeros = mapZeros.assoc("key " + i, i % 4 == 0 ? 0 : i % 4 == 1 ? "" : "value");
            set = set.put("element " + i);
        }
        mapZeros = mapZeros.assoc(null, "");
        for (int i = 0; i < 60; i++) {
            mapColliding = mapColliding.assoc(new Colliding(i % 3, i), "value " + i);
        }
        for (int i = 0; i < 1_000; i++) {
            vector = vector.append("element " + i);
        }
        for (int i = 0; i < 100; i++) {
            treeMap = treeMap.assoc("key " + i, i % 5 == 0 ? "" : "value");
        }
    }

    private static void trie(final Facts facts, final String name, final Object map, final int entries,
            final int zeros) {
        final Node root = view(Peek.get(map, "root"));
        if ((boolean) Peek.get(map, "hasNull")) {
            root.entry(Peek.get(map, "nullValue"));
        }
        Measure.trie(facts.of(name, map), entries, zeros, Peek.number(map, "size"), root);
    }

    /** Takes the entries out of nodes below the root and leaves the nodes. */
    private static void dead(final Facts facts) {
        for (int i = 0; i < 400; i++) {
            mapDead = mapDead.assoc("key " + i, "value " + i);
        }
        int left = 400;
        int done = 0;
        for (final Object node : Peek.array(mapDead, "root.array")) {
            if (Peek.is(node, "BitmapIndexedNode") && done++ < 3) {
                left -= (int) view(node).entriesBelow();
                Peek.set(node, "bitmap", 0);
                Peek.set(node, "array", new Object[0]);
            }
        }
        trie(facts, "mapDead", mapDead, left, 0);
    }

    private static Node view(final Object node) {
        final Node view = new Node(node);
        final Object[] array = Peek.array(node, "array");
        if (Peek.is(node, "ArrayNode")) {
            view.slots(array, 0);
            Arrays.stream(array).filter(child -> child != null).forEach(child -> view.child(view(child)));
            return view;
        }
        final int used = 2 * (Peek.is(node, "HashCollisionNode")
                ? (int) Peek.get(node, "count")
                : Integer.bitCount((int) Peek.get(node, "bitmap")));
        view.pairs(array, array.length - used);
        for (int i = 0; i < used; i += 2) {
            if (array[i] == null && array[i + 1] != null
                    && array[i + 1].getClass().getName().contains("PersistentHashMap$")) {
                view.child(view(array[i + 1]));
            } else {
                view.entry(array[i + 1]);
            }
        }
        return view;
    }

    private static void vector(final Facts facts, final String name, final Object vector, final int entries) {
        final Node root = elements(Peek.get(vector, "root"));
        final Object[] tail = Peek.array(vector, "tail");
        root.slots(tail, 0).elements(Arrays.stream(tail).filter(element -> element != null).count());
        if (root.entriesBelow() != entries) {
            throw new IllegalStateException(name + " has " + root.entriesBelow() + " elements");
        }
        facts.of(name, vector).put("entries", entries).put("declared", Peek.number(vector, "size"))
                .put("capacity", root.sum(Node::slots)).put("emptySlots", root.sum(Node::empty))
                .put("nodes", root.sum(node -> 1)).put("maxDepth", root.depth());
    }

    private static Node elements(final Object node) {
        final Object[] array = Peek.array(node, "array");
        final Node view = new Node(node).slots(array, 0);
        for (final Object slot : array) {
            if (Peek.is(slot, "PersistentVector$Node")) {
                view.child(elements(slot));
            } else if (slot != null) {
                view.elements(1);
            }
        }
        return view;
    }

    private static Node tree(final Object node) {
        if (node == null) {
            return null;
        }
        final Node view = new Node(node).binary().elements(1);
        if (node.getClass().getName().contains("Branch")) {
            view.child(tree(Peek.get(node, "left"))).child(tree(Peek.get(node, "right")));
        }
        return view;
    }
}
