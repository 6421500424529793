package specimens.eclipse;

import java.util.ArrayList;
import java.util.List;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** The same tables and lists for other types of keys and values. */
final class Many {

    private static final String BASE = "org.eclipse.collections.impl.";

    static Object[] many;

    private Many() {}

    static void build(final Facts facts) throws ReflectiveOperationException {
        final List<Object> all = new ArrayList<>();
        for (final String key : new String[]{"Int", "Long", "Object"}) {
            for (final String value : new String[]{"Int", "Long", "Double", "Object"}) {
                if (!key.equals("Object") || !value.equals("Object")) {
                    all.add(map(facts, key, value));
                }
            }
        }
        for (final String kind : new String[]{"Int", "Long", "Double"}) {
            all.add(list(facts, kind));
        }
        all.add(set(facts, "Int"));
        all.add(set(facts, "Long"));
        many = all.toArray();
    }

    private static Object create(final String name) throws ReflectiveOperationException {
        return Class.forName(BASE + name).getConstructor().newInstance();
    }

    private static Object of(final String kind, final int number) {
        switch (kind) {
            case "Int" :
                return number;
            case "Long" :
                return (long) number;
            case "Double" :
                return (double) number;
            default :
                return "object " + number;
        }
    }

    private static int bytes(final String kind) {
        return kind.equals("Long") || kind.equals("Double") ? Long.BYTES : Integer.BYTES;
    }

    /** Two hundred keys, among them those that mark empty slots and removed entries; fifty others are removed. */
    private static Object map(final Facts facts, final String key, final String value)
            throws ReflectiveOperationException {
        final Object map = create("map.mutable.primitive." + key + value + "HashMap");
        for (int i = 0; i < 200; i++) {
            Peek.call(map, "put", of(key, i), of(value, i + 1));
        }
        for (int i = 50; i < 100; i++) {
            Peek.call(map, "removeKey", of(key, i));
        }
        final boolean pairs = key.equals(value);
        final Object[] slots = Peek.array(map, pairs ? "keysValues" : "keys");
        final Object[] keys = new Object[pairs ? slots.length / 2 : slots.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = slots[pairs ? 2 * i : i];
        }
        final boolean object = key.equals("Object");
        final int removed = Measure.count(keys, object ? Peek.get(map.getClass(), "REMOVED_KEY") : of(key, 1));
        if (removed != 50) {
            throw new IllegalStateException(removed + " slots say removed");
        }
        Measure.open(facts.of("many/" + key + value, map), 150,
                Peek.number(map, "occupiedWithData") + (object ? 0 : 2), removed, bytes(key) + bytes(value),
                object ? Measure.used(keys) : Measure.unless(keys, of(key, 0)));
        return map;
    }

    private static Object set(final Facts facts, final String kind) throws ReflectiveOperationException {
        final Object set = create("set.mutable.primitive." + kind + "HashSet");
        for (int i = 0; i < 100; i++) {
            Peek.call(set, "add", of(kind, i));
        }
        // The first thirty-two numbers are bits of a field.
        Measure.open(facts.of("many/" + kind + "HashSet", set).put("listed", 68), 100,
                Peek.number(set, "occupiedWithData") + Peek.number(set, "zeroToThirtyOneOccupied"), 0, bytes(kind),
                Measure.unless(Peek.array(set, "table"), of(kind, 0)));
        return set;
    }

    private static Object list(final Facts facts, final String kind) throws ReflectiveOperationException {
        final Object list = create("list.mutable.primitive." + kind + "ArrayList");
        for (int i = 0; i < 70; i++) {
            Peek.call(list, "add", of(kind, i));
        }
        Measure.array(facts.of("many/" + kind + "ArrayList", list), 70, Peek.number(list, "size"),
                Peek.array(list, "items").length, bytes(kind));
        return list;
    }
}
