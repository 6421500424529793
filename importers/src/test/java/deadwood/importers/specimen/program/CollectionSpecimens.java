package deadwood.importers.specimen.program;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Maps, sets and lists of the JDK. What their tables look like is worked out from the documented growth: twice the capacity when
 * three quarters are full, half as much again for lists.
 */
public final class CollectionSpecimens {

    /** A key that shares its bin with all others of its kind. */
    static final class Colliding {
        private final int number;

        Colliding(final int number) {
            this.number = number;
        }

        @Override
        public int hashCode() {
            return 7;
        }

        @Override
        public boolean equals(final Object other) {
            return other instanceof Colliding colliding && colliding.number == number;
        }
    }

    /** Keeps the last hundred entries. */
    static final class Cache extends LinkedHashMap<String, Object> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<String, Object> eldest) {
            return size() > 100;
        }
    }

    static final Map<String, Object> EMPTY = new HashMap<>();
    static final Map<String, Object> SMALL = new HashMap<>();
    static final Map<String, Object> LARGE = new HashMap<>();
    static final Map<String, Object> CLEARED = new HashMap<>();
    static final Map<Object, Object> TREEIFIED = new HashMap<>();
    static final Map<String, Object> WITH_NULLS = new HashMap<>();
    static final Map<String, Object> LINKED = new LinkedHashMap<>();
    static final Map<String, Object> CACHE = new Cache();
    static final Set<String> SET = new HashSet<>();
    static final Set<String> LINKED_SET = new LinkedHashSet<>();
    static final Map<String, Object> CONCURRENT = new ConcurrentHashMap<>();
    static final Map<Object, Object> CONCURRENT_TREEIFIED = new ConcurrentHashMap<>();
    static final Set<String> CONCURRENT_SET = ConcurrentHashMap.newKeySet();
    static final List<Object> LIST = new ArrayList<>();
    static final List<Object> ROOMY = new ArrayList<>(1000);
    static final List<Object> TRIMMED = new ArrayList<>();
    static final Map<Integer, List<Integer>> LISTS = new TreeMap<>();

    private static final Map<String, Long> FACTS = new LinkedHashMap<>();

    private CollectionSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        maps();
        sets();
        lists();
        Dumping.facts(arguments[1], FACTS);
        Dumping.dump(arguments[0]);
    }

    private static void maps() {
        map("EMPTY", EMPTY, 0, false);
        map("SMALL", SMALL, 7, false);
        map("LARGE", LARGE, 200_000, false);
        map("LINKED", LINKED, 5_000, false);
        map("CONCURRENT", CONCURRENT, 10_000, true);
        map("CLEARED", CLEARED, 100_000, false);
        CLEARED.clear();
        table("CLEARED", CLEARED.keySet(), 262_144);
        for (int i = 0; i < 1000; i++) {
            CACHE.put("key " + i, i);
        }
        table("CACHE", CACHE.keySet(), 256);
        WITH_NULLS.put(null, "null");
        for (int i = 0; i < 40; i++) {
            WITH_NULLS.put("n" + i, i % 3 == 0 ? null : new AbstractMap.SimpleEntry<>(i, i));
        }
        table("WITH_NULLS", WITH_NULLS.keySet(), 64);
        collisions(TREEIFIED, false);
        table("TREEIFIED", TREEIFIED.keySet(), capacity(200, false));
        collisions(CONCURRENT_TREEIFIED, true);
        table("CONCURRENT_TREEIFIED", CONCURRENT_TREEIFIED.keySet(), capacity(200, true));
    }

    private static void collisions(final Map<Object, Object> map, final boolean concurrent) {
        for (int i = 0; i < 150; i++) {
            map.put("key " + i, i);
        }
        for (int i = 0; i < 50; i++) {
            map.put(new Colliding(i), concurrent ? "v" : null);
        }
    }

    private static void sets() {
        for (int i = 0; i < 3_000; i++) {
            SET.add("element " + i);
            LINKED_SET.add("element " + i);
            CONCURRENT_SET.add("element " + i);
        }
        table("SET", SET, capacity(3_000, false));
        table("LINKED_SET", LINKED_SET, capacity(3_000, false));
        table("CONCURRENT_SET", CONCURRENT_SET, capacity(3_000, true));
    }

    private static void lists() {
        int capacity = 10;
        for (int i = 0; i < 1_234; i++) {
            LIST.add(i);
            TRIMMED.add(i);
            if (i >= capacity) {
                capacity += capacity / 2;
            }
        }
        ROOMY.add("one");
        ((ArrayList<Object>) TRIMMED).trimToSize();
        list("LIST", 1, 1_234, capacity);
        list("ROOMY", 1, 1, 1000);
        list("TRIMMED", 1, 1_234, 1_234);
        for (int i = 0; i < 2_000; i++) {
            LISTS.computeIfAbsent(i, key -> new ArrayList<>()).add(i);
        }
        list("LISTS", 2_000, 2_000, 20_000);
    }

    private static void map(final String name, final Map<String, Object> map, final int size,
            final boolean concurrent) {
        for (int i = 0; i < size; i++) {
            map.put("key " + i, i);
        }
        table(name, map.keySet(), size == 0 ? 0 : capacity(size, concurrent));
    }

    private static int capacity(final int size, final boolean concurrent) {
        int capacity = 16;
        while (concurrent ? size >= capacity * 3 / 4 : size > capacity * 3 / 4) {
            capacity *= 2;
        }
        return capacity;
    }

    private static void table(final String name, final Set<?> keys, final int capacity) {
        final BitSet occupied = new BitSet();
        for (final Object key : keys) {
            final int hash = key == null ? 0 : key.hashCode();
            occupied.set((hash ^ hash >>> 16) & capacity - 1);
        }
        FACTS.put(name + ".count", 1L);
        FACTS.put(name + ".entries", (long) keys.size());
        FACTS.put(name + ".capacity", (long) capacity);
        FACTS.put(name + ".emptySlots", (long) capacity - occupied.cardinality());
    }

    private static void list(final String name, final int count, final int entries, final int capacity) {
        FACTS.put(name + ".count", (long) count);
        FACTS.put(name + ".entries", (long) entries);
        FACTS.put(name + ".capacity", (long) capacity);
        FACTS.put(name + ".emptySlots", (long) capacity - entries);
    }
}
