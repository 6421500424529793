package specimens.eclipse;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.collections.impl.list.mutable.FastList;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.eclipse.collections.impl.map.mutable.ConcurrentHashMap;
import org.eclipse.collections.impl.map.mutable.UnifiedMap;
import org.eclipse.collections.impl.set.mutable.UnifiedSet;
import specimens.Colliding;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** Maps, sets and lists of Eclipse Collections. */
public final class EclipseSpecimens {

    static final Map<Object, Object> UNIFIED_MAP = new UnifiedMap<>();
    static final Map<Object, Object> UNIFIED_MAP_NEW = new UnifiedMap<>();
    static final Map<Object, Object> UNIFIED_MAP_EMPTIED = new UnifiedMap<>();
    static final Map<Object, Object> UNIFIED_MAP_ZEROS = new UnifiedMap<>();
    static final Map<Object, Object> UNIFIED_MAP_COLLIDING = new UnifiedMap<>();
    static final Set<Object> UNIFIED_SET = new UnifiedSet<>();
    static final Set<Object> UNIFIED_SET_COLLIDING = new UnifiedSet<>();
    static final Map<Object, Object> CONCURRENT = new ConcurrentHashMap<>();
    static final Map<Object, Object> CONCURRENT_ZEROS = new ConcurrentHashMap<>();
    static final List<Object> FAST_LIST = new FastList<>();
    static final List<Object> FAST_LIST_ROOMY = new FastList<>(600);
    static final List<Object> FAST_LIST_NEW = new FastList<>();
    static final IntArrayList INT_LIST = new IntArrayList();

    private EclipseSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        maps(facts);
        sets(facts);
        concurrent(facts);
        lists(facts);
        Primitives.build(facts);
        Many.build(facts);
        facts.writeAndDump(arguments);
    }

    private static void maps(final Facts facts) {
        for (int i = 0; i < 400; i++) {
            UNIFIED_MAP.put("key " + i, "value");
            UNIFIED_MAP_ZEROS.put("key " + i, i % 4 == 0 ? "" : i % 4 == 1 ? null : "value");
        }
        UNIFIED_MAP_ZEROS.put(null, 0);
        for (int i = 0; i < 3_000; i++) {
            UNIFIED_MAP_EMPTIED.put("key " + i, "value");
        }
        UNIFIED_MAP_EMPTIED.keySet().removeIf(key -> !key.equals("key 1"));
        for (int i = 0; i < 40; i++) {
            UNIFIED_MAP_COLLIDING.put(new Colliding(i % 4, i), "value");
        }
        map(facts, "UNIFIED_MAP", UNIFIED_MAP, 400, 0);
        map(facts, "UNIFIED_MAP_NEW", UNIFIED_MAP_NEW, 0, 0);
        map(facts, "UNIFIED_MAP_EMPTIED", UNIFIED_MAP_EMPTIED, 1, 0);
        map(facts, "UNIFIED_MAP_ZEROS", UNIFIED_MAP_ZEROS, 401, 201);
        map(facts, "UNIFIED_MAP_COLLIDING", UNIFIED_MAP_COLLIDING, 40, 0);
    }

    /** Pairs; in place of a pair stand a mark and an array of pairs. */
    private static void map(final Facts facts, final String name, final Object map, final int entries,
            final int zeros) {
        final Object[] table = Peek.array(map, "table");
        final Object chained = Peek.get(UnifiedMap.class, "CHAINED_KEY");
        final int[] lengths = new int[table.length / 2];
        for (int i = 0; i < table.length; i += 2) {
            lengths[i / 2] = table[i] == null ? 0 : table[i] == chained ? pairs((Object[]) table[i + 1]) : 1;
        }
        bins(facts.of(name, map).put("zeroValues", zeros), entries, Peek.number(map, "occupied"), lengths,
                2 * Measure.REFERENCE);
    }

    private static int pairs(final Object[] chain) {
        int pairs = 0;
        for (int i = 0; i < chain.length; i += 2) {
            pairs += chain[i] == null ? 0 : 1;
        }
        return pairs;
    }

    private static void bins(final Facts.Known known, final int entries, final long declared, final int[] lengths,
            final int slotBytes) {
        int empty = 0;
        int longest = 0;
        int all = 0;
        for (final int length : lengths) {
            empty += length == 0 ? 1 : 0;
            longest = Math.max(longest, length);
            all += length;
        }
        if (all != entries) {
            throw new IllegalStateException("found " + all + " of " + entries);
        }
        known.put("entries", entries).put("declared", declared).put("capacity", lengths.length)
                .put("emptySlots", empty).put("wastedBytes", empty * slotBytes)
                .put("collisions", entries - (lengths.length - empty)).put("longestChain", longest);
    }

    private static void sets(final Facts facts) {
        for (int i = 0; i < 400; i++) {
            UNIFIED_SET.add("element " + i);
        }
        for (int i = 0; i < 40; i++) {
            UNIFIED_SET_COLLIDING.add(new Colliding(i % 4, i));
        }
        set(facts, "UNIFIED_SET", UNIFIED_SET, 400);
        set(facts, "UNIFIED_SET_COLLIDING", UNIFIED_SET_COLLIDING, 40);
    }

    private static void set(final Facts facts, final String name, final Object set, final int entries) {
        final Object[] table = Peek.array(set, "table");
        final int[] lengths = new int[table.length];
        for (int i = 0; i < table.length; i++) {
            lengths[i] = elements(table[i]);
        }
        bins(facts.of(name, set), entries, Peek.number(set, "occupied"), lengths, Measure.REFERENCE);
    }

    private static int elements(final Object slot) {
        if (!Peek.is(slot, "ChainedBucket")) {
            return slot == null ? 0 : 1;
        }
        int elements = 0;
        for (final String name : new String[]{"zero", "one", "two", "three"}) {
            elements += elements(Peek.get(slot, name));
        }
        return elements;
    }

    private static void concurrent(final Facts facts) {
        for (int i = 0; i < 300; i++) {
            CONCURRENT.put("key " + i, "value");
            CONCURRENT_ZEROS.put("key " + i, i % 6 == 0 ? "" : "value");
        }
        concurrent(facts, "CONCURRENT", CONCURRENT, 0);
        concurrent(facts, "CONCURRENT_ZEROS", CONCURRENT_ZEROS, 50);
    }

    private static void concurrent(final Facts facts, final String name, final Object map, final int zeros) {
        final Object[] table = Peek.array(map, "table");
        // The last slot is kept for what tells that a resize is under way.
        final Object[] bins = java.util.Arrays.copyOf(table, table.length - 1);
        Measure.chained(facts.of(name, map).put("zeroValues", zeros), 300, Peek.number(map, "size"),
                new Measure.Bins(node -> Peek.get(node, "next")).table(bins));
    }

    private static void lists(final Facts facts) {
        for (int i = 0; i < 35; i++) {
            FAST_LIST.add("element " + i);
            INT_LIST.add(i);
        }
        FAST_LIST_ROOMY.add("one");
        list(facts, "FAST_LIST", FAST_LIST, 35);
        list(facts, "FAST_LIST_ROOMY", FAST_LIST_ROOMY, 1);
        list(facts, "FAST_LIST_NEW", FAST_LIST_NEW, 0);
        list(facts, "INT_LIST", INT_LIST, 35);
    }

    private static void list(final Facts facts, final String name, final Object list, final int entries) {
        Measure.array(facts.of(name, list), entries, Peek.number(list, "size"), Peek.array(list, "items").length,
                Integer.BYTES);
    }
}
