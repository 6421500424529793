package specimens.kotlinx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kotlinx.collections.immutable.ExtensionsKt;
import kotlinx.collections.immutable.PersistentList;
import kotlinx.collections.immutable.PersistentMap;
import kotlinx.collections.immutable.PersistentSet;
import specimens.Colliding;
import specimens.Facts;
import specimens.Measure;
import specimens.Node;
import specimens.Peek;

/** Persistent maps, sets and lists, and their builders. */
public final class KotlinxSpecimens {

    static PersistentMap<Object, Object> map = ExtensionsKt.persistentHashMapOf();
    static PersistentMap<Object, Object> mapEmpty = ExtensionsKt.persistentHashMapOf();
    static PersistentMap<Object, Object> mapZeros = ExtensionsKt.persistentHashMapOf();
    static PersistentMap<Object, Object> mapColliding = ExtensionsKt.persistentHashMapOf();
    static PersistentMap<Object, Object> mapChained = ExtensionsKt.persistentHashMapOf();
    static PersistentMap<Object, Object> mapShrunk = ExtensionsKt.persistentHashMapOf();
    static PersistentMap<Object, Object> mapDead = ExtensionsKt.persistentHashMapOf();
    static PersistentMap.Builder<Object, Object> mapBuilder;
    static PersistentMap<Object, Object> mapOrdered = ExtensionsKt.persistentMapOf();
    static PersistentSet<Object> set = ExtensionsKt.persistentHashSetOf();
    static PersistentSet<Object> setColliding = ExtensionsKt.persistentHashSetOf();
    static PersistentSet<Object> setOrdered = ExtensionsKt.persistentSetOf();
    static final Object[] VERSIONS = new Object[8];
    static PersistentList<Object> listEmpty = ExtensionsKt.persistentListOf();
    static PersistentList<Object> listSmall = list(20);
    static PersistentList<Object> list = list(500);
    static PersistentList<Object> listDeep = list(1_500);

