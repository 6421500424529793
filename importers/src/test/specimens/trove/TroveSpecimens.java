package specimens.trove;

import gnu.trove.impl.hash.TObjectHash;
import gnu.trove.list.array.TIntArrayList;
import gnu.trove.map.hash.THashMap;
import gnu.trove.map.hash.TIntIntHashMap;
import gnu.trove.map.hash.TIntObjectHashMap;
import gnu.trove.map.hash.TLongLongHashMap;
import gnu.trove.map.hash.TLongObjectHashMap;
import gnu.trove.map.hash.TObjectIntHashMap;
import gnu.trove.set.hash.THashSet;
import gnu.trove.set.hash.TIntHashSet;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** Maps, sets and lists of Trove. */
public final class TroveSpecimens {

    static final THashMap<Object, Object> OBJECTS = new THashMap<>();
    static final THashMap<Object, Object> OBJECTS_REMOVED = new THashMap<>();
    static final THashMap<Object, Object> OBJECTS_ZEROS = new THashMap<>();
    static final THashMap<Object, Object> OBJECTS_ROOMY = new THashMap<>(5_000);
    static final THashSet<Object> OBJECT_SET = new THashSet<>();
    static final TIntObjectHashMap<Object> INT_TO_OBJECT = new TIntObjectHashMap<>();
    static final TIntObjectHashMap<Object> INT_TO_OBJECT_REMOVED = new TIntObjectHashMap<>();
    static final TLongObjectHashMap<Object> LONG_TO_OBJECT_ZEROS = new TLongObjectHashMap<>();
    static final TIntIntHashMap INT_TO_INT = new TIntIntHashMap();
    static final TLongLongHashMap LONG_TO_LONG = new TLongLongHashMap();
    static final TObjectIntHashMap<Object> OBJECT_TO_INT = new TObjectIntHashMap<>();
    static final TIntHashSet INT_SET = new TIntHashSet();
    static final TIntArrayList INT_LIST = new TIntArrayList();
    static final TIntArrayList INT_LIST_ROOMY = new TIntArrayList(800);

    private TroveSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        build();
        objects(facts, "OBJECTS", OBJECTS, 150, 8).put("zeroValues", 0);
        objects(facts, "OBJECTS_REMOVED", OBJECTS_REMOVED, 110, 8).put("zeroValues", 0);
        objects(facts, "OBJECTS_ZEROS", OBJECTS_ZEROS, 151, 8).put("zeroValues", 31);
        objects(facts, "OBJECTS_ROOMY", OBJECTS_ROOMY, 1, 8).put("zeroValues", 0);
        objects(facts, "OBJECT_SET", OBJECT_SET, 150, 4);
        objects(facts, "OBJECT_TO_INT", OBJECT_TO_INT, 150, 8);
        states(facts, "INT_TO_OBJECT", INT_TO_OBJECT, 150, 8).put("zeroValues", 0);
        states(facts, "INT_TO_OBJECT_REMOVED", INT_TO_OBJECT_REMOVED, 110, 8).put("zeroValues", 0);
        states(facts, "LONG_TO_OBJECT_ZEROS", LONG_TO_OBJECT_ZEROS, 150, 12).put("zeroValues", 30);
        states(facts, "INT_TO_INT", INT_TO_INT, 150, 8);
        states(facts, "LONG_TO_LONG", LONG_TO_LONG, 150, 16);
        states(facts, "INT_SET", INT_SET, 150, 4);
        list(facts, "INT_LIST", INT_LIST, 150);
        list(facts, "INT_LIST_ROOMY", INT_LIST_ROOMY, 1);
        facts.writeAndDump(arguments);
    }

    private static void build() {
        for (int i = 0; i < 150; i++) {
            OBJECTS.put("key " + i, "value");
            OBJECTS_REMOVED.put("key " + i, "value");
            OBJECTS_ZEROS.put("key " + i, i % 5 == 0 ? "" : "value");
            OBJECT_SET.add("element " + i);
            INT_TO_OBJECT.put(i, "value");
            INT_TO_OBJECT_REMOVED.put(i, "value");
            LONG_TO_OBJECT_ZEROS.put(i, i % 5 == 0 ? 0 : "value");
            INT_TO_INT.put(i, i + 1);
            LONG_TO_LONG.put(i, i + 1);
            OBJECT_TO_INT.put("key " + i, i + 1);
            INT_SET.add(i);
            INT_LIST.add(i);
        }
        OBJECTS_ZEROS.put(null, 0);
        OBJECTS_ROOMY.put("key", "value");
        INT_LIST_ROOMY.add(1);
        for (int i = 0; i < 40; i++) {
            OBJECTS_REMOVED.remove("key " + i);
            INT_TO_OBJECT_REMOVED.remove(i);
        }
    }

    private static Facts.Known objects(final Facts facts, final String name, final Object map, final int entries,
            final int slotBytes) {
        final Object[] set = Peek.array(map, "_set");
        final boolean[] used = new boolean[set.length];
        int removed = 0;
        for (int i = 0; i < set.length; i++) {
            used[i] = set[i] != TObjectHash.FREE;
            removed += set[i] == TObjectHash.REMOVED ? 1 : 0;
        }
        final Facts.Known known = facts.of(name, map);
        Measure.open(known, entries, Peek.number(map, "_size"), removed, slotBytes, used);
        return known;
    }

    private static Facts.Known states(final Facts facts, final String name, final Object map, final int entries,
            final int slotBytes) {
        final Object[] states = Peek.array(map, "_states");
        final Facts.Known known = facts.of(name, map);
        Measure.open(known, entries, Peek.number(map, "_size"), Measure.count(states, (byte) 2), slotBytes,
                Measure.unless(states, (byte) 0));
        return known;
    }

    private static void list(final Facts facts, final String name, final Object list, final int entries) {
        Measure.array(facts.of(name, list), entries, Peek.number(list, "_pos"), Peek.array(list, "_data").length,
                Integer.BYTES);
    }
}
