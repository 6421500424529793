package specimens.vavr;

import io.vavr.collection.Array;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import java.util.Arrays;
import specimens.Colliding;
import specimens.Facts;
import specimens.Measure;
import specimens.Node;
import specimens.Peek;

/** Maps, sets, vectors and lists of Vavr. */
public final class VavrSpecimens {

    static HashMap<Object, Object> map = HashMap.empty();
    static HashMap<Object, Object> mapEmpty = HashMap.empty();
    static HashMap<Object, Object> mapOfOne = HashMap.of("key", "value");
    static HashMap<Object, Object> mapZeros = HashMap.empty();
    static HashMap<Object, Object> mapColliding = HashMap.empty();
    static HashMap<Object, Object> mapChained = HashMap.empty();
    static HashMap<Object, Object> mapShrunk = HashMap.empty();
    static HashMap<Object, Object> mapDead = HashMap.empty();
    static HashSet<Object> set = HashSet.empty();
    static final Object[] VERSIONS = new Object[8];
    static Vector<Object> vectorEmpty = Vector.empty();
    static Vector<Object> vector = Vector.empty();
    static Vector<Integer> vectorOfInts = Vector.ofAll(new int[700]);
    static Vector<Object> vectorDropped = Vector.empty();
    static List<Object> list = List.empty();
    static Array<Object> array = Array.of("a", "b", "c");
    static TreeMap<String, Object> treeMap = TreeMap.empty();
    static TreeSet<String> treeSet = TreeSet.empty();

    private VavrSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        maps();
        trie(facts, "map", map, 1_000, 0);
        trie(facts, "mapOfOne", mapOfOne, 1, 0);
        trie(facts, "mapShrunk", mapShrunk, 2, 0);
        trie(facts, "mapZeros", mapZeros, 1_000, 500);
        trie(facts, "mapColliding", mapColliding, 60, 0);
        trie(facts, "mapChained", mapChained, 2, 0);
        facts.of("mapEmpty", mapEmpty).put("entries", 0).put("declared", -1).put("nodes", 0).put("zeroValues", 0);
        dead(facts);
        Measure.trie(facts.of("set", set), 900, -1, view(Peek.get(set, "tree")));
        Measure.versions(facts.of("VERSIONS", VERSIONS[0]),
                Arrays.stream(VERSIONS).map(version -> view(Peek.get(version, "trie"))).toList());
        sequences(facts);
        trees(facts);
        facts.writeAndDump(arguments);
    }

    private static void maps() {
        for (int i = 0; i < 1_000; i++) {
            map = map.put("key " + i, "value " + i);
            mapShrunk = mapShrunk.put("key " + i, "value " + i);
            mapZeros = mapZeros.put("key " + i, i % 4 == 0 ? 0 : i % 4 == 1 ? null : "value");
            if (i % 125 == 124) {
                VERSIONS[i / 125] = map;
            }
        }
        for (int i = 2; i < 1_000; i++) {
            mapShrunk = mapShrunk.remove("key " + i);
        }
        for (int i = 0; i < 60; i++) {
            mapColliding = mapColliding.put(new Colliding(i % 3, i), "value " + i);
        }
        // They differ in the highest bits, which are looked at last.
        mapChained = mapChained.put(new Colliding(5, 0), "value").put(new Colliding(5 | 1 << 30, 1), "value");
        for (int i = 0; i < 900; i++) {
            set = set.add("element " + i);
        }
        map = HashMap.empty();
        for (int i = 0; i < 1_000; i++) {
            map = map.put("other " + i, "value " + i);
        }
    }

    private static void trie(final Facts facts, final String name, final HashMap<?, ?> map, final int entries,
            final int zeros) {
        Measure.trie(facts.of(name, map), entries, zeros, -1, view(Peek.get(map, "trie")));
    }

    /** Takes the entries out of nodes below the root and leaves the nodes. */
    private static void dead(final Facts facts) {
        for (int i = 0; i < 2_000; i++) {
            mapDead = mapDead.put("key " + i, "value " + i);
        }
        int left = 2_000;
        final Object nothing = Peek.get(mapEmpty, "trie");
        for (int i = 2; i < 5; i++) {
            final Object node = Peek.array(mapDead, "trie.subNodes")[i];
            left -= (int) view(node).entriesBelow();
            if (Peek.is(node, "ArrayNode")) {
                Arrays.fill(Peek.array(node, "subNodes"), nothing);
            } else {
                Peek.set(node, "bitmap", 0);
                Peek.set(node, "subNodes", new Object[0]);
            }
        }
        trie(facts, "mapDead", mapDead, left, 0);
    }

    private static Node view(final Object node) {
        if (Peek.is(node, "EmptyNode")) {
            return null;
        }
        final Node view = new Node(node);
        if (Peek.is(node, "LeafSingleton") || Peek.is(node, "LeafList")) {
            view.entry(Peek.get(node, "value"));
            return Peek.is(node, "LeafList") ? view.child(view(Peek.get(node, "tail"))) : view;
        }
        final Object[] children = Peek.array(node, "subNodes").clone();
        for (int i = 0; i < children.length; i++) {
            if (Peek.is(children[i], "EmptyNode")) {
                children[i] = null;
            } else {
                view.child(view(children[i]));
            }
        }
        return view.slots(children, 0);
    }

    private static void sequences(final Facts facts) {
        for (int i = 0; i < 2_000; i++) {
            vector = vector.append("element " + i);
            list = i < 40 ? list.prepend("element " + i) : list;
        }
        vectorDropped = vector.drop(1_950);
        vector = Vector.empty();
        for (int i = 0; i < 1_500; i++) {
            vector = vector.append("other " + i);
        }
        vector(facts, "vectorEmpty", vectorEmpty, 0, 0);
        vector(facts, "vector", vector, 1_500, 0);
        vector(facts, "vectorOfInts", vectorOfInts, 700, 0);
        // The first 1,920 went with their arrays; of the array in which it begins all 32 are still there.
        vector(facts, "vectorDropped", vectorDropped, 50, 30);
        Measure.linked(facts.of("list", list), 40, Peek.number(list, "length"));
        Measure.array(facts.of("array", array), 3, -1, 3, Measure.REFERENCE);
    }

    private static void vector(final Facts facts, final String name, final Vector<?> vector, final int entries,
            final int dropped) {
        Measure.arrays(facts.of(name, vector), entries, dropped, Peek.number(vector, "trie.length"),
                Arrays.asList(Peek.at(vector, "trie.array")));
    }

    private static void trees(final Facts facts) {
        for (int i = 0; i < 100; i++) {
            treeMap = treeMap.put("key " + i, i % 10 == 0 ? "" : "value");
            treeSet = treeSet.add("element " + i * 7 % 100);
        }
        Measure.tree(facts.of("treeMap", treeMap).put("zeroValues", 10), 100, Peek.number(treeMap, "entries.size"),
                tree(Peek.get(treeMap, "entries")));
        Measure.tree(facts.of("treeSet", treeSet), 100, Peek.number(treeSet, "tree.size"),
                tree(Peek.get(treeSet, "tree")));
    }

    private static Node tree(final Object node) {
        return Peek.is(node, "RedBlackTreeModule$Empty")
                ? null
                : new Node(node).binary().elements(1)
                        .child(tree(Peek.get(node, "left"))).child(tree(Peek.get(node, "right")));
    }
}
