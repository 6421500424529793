package deadwood.model.structure.table;

import deadwood.model.heap.ClassInfo;
import java.util.ArrayList;
import java.util.List;

/** A field of a class of the application that holds arrays, with some of the objects that have one. */
final class ArrayField {

    /**
     * One object and its array.
     *
     * @param length number of elements
     */
    record Held(int owner, int array, int length) {}

    /** The class that declares the field. */
    final ClassInfo declaringClass;
    final String name;
    final List<Held> arrays = new ArrayList<>();

    ArrayField(final ClassInfo declaringClass, final String name) {
        this.declaringClass = declaringClass;
        this.name = name;
    }
}
