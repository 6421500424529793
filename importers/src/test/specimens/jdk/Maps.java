package specimens.jdk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import specimens.Facts;
import specimens.Measure;
import specimens.Node;
import specimens.Peek;

/** Tables with chains, and sorted maps. */
final class Maps {

    static final Map<Object, Object> HASH_MAP = new HashMap<>();
    static final Map<Object, Object> HASH_MAP_NEW = new HashMap<>();
    static final Map<Object, Object> HASH_MAP_EMPTIED = new HashMap<>();
    static final Map<Object, Object> HASH_MAP_ZEROS = new HashMap<>();
    static final Map<Object, Object> HASH_MAP_COLLIDING = new HashMap<>();
    static final Map<Object, Object> HASH_MAP_CHAINED = new HashMap<>();
    static final Map<Object, Object> LINKED_HASH_MAP = new LinkedHashMap<>();
    static final Set<Object> HASH_SET = new HashSet<>();
    static final Set<Object> HASH_SET_EMPTIED = new HashSet<>();
    static final Map<Object, Object> HASHTABLE = new Hashtable<>();
    static final Map<Object, Object> HASHTABLE_EMPTIED = new Hashtable<>();
    static final Map<Object, Object> HASHTABLE_ZEROS = new Hashtable<>();
    static final Properties PROPERTIES = new Properties();
    static final Map<String, Object> TREE_MAP = new TreeMap<>();
    static final Map<String, Object> TREE_MAP_EMPTY = new TreeMap<>();
    static final Map<String, Object> TREE_MAP_ZEROS = new TreeMap<>();
    static final Set<String> TREE_SET = new TreeSet<>();

    private Maps() {}

    static void build(final Facts facts) {
        fill(HASH_MAP, 1_000);
        fill(HASH_MAP_EMPTIED, 30_000);
        HASH_MAP_EMPTIED.keySet().removeIf(key -> !key.equals("key 7") && !key.equals("key 8"));
        final int zeros = sayNothing(HASH_MAP_ZEROS);
        collide(HASH_MAP_COLLIDING);
        // Multiples of the size of the table, up to seven in a bin: longer chains become trees.
        for (int i = 0; i < 70; i++) {
            HASH_MAP_CHAINED.put(i % 10 + i / 10 * 256, "value " + i);
        }
        fill(LINKED_HASH_MAP, 500);
        for (int i = 0; i < 300; i++) {
            HASH_SET.add("element " + i);
            HASH_SET_EMPTIED.add("element " + i);
        }
        HASH_SET_EMPTIED.clear();
        hashMap(facts, "HASH_MAP", HASH_MAP, "", 1_000, 0);
        hashMap(facts, "HASH_MAP_NEW", HASH_MAP_NEW, "", 0, 0);
        hashMap(facts, "HASH_MAP_EMPTIED", HASH_MAP_EMPTIED, "", 2, 0);
        hashMap(facts, "HASH_MAP_ZEROS", HASH_MAP_ZEROS, "", HASH_MAP_ZEROS.size(), 0).put("zeroValues", zeros);
        hashMap(facts, "HASH_MAP_COLLIDING", HASH_MAP_COLLIDING, "", 260, 2);
        hashMap(facts, "HASH_MAP_CHAINED", HASH_MAP_CHAINED, "", 70, 0);
        hashMap(facts, "LINKED_HASH_MAP", LINKED_HASH_MAP, "", 500, 0);
        hashMap(facts, "HASH_SET", HASH_SET, "map.", 300, 0);
        hashMap(facts, "HASH_SET_EMPTIED", HASH_SET_EMPTIED, "map.", 0, 0);
        hashtables(facts);
        sorted(facts);
    }

    static void fill(final Map<Object, Object> map, final int count) {
        for (int i = 0; i < count; i++) {
            map.put("key " + i, "value " + i);
        }
    }

    /** Sixty keys with one hash code, forty with another, and others. */
    static void collide(final Map<Object, Object> map) {
        for (int i = 0; i < 100; i++) {
            map.put(new Colliding(i % 5 < 3 ? 1_000_003 : 77, i), "value " + i);
        }
        for (int i = 0; i < 160; i++) {
            map.put("key " + i, "value " + i);
        }
    }

