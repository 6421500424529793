package specimens.scala;

import java.util.Arrays;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** Tables and buffers. */
final class Mutable {

    static final Object HASH_MAP = Scala.create("mutable.HashMap");
    static final Object HASH_MAP_EMPTIED = Scala.create("mutable.HashMap");
    static final Object HASH_MAP_ZEROS = Scala.create("mutable.HashMap");
    static final Object HASH_MAP_COLLIDING = Scala.create("mutable.HashMap");
    static final Object LINKED_HASH_MAP = Scala.create("mutable.LinkedHashMap");
    static final Object HASH_SET = Scala.create("mutable.HashSet");
    static final Object ANY_REF_MAP = Scala.create("mutable.AnyRefMap");
    static final Object ANY_REF_MAP_REMOVED = Scala.create("mutable.AnyRefMap");
    static final Object LONG_MAP = Scala.create("mutable.LongMap");
    static final Object LONG_MAP_REMOVED = Scala.create("mutable.LongMap");
    static final Object ARRAY_BUFFER = Scala.create("mutable.ArrayBuffer");
    static final Object ARRAY_BUFFER_CLEARED = Scala.create("mutable.ArrayBuffer");
    static final Object LIST_BUFFER = Scala.create("mutable.ListBuffer");
    static Object arrayDeque;

    private Mutable() {}

    static void build(final Facts facts) {
        chained(facts);
        anyRefMaps(facts);
        longMaps(facts);
        buffers(facts);
    }

    private static void chained(final Facts facts) {
        for (int i = 0; i < 500; i++) {
            Scala.put(HASH_MAP, "key " + i, "value");
            Scala.put(LINKED_HASH_MAP, "key " + i, "value");
            Scala.put(HASH_MAP_ZEROS, "key " + i, i % 2 == 0 ? 0 : "value");
            Peek.call(HASH_SET, "add", "element " + i);
        }
        for (int i = 0; i < 4_000; i++) {
            Scala.put(HASH_MAP_EMPTIED, "key " + i, "value");
        }
        for (int i = 1; i < 4_000; i++) {
            Peek.call(HASH_MAP_EMPTIED, "remove", "key " + i);
        }
        for (int i = 0; i < 90; i++) {
            Scala.put(HASH_MAP_COLLIDING, new Colliding(i % 3, i), "value");
        }
        map(facts, "HASH_MAP", HASH_MAP, 500, 0);
        map(facts, "HASH_MAP_EMPTIED", HASH_MAP_EMPTIED, 1, 0);
        map(facts, "HASH_MAP_ZEROS", HASH_MAP_ZEROS, 500, 250);
        map(facts, "HASH_MAP_COLLIDING", HASH_MAP_COLLIDING, 90, 0);
        map(facts, "LINKED_HASH_MAP", LINKED_HASH_MAP, 500, 0);
        final Object[] table = table(HASH_SET);
        if (Scala.has("mutable.HashSet$Node")) {
            Measure.chained(facts.of("HASH_SET", HASH_SET), 500, Peek.number(HASH_SET, "contentSize"),
                    new Measure.Bins(node -> Peek.get(node, "_next")).table(table));
        } else {
            Measure.open(facts.of("HASH_SET", HASH_SET), 500, Peek.number(HASH_SET, "tableSize"), 0,
                    Measure.REFERENCE, Measure.used(table));
        }
    }

    private static Object[] table(final Object map) {
        return Peek.slots(Peek.any(map, map.getClass().getName().replace('.', '$') + "$$table", "table"));
    }

    private static void map(final Facts facts, final String name, final Object map, final int entries,
            final int zeros) {
        Measure.chained(facts.of(name, map).put("zeroValues", zeros), entries,
                ((Number) Peek.any(map, "contentSize", "tableSize")).longValue(),
                new Measure.Bins(node -> Peek.any(node, "_next", "next")).table(table(map)));
    }

