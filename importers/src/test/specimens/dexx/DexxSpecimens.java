package specimens.dexx;

import com.github.andrewoma.dexx.collection.ConsList;
import com.github.andrewoma.dexx.collection.HashMap;
import com.github.andrewoma.dexx.collection.HashSet;
import com.github.andrewoma.dexx.collection.TreeMap;
import com.github.andrewoma.dexx.collection.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import specimens.Colliding;
import specimens.Facts;
import specimens.Measure;
import specimens.Node;
import specimens.Peek;

/** Maps, sets, vectors and lists of Dexx. */
public final class DexxSpecimens {

    static HashMap<Object, Object> map = HashMap.empty();
    static HashMap<Object, Object> mapZeros = HashMap.empty();
    static HashMap<Object, Object> mapColliding = HashMap.empty();
    static HashMap<Object, Object> mapShrunk = HashMap.empty();
    static HashMap<Object, Object> mapDead = HashMap.empty();
    static HashSet<Object> set = HashSet.empty();
    static final Object[] VERSIONS = new Object[8];
    static Vector<Object> vector = Vector.empty();
    static ConsList<Object> list = ConsList.empty();
    static TreeMap<String, Object> treeMap = new TreeMap<>();

    private DexxSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        build();
        trie(facts, "map", map, 800, 0);
        trie(facts, "mapZeros", mapZeros, 500, 250);
        trie(facts, "mapColliding", mapColliding, 60, 0);
        trie(facts, "mapShrunk", mapShrunk, 2, 0);
        dead(facts);
        Measure.trie(facts.of("set", set), 500, -1, view(Peek.get(set, "compactHashMap"), true));
        Measure.versions(facts.of("VERSIONS", VERSIONS[0]), Arrays.stream(VERSIONS)
                .map(version -> view(Peek.get(version, "compactHashMap"), false)).toList());
        final List<Object> arrays = new ArrayList<>();
        for (int level = 5; level >= 0; level--) {
            arrays.add(Peek.at(vector, "pointer.display" + level));
        }
        Measure.arrays(facts.of("vector", vector), 1_000, -1, arrays);
        Measure.linked(facts.of("list", list), 20, -1);
        Measure.tree(facts.of("treeMap", treeMap), 100, -1, tree(Peek.get(treeMap, "tree")));
        facts.writeAndDump(arguments);
    }

    private static void build() {
        for (int i = 0; i < 800; i++) {
            map = map.put("key " + i, "value " + i);
            mapShrunk = mapShrunk.put("key " + i, "value " + i);
            if (i % 100 == 99) {
                VERSIONS[i / 100] = map;
            }
        }
        for (int i = 2; i < 800; i++) {
            mapShrunk = mapShrunk.remove("key " + i);
        }
        map = HashMap.empty();
        for (int i = 0; i < 800; i++) {
            map = map.put("other " + i, "value " + i);
        }
        for (int i = 0; i < 500; i++) {
            mapZeros = mapZeros.put("key " + i, i % 4 == 0 ? 0 : i % 4 == 1 ? "" : "value");
            set = set.add("element " + i);
        }
        for (int i = 0; i < 60; i++) {
            mapColliding = mapColliding.put(new Colliding(i % 3, i), "value " + i);
        }
        for (int i = 0; i < 1_000; i++) {
            vector = vector.append("element " + i);
        }
        for (int i = 0; i < 20; i++) {
            list = list.prepend("element " + i);
        }
        for (int i = 0; i < 100; i++) {
            treeMap = treeMap.put("key " + i, "value");
        }
    }

    private static void trie(final Facts facts, final String name, final HashMap<?, ?> map, final int entries,
            final int zeros) {
        Measure.trie(facts.of(name, map), entries, zeros, -1, view(Peek.get(map, "compactHashMap"), false));
    }

    /** Takes the entries out of nodes below the root and leaves the nodes. */
    private static void dead(final Facts facts) {
        for (int i = 0; i < 500; i++) {
            mapDead = mapDead.put("key " + i, "value " + i);
        }
        int left = 500;
        int done = 0;
        for (final Object node : Peek.array(mapDead, "compactHashMap.elems")) {
            if (Peek.is(node, "HashTrieMap") && done++ < 3) {
                left -= (int) view(node, false).entriesBelow();
                Peek.set(node, "bitmap", 0);
                Peek.set(node, "size", 0);
                Peek.set(node, "elems", new Object[0]);
            }
        }
        trie(facts, "mapDead", mapDead, left, 0);
    }

    /** Entries are pairs that stand in the arrays beside nodes; an element of a set is there by itself. */
    private static Node view(final Object node, final boolean isSet) {
        final Node view = new Node(node);
        if (Peek.is(node, "HashMapCollision1")) {
            for (Object at = Peek.get(node, "kvs"); Peek.is(at, "ListMap$Node"); at = Peek.get(at, "this$0")) {
                entry(view, Peek.get(at, "value"), isSet);
            }
            return view;
        }
        if (Peek.is(node, "HashMap1")) {
            return entry(view, Peek.get(node, "value"), isSet);
        }
        final Object[] elements = Peek.array(node, "elems");
        view.slots(elements, elements.length - Integer.bitCount((int) Peek.get(node, "bitmap")));
        for (final Object element : elements) {
            if (Peek.is(element, "HashTrieMap") || Peek.is(element, "HashMapCollision1")
                    || Peek.is(element, "HashMap1")) {
                view.child(view(element, isSet));
            } else {
                entry(view, element, isSet);
            }
        }
        return view;
    }

    private static Node entry(final Node view, final Object value, final boolean isSet) {
        return isSet ? view.elements(1) : view.entry(Peek.get(value, "component2"));
    }

    private static Node tree(final Object tree) {
        return tree == null
                ? null
                : new Node(tree).binary().elements(1).child(tree(Peek.get(tree, "left")))
                        .child(tree(Peek.get(tree, "right")));
    }
}
