package deadwood.model.structure.catalog;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * Walks the bins of chained tables. Slots and chains are followed through the reference rows of the heap; a node's fields are read
 * only where its row does not tell the next node from a key or value.
 * <p>
 * Every node is claimed by the first table that it is found in and visited once, so chains that run in a circle (as a
 * {@code HashMap} written by two threads can have) end. For one thread.
 */
public final class Bins {

    private static final int CHECK_EVERY = 1 << 16;
    private static final int AMBIGUOUS = -2;

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final BitSet claimed;
    private final CancelSignal cancel;
    private final ArrayDeque<Integer> tables = new ArrayDeque<>(2);
    private final int classClass;
    private long entries;
    private boolean circular;
    private int steps;

    /** @param claimed objects that belong to some collection; nodes and tables are added to it */
    public Bins(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader, final BitSet claimed,
            final CancelSignal cancel) {
        this.heap = heap;
        this.catalog = catalog;
        this.reader = reader;
        this.claimed = claimed;
        this.cancel = cancel;
        this.classClass = heap.classes().named("java.lang.Class").stream().findFirst().map(ClassInfo::id)
                .orElse(HeapGraph.NONE);
    }

    /**
     * Walks a table and, if entries have moved on to another in a resize, that too.
     *
     * @param onEntry given each entry node
     * @return how many slots of the table itself hold something
     */
    public long walk(final int table, final IntConsumer onEntry) {
        entries = 0;
        circular = claimed.get(table);
        final long occupied = walkTable(table, onEntry);
        while (!tables.isEmpty()) {
            walkTable(tables.remove(), onEntry);
        }
        return occupied;
    }

    /** Entries of the table walked last. */
    public long entries() {
        return entries;
    }

    /** Whether the table walked last had a chain that led to a node visited before. */
    public boolean isCircular() {
        return circular;
    }

    private long walkTable(final int table, final IntConsumer onEntry) {
        if (claimed.get(table)) {
            return 0;
        }
        claimed.set(table);
        long position = heap.firstReference(table);
        if (position == HeapGraph.NONE) {
            return 0;
        }
        long occupied = 0;
        boolean last = false;
        while (!last) {
            last = heap.isLastAt(position);
            final int bin = heap.targetAt(position++);
            // The array's own class object may stand in its row.
            if (heap.classIdOf(bin) != classClass) {
                occupied++;
                walkChain(bin, onEntry);
            }
        }
        return occupied;
    }

    private void walkChain(final int first, final IntConsumer onEntry) {
        int at = first;
        while (at != HeapGraph.NONE) {
            final BoundNode node = catalog.node(heap.classIdOf(at));
            if (node == null) {
                addTable(at);
                return;
            }
            if (claimed.get(at)) {
                circular = true;
                return;
            }
            claimed.set(at);
            if ((++steps & CHECK_EVERY - 1) == 0) {
                cancel.check();
            }
            if (node.entry().isEntry()) {
                entries++;
                onEntry.accept(at);
            }
            at = next(at, node);
        }
    }

    /** The table that a forwarding node points to. */
    private void addTable(final int object) {
        if (heap.classOf(object).kind() == ClassInfo.Kind.OBJECT_ARRAY) {
            tables.add(object);
        }
    }

    private int next(final int object, final BoundNode node) {
        if (node.link() < 0) {
            return HeapGraph.NONE;
        }
        // Of an entry the row tells enough nearly always; bins and markers are few.
        if (node.entry().isEntry()) {
            final int told = nextInRow(object, node);
            if (told != AMBIGUOUS) {
                return told;
            }
        }
        reader.select(object);
        return reader.readReference(node.link());
    }

    private int nextInRow(final int object, final BoundNode node) {
        long position = heap.firstReference(object);
        int nodes = 0;
        int others = 0;
        int candidate = HeapGraph.NONE;
        boolean last = position == HeapGraph.NONE;
        while (!last) {
            last = heap.isLastAt(position);
            final int target = heap.targetAt(position++);
            if (catalog.node(heap.classIdOf(target)) == null) {
                others++;
            } else {
                candidate = target;
                nodes++;
            }
        }
        // With key and value there that are no nodes, a node can only be the next one.
        final boolean certain = nodes == 0 || nodes == 1 && node.isPlain() && others == node.elementFields();
        return certain ? candidate : AMBIGUOUS;
    }
}