    private static void anyRefMaps(final Facts facts) {
        for (int i = 0; i < 300; i++) {
            Scala.put(ANY_REF_MAP, "key " + i, i % 10 == 0 ? "" : "value");
            Scala.put(ANY_REF_MAP_REMOVED, "key " + i, "value");
        }
        for (int i = 0; i < 100; i++) {
            Peek.call(ANY_REF_MAP_REMOVED, "remove", "key " + i);
        }
        final String prefix = "scala$collection$mutable$AnyRefMap$$";
        for (final Object map : new Object[]{ANY_REF_MAP, ANY_REF_MAP_REMOVED}) {
            final boolean removed = map == ANY_REF_MAP_REMOVED;
            final Object[] hashes = Peek.array(map, prefix + "_hashes");
            final boolean[] used = new boolean[hashes.length];
            int tombstones = 0;
            for (int i = 0; i < used.length; i++) {
                used[i] = (int) hashes[i] != 0;
                tombstones += (int) hashes[i] == Integer.MIN_VALUE ? 1 : 0;
            }
            if (tombstones != Peek.number(map, "_vacant")) {
                throw new IllegalStateException(tombstones + " slots are vacant");
            }
            Measure.open(facts.of(removed ? "ANY_REF_MAP_REMOVED" : "ANY_REF_MAP", map).put("zeroValues",
                    removed ? 0 : 30), removed ? 200 : 300, Peek.number(map, "_size"), tombstones,
                    2 * Measure.REFERENCE, used);
        }
    }

    private static void longMaps(final Facts facts) {
        for (long i = 0; i < 300; i++) {
            // One of them is 0, which has a field of its own.
            Scala.put(LONG_MAP, i * i, i % 10 == 0 ? "" : "value");
            Scala.put(LONG_MAP_REMOVED, i * 31, "value");
        }
        Scala.put(LONG_MAP, Long.MIN_VALUE, "value");
        for (long i = 0; i < 100; i++) {
            Peek.call(LONG_MAP_REMOVED, "$minus$eq", i * 31);
        }
        final String prefix = "scala$collection$mutable$LongMap$$";
        for (final Object map : new Object[]{LONG_MAP, LONG_MAP_REMOVED}) {
            final boolean removed = map == LONG_MAP_REMOVED;
            final Object[] keys = Peek.array(map, prefix + "_keys");
            final boolean[] used = new boolean[keys.length];
            int tombstones = 0;
            for (int i = 0; i < used.length; i++) {
                used[i] = (long) keys[i] != 0;
                tombstones += (long) keys[i] == Long.MIN_VALUE ? 1 : 0;
            }
            if (tombstones != Peek.number(map, "_vacant")) {
                throw new IllegalStateException(tombstones + " slots are vacant");
            }
            final int special = Integer.bitCount((int) Peek.get(map, prefix + "extraKeys"));
            Measure.open(facts.of(removed ? "LONG_MAP_REMOVED" : "LONG_MAP", map).put("zeroValues",
                    removed ? 0 : 30), removed ? 200 : 301, Peek.number(map, "_size") + special, tombstones,
                    Long.BYTES + Measure.REFERENCE, used);
        }
    }

    private static void buffers(final Facts facts) {
        for (int i = 0; i < 50; i++) {
            Peek.call(ARRAY_BUFFER, "$plus$eq", "element " + i);
            Peek.call(LIST_BUFFER, "$plus$eq", "element " + i);
        }
        for (int i = 0; i < 3_000; i++) {
            Peek.call(ARRAY_BUFFER_CLEARED, "$plus$eq", "element " + i);
        }
        Peek.call(ARRAY_BUFFER_CLEARED, "reduceToSize", 2);
        array(facts, "ARRAY_BUFFER", ARRAY_BUFFER, 50, Peek.number(ARRAY_BUFFER, "size0"));
        array(facts, "ARRAY_BUFFER_CLEARED", ARRAY_BUFFER_CLEARED, 2, Peek.number(ARRAY_BUFFER_CLEARED, "size0"));
        Measure.linked(facts.of("LIST_BUFFER", LIST_BUFFER), 50, Peek.number(LIST_BUFFER, "len"));
        if (Scala.has("mutable.ArrayDeque")) {
            arrayDeque = Peek.make("scala.collection.mutable.ArrayDeque", 16);
            for (int i = 0; i < 100; i++) {
                Peek.call(arrayDeque, "$plus$eq", "element " + i);
                if (i % 2 == 0) {
                    Peek.call(arrayDeque, "removeHead", false);
                }
            }
            array(facts, "arrayDeque", arrayDeque, 50, -1);
        }
    }

    private static void array(final Facts facts, final String name, final Object buffer, final int entries,
            final long declared) {
        final Object[] array = Peek.array(buffer, "array");
        if (Arrays.stream(array).filter(element -> element != null).count() != entries) {
            throw new IllegalStateException(name + " has more elements in its array");
        }
        Measure.array(facts.of(name, buffer), entries, declared, array.length, Measure.REFERENCE);
    }
}
