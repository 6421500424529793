package specimens.scala;

import specimens.Facts;
import specimens.Measure;
import specimens.Node;
import specimens.Peek;

/** Lists and sorted maps. */
final class Immutable {

    static Object list;
    static Object treeMap;
    static Object treeMapZeros;
    static Object treeSet;

    private Immutable() {}

    static void build(final Facts facts) throws ReflectiveOperationException {
        list = Class.forName("scala.collection.immutable.Nil$").getField("MODULE$").get(null);
        for (int i = 0; i < 40; i++) {
            list = Class.forName("scala.collection.immutable.$colon$colon").getConstructors()[0]
                    .newInstance("element " + i, list);
        }
        Measure.linked(facts.of("list", list), 40, -1);
        final Object ordering = Class.forName("scala.math.Ordering$String$").getField("MODULE$").get(null);
        treeMap = Peek.call(Scala.module("immutable.TreeMap"), "empty", ordering);
        treeMapZeros = treeMap;
        treeSet = Peek.call(Scala.module("immutable.TreeSet"), "empty", ordering);
        for (int i = 0; i < 150; i++) {
            treeMap = Scala.with(treeMap, "key " + i, "value");
            treeMapZeros = Scala.with(treeMapZeros, "key " + i * 11 % 150, i % 5 == 0 ? "" : "value");
            treeSet = Peek.call(treeSet, "$plus", "element " + i);
        }
        tree(facts, "treeMap", treeMap).put("zeroValues", 0);
        tree(facts, "treeMapZeros", treeMapZeros).put("zeroValues", 30);
        tree(facts, "treeSet", treeSet);
    }

    private static Facts.Known tree(final Facts facts, final String name, final Object map) {
        final Facts.Known known = facts.of(name, map);
        Measure.tree(known, 150, -1, node(Peek.get(map, "tree")));
        return known;
    }

    private static Node node(final Object tree) {
        if (tree == null) {
            return null;
        }
        final String mangled = tree.getClass().getName().replace('.', '$') + "$$";
        return new Node(tree).binary().elements(1).child(node(Peek.any(tree, mangled + "_left", "_left", "left")))
                .child(node(Peek.any(tree, mangled + "_right", "_right", "right")));
    }
}
