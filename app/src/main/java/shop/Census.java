package shop;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The shop's own count of its trie and its map, by walking them: what a dump taken at the same moment has to show.
 *
 * @param nodes nodes of the trie, the root included
 * @param interior nodes with a child
 * @param leaves nodes without
 * @param deadNodes nodes, but for the root, with no handler at or below them
 * @param routes nodes with a handler
 * @param maxDepth edges from the root to the deepest node
 * @param reservations entries of the map
 * @param slots length of the map's table
 * @param emptySlots slots of it that are null
 */
record Census(long nodes, long interior, long leaves, long deadNodes, long routes, int maxDepth, long reservations,
        long slots, long emptySlots) {

    private static final RouteTrie.@Nullable Node[] NO_CHILDREN = {};

    static Census of(final RouteTrie trie, final Map<?, ?> reservations) throws ReflectiveOperationException {
        long interior = 0;
        long routes = 0;
        int maxDepth = 0;
        final List<RouteTrie.Node> parentsFirst = new ArrayList<>();
        final Map<RouteTrie.Node, RouteTrie.Node> parents = new HashMap<>();
        final Map<RouteTrie.Node, Integer> depths = new HashMap<>(Map.of(trie.root, 0));
        final Deque<RouteTrie.Node> open = new ArrayDeque<>(List.of(trie.root));
        while (!open.isEmpty()) {
            final RouteTrie.Node node = open.removeFirst();
            final int depth = depths.getOrDefault(node, 0);
            parentsFirst.add(node);
            maxDepth = Math.max(maxDepth, depth);
            routes += node.handler == null ? 0 : 1;
            boolean hasChild = false;
            for (final RouteTrie.Node child : node.children == null ? NO_CHILDREN : node.children) {
                if (child != null) {
                    hasChild = true;
                    parents.put(child, node);
                    depths.put(child, depth + 1);
                    open.addLast(child);
                }
            }
            interior += hasChild ? 1 : 0;
        }
        final long dead = dead(parentsFirst, parents);
        final long nodes = parentsFirst.size();
        final @Nullable Object[] table = table(reservations);
        return new Census(nodes, interior, nodes - interior, dead, routes, maxDepth, reservations.size(),
                table.length,
                Arrays.stream(table).filter(Objects::isNull).count());
    }

    private static long dead(final List<RouteTrie.Node> parentsFirst,
            final Map<RouteTrie.Node, RouteTrie.Node> parents) {
        final Set<RouteTrie.Node> alive = new HashSet<>();
        for (final RouteTrie.Node node : parentsFirst.reversed()) {
            if (node.handler != null || alive.contains(node)) {
                alive.add(node);
                final RouteTrie.Node parent = parents.get(node);
                if (parent != null) {
                    alive.add(parent);
                }
            }
        }
        // The root stays whatever happens.
        alive.add(parentsFirst.getFirst());
        return (long) parentsFirst.size() - alive.size();
    }

    /** The table is private to HashMap: this JVM is started with java.util opened to reflection. */
    private static @Nullable Object[] table(final Map<?, ?> map) throws ReflectiveOperationException {
        final Field field = HashMap.class.getDeclaredField("table");
        field.setAccessible(true);
        return field.get(map) instanceof final @Nullable Object[] table ? table : new Object[0];
    }

    String json() {
        return String.format(Locale.ROOT, """
                {
                  "trie" : {
                    "nodes" : %d,
                    "interior" : %d,
                    "leaves" : %d,
                    "deadNodes" : %d,
                    "entries" : %d,
                    "maxDepth" : %d
                  },
                  "map" : {
                    "entries" : %d,
                    "slots" : %d,
                    "emptySlots" : %d
                  }
                }
                """, nodes, interior, leaves, deadNodes, routes, maxDepth, reservations, slots,
                emptySlots);
    }
}
