package specimens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the programs count in what they built, shape by shape. */
public final class Measure {

    /** Bytes of a reference: the programs run with small heaps. */
    public static final int REFERENCE = 4;

    private Measure() {}

    /** What is known of the bins of a table with chains. */
    public static final class Bins {
        private final List<Object[]> tables = new ArrayList<>();
        private final Function<Object, Object> next;
        private long treeified;
        private long empty;
        private long capacity;
        private long nodes;
        private long longest;

        /** @param next of a node, or null at the end of a chain */
        public Bins(final Function<Object, Object> next) {
            this.next = next;
        }

        /** Walks a table, one of several if the structure is segmented. */
        public Bins table(final Object[] table) {
            capacity += table.length;
            for (final Object bin : table) {
                long length = 0;
                for (Object node = bin; node != null; node = next.apply(node)) {
                    length++;
                }
                empty += bin == null ? 1 : 0;
                nodes += length;
                longest = Math.max(longest, length);
            }
            return this;
        }

        /** How many bins are trees. */
        public Bins treeified(final long count) {
            treeified = count;
            return this;
        }
    }

    /** A table with chains. */
    public static void chained(final Facts.Known known, final long entries, final long declared, final Bins bins) {
        known.expect("entries", entries, bins.nodes).put("entries", entries).put("declared", declared)
                .put("capacity", bins.capacity).put("emptySlots", bins.empty)
                .put("wastedBytes", bins.empty * REFERENCE)
                .put("collisions", entries - (bins.capacity - bins.empty)).put("longestChain", bins.longest)
                .put("treeifiedBins", bins.treeified);
    }

