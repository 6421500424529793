package specimens;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.BiPredicate;

/** What can be reached from an object. */
public final class Reach {

    private Reach() {}

    /**
     * The objects that are reached from some through fields and arrays: not through classes, threads and loaders, nor through weak
     * references, which are not followed when the heap is collected.
     *
     * @param without objects that are passed over, with all that hangs on them alone
     * @param skipped fields that are not followed: the object and the name of the field
     */
    public static Set<Object> from(final Collection<?> roots, final Set<Object> without,
            final BiPredicate<Object, String> skipped) {
        final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        final ArrayDeque<Object> todo = new ArrayDeque<>();
        for (final Object root : roots) {
            visit(root, without, seen, todo);
        }
        while (!todo.isEmpty()) {
            final Object at = todo.remove();
            if (at instanceof Object[]) {
                for (final Object element : (Object[]) at) {
                    visit(element, without, seen, todo);
                }
            } else if (!at.getClass().isArray()) {
                for (final Field field : Peek.fields(at.getClass())) {
                    if (!field.getType().isPrimitive() && !skipped.test(at, field.getName())) {
                        visit(read(field, at), without, seen, todo);
                    }
                }
            }
        }
        return seen;
    }

    private static Object read(final Field field, final Object object) {
        try {
            return Modifier.isStatic(field.getModifiers()) ? null : field.get(object);
        } catch (final IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void visit(final Object object, final Set<Object> without, final Set<Object> seen,
            final ArrayDeque<Object> todo) {
        if (object != null && !(object instanceof Class) && !(object instanceof Thread)
                && !(object instanceof ClassLoader) && !(object instanceof Enum) && !without.contains(object)
                && seen.add(object)) {
            todo.add(object);
        }
    }

    /** Bytes of objects. */
    public static long bytes(final Collection<?> objects) {
        return objects.stream().mapToLong(SizeAgent::sizeOf).sum();
    }

    /** No objects. */
    public static Set<Object> nothing() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
