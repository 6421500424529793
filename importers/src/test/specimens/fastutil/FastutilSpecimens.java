package specimens.fastutil;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.ObjectArrayList;
import it.unimi.dsi.fastutil.objects.ObjectOpenHashSet;
import java.util.Arrays;
import java.util.Map;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** Maps, sets and lists of fastutil. */
public final class FastutilSpecimens {

    static final Map<Object, Object> OBJECTS = new Object2ObjectOpenHashMap<>();
    static final Map<Object, Object> OBJECTS_NEW = new Object2ObjectOpenHashMap<>();
    static final Map<Object, Object> OBJECTS_ROOMY = new Object2ObjectOpenHashMap<>(10_000);
    static final Map<Object, Object> OBJECTS_ZEROS = new Object2ObjectOpenHashMap<>();
    static final Map<Object, Object> OBJECTS_LINKED = new Object2ObjectLinkedOpenHashMap<>();
    static final Long2ObjectOpenHashMap<Object> LONG_TO_OBJECT = new Long2ObjectOpenHashMap<>();
    static final Long2ObjectOpenHashMap<Object> LONG_TO_OBJECT_ZEROS = new Long2ObjectOpenHashMap<>();
    static final Int2ObjectOpenHashMap<Object> INT_TO_OBJECT = new Int2ObjectOpenHashMap<>();
    static final Int2IntOpenHashMap INT_TO_INT = new Int2IntOpenHashMap();
    static final Int2IntOpenHashMap INT_TO_INT_ROOMY = new Int2IntOpenHashMap(50_000);
    static final Long2LongOpenHashMap LONG_TO_LONG = new Long2LongOpenHashMap();
    static final Object2IntOpenHashMap<Object> OBJECT_TO_INT = new Object2IntOpenHashMap<>();
    static final ObjectOpenHashSet<Object> OBJECT_SET = new ObjectOpenHashSet<>();
    static final IntOpenHashSet INT_SET = new IntOpenHashSet();
    static final LongOpenHashSet LONG_SET = new LongOpenHashSet();
    static final ObjectArrayList<Object> OBJECT_LIST = new ObjectArrayList<>();
    static final ObjectArrayList<Object> OBJECT_LIST_ROOMY = new ObjectArrayList<>(2_000);
    static final IntArrayList INT_LIST = new IntArrayList();
    static final LongArrayList LONG_LIST_ROOMY = new LongArrayList(700);

    private FastutilSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        objects(facts);
        primitives(facts);
        sets(facts);
        lists(facts);
        Many.build(facts);
        facts.writeAndDump(arguments);
    }

    private static void objects(final Facts facts) {
        for (int i = 0; i < 300; i++) {
            OBJECTS.put("key " + i, "value");
            OBJECTS_ZEROS.put("key " + i, i % 3 == 0 ? 0 : i % 3 == 1 ? null : "value");
            OBJECTS_LINKED.put("key " + i, "value");
            OBJECT_TO_INT.put("key " + i, i);
        }
        OBJECTS_ROOMY.put("key", "value");
        OBJECTS_ZEROS.put(null, "");
        map(facts, "OBJECTS", OBJECTS, 300, null, 8).put("zeroValues", 0);
        map(facts, "OBJECTS_NEW", OBJECTS_NEW, 0, null, 8).put("zeroValues", 0);
        map(facts, "OBJECTS_ROOMY", OBJECTS_ROOMY, 1, null, 8).put("zeroValues", 0);
        map(facts, "OBJECTS_ZEROS", OBJECTS_ZEROS, 301, null, 8).put("zeroValues", 201);
        map(facts, "OBJECTS_LINKED", OBJECTS_LINKED, 300, null, 8).put("zeroValues", 0);
        map(facts, "OBJECT_TO_INT", OBJECT_TO_INT, 300, null, 8);
    }

    private static void primitives(final Facts facts) {
        for (int i = 0; i < 500; i++) {
            LONG_TO_OBJECT.put(i * 1_000L, "value");
            LONG_TO_OBJECT_ZEROS.put(i + 1, i % 5 == 0 ? "" : "value");
            INT_TO_OBJECT.put(i, "value");
            INT_TO_INT.put(i, i + 1);
            LONG_TO_LONG.put(i + 7, i + 1);
        }
        INT_TO_INT_ROOMY.put(1, 2);
        map(facts, "LONG_TO_OBJECT", LONG_TO_OBJECT, 500, 0L, 12).put("zeroValues", 0);
        map(facts, "LONG_TO_OBJECT_ZEROS", LONG_TO_OBJECT_ZEROS, 500, 0L, 12).put("zeroValues", 100);
        map(facts, "INT_TO_OBJECT", INT_TO_OBJECT, 500, 0, 8).put("zeroValues", 0);
        map(facts, "INT_TO_INT", INT_TO_INT, 500, 0, 8);
        map(facts, "INT_TO_INT_ROOMY", INT_TO_INT_ROOMY, 1, 0, 8);
        map(facts, "LONG_TO_LONG", LONG_TO_LONG, 500, 0L, 16);
    }

    private static void sets(final Facts facts) {
        for (int i = 0; i < 200; i++) {
            OBJECT_SET.add("element " + i);
            INT_SET.add(i);
            LONG_SET.add(i + 1);
        }
        for (int i = 50; i < 200; i++) {
            INT_SET.remove(i);
        }
        map(facts, "OBJECT_SET", OBJECT_SET, 200, null, 4);
        map(facts, "INT_SET", INT_SET, 50, 0, 4);
        map(facts, "LONG_SET", LONG_SET, 200, 0L, 8);
    }

    private static Facts.Known map(final Facts facts, final String name, final Object map, final int entries,
            final Object empty, final int slotBytes) {
        final Object[] keys = Peek.array(map, "key");
        final boolean[] used = empty == null ? Measure.used(keys) : Measure.unless(keys, empty);
        final Facts.Known known = facts.of(name, map);
        Measure.open(known, entries, Peek.number(map, "size"), 0, slotBytes, Arrays.copyOf(used, used.length - 1));
        return known;
    }

    private static void lists(final Facts facts) {
        for (int i = 0; i < 25; i++) {
            OBJECT_LIST.add("element " + i);
            INT_LIST.add(i);
        }
        OBJECT_LIST_ROOMY.add("one");
        LONG_LIST_ROOMY.add(1);
        list(facts, "OBJECT_LIST", OBJECT_LIST, 25, 4);
        list(facts, "OBJECT_LIST_ROOMY", OBJECT_LIST_ROOMY, 1, 4);
        list(facts, "INT_LIST", INT_LIST, 25, 4);
        list(facts, "LONG_LIST_ROOMY", LONG_LIST_ROOMY, 1, 8);
    }

    private static void list(final Facts facts, final String name, final Object list, final int entries,
            final int slotBytes) {
        Measure.array(facts.of(name, list), entries, Peek.number(list, "size"), Peek.array(list, "a").length,
                slotBytes);
    }
}