    private KotlinxSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        build();
        trie(facts, "map", map, "node", 1_000, 0, Peek.number(map, "size"));
        Measure.trie(
                facts.of("mapEmpty", mapEmpty), 0, 0, 0,
                view(Peek.get(mapEmpty, "node")));
        trie(facts, "mapShrunk", mapShrunk, "node", 2, 0, Peek.number(mapShrunk, "size"));
        trie(facts, "mapZeros", mapZeros, "node", 1_000, 500, Peek.number(mapZeros, "size"));
        trie(facts, "mapColliding", mapColliding, "node", 60, 0, Peek.number(mapColliding, "size"));
        trie(facts, "mapChained", mapChained, "node", 2, 0, Peek.number(mapChained, "size"));
        trie(facts, "mapBuilder", mapBuilder, "node", 1_030, 0, Peek.number(mapBuilder, "size"));
        dead(facts);
        set(facts, "set", set, "node", 900, Peek.number(set, "size"));
        set(facts, "setColliding", setColliding, "node", 60, Peek.number(setColliding, "size"));
        set(facts, "mapOrdered", mapOrdered, "hashMap.node", 300, 300);
        set(facts, "setOrdered", setOrdered, "hashMap.node", 300, 300);
        Measure.versions(facts.of("VERSIONS", VERSIONS[0]),
                Arrays.stream(VERSIONS).map(version -> view(Peek.get(version, "node"))).toList());
        list(facts, "listEmpty", listEmpty, 0);
        list(facts, "listSmall", listSmall, 20);
        list(facts, "list", list, 500);
        list(facts, "listDeep", listDeep, 1_500);
        facts.writeAndDump(arguments);
    }

    private static void build() {
        for (int i = 0; i < 1_000; i++) {
            map = map.put("key " + i, "value " + i);
            mapShrunk = mapShrunk.put("key " + i, "value " + i);
            mapZeros = mapZeros.put("key " + i, i % 4 == 0 ? 0 : i % 4 == 1 ? "" : "value");
            if (i % 125 == 124) {
                VERSIONS[i / 125] = map;
            }
        }
        for (int i = 2; i < 1_000; i++) {
            mapShrunk = mapShrunk.remove("key " + i);
        }
        for (int i = 0; i < 60; i++) {
            mapColliding = mapColliding.put(new Colliding(i % 3, i), "value " + i);
            setColliding = setColliding.add(new Colliding(i % 3, i));
        }
        // They differ in the highest bits, which are looked at last.
        mapChained = mapChained.put(new Colliding(5, 0), "value").put(new Colliding(5 | 1 << 30, 1), "value");
        for (int i = 0; i < 900; i++) {
            set = set.add("element " + i);
        }
        for (int i = 0; i < 300; i++) {
            mapOrdered = mapOrdered.put("key " + i, "value");
            setOrdered = setOrdered.add("element " + i);
        }
        mapBuilder = map.builder();
        for (int i = 0; i < 30; i++) {
            mapBuilder.put("added " + i, "value");
        }
        map = ExtensionsKt.persistentHashMapOf();
        for (int i = 0; i < 1_000; i++) {
            map = map.put("other " + i, "value " + i);
        }
    }

    private static void trie(final Facts facts, final String name, final Object map, final String root,
            final int entries, final int zeros, final long declared) {
        Measure.trie(facts.of(name, map), entries, zeros, declared, view(Peek.at(map, root)));
    }

    private static void set(final Facts facts, final String name, final Object set, final String root,
            final int entries, final long declared) {
        Measure.trie(facts.of(name, set), entries, declared, view(Peek.at(set, root)));
    }

    /** Takes the entries out of nodes below the root and leaves the nodes. */
    private static void dead(final Facts facts) {
        for (int i = 0; i < 500; i++) {
            mapDead = mapDead.put("key " + i, "value " + i);
        }
        int left = 500;
        final Object[] buffer = Peek.array(mapDead, "node.buffer");
        for (int i = 1; i < 4; i++) {
            final Object node = buffer[buffer.length - i];
            left -= (int) view(node).entriesBelow();
            Peek.set(node, "dataMap", 0);
            Peek.set(node, "nodeMap", 0);
            Peek.set(node, "buffer", new Object[0]);
        }
        trie(facts, "mapDead", mapDead, "node", left, 0, Peek.number(mapDead, "size"));
    }

    private static Node view(final Object node) {
        final Object[] buffer = Peek.array(node, "buffer");
        final Node view = new Node(node);
        if (Peek.is(node, "immutableSet.TrieNode")) {
            // A node of elements of one hash code has no bits set.
            final int bits = Integer.bitCount((int) Peek.get(node, "bitmap"));
            view.slots(buffer, bits == 0 ? 0 : buffer.length - bits);
            for (final Object slot : buffer) {
                if (Peek.is(slot, "immutableSet.TrieNode")) {
                    view.child(view(slot));
                } else {
                    view.elements(1);
                }
            }
            return view;
        }
        final int data = Integer.bitCount((int) Peek.get(node, "dataMap"));
        final int nodes = Integer.bitCount((int) Peek.get(node, "nodeMap"));
        final boolean collision = data == 0 && nodes == 0;
        final int pairs = collision ? buffer.length / 2 : data;
        view.slots(buffer, buffer.length - 2 * pairs - nodes);
        for (int i = 0; i < pairs; i++) {
            view.entry(buffer[2 * i + 1]);
        }
        for (int i = 1; i <= nodes; i++) {
            view.child(view(buffer[buffer.length - i]));
        }
        return view;
    }

    private static PersistentList<Object> list(final int size) {
        PersistentList<Object> list = ExtensionsKt.persistentListOf();
        for (int i = 0; i < size; i++) {
            list = list.add("element " + i);
        }
        return list;
    }

    private static void list(final Facts facts, final String name, final Object list, final int entries) {
        final boolean small = Peek.is(list, "SmallPersistentVector");
        final List<Object> arrays = new ArrayList<>();
        if (small) {
            arrays.add(Peek.get(list, "buffer"));
        } else {
            arrays.add(Peek.get(list, "root"));
            arrays.add(Peek.get(list, "tail"));
        }
        Measure.arrays(facts.of(name, list), entries, small ? -1 : Peek.number(list, "size"), arrays);
    }
}
