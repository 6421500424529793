package specimens.bifurcan;

import io.lacuna.bifurcan.LinearList;
import io.lacuna.bifurcan.LinearMap;
import io.lacuna.bifurcan.List;
import io.lacuna.bifurcan.Map;
import io.lacuna.bifurcan.Set;
import java.util.Arrays;
import specimens.Colliding;
import specimens.Facts;
import specimens.Measure;
import specimens.Node;
import specimens.Peek;

/** Maps, sets and lists of Bifurcan. */
public final class BifurcanSpecimens {

    static Map<Object, Object> map = new Map<>();
    static Map<Object, Object> mapEmpty = new Map<>();
    static Map<Object, Object> mapLinear = new Map<>().linear();
    static Map<Object, Object> mapZeros = new Map<>();
    static Map<Object, Object> mapColliding = new Map<>();
    static Map<Object, Object> mapShrunk = new Map<>();
    static Map<Object, Object> mapDead = new Map<>();
    static Set<Object> set = new Set<>();
    static final Object[] VERSIONS = new Object[8];
    static List<Object> list = new List<>();
    static List<Object> listEmpty = new List<>();
    static LinearMap<Object, Object> linearMap = new LinearMap<>();
    static LinearMap<Object, Object> linearMapZeros = new LinearMap<>();
    static LinearList<Object> linearList = new LinearList<>();
    static LinearList<Object> linearListRoomy = new LinearList<>(1_000);

    private BifurcanSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        build();
        trie(facts, "map", map, 800, 0);
        trie(facts, "mapEmpty", mapEmpty, 0, 0);
        trie(facts, "mapLinear", mapLinear, 500, 0);
        trie(facts, "mapZeros", mapZeros, 500, 250);
        trie(facts, "mapColliding", mapColliding, 60, 0);
        trie(facts, "mapShrunk", mapShrunk, 2, 0);
        dead(facts);
        Measure.trie(facts.of("set", set), 500, -1, view(Peek.at(set, "map.root"), true));
        Measure.versions(facts.of("VERSIONS", VERSIONS[0]),
                Arrays.stream(VERSIONS).map(version -> view(Peek.get(version, "root"), false)).toList());
        linear(facts);
        list(facts, "list", list, 2_000);
        list(facts, "listEmpty", listEmpty, 0);
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
        map = new Map<>();
        for (int i = 0; i < 800; i++) {
            map = map.put("other " + i, "value " + i);
        }
        for (int i = 0; i < 500; i++) {
            mapLinear.put("key " + i, "value " + i);
            mapZeros = mapZeros.put("key " + i, i % 4 == 0 ? 0L : i % 4 == 1 ? "" : "value");
            set = set.add("element " + i);
            linearMap.put("key " + i, "value " + i);
            linearMapZeros.put("key " + i, i % 2 == 0 ? "" : "value");
        }
        for (int i = 0; i < 60; i++) {
            mapColliding = mapColliding.put(new Colliding(i % 3, i), "value " + i);
        }
        for (int i = 0; i < 2_000; i++) {
            list = list.addLast("element " + i);
        }
        for (int i = 0; i < 50; i++) {
            linearList.addLast("element " + i);
        }
        linearListRoomy.addLast("one");
    }

    private static void trie(final Facts facts, final String name, final Map<?, ?> map, final int entries,
            final int zeros) {
        Measure.trie(facts.of(name, map), entries, zeros, -1, view(Peek.get(map, "root"), false));
    }

    /** Takes the entries out of nodes below the root and leaves the nodes. */
    private static void dead(final Facts facts) {
        for (int i = 0; i < 500; i++) {
            mapDead = mapDead.put("key " + i, "value " + i);
        }
        int left = 500;
        final Object[] content = Peek.array(mapDead, "root.content");
        for (int i = 1; i < 4; i++) {
            final Object node = content[content.length - i];
            left -= (int) view(node, false).entriesBelow();
            Peek.set(node, "datamap", 0);
            Peek.set(node, "nodemap", 0);
            Peek.set(node, "content", new Object[0]);
            Peek.set(node, "hashes", new int[0]);
        }
        trie(facts, "mapDead", mapDead, left, 0);
    }

    private static Node view(final Object node, final boolean isSet) {
        final Node view = new Node(node);
        if (Peek.is(node, "MapNodes$Collision")) {
            final Object[] pairs = Peek.array(node, "entries");
            for (int i = 0; i < pairs.length; i += 2) {
                view.entry(isSet ? "element" : pairs[i + 1]);
            }
            return view.slots(pairs, 0);
        }
        final Object[] content = Peek.array(node, "content");
        final int data = Integer.bitCount((int) Peek.get(node, "datamap"));
        final int nodes = Integer.bitCount((int) Peek.get(node, "nodemap"));
        view.slots(content, 2 * data, content.length - 2 * data - nodes);
        for (int i = 0; i < data; i++) {
            view.entry(isSet ? "element" : content[2 * i + 1]);
        }
        for (int i = 1; i <= nodes; i++) {
            view.child(view(content[content.length - i], isSet));
        }
        return view;
    }

    private static void linear(final Facts facts) {
        for (final LinearMap<?, ?> map : java.util.List.of(linearMap, linearMapZeros)) {
            final int capacity = Peek.array(map, "entries").length / 2;
            Measure.array(facts.of(map == linearMap ? "linearMap" : "linearMapZeros", map).put("zeroValues",
                    map == linearMap ? 0 : 250), 500, Peek.number(map, "size"), capacity, 2 * Measure.REFERENCE);
        }
        Measure.array(facts.of("linearList", linearList), 50, Peek.number(linearList, "size"),
                Peek.array(linearList, "elements").length, Measure.REFERENCE);
        Measure.array(facts.of("linearListRoomy", linearListRoomy), 1, Peek.number(linearListRoomy, "size"),
                Peek.array(linearListRoomy, "elements").length, Measure.REFERENCE);
    }

    /** A tree of nodes whose innermost hold arrays of elements, and an array at each end. */
    private static void list(final Facts facts, final String name, final Object list, final int entries) {
        final Node root = elements(Peek.get(list, "root"));
        for (final String end : new String[]{"prefix", "suffix"}) {
            root.elements(Arrays.stream(Peek.array(list, end)).filter(element -> element != null).count());
        }
        if (root.entriesBelow() != entries) {
            throw new IllegalStateException(name + " has " + root.entriesBelow() + " elements");
        }
        facts.of(name, list).put("entries", entries).put("declared", -1).put("nodes", root.sum(node -> 1))
                .put("maxDepth", root.depth());
    }

    private static Node elements(final Object node) {
        final Node view = new Node(node);
        for (final Object child : Peek.array(node, "nodes")) {
            if (Peek.is(child, "ListNodes$Node")) {
                view.child(elements(child));
            } else if (child != null) {
                view.elements(Arrays.stream((Object[]) child).filter(element -> element != null).count());
            }
        }
        return view;
    }
}