    /** Values that say nothing, and some that nearly do. */
    static int sayNothing(final Map<Object, Object> map) {
        final List<Object> nothing = new ArrayList<>(Arrays.asList((byte) 0, (short) 0, 0, 0L, 0f, 0.0,
                new AtomicInteger(), new AtomicLong(), new AtomicBoolean(), Boolean.FALSE, "", new int[0],
                new String[0], new byte[5], new long[3], new double[2], new boolean[4], new ArrayList<>(),
                new ArrayList<>(100), new HashMap<>(), new HashSet<>(), new TreeMap<>(), Collections.emptyList(),
                List.of(), Map.of(), Set.of(), Optional.empty()));
        if (!(map instanceof Hashtable)) {
            nothing.add(null);
        }
        final List<Object> something = Arrays.asList((byte) 1, 1, -1L, 0.1, new AtomicInteger(2), new AtomicLong(3),
                new AtomicBoolean(true), Boolean.TRUE, " ", new int[]{0, 1}, new String[]{""}, new byte[]{0, 0, 4},
                new boolean[]{false, true}, List.of(0), Map.of("", 0), Set.of(""), Optional.of(""), new Object(),
                new ArrayList<>(List.of(0)), new HashMap<>(Map.of(0, 0)));
        for (int i = 0; i < nothing.size(); i++) {
            map.put("nothing " + i, nothing.get(i));
        }
        for (int i = 0; i < something.size(); i++) {
            map.put("something " + i, something.get(i));
        }
        return nothing.size();
    }

    private static Facts.Known hashMap(final Facts facts, final String name, final Object map, final String path,
            final int entries, final int treeified) {
        final Object[] table = Peek.array(map, path + "table");
        final Facts.Known known = facts.of(name, map);
        Measure.chained(known, entries, Peek.number(map, path + "size"),
                new Measure.Bins(node -> Peek.get(node, "next")).table(table).treeified(treeified));
        final long trees = Arrays.stream(table).filter(bin -> Peek.is(bin, "TreeNode")).count();
        if (trees != treeified) {
            throw new IllegalStateException(name + " has " + trees + " trees");
        }
        return name.endsWith("ZEROS") || name.contains("SET") ? known : known.put("zeroValues", 0);
    }

    private static void hashtables(final Facts facts) {
        fill(HASHTABLE, 400);
        fill(HASHTABLE_EMPTIED, 5_000);
        HASHTABLE_EMPTIED.clear();
        HASHTABLE_EMPTIED.put("one", "left");
        final int zeros = sayNothing(HASHTABLE_ZEROS);
        for (int i = 0; i < 50; i++) {
            PROPERTIES.setProperty("key " + i, i % 5 == 0 ? "" : "value");
        }
        hashtable(facts, "HASHTABLE", HASHTABLE, 400, 0);
        hashtable(facts, "HASHTABLE_EMPTIED", HASHTABLE_EMPTIED, 1, 0);
        hashtable(facts, "HASHTABLE_ZEROS", HASHTABLE_ZEROS, HASHTABLE_ZEROS.size(), zeros);
        Measure.chained(facts.of("PROPERTIES", PROPERTIES).put("zeroValues", 10), 50,
                Peek.number(PROPERTIES, "map.baseCount"),
                new Measure.Bins(node -> Peek.get(node, "next")).table(Peek.array(PROPERTIES, "map.table")));
    }

    private static void hashtable(final Facts facts, final String name, final Object map, final int entries,
            final int zeros) {
        Measure.chained(facts.of(name, map).put("zeroValues", zeros), entries, Peek.number(map, "count"),
                new Measure.Bins(node -> Peek.get(node, "next")).table(Peek.array(map, "table")));
    }

    private static void sorted(final Facts facts) {
        for (int i = 0; i < 200; i++) {
            TREE_MAP.put("key " + i * 7 % 200, "value");
            TREE_MAP_ZEROS.put("key " + i, i % 4 == 0 ? null : "value");
            TREE_SET.add("element " + i);
        }
        tree(facts, "TREE_MAP", TREE_MAP, "", 200).put("zeroValues", 0);
        tree(facts, "TREE_MAP_EMPTY", TREE_MAP_EMPTY, "", 0).put("zeroValues", 0);
        tree(facts, "TREE_MAP_ZEROS", TREE_MAP_ZEROS, "", 200).put("zeroValues", 50);
        tree(facts, "TREE_SET", TREE_SET, "m.", 200);
    }

    private static Facts.Known tree(final Facts facts, final String name, final Object map, final String path,
            final int entries) {
        final Facts.Known known = facts.of(name, map);
        Measure.sorted(known, entries, Peek.number(map, path + "size"), node(Peek.at(map, path + "root")));
        return known;
    }

    private static Node node(final Object entry) {
        return entry == null
                ? null
                : new Node(entry).binary().entry(Peek.get(entry, "value"))
                        .child(node(Peek.get(entry, "left"))).child(node(Peek.get(entry, "right")));
    }
}
