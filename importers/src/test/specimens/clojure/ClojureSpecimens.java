package specimens.clojure;

import clojure.lang.IPersistentMap;
import clojure.lang.ITransientMap;
import clojure.lang.PersistentArrayMap;
import clojure.lang.PersistentHashMap;
import clojure.lang.PersistentHashSet;
import clojure.lang.PersistentList;
import clojure.lang.PersistentTreeMap;
import clojure.lang.RT;
import java.util.Arrays;
import specimens.Colliding;
import specimens.Facts;
import specimens.Measure;
import specimens.Node;
import specimens.Peek;

/** Maps, sets, vectors and lists of Clojure. */
public final class ClojureSpecimens {

    static {
        // Its classes need each other; begun from anywhere else they find themselves half made.
        RT.init();
    }

    static IPersistentMap map = PersistentHashMap.EMPTY;
    static IPersistentMap mapEmpty = PersistentHashMap.EMPTY;
    static IPersistentMap mapTrimmed = PersistentHashMap.EMPTY;
    static IPersistentMap mapZeros = PersistentHashMap.EMPTY;
    static IPersistentMap mapColliding = PersistentHashMap.EMPTY;
    static IPersistentMap mapShrunk = PersistentHashMap.EMPTY;
    static IPersistentMap mapDead = PersistentHashMap.EMPTY;
    static ITransientMap mapTransient;
    static PersistentHashSet set = PersistentHashSet.EMPTY;
    static final Object[] VERSIONS = new Object[8];
    static IPersistentMap arrayMap = PersistentArrayMap.EMPTY;
    static IPersistentMap arrayMapZeros = PersistentArrayMap.EMPTY;
    static IPersistentMap treeMap = PersistentTreeMap.EMPTY;
    static IPersistentMap treeMapZeros = PersistentTreeMap.EMPTY;
    static Object list = PersistentList.EMPTY;

