package specimens.agrona;

import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.IntHashSet;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.collections.LongHashSet;
import org.agrona.collections.Object2IntHashMap;
import org.agrona.collections.Object2ObjectHashMap;
import org.agrona.collections.ObjectHashSet;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** Maps, sets and lists of Agrona. */
public final class AgronaSpecimens {

    private static final int MISSING = Integer.MIN_VALUE;

    static final Int2ObjectHashMap<Object> INT_TO_OBJECT = new Int2ObjectHashMap<>();
    static final Int2ObjectHashMap<Object> INT_TO_OBJECT_EMPTIED = new Int2ObjectHashMap<>();
    static final Int2ObjectHashMap<Object> INT_TO_OBJECT_ZEROS = new Int2ObjectHashMap<>();
    static final Long2ObjectHashMap<Object> LONG_TO_OBJECT = new Long2ObjectHashMap<>();
    static final Object2ObjectHashMap<Object, Object> OBJECTS = new Object2ObjectHashMap<>();
    static final Object2ObjectHashMap<Object, Object> OBJECTS_ZEROS = new Object2ObjectHashMap<>();
    static final Long2LongHashMap LONG_TO_LONG = new Long2LongHashMap(MISSING);
    static final Int2IntHashMap INT_TO_INT = new Int2IntHashMap(MISSING);
    static final Int2IntHashMap INT_TO_INT_EMPTIED = new Int2IntHashMap(MISSING);
    static final Object2IntHashMap<Object> OBJECT_TO_INT = new Object2IntHashMap<>(MISSING);
    static final IntHashSet INT_SET = new IntHashSet();
    static final LongHashSet LONG_SET = new LongHashSet();
    static final ObjectHashSet<Object> OBJECT_SET = new ObjectHashSet<>();
    static final IntArrayList INT_LIST = new IntArrayList(500, -1);

    private AgronaSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        build();
        values(facts, "INT_TO_OBJECT", INT_TO_OBJECT, 300, 8).put("zeroValues", 0);
        values(facts, "INT_TO_OBJECT_EMPTIED", INT_TO_OBJECT_EMPTIED, 1, 8).put("zeroValues", 0);
        values(facts, "INT_TO_OBJECT_ZEROS", INT_TO_OBJECT_ZEROS, 300, 8).put("zeroValues", 60);
        values(facts, "LONG_TO_OBJECT", LONG_TO_OBJECT, 300, 12).put("zeroValues", 0);
        pairs(facts, "OBJECTS", OBJECTS, 300, null, 8).put("zeroValues", 0);
        pairs(facts, "OBJECTS_ZEROS", OBJECTS_ZEROS, 300, null, 8).put("zeroValues", 100);
        pairs(facts, "LONG_TO_LONG", LONG_TO_LONG, 300, (long) MISSING, 16);
        pairs(facts, "INT_TO_INT", INT_TO_INT, 300, MISSING, 8);
        pairs(facts, "INT_TO_INT_EMPTIED", INT_TO_INT_EMPTIED, 1, MISSING, 8);
        Measure.open(facts.of("OBJECT_TO_INT", OBJECT_TO_INT), 300, Peek.number(OBJECT_TO_INT, "size"), 0, 8,
                Measure.unless(Peek.array(OBJECT_TO_INT, "values"), MISSING));
        Measure.open(facts.of("INT_SET", INT_SET), 101, Peek.number(INT_SET, "sizeOfArrayValues") + 1, 0, 4,
                Measure.unless(Peek.array(INT_SET, "values"), Peek.get(IntHashSet.class, "MISSING_VALUE")));
        Measure.open(facts.of("LONG_SET", LONG_SET), 100, Peek.number(LONG_SET, "sizeOfArrayValues"), 0, 8,
                Measure.unless(Peek.array(LONG_SET, "values"), Peek.get(LongHashSet.class, "MISSING_VALUE")));
        Measure.open(facts.of("OBJECT_SET", OBJECT_SET), 100, Peek.number(OBJECT_SET, "size"), 0, 4,
                Measure.used(Peek.array(OBJECT_SET, "values")));
        Measure.array(facts.of("INT_LIST", INT_LIST), 100, Peek.number(INT_LIST, "size"),
                Peek.array(INT_LIST, "elements").length, 4);
        facts.writeAndDump(arguments);
    }

    private static void build() {
        for (int i = 0; i < 300; i++) {
            INT_TO_OBJECT.put(i, "value");
            INT_TO_OBJECT_ZEROS.put(i, i % 5 == 0 ? "" : "value");
            LONG_TO_OBJECT.put(i * 77L, "value");
            OBJECTS.put("key " + i, "value");
            OBJECTS_ZEROS.put("key " + i, i % 3 == 0 ? 0 : "value");
            LONG_TO_LONG.put(i, i + 1);
            INT_TO_INT.put(i, i + 1);
            OBJECT_TO_INT.put("key " + i, i + 1);
        }
        for (int i = 0; i < 2_000; i++) {
            INT_TO_OBJECT_EMPTIED.put(i, "value");
            INT_TO_INT_EMPTIED.put(i, i);
        }
        for (int i = 1; i < 2_000; i++) {
            INT_TO_OBJECT_EMPTIED.remove(i);
            INT_TO_INT_EMPTIED.remove(i);
        }
        for (int i = 0; i < 100; i++) {
            INT_SET.add(i + 5);
            LONG_SET.add(i * 3L + 5);
            OBJECT_SET.add("element " + i);
            INT_LIST.addInt(i);
        }
        // The one that marks empty slots.
        INT_SET.add((int) Peek.get(IntHashSet.class, "MISSING_VALUE"));
    }

    private static Facts.Known values(final Facts facts, final String name, final Object map, final int entries,
            final int slotBytes) {
        final Facts.Known known = facts.of(name, map);
        Measure.open(known, entries, Peek.number(map, "size"), 0, slotBytes,
                Measure.used(Peek.array(map, "values")));
        return known;
    }

    private static Facts.Known pairs(final Facts facts, final String name, final Object map, final int entries,
            final Object empty, final int slotBytes) {
        final Object[] pairs = Peek.array(map, "entries");
        final Object[] values = new Object[pairs.length / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = pairs[2 * i + 1];
        }
        final Facts.Known known = facts.of(name, map);
        Measure.open(known, entries, Peek.number(map, "size"), 0, slotBytes,
                empty == null ? Measure.used(values) : Measure.unless(values, empty));
        return known;
    }
}
