package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapObject;
import deadwood.model.structure.catalog.CatalogEntry;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.catalog.NodeEntry;
import java.util.ArrayDeque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries of a collection that is made of nodes: tables of chains, lists, trees, skip lists. For one thread. */
final class NodeContents {

    /** Damaged heaps, and maps that two threads wrote at once, have chains that run in a circle. */
    private static final int MAXIMUM_STEPS = 1 << 24;
    /** The key of an entry that is a reference: it can be cleared. */
    private static final String REFERENT = "referent";

    /** They iterate from the end of their table. */
    private static final Set<String> DESCENDING = Set.of("java.util.Hashtable", "java.util.WeakHashMap");

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final EntrySink sink;
    private int steps;

    NodeContents(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader, final EntrySink sink) {
        this.heap = heap;
        this.catalog = catalog;
        this.reader = reader;
        this.sink = sink;
    }

    void walk(final int object, final CatalogEntry entry) {
        final ClassInfo type = heap.classOf(object);
        if (type.field("accessOrder") != null && type.field("head") != null) {
            // A LinkedHashMap: its nodes are chained in the order in which it iterates.
            walkChain(reference(object, "head"), "after");
            return;
        }
        final int start = entry.table() != null
                ? reference(object, entry.table())
                : entry.links().isEmpty() ? HeapGraph.NONE : reference(object, entry.links().getFirst());
        if (start == HeapGraph.NONE) {
            return;
        }
        if (heap.classOf(start).kind() == ClassInfo.Kind.OBJECT_ARRAY) {
            walkTable(start, DESCENDING.contains(entry.type()));
        } else if (heap.classOf(start).field("left") != null) {
            walkTree(start);
        } else {
            walkChain(bottom(start), "next");
        }
    }

    /** Down the index of a skip list to the first of its nodes. */
    private int bottom(final int start) {
        int at = start;
        while (heap.classOf(at).field("down") != null && step()) {
            final int down = reference(at, "down");
            if (down == HeapGraph.NONE) {
                return reference(at, "node");
            }
            at = down;
        }
        return at;
    }

    /** The bins of a table; while a {@code ConcurrentHashMap} grows, some have moved on to the next table. */
    private void walkTable(final int table, final boolean descending) {
        final ArrayDeque<Integer> tables = new ArrayDeque<>();
        tables.add(table);
        while (!tables.isEmpty() && step()) {
            final int current = tables.remove();
            final int mirror = heap.classOf(current).mirror();
            final long first = heap.firstReference(current);
            final long end = endOfRow(first);
            for (long i = first; i < end && step(); i++) {
                final int bin = heap.targetAt(descending ? first + end - 1 - i : i);
                // The array's own class object may stand in its row.
                final int next = bin == mirror ? HeapGraph.NONE : walkBin(bin);
                if (next != HeapGraph.NONE && !tables.contains(next)) {
                    tables.add(next);
                }
            }
        }
    }

    /** Where a row ends, for an empty one where it would begin. */
    private long endOfRow(final long first) {
        long position = first;
        while (position != HeapGraph.NONE && !heap.isLastAt(position)) {
            position++;
        }
        return position == HeapGraph.NONE ? first : position + 1;
    }

    /** Walks a bin. @return the table it has moved to, or {@link HeapGraph#NONE} */
    private int walkBin(final int bin) {
        int at = bin;
        while (at != HeapGraph.NONE && step()) {
            final NodeEntry node = node(at);
            if (node == null) {
                return heap.classOf(at).kind() == ClassInfo.Kind.OBJECT_ARRAY ? at : HeapGraph.NONE;
            }
            add(at, node);
            at = node.links().size() == 1 ? reference(at, node.links().getFirst()) : HeapGraph.NONE;
        }
        return HeapGraph.NONE;
    }

    private void walkChain(final int first, final String link) {
        int at = first;
        while (at != HeapGraph.NONE && step()) {
            final NodeEntry node = node(at);
            if (node == null) {
                return;
            }
            add(at, node);
            at = reference(at, link);
        }
    }

    /** In the order of the keys: left, node, right. */
    private void walkTree(final int root) {
        final ArrayDeque<Integer> path = new ArrayDeque<>();
        int at = root;
        while ((at != HeapGraph.NONE || !path.isEmpty()) && step()) {
            if (at != HeapGraph.NONE) {
                path.push(at);
                at = reference(at, "left");
            } else {
                final int node = path.pop();
                final NodeEntry entry = node(node);
                if (entry != null) {
                    add(node, entry);
                }
                at = reference(node, "right");
            }
        }
    }

    private void add(final int object, final NodeEntry node) {
        if (!node.isEntry()) {
            return;
        }
        final int key = node.key() == null ? HeapGraph.NONE : reference(object, node.key());
        final int value = node.value() == null ? HeapGraph.NONE : reference(object, node.value());
        // Heads of queues, lists and skip lists are nodes without an element.
        final boolean isHead = node.key() == null ? value == HeapGraph.NONE : key == HeapGraph.NONE;
        if (!isHead || takesNull(node)) {
            sink.add(key, value);
        }
    }

    private static boolean takesNull(final NodeEntry node) {
        return node.type().startsWith("java.util.LinkedList$") || node.type().startsWith("java.util.HashMap$")
                || REFERENT.equals(node.key());
    }

    private @Nullable NodeEntry node(final int object) {
        final var bound = catalog.node(heap.classIdOf(object));
        return bound == null ? null : bound.entry();
    }

    private boolean step() {
        return !sink.isFull() && steps++ < MAXIMUM_STEPS;
    }

    private int reference(final int object, final String field) {
        final HeapObject target = heap.object(object, reader).reference(field);
        return target == null ? HeapGraph.NONE : target.id();
    }
}
