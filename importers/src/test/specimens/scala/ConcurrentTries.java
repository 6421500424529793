package specimens.scala;

import java.util.Arrays;
import specimens.Facts;
import specimens.Measure;
import specimens.Node;
import specimens.Peek;

/** {@code concurrent.TrieMap}. */
final class ConcurrentTries {

    static final Object TRIE = Scala.create("concurrent.TrieMap");
    static final Object TRIE_NEW = Scala.create("concurrent.TrieMap");
    static final Object TRIE_EMPTIED = Scala.create("concurrent.TrieMap");
    static final Object TRIE_ZEROS = Scala.create("concurrent.TrieMap");
    static final Object TRIE_COLLIDING = Scala.create("concurrent.TrieMap");
    static final Object TRIE_TOMBED = Scala.create("concurrent.TrieMap");
    static final Object TRIE_DEAD = Scala.create("concurrent.TrieMap");
    static final Object TRIE_STALE = Scala.create("concurrent.TrieMap");
    static final Object[] SNAPSHOTS = new Object[2];

    private ConcurrentTries() {}

    static void build(final Facts facts) {
        for (int i = 0; i < 500; i++) {
            Scala.put(TRIE, "key " + i, "value " + i);
            Scala.put(TRIE_EMPTIED, "key " + i, "value " + i);
            Scala.put(TRIE_ZEROS, "key " + i, i % 5 == 0 ? 0 : "value");
        }
        for (int i = 0; i < 500; i++) {
            Peek.call(TRIE_EMPTIED, "remove", "key " + i);
        }
        for (int i = 0; i < 40; i++) {
            Scala.put(TRIE_COLLIDING, new Colliding(i % 4, i), "value " + i);
        }
        trie(facts, "TRIE", TRIE, 500, 0);
        trie(facts, "TRIE_NEW", TRIE_NEW, 0, 0);
        trie(facts, "TRIE_EMPTIED", TRIE_EMPTIED, 0, 0);
        trie(facts, "TRIE_ZEROS", TRIE_ZEROS, 500, 100);
        trie(facts, "TRIE_COLLIDING", TRIE_COLLIDING, 40, 0);
        tombed(facts);
        dead(facts);
        stale(facts);
        snapshots(facts);
    }

    private static void trie(final Facts facts, final String name, final Object map, final int entries,
            final int zeros) {
        Measure.stale(Measure.trie(facts.of(name, map), entries, zeros, -1, view(Peek.get(map, "root"))),
                (object, field) -> field.equals("prev"), ConcurrentTries::isNode);
    }

    /** Two keys of one hash code, one of which is removed: the other stays in a tomb at the end of a chain. */
    private static void tombed(final Facts facts) {
        Scala.put(TRIE_TOMBED, new Colliding(9, 0), "kept");
        Scala.put(TRIE_TOMBED, new Colliding(9, 1), "removed");
        Scala.put(TRIE_TOMBED, new Colliding(10, 2), "another");
        Peek.call(TRIE_TOMBED, "remove", new Colliding(9, 1));
        trie(facts, "TRIE_TOMBED", TRIE_TOMBED, 2, 0);
    }

    /** Nodes without entries, as they are left when a removal gets no further. */
    private static void dead(final Facts facts) {
        for (int i = 0; i < 2_000; i++) {
            Scala.put(TRIE_DEAD, "key " + i, "value " + i);
        }
        int left = 2_000;
        int done = 0;
        for (final Object branch : Peek.array(TRIE_DEAD, "root.mainnode.array")) {
            if (Peek.is(branch, "INode") && done++ < 4) {
                left -= (int) view(branch).entriesBelow();
                empty(branch, done % 2 == 0);
            }
        }
        trie(facts, "TRIE_DEAD", TRIE_DEAD, left, 0);
    }

    /** Leaves an empty node, or two below each other. */
    private static void empty(final Object branch, final boolean deeper) {
        final Object main = Peek.get(branch, "mainnode");
        for (final Object inner : Peek.array(main, "array")) {
            if (deeper && Peek.is(inner, "INode")) {
                empty(inner, false);
                Peek.set(branch, "mainnode", node(main, inner));
                return;
            }
        }
        Peek.set(branch, "mainnode", node(main));
    }

    private static Object node(final Object like, final Object... branches) {
        final Object array = java.lang.reflect.Array
                .newInstance(Peek.get(like, "array").getClass().getComponentType(), branches.length);
        System.arraycopy(branches, 0, array, 0, branches.length);
        return Peek.make(like.getClass().getName(), branches.length, array, Peek.get(like, "gen"));
    }

    /** A write that was stopped between its two steps: the new node is there, and still says what was before. */
    private static void stale(final Facts facts) {
        for (int i = 0; i < 300; i++) {
            Scala.put(TRIE_STALE, "key " + i, "value " + i);
        }
        final Object branch = Arrays.stream(Peek.array(TRIE_STALE, "root.mainnode.array"))
                .filter(child -> Peek.is(child, "INode")).findFirst().orElseThrow();
        final Object before = Peek.get(branch, "mainnode");
        int more = 0;
        while (Peek.get(branch, "mainnode") == before) {
            Scala.put(TRIE_STALE, "more " + more++, "value");
        }
        Peek.set(Peek.get(branch, "mainnode"), "prev", before);
        trie(facts, "TRIE_STALE", TRIE_STALE, 300 + more, 0);
    }

    /** A snapshot shares what has not been written since. */
    private static void snapshots(final Facts facts) {
        final Object map = Scala.create("concurrent.TrieMap");
        for (int i = 0; i < 400; i++) {
            Scala.put(map, "key " + i, "value " + i);
        }
        SNAPSHOTS[0] = map;
        SNAPSHOTS[1] = Peek.call(map, "snapshot");
        for (int i = 0; i < 20; i++) {
            Scala.put(SNAPSHOTS[1], "key " + i, "changed");
        }
        // Reading the roots completes what the snapshot began.
        Peek.call(SNAPSHOTS[0], "size");
        Measure.versions(facts.of("SNAPSHOTS", SNAPSHOTS[0]),
                Arrays.stream(SNAPSHOTS).map(snapshot -> view(Peek.get(snapshot, "root"))).toList());
    }

    private static boolean isNode(final Object object) {
        return object.getClass().getName().matches("scala\\.collection\\.concurrent\\.[ICSTL]Node");
    }

    private static Node view(final Object node) {
        final Node view = new Node(node);
        switch (node.getClass().getSimpleName()) {
            case "INode" -> view.child(view(Peek.get(node, "mainnode")));
            case "CNode" -> {
                final Object[] array = Peek.array(node, "array");
                view.slots(array, array.length - Integer.bitCount((int) Peek.get(node, "bitmap")));
                Arrays.stream(array).forEach(child -> view.child(view(child)));
            }
            case "SNode", "TNode" -> view.entry(Peek.get(node, "v"));
            case "LNode" -> list(Peek.any(node, "entries", "listmap"), view);
            default -> throw new IllegalStateException(node.getClass().toString());
        }
        return view;
    }

    private static void list(final Object list, final Node view) {
        Object at = list;
        while (at != null) {
            if (Peek.is(at, "ListMap$Node")) {
                view.entry(Peek.get(at, "value"));
                at = Peek.get(at, "$outer");
            } else if (Peek.is(at, "$colon$colon")) {
                view.entry(Peek.get(Peek.get(at, "head"), "_2"));
                at = Scala.next(at);
            } else {
                return;
            }
        }
    }
}