    /**
     * A table with open addressing.
     *
     * @param used which slots have something in them, table by table
     * @param slotBytes bytes of a slot, those of the key and of the value together
     */
    public static void open(final Facts.Known known, final long entries, final long declared, final long tombstones,
            final int slotBytes, final boolean[]... used) {
        long capacity = 0;
        long full = 0;
        long longest = 0;
        for (final boolean[] table : used) {
            capacity += table.length;
            long run = 0;
            for (final boolean slot : table) {
                run = slot ? run + 1 : 0;
                full += slot ? 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        final long empty = capacity - full;
        known.put("entries", entries).put("declared", declared).put("capacity", capacity).put("emptySlots", empty)
                .put("wastedBytes", empty * slotBytes).put("longestChain", longest).put("tombstones", tombstones);
    }

    /** Which slots of an array are not null. */
    public static boolean[] used(final Object[] slots) {
        final boolean[] used = new boolean[slots.length];
        for (int i = 0; i < used.length; i++) {
            used[i] = slots[i] != null;
        }
        return used;
    }

    /** Which slots of an array are not 0, or whatever else marks an empty one. */
    public static boolean[] unless(final Object[] slots, final Object empty) {
        final boolean[] used = new boolean[slots.length];
        for (int i = 0; i < used.length; i++) {
            used[i] = !slots[i].equals(empty);
        }
        return used;
    }

    /** How many slots hold something. */
    public static int count(final Object[] slots, final Object wanted) {
        return (int) Arrays.stream(slots)
                .filter(slot -> slot == wanted || wanted instanceof Number && wanted.equals(slot)).count();
    }

    /** A list, queue or deque in an array. */
    public static void array(final Facts.Known known, final long entries, final long declared, final long capacity,
            final int slotBytes) {
        known.put("entries", entries).put("declared", declared).put("capacity", capacity)
                .put("emptySlots", capacity - entries).put("wastedBytes", (capacity - entries) * slotBytes);
    }

    /** Nodes that are linked one to the next. */
    public static void linked(final Facts.Known known, final long entries, final long declared) {
        known.put("entries", entries).put("declared", declared);
    }

    /** Arrays of arrays whose innermost have the elements; empty slots have nothing, wherever they are. */
    public static void arrays(final Facts.Known known, final long entries, final long declared,
            final List<?> outermost) {
        arrays(known, entries, 0, declared, outermost);
    }

    /** Arrays of arrays that still have elements which were dropped. */
    public static void arrays(final Facts.Known known, final long entries, final long dropped, final long declared,
            final List<?> outermost) {
        final Set<Object> seen = Reach.nothing();
        final long[] found = new long[3];
        outermost.forEach(array -> count(array, seen, found));
        known.expect("elements", entries + dropped, found[2]).put("entries", entries).put("declared", declared)
                .put("capacity", found[0]).put("emptySlots", found[1]);
    }

    private static void count(final Object array, final Set<Object> seen, final long[] found) {
        if (array == null || !seen.add(array)) {
            return;
        }
        for (final Object element : Peek.slots(array)) {
            found[0]++;
            if (element == null) {
                found[1]++;
            } else if (element.getClass().isArray()) {
                count(element, seen, found);
            } else {
                found[2]++;
            }
        }
    }

    /** A balanced tree whose nodes belong to it alone and hold an entry each. */
    public static void sorted(final Facts.Known known, final long entries, final long declared, final Node root) {
        known.expect("entries", entries, root == null ? 0 : root.sum(node -> node.entries)).put("entries", entries)
                .put("declared", declared);
    }

    /** A balanced tree whose nodes may be shared and hold an entry each. */
    public static void tree(final Facts.Known known, final long entries, final long declared, final Node root) {
        final long counted = root == null ? 0 : root.sum(node -> node.entries);
        known.expect("entries", entries, counted).put("entries", entries).put("declared", declared)
                .put("nodes", root == null ? 0 : root.sum(node -> 1))
                .put("interior", root == null ? 0 : root.sum(node -> node.children.isEmpty() ? 0 : 1))
                .put("leaves", root == null ? 0 : root.sum(node -> node.children.isEmpty() ? 1 : 0))
                .put("maxDepth", root == null ? 0 : root.depth());
    }

    /** A trie. */
    public static Facts.Known trie(final Facts.Known known, final long entries, final long declared,
            final Node root) {
        final Set<Object> nodes = Reach.nothing();
        root.collect(nodes);
        return known.expect("entries", entries, root.sum(node -> node.entries)).put("entries", entries)
                .put("declared", declared).put("capacity", root.sum(node -> node.slots))
                .put("emptySlots", root.sum(node -> node.empty)).put("nodes", nodes.size())
                .put("interior", root.sum(node -> node.children.isEmpty() ? 0 : 1))
                .put("leaves", root.sum(node -> node.children.isEmpty() ? 1 : 0)).put("maxDepth", root.depth())
                .put("slackSlots", root.sum(node -> node.slack))
                .put("singleChildNodes", root.sum(node -> node.singleChild() ? 1 : 0))
                .put("singleChildChains", root.chains(false))
                .put("deadNodes", root.sum(node -> node != root && node.dead() ? 1 : 0))
                .put("deadBytes", deadBytes(known.structure(), root));
    }

    /** A trie of a map, some of whose values say nothing. */
    public static Facts.Known trie(final Facts.Known known, final long entries, final long zeroValues,
            final long declared, final Node root) {
        known.expect("values that say nothing", zeroValues, root.sum(node -> node.zeroValues)).put("zeroValues",
                zeroValues);
        return trie(known, entries, declared, root);
    }

    private static long deadBytes(final Object structure, final Node root) {
        final List<Object> topmost = new ArrayList<>();
        root.dead(topmost);
        final Set<Object> dead = Reach.nothing();
        dead.addAll(topmost);
        final Set<Object> alive = Reach.from(List.of(structure), dead, (object, field) -> false);
        return Reach.bytes(Reach.from(topmost, alive, (object, field) -> false));
    }

    /**
     * What is there only because a field says what was.
     *
     * @param stale whether a field says what was: the object that has it and its name
     * @param isNode whether an object is a node
     */
    public static Facts.Known stale(final Facts.Known known, final BiPredicate<Object, String> stale,
            final Predicate<Object> isNode) {
        final Set<Object> alive = Reach.from(List.of(known.structure()), Reach.nothing(), stale);
        final Set<Object> all = Reach.from(List.of(known.structure()), Reach.nothing(), (object, field) -> false);
        all.removeAll(alive);
        return known.put("staleNodes", all.stream().filter(isNode).count()).put("staleBytes", Reach.bytes(all));
    }

    /** The nodes of several versions: of each all, and each once. */
    public static void versions(final Facts.Known known, final List<Node> roots) {
        final Set<Object> distinct = Reach.nothing();
        long sum = 0;
        for (final Node root : roots) {
            final Set<Object> nodes = Reach.nothing();
            root.collect(nodes);
            sum += nodes.size();
            distinct.addAll(nodes);
        }
        known.put("count", roots.size()).put("nodes", sum).put("distinctNodes", distinct.size())
                .put("entries", roots.stream().mapToLong(root -> root.sum(node -> node.entries)).sum());
    }
}
