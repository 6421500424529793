package specimens.hppc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** The same tables and lists for other types of keys and values. */
final class Many {

    private static final String[] KEYS = {"Int", "Long", "Short", "Char", "Object"};
    private static final String[] VALUES = {"Int", "Long", "Double", "Float", "Object"};

    static Object[] many;

    private Many() {}

    static void build(final Facts facts) throws ReflectiveOperationException {
        final List<Object> all = new ArrayList<>();
        for (final String key : KEYS) {
            for (final String value : VALUES) {
                all.add(map(facts, key, value));
            }
            all.add(map(facts, key, null));
        }
        for (final String kind : new String[]{"Int", "Long", "Double", "Object"}) {
            all.add(list(facts, kind));
        }
        many = all.toArray();
    }

    private static Object create(final String name) throws ReflectiveOperationException {
        return Class.forName("com.carrotsearch.hppc." + name).getConstructor().newInstance();
    }

    /** Something of a kind that is not 0 unless the number is. */
    private static Object of(final String kind, final int number) {
        switch (kind) {
            case "Int" :
                return number;
            case "Long" :
                return (long) number;
            case "Short" :
                return (short) number;
            case "Char" :
                return (char) number;
            case "Double" :
                return (double) number;
            case "Float" :
                return (float) number;
            default :
                return number == 0 ? null : "object " + number;
        }
    }

    private static int bytes(final String kind) {
        switch (kind) {
            case "Long" :
            case "Double" :
                return Long.BYTES;
            case "Short" :
            case "Char" :
                return Short.BYTES;
            default :
                return Integer.BYTES;
        }
    }

    /** A hundred keys, among them the one that marks an empty slot. */
    private static Object map(final Facts facts, final String key, final String value)
            throws ReflectiveOperationException {
        final String name = value == null ? key + "HashSet" : key + value + "HashMap";
        final Object map = create(name);
        for (int i = 0; i < 100; i++) {
            if (value == null) {
                Peek.call(map, "add", of(key, i));
            } else {
                Peek.call(map, "put", of(key, i), of(value, i + 1));
            }
        }
        final Object[] keys = Peek.array(map, "keys");
        final boolean[] used = key.equals("Object") ? Measure.used(keys) : Measure.unless(keys, of(key, 0));
        Measure.open(facts.of("many/" + name, map), 100, Peek.number(map, "assigned") + 1, 0,
                bytes(key) + (value == null ? 0 : bytes(value)), Arrays.copyOf(used, used.length - 1));
        return map;
    }

    private static Object list(final Facts facts, final String kind) throws ReflectiveOperationException {
        final Object list = create(kind + "ArrayList");
        for (int i = 0; i < 70; i++) {
            Peek.call(list, "add", of(kind, i + 1));
        }
        Measure.array(facts.of("many/" + kind + "ArrayList", list), 70, Peek.number(list, "elementsCount"),
                Peek.array(list, "buffer").length, bytes(kind));
        return list;
    }
}