    private ClojureSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        maps(facts);
        dead(facts);
        versions(facts);
        small(facts);
        sorted(facts);
        Vectors.build(facts);
        facts.writeAndDump(arguments);
    }

    private static void maps(final Facts facts) {
        for (int i = 0; i < 1_000; i++) {
            map = map.assoc("key " + i, "value " + i);
            mapTrimmed = mapTrimmed.assoc("key " + i, "value " + i);
            mapShrunk = mapShrunk.assoc("key " + i, "value " + i);
            mapZeros = mapZeros.assoc("key " + i, i % 4 == 0 ? 0L : i % 4 == 1 ? null : "value");
            set = (PersistentHashSet) set.cons("element " + i);
        }
        mapZeros = mapZeros.assoc(null, "");
        for (int i = 2; i < 1_000; i++) {
            mapShrunk = mapShrunk.without("key " + i);
        }
        for (int i = 0; i < 60; i++) {
            mapColliding = mapColliding.assoc(new Colliding(i % 3, i), "value " + i);
        }
        mapTransient = ((PersistentHashMap) map).asTransient();
        for (int i = 0; i < 50; i++) {
            mapTransient = mapTransient.assoc("added " + i, i == 0 ? "" : "value");
        }
        trim(Peek.get(mapTrimmed, "root"));
        trie(facts, "map", map, 1_000, 0);
        trie(facts, "mapTrimmed", mapTrimmed, 1_000, 0);
        trie(facts, "mapShrunk", mapShrunk, 2, 0);
        trie(facts, "mapZeros", mapZeros, 1_001, 501);
        trie(facts, "mapColliding", mapColliding, 60, 0);
        trie(facts, "mapTransient", mapTransient, 1_050, 1);
        facts.of("mapEmpty", mapEmpty).put("entries", 0).put("declared", 0).put("nodes", 0).put("zeroValues", 0);
        Measure.trie(facts.of("set", set), 1_000, Peek.number(set, "impl.count"), view(Peek.at(set, "impl.root")));
    }

    /** The null key stands in the map itself, which is no node: it is counted with the root here. */
    private static void trie(final Facts facts, final String name, final Object map, final int entries,
            final int zeros) {
        final Node root = view(Peek.get(map, "root"));
        if ((boolean) Peek.get(map, "hasNull")) {
            root.entry(Peek.get(map, "nullValue"));
        }
        Measure.trie(facts.of(name, map), entries, zeros, Peek.number(map, "count"), root);
    }

    /** Takes the slack out of a map. */
    private static void trim(final Object node) {
        if (Peek.is(node, "BitmapIndexedNode")) {
            Peek.set(node, "array",
                    Arrays.copyOf(Peek.array(node, "array"), 2 * Integer.bitCount((int) Peek.get(node, "bitmap"))));
        }
        for (final Object child : Peek.array(node, "array")) {
            if (Peek.is(child, "BitmapIndexedNode") || Peek.is(child, "ArrayNode")) {
                trim(child);
            }
        }
    }

    /** Takes the entries out of nodes below the root and leaves the nodes. */
    private static void dead(final Facts facts) {
        for (int i = 0; i < 400; i++) {
            mapDead = mapDead.assoc("key " + i, "value " + i);
        }
        int left = 400;
        for (int i = 3; i < 6; i++) {
            final Object node = Peek.array(mapDead, "root.array")[i];
            left -= (int) view(node).entriesBelow();
            if (Peek.is(node, "ArrayNode")) {
                throw new IllegalStateException("a node with a bitmap was expected");
            }
            Peek.set(node, "bitmap", 0);
            Peek.set(node, "array", new Object[i]);
        }
        trie(facts, "mapDead", mapDead, left, 0);
    }

    private static void versions(final Facts facts) {
        IPersistentMap growing = PersistentHashMap.EMPTY;
        for (int i = 0; i < 800; i++) {
            growing = growing.assoc("key " + i, "value " + i);
            if (i % 100 == 99) {
                VERSIONS[i / 100] = growing;
            }
        }
        Measure.versions(facts.of("VERSIONS", VERSIONS[0]),
                Arrays.stream(VERSIONS).map(version -> view(Peek.get(version, "root"))).toList());
    }

    static Node view(final Object node) {
        final Node view = new Node(node);
        final Object[] array = Peek.array(node, "array");
        if (Peek.is(node, "ArrayNode")) {
            view.slots(array, 0);
            Arrays.stream(array).filter(child -> child != null).forEach(child -> view.child(view(child)));
            return view;
        }
        final boolean collision = Peek.is(node, "HashCollisionNode");
        final int used = 2 * (collision
                ? (int) Peek.get(node, "count")
                : Integer.bitCount((int) Peek.get(node, "bitmap")));
        view.pairs(array, array.length - used);
        for (int i = 0; i < used; i += 2) {
            if (array[i] == null && array[i + 1] != null && array[i + 1].getClass().getName().startsWith(
                    "clojure.lang.PersistentHashMap$")) {
                view.child(view(array[i + 1]));
            } else {
                view.entry(array[i + 1]);
            }
        }
        return view;
    }

    private static void small(final Facts facts) {
        for (int i = 0; i < 6; i++) {
            arrayMap = arrayMap.assoc("key " + i, "value");
            arrayMapZeros = arrayMapZeros.assoc("key " + i, i < 2 ? "" : "value");
            list = Peek.call(list, "cons", "element " + i);
        }
        Measure.array(facts.of("arrayMap", arrayMap).put("zeroValues", 0), 6, -1, 6, 2 * Measure.REFERENCE);
        Measure.array(facts.of("arrayMapZeros", arrayMapZeros).put("zeroValues", 2), 6, -1, 6,
                2 * Measure.REFERENCE);
        Measure.linked(facts.of("list", list), 6, Peek.number(list, "_count"));
    }

    private static void sorted(final Facts facts) {
        for (int i = 0; i < 100; i++) {
            treeMap = treeMap.assoc("key " + i, "value");
            treeMapZeros = treeMapZeros.assoc("key " + i * 7 % 100, i % 4 == 0 ? null : "value");
        }
        Measure.tree(facts.of("treeMap", treeMap).put("zeroValues", 0), 100, Peek.number(treeMap, "_count"),
                tree(Peek.get(treeMap, "tree")));
        Measure.tree(facts.of("treeMapZeros", treeMapZeros).put("zeroValues", 25), 100,
                Peek.number(treeMapZeros, "_count"), tree(Peek.get(treeMapZeros, "tree")));
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
