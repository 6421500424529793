package specimens.clojure;

import clojure.lang.ITransientCollection;
import clojure.lang.PersistentVector;
import java.util.Arrays;
import specimens.Facts;
import specimens.Measure;
import specimens.Node;
import specimens.Peek;

/** Vectors: nodes of 32, and a tail. */
final class Vectors {

    static PersistentVector vectorEmpty = PersistentVector.EMPTY;
    static PersistentVector vectorTail = of(20);
    static PersistentVector vector = of(700);
    static PersistentVector vectorDeep = of(2_000);
    static PersistentVector vectorPopped = of(2_000);
    static ITransientCollection vectorTransient;

    private Vectors() {}

    private static PersistentVector of(final int size) {
        PersistentVector vector = PersistentVector.EMPTY;
        for (int i = 0; i < size; i++) {
            vector = vector.cons("element " + i);
        }
        return vector;
    }

    static void build(final Facts facts) {
        while (vectorPopped.count() > 3) {
            vectorPopped = (PersistentVector) vectorPopped.pop();
        }
        vectorTransient = PersistentVector.EMPTY.asTransient();
        for (int i = 0; i < 100; i++) {
            vectorTransient = vectorTransient.conj("element " + i);
        }
        vector(facts, "vectorEmpty", vectorEmpty, 0);
        vector(facts, "vectorTail", vectorTail, 20);
        vector(facts, "vector", vector, 700);
        vector(facts, "vectorDeep", vectorDeep, 2_000);
        vector(facts, "vectorPopped", vectorPopped, 3);
        vector(facts, "vectorTransient", vectorTransient, 100);
    }

    private static void vector(final Facts facts, final String name, final Object vector, final int entries) {
        final Node root = view(Peek.get(vector, "root"));
        final Object[] tail = Peek.array(vector, "tail");
        root.slots(tail, 0).elements(Arrays.stream(tail).filter(element -> element != null).count());
        final long declared = Peek.number(vector, "cnt");
        facts.of(name, vector).put("entries", entries).put("declared", declared)
                .put("capacity", root.sum(Node::slots)).put("emptySlots", root.sum(Node::empty))
                .put("nodes", root.sum(node -> 1)).put("maxDepth", root.depth());
        if (root.entriesBelow() != entries) {
            throw new IllegalStateException(name + " has " + root.entriesBelow() + " elements");
        }
    }

    private static Node view(final Object node) {
        final Object[] array = Peek.array(node, "array");
        final Node view = new Node(node).slots(array, 0);
        for (final Object slot : array) {
            if (Peek.is(slot, "PersistentVector$Node")) {
                view.child(view(slot));
            } else if (slot != null) {
                view.elements(1);
            }
        }
        return view;
    }
}
