package specimens.hppc;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntIntHashMap;
import com.carrotsearch.hppc.IntObjectHashMap;
import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongObjectHashMap;
import com.carrotsearch.hppc.ObjectArrayDeque;
import com.carrotsearch.hppc.ObjectArrayList;
import com.carrotsearch.hppc.ObjectHashSet;
import com.carrotsearch.hppc.ObjectIntHashMap;
import com.carrotsearch.hppc.ObjectObjectHashMap;
import java.util.Arrays;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** Maps, sets and lists of HPPC. */
public final class HppcSpecimens {

    static final ObjectObjectHashMap<Object, Object> OBJECTS = new ObjectObjectHashMap<>();
    static final ObjectObjectHashMap<Object, Object> OBJECTS_EMPTIED = new ObjectObjectHashMap<>(5_000);
    static final ObjectObjectHashMap<Object, Object> OBJECTS_ZEROS = new ObjectObjectHashMap<>();
    static final IntObjectHashMap<Object> INT_TO_OBJECT = new IntObjectHashMap<>();
    static final LongObjectHashMap<Object> LONG_TO_OBJECT_ZEROS = new LongObjectHashMap<>();
    static final IntIntHashMap INT_TO_INT = new IntIntHashMap();
    static final ObjectIntHashMap<Object> OBJECT_TO_INT = new ObjectIntHashMap<>();
    static final LongHashSet LONG_SET = new LongHashSet();
    static final ObjectHashSet<Object> OBJECT_SET = new ObjectHashSet<>();
    static final ObjectArrayList<Object> OBJECT_LIST = new ObjectArrayList<>();
    static final ObjectArrayList<Object> OBJECT_LIST_ROOMY = new ObjectArrayList<>(900);
    static final IntArrayList INT_LIST = new IntArrayList();
    static final ObjectArrayDeque<Object> DEQUE = new ObjectArrayDeque<>(30);

    private HppcSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        build();
        map(facts, "OBJECTS", OBJECTS, 200, null, 8).put("zeroValues", 0);
        map(facts, "OBJECTS_EMPTIED", OBJECTS_EMPTIED, 1, null, 8).put("zeroValues", 0);
        map(facts, "OBJECTS_ZEROS", OBJECTS_ZEROS, 201, null, 8).put("zeroValues", 101);
        map(facts, "INT_TO_OBJECT", INT_TO_OBJECT, 200, 0, 8).put("zeroValues", 0);
        map(facts, "LONG_TO_OBJECT_ZEROS", LONG_TO_OBJECT_ZEROS, 200, 0L, 12).put("zeroValues", 50);
        map(facts, "INT_TO_INT", INT_TO_INT, 200, 0, 8);
        map(facts, "OBJECT_TO_INT", OBJECT_TO_INT, 200, null, 8);
        map(facts, "LONG_SET", LONG_SET, 200, 0L, 8);
        map(facts, "OBJECT_SET", OBJECT_SET, 200, null, 4);
        list(facts, "OBJECT_LIST", OBJECT_LIST, 60, Peek.number(OBJECT_LIST, "elementsCount"));
        list(facts, "OBJECT_LIST_ROOMY", OBJECT_LIST_ROOMY, 1, Peek.number(OBJECT_LIST_ROOMY, "elementsCount"));
        list(facts, "INT_LIST", INT_LIST, 60, Peek.number(INT_LIST, "elementsCount"));
        list(facts, "DEQUE", DEQUE, 25, -1);
        Many.build(facts);
        facts.writeAndDump(arguments);
    }

    private static void build() {
        for (int i = 0; i < 200; i++) {
            OBJECTS.put("key " + i, "value");
            OBJECTS_EMPTIED.put("key " + i, "value");
            OBJECTS_ZEROS.put("key " + i, i % 4 == 0 ? "" : i % 4 == 1 ? null : "value");
            INT_TO_OBJECT.put(i, "value");
            LONG_TO_OBJECT_ZEROS.put(i + 1, i % 4 == 0 ? 0L : "value");
            INT_TO_INT.put(i, i + 1);
            OBJECT_TO_INT.put("key " + i, i + 1);
            LONG_SET.add(i);
            OBJECT_SET.add("element " + i);
        }
        OBJECTS_ZEROS.put(null, 0);
        for (int i = 1; i < 200; i++) {
            OBJECTS_EMPTIED.remove("key " + i);
        }
        for (int i = 0; i < 60; i++) {
            OBJECT_LIST.add("element " + i);
            INT_LIST.add(i);
        }
        OBJECT_LIST_ROOMY.add("one");
        for (int i = 0; i < 25; i++) {
            DEQUE.addLast("first " + i);
        }
        for (int i = 0; i < 25; i++) {
            DEQUE.removeFirst();
            DEQUE.addLast("element " + i);
        }
    }

    private static Facts.Known map(final Facts facts, final String name, final Object map, final int entries,
            final Object empty, final int slotBytes) {
        final Object[] keys = Peek.array(map, "keys");
        final boolean[] used = empty == null ? Measure.used(keys) : Measure.unless(keys, empty);
        final boolean hasEmptyKey = (boolean) Peek.get(map, "hasEmptyKey");
        final Facts.Known known = facts.of(name, map);
        Measure.open(known, entries, Peek.number(map, "assigned") + (hasEmptyKey ? 1 : 0), 0, slotBytes,
                Arrays.copyOf(used, used.length - 1));
        return known;
    }

    private static void list(final Facts facts, final String name, final Object list, final int entries,
            final long declared) {
        Measure.array(facts.of(name, list), entries, declared, Peek.array(list, "buffer").length, 4);
    }
}
