package specimens.cyclops;

import cyclops.data.HashMap;
import cyclops.data.HashSet;
import cyclops.data.Vector;
import java.util.Arrays;
import specimens.Colliding;
import specimens.Facts;
import specimens.Measure;
import specimens.Node;
import specimens.Peek;

/** Maps, sets and vectors of Cyclops. */
public final class CyclopsSpecimens {

    static HashMap<Object, Object> map = HashMap.empty();
    static HashMap<Object, Object> mapEmpty = HashMap.empty();
    static HashMap<Object, Object> mapZeros = HashMap.empty();
    static HashMap<Object, Object> mapChained = HashMap.empty();
    static HashMap<Object, Object> mapShrunk = HashMap.empty();
    static HashMap<Object, Object> mapDead = HashMap.empty();
    static HashSet<Object> set = HashSet.empty();
    static final Object[] VERSIONS = new Object[8];
    static Vector<Object> vector = Vector.empty();
    static Vector<Object> vectorSmall = Vector.empty();

    private CyclopsSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        build();
        trie(facts, "map", map, 800, 0);
        trie(facts, "mapZeros", mapZeros, 500, 250);
        trie(facts, "mapChained", mapChained, 2, 0);
        trie(facts, "mapShrunk", mapShrunk, 2, 0);
        facts.of("mapEmpty", mapEmpty).put("entries", 0).put("declared", -1).put("nodes", 0).put("zeroValues", 0);
        dead(facts);
        Measure.trie(facts.of("set", set), 500, -1, view(Peek.get(set, "map")));
        Measure.versions(facts.of("VERSIONS", VERSIONS[0]),
                Arrays.stream(VERSIONS).map(version -> view(Peek.get(version, "map"))).toList());
        vector(facts, "vector", vector, 1_000);
        vector(facts, "vectorSmall", vectorSmall, 20);
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
        mapChained = mapChained.put(new Colliding(5, 0), "value").put(new Colliding(5 | 1 << 24, 1), "value");
        for (int i = 0; i < 1_000; i++) {
            vector = vector.append("element " + i);
            vectorSmall = i < 20 ? vectorSmall.append("element " + i) : vectorSmall;
        }
    }

    private static void trie(final Facts facts, final String name, final HashMap<?, ?> map, final int entries,
            final int zeros) {
        Measure.trie(facts.of(name, map), entries, zeros, -1, view(Peek.get(map, "map")));
    }

    /** Takes the entries out of nodes below the root and leaves the nodes. */
    private static void dead(final Facts facts) {
        for (int i = 0; i < 500; i++) {
            mapDead = mapDead.put("key " + i, "value " + i);
        }
        int left = 500;
        int done = 0;
        for (final Object node : Peek.array(mapDead, "map.nodes")) {
            if (Peek.is(node, "BitsetNode") && done++ < 3) {
                left -= (int) view(node).entriesBelow();
                final Object nodes = java.lang.reflect.Array
                        .newInstance(Peek.array(node, "nodes").getClass().getComponentType(), 0);
                Peek.set(node, "bitset", 0);
                Peek.set(node, "nodes", nodes);
            }
        }
        trie(facts, "mapDead", mapDead, left, 0);
    }

    private static Node view(final Object node) {
        if (Peek.is(node, "EmptyNode")) {
            return null;
        }
        final Node view = new Node(node);
        if (Peek.is(node, "ValueNode")) {
            return view.entry(Peek.get(node, "value"));
        }
        final Object[] nodes = Peek.array(node, "nodes");
        view.slots(nodes, nodes.length - Integer.bitCount((int) Peek.get(node, "bitset")));
        Arrays.stream(nodes).filter(child -> child != null).forEach(child -> view.child(view(child)));
        return view;
    }

    private static void vector(final Facts facts, final String name, final Object vector, final int entries) {
        final Object root = Peek.get(vector, "root");
        Measure.arrays(facts.of(name, vector), entries, Peek.number(vector, "size"),
                Arrays.asList(Peek.is(root, "BAMT$Zero") ? null : Peek.get(root, "array"),
                        Peek.at(vector, "tail.array")));
    }
}
