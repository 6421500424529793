package specimens.scala;

import java.util.Arrays;
import specimens.Facts;
import specimens.Measure;
import specimens.Node;
import specimens.Peek;

/** Hash maps and sets of Scala 2.12: the map is its own root. */
final class HashTries {

    static Object map = Scala.empty("immutable.HashMap");
    static Object mapEmpty = Scala.empty("immutable.HashMap");
    static Object mapZeros = Scala.empty("immutable.HashMap");
    static Object mapColliding = Scala.empty("immutable.HashMap");
    static Object mapShrunk = Scala.empty("immutable.HashMap");
    static Object mapChained = Scala.empty("immutable.HashMap");
    static Object mapDead = Scala.empty("immutable.HashMap");
    static Object set = Scala.empty("immutable.HashSet");
    static Object setColliding = Scala.empty("immutable.HashSet");
    static final Object[] VERSIONS = new Object[8];

    private HashTries() {}

    static void build(final Facts facts) {
        Object growing = map;
        for (int i = 0; i < 1_000; i++) {
            growing = Scala.with(growing, "key " + i, "value " + i);
            mapShrunk = Scala.with(mapShrunk, "key " + i, "value " + i);
            set = Peek.call(set, "$plus", "element " + i);
            if (i % 125 == 124) {
                VERSIONS[i / 125] = growing;
            }
        }
        for (int i = 3; i < 1_000; i++) {
            mapShrunk = Scala.without(mapShrunk, "key " + i);
        }
        for (int i = 0; i < 600; i++) {
            mapZeros = Scala.with(mapZeros, "key " + i, i % 3 == 0 ? 0 : i % 3 == 1 ? "" : "value");
            map = Scala.with(map, "other " + i, "value");
        }
        for (int i = 0; i < 60; i++) {
            mapColliding = Scala.with(mapColliding, new Colliding(i % 3, i), i == 0 ? 0 : "value " + i);
            setColliding = Peek.call(setColliding, "$plus", new Colliding(i % 3, i));
        }
        for (final Object key : Colliding.alike()) {
            mapChained = Scala.with(mapChained, key, "value");
        }
        trie(facts, "map", map, 600, 0);
        trie(facts, "mapShrunk", mapShrunk, 3, 0);
        trie(facts, "mapZeros", mapZeros, 600, 400);
        trie(facts, "mapColliding", mapColliding, 60, 1);
        trie(facts, "mapChained", mapChained, 2, 0);
        dead(facts);
        Measure.trie(facts.of("set", set), 1_000, declared(set), view(set));
        Measure.trie(facts.of("setColliding", setColliding), 60, declared(setColliding), view(setColliding));
        Measure.versions(facts.of("VERSIONS", VERSIONS[0]), Arrays.stream(VERSIONS).map(HashTries::view).toList());
    }

    private static long declared(final Object root) {
        return Peek.is(root, "HashTrieMap") || Peek.is(root, "HashTrieSet") ? Peek.number(root, "size0") : -1;
    }

    private static void trie(final Facts facts, final String name, final Object map, final int entries,
            final int zeros) {
        Measure.trie(facts.of(name, map), entries, zeros, declared(map), view(map));
    }

    /** Takes the entries out of nodes below the root and leaves the nodes. */
    private static void dead(final Facts facts) {
        for (int i = 0; i < 600; i++) {
            mapDead = Scala.with(mapDead, "key " + i, "value " + i);
        }
        int left = 600;
        int done = 0;
        for (final Object node : Peek.array(mapDead, "elems0")) {
            if (Peek.is(node, "HashTrieMap") && done++ < 3) {
                left -= (int) Peek.number(node, "size0");
                Peek.set(node, "bitmap0", 0);
                Peek.set(node, "size0", 0);
                Peek.set(node, "elems0", java.lang.reflect.Array
                        .newInstance(Peek.array(node, "elems0").getClass().getComponentType(), 0));
            }
        }
        trie(facts, "mapDead", mapDead, left, 0);
    }

    private static Node view(final Object node) {
        final Node view = new Node(node);
        if (Peek.is(node, "HashTrieMap") || Peek.is(node, "HashTrieSet")) {
            final Object[] elements = Peek.slots(Peek.any(node, "elems0", "elems"));
            view.slots(elements,
                    elements.length - Integer.bitCount((int) Peek.any(node, "bitmap0", "bitmap")));
            Arrays.stream(elements).forEach(element -> view.child(view(element)));
        } else if (Peek.is(node, "HashMapCollision1")) {
            for (Object at = Peek.get(node, "kvs"); Peek.is(at, "ListMap$Node"); at = Peek.get(at, "$outer")) {
                view.entry(Peek.get(at, "value"));
            }
        } else if (Peek.is(node, "HashSetCollision1")) {
            for (Object at = Peek.get(node, "ks"); Peek.is(at, "ListSet$Node"); at = Peek.get(at, "$outer")) {
                view.elements(1);
            }
        } else if (Peek.is(node, "HashMap1")) {
            view.entry(Peek.get(node, "value"));
        } else if (Peek.is(node, "HashSet1")) {
            view.elements(1);
        }
        return view;
    }
}
