package deadwood.model.structure.table;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A field of a class of the application that holds arrays of one type, with some of the objects that have one. */
final class ArrayField {

    /** Arrays that are looked at. */
    private static final int MAXIMUM = 128;

    /**
     * One object and its array.
     *
     * @param length number of elements
     */
    record Held(int owner, int array, int length) {}

    /** The class that declares the field. */
    final ClassInfo declaringClass;
    final String name;
    /** What the arrays hold. */
    final FieldType element;
    final List<Held> arrays = new ArrayList<>();
    private final Set<Integer> shared = new HashSet<>();

    ArrayField(final ClassInfo declaringClass, final String name, final FieldType element) {
        this.declaringClass = declaringClass;
        this.name = name;
        this.element = element;
    }

    /** Adds an array, if there are not enough yet; one that several objects share once. */
    void add(final int owner, final int array, final int length) {
        if (arrays.size() < MAXIMUM && shared.add(array)) {
            arrays.add(new Held(owner, array, length));
        }
    }
}
