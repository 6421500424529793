package deadwood.model.heap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The classes of a heap, by dense id. Several may have one name: one a loader. */
public final class ClassTable {

    private final List<ClassInfo> classes;
    private final Map<String, List<ClassInfo>> byName = new HashMap<>();
    private final Map<Integer, ClassInfo> byMirror = new HashMap<>();

    /** @throws IllegalArgumentException if the ids are not 0, 1, 2 … */
    public ClassTable(final List<ClassInfo> classes) {
        this.classes = List.copyOf(classes);
        for (int id = 0; id < classes.size(); id++) {
            final ClassInfo info = classes.get(id);
            if (info.id() != id) {
                throw new IllegalArgumentException("class " + info.name() + " has id " + info.id() + " at place " + id);
            }
            byName.computeIfAbsent(info.name(), _ -> new ArrayList<>(1)).add(info);
            if (info.mirror() != HeapGraph.NONE) {
                byMirror.put(info.mirror(), info);
            }
        }
    }

    public int size() {
        return classes.size();
    }

    public ClassInfo get(final int id) {
        return classes.get(id);
    }

    public List<ClassInfo> all() {
        return classes;
    }

    /** All classes of that name, in the order of their ids; empty if there is none. */
    public List<ClassInfo> named(final String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** The class whose {@code java.lang.Class} object this is, or null. */
    public @org.jspecify.annotations.Nullable ClassInfo ofMirror(final int object) {
        return byMirror.get(object);
    }

    /** Whether {@code id} is the class {@code ancestor} or one of its subclasses. */
    public boolean isSubclass(final int id, final int ancestor) {
        // A damaged dump can hold a cycle of superclasses: no chain is longer than there are classes.
        int current = id;
        for (int steps = 0; current != HeapGraph.NONE && steps <= classes.size(); steps++) {
            if (current == ancestor) {
                return true;
            }
            current = classes.get(current).superclass();
        }
        return false;
    }
}
