package deadwood.model.retention;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Divides objects into named groups: by the name of their class, or by its package. A class object goes with the class it stands for, so
 * that what statics hold is found under the class that declares them.
 */
final class ObjectGroups {

    private static final String CLASS_CLASS = "java.lang.Class";
    private static final Set<String> PRIMITIVE_ELEMENTS = Arrays.stream(FieldType.values())
            .filter(type -> !type.isReference()).map(FieldType::javaName).collect(Collectors.toUnmodifiableSet());

    private final HeapGraph heap;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final int[] ofInstances;
    private final int[] ofClassObject;
    private final boolean[] isClassClass;

    private ObjectGroups(final HeapGraph heap, final Function<ClassInfo, String> instances,
            final Function<ClassInfo, String> classObjects) {
        this.heap = heap;
        final int count = heap.classes().size();
        this.ofInstances = new int[count];
        this.ofClassObject = new int[count];
        this.isClassClass = new boolean[count];
        for (final ClassInfo info : heap.classes().all()) {
            ofInstances[info.id()] = id(instances.apply(info));
            ofClassObject[info.id()] = id(classObjects.apply(info));
            isClassClass[info.id()] = info.name().equals(CLASS_CLASS);
        }
    }

    static ObjectGroups byClass(final HeapGraph heap) {
        return new ObjectGroups(heap, ClassInfo::name, ObjectGroups::nameOfClassObject);
    }

    static ObjectGroups byPackage(final HeapGraph heap) {
        return new ObjectGroups(heap, ObjectGroups::packageOf, ObjectGroups::packageOf);
    }

    /** What the class object of a class is called. */
    static String nameOfClassObject(final ClassInfo info) {
        return "class " + info.name();
    }

    private static String packageOf(final ClassInfo info) {
        final String name = info.packageName();
        if (!name.isEmpty()) {
            return name;
        }
        return info.isArray() && PRIMITIVE_ELEMENTS.contains(elementName(info))
                ? RetentionTree.PRIMITIVE_ARRAYS
                : RetentionTree.UNNAMED_PACKAGE;
    }

    private static String elementName(final ClassInfo array) {
        final int bracket = array.name().indexOf('[');
        return bracket < 0 ? array.name() : array.name().substring(0, bracket);
    }

    private int id(final String name) {
        final int next = names.size();
        final Integer known = ids.putIfAbsent(name, next);
        if (known != null) {
            return known;
        }
        names.add(name);
        return next;
    }

    int count() {
        return names.size();
    }

    String name(final int group) {
        return names.get(group);
    }

    int of(final int object) {
        final int classId = heap.classIdOf(object);
        if (isClassClass[classId]) {
            final ClassInfo mirrored = heap.classes().ofMirror(object);
            if (mirrored != null) {
                return ofClassObject[mirrored.id()];
            }
        }
        return ofInstances[classId];
    }
}
