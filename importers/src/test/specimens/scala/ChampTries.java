package specimens.scala;

import java.util.Arrays;
import specimens.Facts;
import specimens.Measure;
import specimens.Node;
import specimens.Peek;

/** Hash maps and sets of Scala 2.13 and 3. */
final class ChampTries {

    static Object map = Scala.empty("immutable.HashMap");
    static Object mapEmpty = Scala.empty("immutable.HashMap");
    static Object mapZeros = Scala.empty("immutable.HashMap");
    static Object mapColliding = Scala.empty("immutable.HashMap");
    static Object mapShrunk = Scala.empty("immutable.HashMap");
    static Object mapChained = Scala.empty("immutable.HashMap");
    static Object mapDead;
    static Object set = Scala.empty("immutable.HashSet");
    static Object setColliding = Scala.empty("immutable.HashSet");
    static final Object[] VERSIONS = new Object[8];

    private ChampTries() {}

    static void build(final Facts facts) {
        for (int i = 0; i < 1_000; i++) {
            map = Scala.with(map, "key " + i, "value " + i);
            mapShrunk = Scala.with(mapShrunk, "key " + i, "value " + i);
            set = Peek.call(set, "$plus", "element " + i);
            if (i % 125 == 124) {
                VERSIONS[i / 125] = map;
            }
        }
        map = null;
        for (int i = 3; i < 1_000; i++) {
            mapShrunk = Scala.without(mapShrunk, "key " + i);
        }
        for (int i = 0; i < 600; i++) {
            mapZeros = Scala.with(mapZeros, "key " + i, i % 3 == 0 ? 0 : i % 3 == 1 ? "" : "value");
            map = Scala.with(map == null ? Scala.empty("immutable.HashMap") : map, "other " + i, "value");
        }
        for (int i = 0; i < 60; i++) {
            mapColliding = Scala.with(mapColliding, new Colliding(i % 3, i), i == 0 ? 0 : "value " + i);
            setColliding = Peek.call(setColliding, "$plus", new Colliding(i % 3, i));
        }
        for (final Object key : Colliding.alike()) {
            mapChained = Scala.with(mapChained, key, "value");
        }
        champ(facts, "map", map, 600, 0);
        champ(facts, "mapEmpty", mapEmpty, 0, 0);
        champ(facts, "mapShrunk", mapShrunk, 3, 0);
        champ(facts, "mapZeros", mapZeros, 600, 400);
        champ(facts, "mapColliding", mapColliding, 60, 1);
        champ(facts, "mapChained", mapChained, 2, 0);
        dead(facts);
        Measure.trie(facts.of("set", set), 1_000, -1, view(Peek.get(set, "rootNode")));
        Measure.trie(facts.of("setColliding", setColliding), 60, -1, view(Peek.get(setColliding, "rootNode")));
        Measure.versions(facts.of("VERSIONS", VERSIONS[0]),
                Arrays.stream(VERSIONS).map(version -> view(Peek.get(version, "rootNode"))).toList());
    }

    private static void champ(final Facts facts, final String name, final Object map, final int entries,
            final int zeros) {
        Measure.trie(facts.of(name, map), entries, zeros, -1, view(Peek.get(map, "rootNode")));
    }

    /** Takes the entries out of a node below the root and leaves the node. */
    private static void dead(final Facts facts) {
        mapDead = Scala.empty("immutable.HashMap");
        for (int i = 0; i < 600; i++) {
            mapDead = Scala.with(mapDead, "key " + i, "value " + i);
        }
        int left = 600;
        final Object root = Peek.get(mapDead, "rootNode");
        final Object[] content = Peek.array(root, "content");
        for (int i = 0; i < 3; i++) {
            final Object node = content[content.length - 1 - i];
            left -= (int) view(node).entriesBelow();
            Peek.set(node, "dataMap", 0);
            Peek.set(node, "nodeMap", 0);
            Peek.set(node, "content", new Object[0]);
            Peek.set(node, "originalHashes", new int[0]);
        }
        champ(facts, "mapDead", mapDead, left, 0);
    }

    private static Node view(final Object node) {
        final Node view = new Node(node);
        if (Peek.is(node, "HashCollisionMapNode") || Peek.is(node, "HashCollisionSetNode")) {
            final boolean map = Peek.is(node, "HashCollisionMapNode");
            for (final Object element : Vectors.elements(Peek.get(node, "content"))) {
                if (map) {
                    view.entry(Peek.any(element, "_2"));
                } else {
                    view.elements(1);
                }
            }
            return view;
        }
        final int width = Peek.is(node, "BitmapIndexedMapNode") ? 2 : 1;
        final Object[] content = Peek.array(node, "content");
        final int data = Integer.bitCount((int) Peek.get(node, "dataMap"));
        final int nodes = Integer.bitCount((int) Peek.get(node, "nodeMap"));
        view.slots(content, content.length - width * data - nodes);
        for (int i = 0; i < data; i++) {
            if (width == 2) {
                view.entry(content[2 * i + 1]);
            } else {
                view.elements(1);
            }
        }
        for (int i = 0; i < nodes; i++) {
            view.child(view(content[content.length - 1 - i]));
        }
        return view;
    }
}
