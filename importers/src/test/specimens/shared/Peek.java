package specimens;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Looks into living objects, and changes what nobody should. */
public final class Peek {

    private static final Map<Class<?>, List<Field>> FIELDS = new HashMap<>();
    private static final Map<String, List<Method>> METHODS = new HashMap<>();

    private Peek() {}

    /** The instance fields of a class and its superclasses. */
    static List<Field> fields(final Class<?> type) {
        List<Field> fields = FIELDS.get(type);
        if (fields == null) {
            fields = new ArrayList<>();
            for (Class<?> at = type; at != null; at = at.getSuperclass()) {
                for (final Field field : at.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                        fields.add(field);
                    }
                }
            }
            FIELDS.put(type, fields);
        }
        return fields;
    }

    private static Field find(final Class<?> type, final String name) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (final Field field : at.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        return null;
    }

    private static Field field(final Class<?> type, final String name) {
        final Field field = find(type, name);
        if (field == null) {
            throw new IllegalStateException(type + " has no field " + name);
        }
        return field;
    }

    /** That of several fields that an object has: libraries rename theirs. */
    public static Object any(final Object object, final String... names) {
        for (final String name : names) {
            if (find(object.getClass(), name) != null) {
                return get(object, name);
            }
        }
        throw new IllegalStateException(object.getClass() + " has none of the fields " + String.join(", ", names));
    }

    /** A field of an object, or a static field of a class. */
    public static Object get(final Object object, final String name) {
        try {
            return object instanceof Class
                    ? field((Class<?>) object, name).get(null)
                    : field(object.getClass(), name).get(object);
        } catch (final IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fields of fields: {@code "map.table"}. */
    public static Object at(final Object object, final String path) {
        Object at = object;
        for (final String name : path.split("\\.")) {
            at = get(at, name);
        }
        return at;
    }

    /** A number in a field. */
    public static long number(final Object object, final String path) {
        return ((Number) at(object, path)).longValue();
    }

    /** An array of anything, or that of an {@code AtomicReferenceArray}, in a field; none is empty. */
    public static Object[] array(final Object object, final String path) {
        return slots(at(object, path));
    }

    /** The elements of an array; those of primitive arrays boxed. */
    public static Object[] slots(final Object array) {
        if (array == null) {
            return new Object[0];
        }
        if (array instanceof AtomicReferenceArray) {
            return array(array, "array");
        }
        if (array instanceof Object[]) {
            return (Object[]) array;
        }
        final Object[] boxed = new Object[Array.getLength(array)];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = Array.get(array, i);
        }
        return boxed;
    }

    /** Sets a field. */
    public static void set(final Object object, final String name, final Object value) {
        try {
            field(object.getClass(), name).set(object, value);
        } catch (final IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether an object is of a class, by its name without packages. */
    public static boolean is(final Object object, final String simpleName) {
        if (object == null) {
            return false;
        }
        final String name = object.getClass().getName();
        return name.endsWith(simpleName) && (name.length() == simpleName.length()
                || ".$".indexOf(name.charAt(name.length() - simpleName.length() - 1)) >= 0);
    }

    /** A new object of a class by its only constructor with that many parameters. */
    public static Object make(final String type, final Object... arguments) {
        try {
            for (final Constructor<?> constructor : Class.forName(type).getDeclaredConstructors()) {
                if (constructor.getParameterCount() == arguments.length && !constructor.isSynthetic()) {
                    constructor.setAccessible(true);
                    return constructor.newInstance(arguments);
                }
            }
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException(type + " has no constructor with " + arguments.length + " parameters");
    }

    /** Calls a method by name and arguments; of a class, a static one. Scala and Java do not agree which methods are overloaded. */
    public static Object call(final Object object, final String name, final Object... arguments) {
        final Class<?> type = object instanceof Class ? (Class<?>) object : object.getClass();
        final String key = type.getName() + '.' + name + '/' + arguments.length;
        for (final Method method : METHODS.computeIfAbsent(key,
                missing -> methods(type, name, arguments.length, object instanceof Class))) {
            try {
                return method.invoke(object instanceof Class ? null : object, arguments);
            } catch (final IllegalArgumentException e) {
                continue;
            } catch (final ReflectiveOperationException e) {
                throw new IllegalStateException(name, e);
            }
        }
        throw new IllegalStateException(type + " has no method " + name);
    }

    private static List<Method> methods(final Class<?> type, final String name, final int parameters,
            final boolean isStatic) {
        final List<Method> all = new ArrayList<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            all.addAll(Arrays.asList(at.getDeclaredMethods()));
        }
        all.addAll(Arrays.asList(type.getMethods()));
        all.removeIf(method -> !method.getName().equals(name) || method.getParameterCount() != parameters
                || Modifier.isStatic(method.getModifiers()) != isStatic || !method.trySetAccessible());
        return all;
    }
}
