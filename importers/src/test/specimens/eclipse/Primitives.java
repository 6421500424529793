package specimens.eclipse;

import org.eclipse.collections.impl.map.mutable.primitive.IntIntHashMap;
import org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap;
import org.eclipse.collections.impl.map.mutable.primitive.ObjectLongHashMap;
import org.eclipse.collections.impl.set.mutable.primitive.IntHashSet;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** Tables of primitive keys or values. A key of 0 marks an empty slot and one of 1 a removed entry, so those two keys stand elsewhere. */
final class Primitives {

    static final ObjectLongHashMap<Object> OBJECT_TO_LONG = new ObjectLongHashMap<>();
    static final ObjectLongHashMap<Object> OBJECT_TO_LONG_REMOVED = new ObjectLongHashMap<>();
    static final LongObjectHashMap<Object> LONG_TO_OBJECT = new LongObjectHashMap<>();
    static final LongObjectHashMap<Object> LONG_TO_OBJECT_REMOVED = new LongObjectHashMap<>();
    static final LongObjectHashMap<Object> LONG_TO_OBJECT_ZEROS = new LongObjectHashMap<>();
    static final IntIntHashMap INT_TO_INT = new IntIntHashMap();
    static final IntIntHashMap INT_TO_INT_REMOVED = new IntIntHashMap();
    static final IntHashSet INT_SET = new IntHashSet();

    private Primitives() {}

    static void build(final Facts facts) {
        for (int i = 0; i < 250; i++) {
            OBJECT_TO_LONG.put("key " + i, i + 1);
            OBJECT_TO_LONG_REMOVED.put("key " + i, i + 1);
            LONG_TO_OBJECT.put(i, "value");
            LONG_TO_OBJECT_REMOVED.put(i + 2, "value");
            LONG_TO_OBJECT_ZEROS.put(i, i % 5 == 0 ? "" : "value");
            INT_TO_INT.put(i, i + 1);
            INT_TO_INT_REMOVED.put(i + 2, i + 1);
            INT_SET.add(i);
        }
        for (int i = 0; i < 100; i++) {
            OBJECT_TO_LONG_REMOVED.remove("key " + i);
            LONG_TO_OBJECT_REMOVED.remove(i + 2);
            INT_TO_INT_REMOVED.remove(i + 2);
        }
        objects(facts, "OBJECT_TO_LONG", OBJECT_TO_LONG, 250);
        objects(facts, "OBJECT_TO_LONG_REMOVED", OBJECT_TO_LONG_REMOVED, 150);
        longs(facts, "LONG_TO_OBJECT", LONG_TO_OBJECT, 250, 2, 0);
        longs(facts, "LONG_TO_OBJECT_REMOVED", LONG_TO_OBJECT_REMOVED, 150, 0, 0);
        longs(facts, "LONG_TO_OBJECT_ZEROS", LONG_TO_OBJECT_ZEROS, 250, 2, 50);
        ints(facts, "INT_TO_INT", INT_TO_INT, 250, 2);
        ints(facts, "INT_TO_INT_REMOVED", INT_TO_INT_REMOVED, 150, 0);
        // The first thirty-two numbers are bits of a field.
        Measure.open(facts.of("INT_SET", INT_SET).put("listed", 218), 250,
                Peek.number(INT_SET, "occupiedWithData") + Peek.number(INT_SET, "zeroToThirtyOneOccupied"), 0,
                Integer.BYTES, Measure.unless(Peek.array(INT_SET, "table"), 0));
    }

    private static void objects(final Facts facts, final String name, final ObjectLongHashMap<?> map,
            final int entries) {
        final Object[] keys = Peek.array(map, "keys");
        final int removed = Measure.count(keys, Peek.get(ObjectLongHashMap.class, "REMOVED_KEY"));
        check(map, removed);
        Measure.open(facts.of(name, map), entries, Peek.number(map, "occupiedWithData"), removed,
                Measure.REFERENCE + Long.BYTES, Measure.used(keys));
    }

    private static void longs(final Facts facts, final String name, final LongObjectHashMap<?> map,
            final int entries, final int apart, final int zeros) {
        final Object[] keys = Peek.array(map, "keys");
        final int removed = Measure.count(keys, 1L);
        check(map, removed);
        Measure.open(facts.of(name, map).put("zeroValues", zeros), entries,
                Peek.number(map, "occupiedWithData") + apart, removed, Long.BYTES + Measure.REFERENCE,
                Measure.unless(keys, 0L));
    }

    private static void ints(final Facts facts, final String name, final IntIntHashMap map, final int entries,
            final int apart) {
        final Object[] pairs = Peek.array(map, "keysValues");
        final Object[] keys = new Object[pairs.length / 2];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = pairs[2 * i];
        }
        final int removed = Measure.count(keys, 1);
        check(map, removed);
        Measure.open(facts.of(name, map), entries, Peek.number(map, "occupiedWithData") + apart, removed,
                2 * Integer.BYTES, Measure.unless(keys, 0));
    }

    private static void check(final Object map, final int removed) {
        if (removed != Peek.number(map, "occupiedWithSentinels")) {
            throw new IllegalStateException(removed + " slots say removed");
        }
    }
}
