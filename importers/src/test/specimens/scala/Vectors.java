package specimens.scala;

import java.util.ArrayList;
import java.util.List;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** Vectors of Scala 2.13 and 3: arrays of arrays, the deeper the longer, none longer than need be. */
final class Vectors {

    static Object vectorEmpty = of(0);
    static Object vectorOne = of(20);
    static Object vectorTwo = of(900);
    static Object vectorThree = of(3_000);
    static Object vectorDropped = Peek.call(of(3_000), "drop", 2_950);

    private Vectors() {}

    static Object of(final int size) {
        Object vector = Scala.empty("immutable.Vector");
        for (int i = 0; i < size; i++) {
            vector = Peek.call(vector, "appended", "element " + i);
        }
        return vector;
    }

    static void build(final Facts facts) {
        vector(facts, "vectorEmpty", vectorEmpty, 0);
        vector(facts, "vectorOne", vectorOne, 20);
        vector(facts, "vectorTwo", vectorTwo, 900);
        vector(facts, "vectorThree", vectorThree, 3_000);
        vector(facts, "vectorDropped", vectorDropped, 50);
    }

    private static void vector(final Facts facts, final String name, final Object vector, final int entries) {
        final boolean isLong = vector.getClass().getSimpleName().matches("Vector[2-6]");
        Measure.arrays(facts.of(name, vector), entries, isLong ? Peek.number(vector, "length0") : -1,
                arrays(vector));
    }

    private static List<Object> arrays(final Object vector) {
        final List<Object> arrays = new ArrayList<>();
        arrays.add(Peek.get(vector, "prefix1"));
        for (final String name : new String[]{"data2", "prefix2", "data3", "suffix2", "suffix1"}) {
            try {
                arrays.add(Peek.get(vector, name));
            } catch (final IllegalStateException e) {
                continue;
            }
        }
        return arrays;
    }

    /** The elements of a vector that has no arrays but of its first and last elements. */
    static List<Object> elements(final Object vector) {
        final List<Object> elements = new ArrayList<>();
        arrays(vector).forEach(array -> add(array, elements));
        return elements;
    }

    private static void add(final Object array, final List<Object> elements) {
        for (final Object element : (Object[]) array) {
            if (element instanceof Object[]) {
                add(element, elements);
            } else {
                elements.add(element);
            }
        }
    }
}
