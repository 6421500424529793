package specimens.pcollections;

import org.pcollections.ConsPStack;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.IntTreePMap;
import org.pcollections.MapPSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import org.pcollections.TreePVector;
import specimens.Colliding;
import specimens.Facts;
import specimens.Measure;
import specimens.Node;
import specimens.Peek;

/** Maps, sets, vectors and stacks of PCollections. */
public final class PCollectionsSpecimens {

    static HashPMap<Object, Object> map = HashTreePMap.empty();
    static HashPMap<Object, Object> mapEmpty = HashTreePMap.empty();
    static HashPMap<Object, Object> mapZeros = HashTreePMap.empty();
    static HashPMap<Object, Object> mapColliding = HashTreePMap.empty();
    static HashPMap<Object, Object> mapShrunk = HashTreePMap.empty();
    static MapPSet<Object> set = HashTreePSet.empty();
    static IntTreePMap<Object> intMap = IntTreePMap.empty();
    static TreePMap<String, Object> treeMap = TreePMap.empty();
    static TreePSet<String> treeSet = TreePSet.empty();
    static TreePVector<Object> vector = TreePVector.empty();
    static ConsPStack<Object> stack = ConsPStack.empty();
    static final Object[] VERSIONS = new Object[8];

    private PCollectionsSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        build();
        map(facts, "map", map, 500, 0);
        Measure.tree(facts.of("mapEmpty", mapEmpty), 0, 0, null);
        map(facts, "mapZeros", mapZeros, 500, 100);
        map(facts, "mapColliding", mapColliding, 60, 0);
        map(facts, "mapShrunk", mapShrunk, 2, 0);
        Measure.tree(facts.of("set", set), 300, Peek.number(set, "map.size"), chains(Peek.at(set, "map.intMap.root")));
        Measure.tree(facts.of("intMap", intMap).put("zeroValues", 50), 200, Peek.number(intMap, "root.size"),
                ints(Peek.at(intMap, "root")));
        Measure.tree(facts.of("treeMap", treeMap).put("zeroValues", 10), 100, Peek.number(treeMap, "tree.size"),
                trees(Peek.get(treeMap, "tree")));
        Measure.tree(facts.of("treeSet", treeSet), 100, Peek.number(treeSet, "tree.size"),
                trees(Peek.get(treeSet, "tree")));
        Measure.tree(facts.of("vector", vector), 100, Peek.number(vector, "map.root.size"),
                ints(Peek.at(vector, "map.root")));
        Measure.linked(facts.of("stack", stack), 30, Peek.number(stack, "size"));
        facts.writeAndDump(arguments);
    }

    private static void build() {
        for (int i = 0; i < 500; i++) {
            map = map.plus("key " + i, "value " + i);
            mapShrunk = mapShrunk.plus("key " + i, "value " + i);
            mapZeros = mapZeros.plus("key " + i, i % 5 == 0 ? "" : "value");
        }
        for (int i = 2; i < 500; i++) {
            mapShrunk = mapShrunk.minus("key " + i);
        }
        for (int i = 0; i < 60; i++) {
            mapColliding = mapColliding.plus(new Colliding(i % 3, i), "value " + i);
        }
        for (int i = 0; i < 300; i++) {
            set = set.plus("element " + i);
        }
        for (int i = 0; i < 200; i++) {
            intMap = intMap.plus(i * 3, i % 4 == 0 ? null : "value");
        }
        for (int i = 0; i < 100; i++) {
            treeMap = treeMap.plus("key " + i, i % 10 == 0 ? 0 : "value");
            treeSet = treeSet.plus("element " + i);
            vector = vector.plus("element " + i);
            stack = i < 30 ? stack.plus("element " + i) : stack;
        }
    }

    private static void map(final Facts facts, final String name, final HashPMap<?, ?> map, final int entries,
            final int zeros) {
        Measure.tree(facts.of(name, map).put("zeroValues", zeros), entries, Peek.number(map, "size"),
                chains(Peek.at(map, "intMap.root")));
    }

    /** A tree by hash code, of chains of entries. An empty tree is a node of no size. */
    private static Node chains(final Object tree) {
        if (Peek.number(tree, "size") == 0) {
            return null;
        }
        final Node node = new Node(tree).binary();
        for (Object at = Peek.get(tree, "value"); Peek.number(at, "size") > 0; at = Peek.get(at, "rest")) {
            node.elements(1);
        }
        return node.child(chains(Peek.get(tree, "left"))).child(chains(Peek.get(tree, "right")));
    }

    private static Node ints(final Object tree) {
        return Peek.number(tree, "size") == 0
                ? null
                : new Node(tree).binary().elements(1)
                        .child(ints(Peek.get(tree, "left"))).child(ints(Peek.get(tree, "right")));
    }

    private static Node trees(final Object tree) {
        return tree == null || Peek.number(tree, "size") == 0
                ? null
                : new Node(tree).binary().elements(1)
                        .child(trees(Peek.get(tree, "left"))).child(trees(Peek.get(tree, "right")));
    }
}
