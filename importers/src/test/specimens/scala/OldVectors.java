package specimens.scala;

import java.util.ArrayList;
import java.util.List;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** Vectors of Scala 2.12: arrays of 32, the last ones not full. */
final class OldVectors {

    static Object vectorEmpty = of(0);
    static Object vectorOne = of(20);
    static Object vectorTwo = of(900);
    static Object vectorThree = of(3_000);
    static Object vectorDropped = Peek.call(of(3_000), "drop", 2_950);

    private OldVectors() {}

    private static Object of(final int size) {
        final Object builder = Peek.call(Scala.module("immutable.Vector"), "newBuilder");
        for (int i = 0; i < size; i++) {
            Peek.call(builder, "$plus$eq", "element " + i);
        }
        return Peek.call(builder, "result");
    }

    static void build(final Facts facts) {
        vector(facts, "vectorEmpty", vectorEmpty, 0);
        vector(facts, "vectorOne", vectorOne, 20);
        vector(facts, "vectorTwo", vectorTwo, 900);
        vector(facts, "vectorThree", vectorThree, 3_000);
        vector(facts, "vectorDropped", vectorDropped, 50);
    }

    private static void vector(final Facts facts, final String name, final Object vector, final int entries) {
        final List<Object> arrays = new ArrayList<>();
        for (int level = 5; level >= 0; level--) {
            arrays.add(Peek.get(vector, "display" + level));
        }
        Measure.arrays(facts.of(name, vector), entries, -1, arrays);
    }
}
