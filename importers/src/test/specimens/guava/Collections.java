package specimens.guava;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.HashBiMap;
import com.google.common.collect.HashMultimap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Map;
import java.util.Set;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** Guava's collections that are no caches. */
final class Collections {

    static final Map<Object, Object> COMPACT_MAP = compact("Map");
    static final Map<Object, Object> COMPACT_MAP_NEW = compact("Map");
    static final Map<Object, Object> COMPACT_MAP_EMPTIED = compact("Map");
    static final Map<Object, Object> COMPACT_MAP_ZEROS = compact("Map");
    static final Set<Object> COMPACT_SET = compact("Set");
    static final HashBiMap<Object, Object> BI_MAP = HashBiMap.create();
    static final HashMultimap<Object, Object> MULTIMAP = HashMultimap.create();
    static final ArrayListMultimap<Object, Object> LIST_MULTIMAP = ArrayListMultimap.create();
    static Map<Object, Object> immutableMap;
    static Set<Object> immutableSet;
    static Object immutableList;

    private Collections() {}

    @SuppressWarnings("unchecked")
    private static <T> T compact(final String kind) {
        try {
            return (T) Peek.call(Class.forName("com.google.common.collect.CompactHash" + kind), "create");
        } catch (final ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static void build(final Facts facts) {
        final ImmutableMap.Builder<Object, Object> map = ImmutableMap.builder();
        final ImmutableSet.Builder<Object> set = ImmutableSet.builder();
        final ImmutableList.Builder<Object> list = ImmutableList.builder();
        for (int i = 0; i < 150; i++) {
            COMPACT_MAP.put("key " + i, "value");
            COMPACT_MAP_ZEROS.put("key " + i, i % 3 == 0 ? null : "value");
            COMPACT_SET.add("element " + i);
            BI_MAP.put("key " + i, "value " + i);
            MULTIMAP.put("key " + i % 30, "value " + i);
            LIST_MULTIMAP.put("key " + i % 30, "value " + i);
            map.put("key " + i, i % 5 == 0 ? "" : "value");
            set.add("element " + i);
            list.add("element " + i);
        }
        for (int i = 0; i < 1_000; i++) {
            COMPACT_MAP_EMPTIED.put("key " + i, "value");
        }
        for (int i = 1; i < 1_000; i++) {
            COMPACT_MAP_EMPTIED.remove("key " + i);
        }
        immutableMap = map.build();
        immutableSet = set.build();
        immutableList = list.build();
        compact(facts.of("COMPACT_MAP", COMPACT_MAP), COMPACT_MAP, 150, "keys").put("zeroValues", 0);
        compact(facts.of("COMPACT_MAP_NEW", COMPACT_MAP_NEW), COMPACT_MAP_NEW, 0, "keys").put("zeroValues", 0);
        compact(facts.of("COMPACT_MAP_EMPTIED", COMPACT_MAP_EMPTIED), COMPACT_MAP_EMPTIED, 1, "keys")
                .put("zeroValues", 0);
        compact(facts.of("COMPACT_MAP_ZEROS", COMPACT_MAP_ZEROS), COMPACT_MAP_ZEROS, 150, "keys").put("zeroValues",
                50);
        compact(facts.of("COMPACT_SET", COMPACT_SET), COMPACT_SET, 150, "elements");
        // Thirty keys, each with a collection of five.
        multimap(facts, "MULTIMAP", MULTIMAP);
        multimap(facts, "LIST_MULTIMAP", LIST_MULTIMAP);
        others(facts);
    }

    private static void multimap(final Facts facts, final String name, final Object multimap) {
        Measure.chained(facts.of(name, multimap).put("zeroValues", 0), 30, Peek.number(multimap, "map.size"),
                new Measure.Bins(node -> Peek.get(node, "next")).table(Peek.array(multimap, "map.table")));
    }

    private static void others(final Facts facts) {
        Measure.chained(facts.of("BI_MAP", BI_MAP).put("zeroValues", 0), 150, Peek.number(BI_MAP, "size"),
                new Measure.Bins(node -> Peek.get(node, "nextInKToVBucket"))
                        .table(Peek.array(BI_MAP, "hashTableKToV")));
        Measure.chained(facts.of("immutableMap", immutableMap).put("zeroValues", 30), 150, -1, new Measure.Bins(
                node -> Peek.is(node, "NonTerminalImmutableMapEntry") ? Peek.get(node, "nextInKeyBucket") : null)
                .table(Peek.array(immutableMap, "table")));
        Measure.open(facts.of("immutableSet", immutableSet), 150, -1, 0, Measure.REFERENCE,
                Measure.used(Peek.array(immutableSet, "table")));
        Measure.array(facts.of("immutableList", immutableList), 150, -1, 150, Measure.REFERENCE);
    }

    /** Keys and values lie at the beginning of arrays of their own; the table holds their places. */
    private static Facts.Known compact(final Facts.Known known, final Object map, final int entries,
            final String keys) {
        final int capacity = Peek.array(map, keys).length;
        return known.put("entries", entries).put("declared", Peek.number(map, "size")).put("capacity", capacity)
                .put("emptySlots", capacity - entries);
    }
}
