package specimens.scala;

import specimens.Peek;

/** Calls Scala. */
final class Scala {

    private Scala() {}

    static Class<?> type(final String name) {
        try {
            return Class.forName("scala.collection." + name);
        } catch (final ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a class is in this version. */
    static boolean has(final String name) {
        try {
            return Class.forName("scala.collection." + name) != null;
        } catch (final ClassNotFoundException e) {
            return false;
        }
    }

    /** The empty collection of a class of immutable ones. */
    static Object empty(final String name) {
        return Peek.call(module(name), "empty");
    }

    /** What Scala has in place of static methods. */
    static Object module(final String name) {
        return Peek.get(type(name + "$"), "MODULE$");
    }

    /** An empty collection of a class of mutable ones. */
    static Object create(final String name) {
        try {
            return type(name).getConstructor().newInstance();
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code map + (key -> value)}. */
    static Object with(final Object map, final Object key, final Object value) {
        return Peek.call(map, "updated", key, value);
    }

    /** {@code collection - key}. */
    static Object without(final Object collection, final Object key) {
        return Peek.call(collection, "$minus", key);
    }

    /** {@code map(key) = value}. */
    static void put(final Object map, final Object key, final Object value) {
        Peek.call(map, "update", key, value);
    }

    /** The next cell of a list, null at its end. */
    static Object next(final Object cell) {
        final Object next = Peek.any(cell, "next", "tl");
        return Peek.is(next, "Nil$") ? null : next;
    }
}
