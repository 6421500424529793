package specimens.triemap;

import java.util.Arrays;
import java.util.Map;
import specimens.Colliding;
import specimens.Facts;
import specimens.Measure;
import specimens.Node;
import specimens.Peek;
import tech.pantheon.triemap.MutableTrieMap;
import tech.pantheon.triemap.TrieMap;

/** Maps of triemap, and snapshots of one. */
public final class TriemapSpecimens {

    static final MutableTrieMap<Object, Object> TRIE = TrieMap.create();
    static final MutableTrieMap<Object, Object> TRIE_EMPTIED = TrieMap.create();
    static final MutableTrieMap<Object, Object> TRIE_ZEROS = TrieMap.create();
    static final MutableTrieMap<Object, Object> TRIE_COLLIDING = TrieMap.create();
    static final MutableTrieMap<Object, Object> TRIE_DEAD = TrieMap.create();
    static final MutableTrieMap<Object, Object> TRIE_STALE = TrieMap.create();
    static final Object[] SNAPSHOTS = new Object[2];
    static Object immutable;

    private TriemapSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        for (int i = 0; i < 500; i++) {
            TRIE.put("key " + i, "value " + i);
            TRIE_EMPTIED.put("key " + i, "value " + i);
            TRIE_ZEROS.put("key " + i, i % 5 == 0 ? 0 : "value");
        }
        for (int i = 0; i < 500; i++) {
            TRIE_EMPTIED.remove("key " + i);
        }
        for (int i = 0; i < 40; i++) {
            TRIE_COLLIDING.put(new Colliding(i % 4, i), "value " + i);
        }
        trie(facts, "TRIE", TRIE, 500, 0);
        trie(facts, "TRIE_EMPTIED", TRIE_EMPTIED, 0, 0);
        trie(facts, "TRIE_ZEROS", TRIE_ZEROS, 500, 100);
        trie(facts, "TRIE_COLLIDING", TRIE_COLLIDING, 40, 0);
        dead(facts);
        stale(facts);
        snapshots(facts);
        facts.writeAndDump(arguments);
    }

    private static void trie(final Facts facts, final String name, final Object map, final int entries,
            final int zeros) {
        Measure.stale(Measure.trie(facts.of(name, map), entries, zeros, -1, view(Peek.get(map, "root"))),
                (object, field) -> field.equals("prev"),
                object -> object.getClass().getName().matches("tech\\.pantheon\\.triemap\\.[ICSTL]Node"));
    }

    /** Nodes without entries, as they are left when a removal gets no further. */
    private static void dead(final Facts facts) {
        for (int i = 0; i < 2_000; i++) {
            TRIE_DEAD.put("key " + i, "value " + i);
        }
        int left = 2_000;
        int done = 0;
        for (final Object branch : Peek.array(TRIE_DEAD, "root.main.array")) {
            if (Peek.is(branch, "INode") && done++ < 3) {
                left -= (int) view(branch).entriesBelow();
                final Object main = Peek.get(branch, "main");
                Peek.set(main, "bitmap", 0);
                Peek.set(main, "array", java.lang.reflect.Array
                        .newInstance(Peek.array(main, "array").getClass().getComponentType(), 0));
            }
        }
        trie(facts, "TRIE_DEAD", TRIE_DEAD, left, 0);
    }

    /** A write that was stopped between its two steps: the new node is there, and still says what was before. */
    private static void stale(final Facts facts) {
        for (int i = 0; i < 300; i++) {
            TRIE_STALE.put("key " + i, "value " + i);
        }
        final Object branch = Arrays.stream(Peek.array(TRIE_STALE, "root.main.array"))
                .filter(child -> Peek.is(child, "INode")).findFirst().orElseThrow();
        final Object before = Peek.get(branch, "main");
        int more = 0;
        while (Peek.get(branch, "main") == before) {
            TRIE_STALE.put("more " + more++, "value");
        }
        Peek.set(Peek.get(branch, "main"), "prev", before);
        trie(facts, "TRIE_STALE", TRIE_STALE, 300 + more, 0);
    }

    /** A snapshot shares what has not been written since. */
    private static void snapshots(final Facts facts) {
        final MutableTrieMap<Object, Object> map = TrieMap.create();
        for (int i = 0; i < 400; i++) {
            map.put("key " + i, "value " + i);
        }
        immutable = map.immutableSnapshot();
        SNAPSHOTS[0] = map;
        SNAPSHOTS[1] = map.mutableSnapshot();
        for (int i = 0; i < 20; i++) {
            ((MutableTrieMap<Object, Object>) cast(SNAPSHOTS[1])).put("key " + i, "changed");
        }
        // Reading the roots completes what the snapshot began.
        ((Map<?, ?>) SNAPSHOTS[0]).size();
        Measure.versions(facts.of("SNAPSHOTS", SNAPSHOTS[0]),
                Arrays.stream(SNAPSHOTS).map(snapshot -> view(Peek.get(snapshot, "root"))).toList());
        trie(facts, "immutable", immutable, 400, 0);
    }

    @SuppressWarnings("unchecked")
    private static MutableTrieMap<Object, Object> cast(final Object map) {
        return (MutableTrieMap<Object, Object>) map;
    }

    private static Node view(final Object node) {
        final Node view = new Node(node);
        switch (node.getClass().getSimpleName()) {
            case "INode" -> view.child(view(Peek.get(node, "main")));
            case "CNode" -> {
                final Object[] array = Peek.array(node, "array");
                view.slots(array, array.length - Integer.bitCount((int) Peek.get(node, "bitmap")));
                Arrays.stream(array).forEach(child -> view.child(view(child)));
            }
            case "SNode", "TNode" -> view.entry(Peek.get(node, "value"));
            case "LNode" -> {
                Object at = Peek.get(node, "entries");
                while (at != null) {
                    view.entry(Peek.get(at, "value"));
                    at = Peek.is(at, "Multiple") ? Peek.get(at, "next") : null;
                }
            }
            default -> throw new IllegalStateException(node.getClass().toString());
        }
        return view;
    }
}
