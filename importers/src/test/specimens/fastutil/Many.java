package specimens.fastutil;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** The same tables and lists for other types of keys and values. */
final class Many {

    private static final String[] KINDS = {"Int", "Long", "Double", "Object"};

    static Object[] many;

    private Many() {}

    static void build(final Facts facts) throws ReflectiveOperationException {
        final List<Object> all = new ArrayList<>();
        for (final String key : KINDS) {
            for (final String value : KINDS) {
                all.add(map(facts, key, key + "2" + value + "OpenHashMap", value));
                all.add(map(facts, key, key + "2" + value + "LinkedOpenHashMap", value));
            }
            all.add(map(facts, key, key + "OpenHashSet", null));
            all.add(map(facts, key, key + "LinkedOpenHashSet", null));
            all.add(list(facts, key));
        }
        many = all.toArray();
    }

    private static Object create(final String kind, final String name) throws ReflectiveOperationException {
        return Class.forName("it.unimi.dsi.fastutil." + kind.toLowerCase(java.util.Locale.ROOT) + "s." + name)
                .getConstructor().newInstance();
    }

    /** Something of a kind that is not 0 unless the number is. */
    private static Object of(final String kind, final int number) {
        switch (kind) {
            case "Int" :
                return number;
            case "Long" :
                return (long) number;
            case "Double" :
                return (double) number;
            default :
                return number == 0 ? null : "object " + number;
        }
    }

    /** Two hundred keys, among them the one that marks an empty slot, and half of them removed again. */
    private static Object map(final Facts facts, final String key, final String name, final String value)
            throws ReflectiveOperationException {
        final Object map = create(key, name);
        for (int i = 0; i < 200; i++) {
            if (value == null) {
                Peek.call(map, "add", of(key, i));
            } else {
                Peek.call(map, "put", of(key, i), of(value, i + 1));
            }
        }
        for (int i = 100; i < 200; i++) {
            Peek.call(map, "remove", of(key, i));
        }
        final Object[] keys = Peek.array(map, "key");
        final boolean[] used = key.equals("Object") ? Measure.used(keys) : Measure.unless(keys, of(key, 0));
        Measure.open(facts.of("many/" + name, map), 100, Peek.number(map, "size"), 0,
                bytes(key) + (value == null ? 0 : bytes(value)), Arrays.copyOf(used, used.length - 1));
        return map;
    }

    private static int bytes(final String kind) {
        return kind.equals("Long") || kind.equals("Double") ? Long.BYTES : Integer.BYTES;
    }

    private static Object list(final Facts facts, final String kind) throws ReflectiveOperationException {
        final Object list = create(kind, kind + "ArrayList");
        for (int i = 0; i < 70; i++) {
            Peek.call(list, "add", of(kind, i + 1));
        }
        Measure.array(facts.of("many/" + kind + "ArrayList", list), 70, Peek.number(list, "size"),
                Peek.array(list, "a").length, bytes(kind));
        return list;
    }
}
