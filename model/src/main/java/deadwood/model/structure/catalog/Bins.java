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

    /** What is told of the entries of a table. */
    @FunctionalInterface
    public interface EntryAction {
        void on(int object, BoundNode node);
    }

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final Claims claims;
    private final CancelSignal cancel;
    private final ArrayDeque<Integer> tables = new ArrayDeque<>(2);
    private final int classClass;
    private long entries;
    private long collisions;
    private long longestChain;
    private long treeified;
    private boolean circular;
    private boolean moving;
    private int steps;

    /** @param claimed objects that belong to some collection; nodes and tables are added to it */
    public Bins(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader, final BitSet claimed,
            final CancelSignal cancel) {
        this(heap, catalog, reader, Claims.in(claimed), cancel);
    }

    /** @param claims objects that belong to some collection; nodes and tables are claimed */
    public Bins(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader, final Claims claims,
            final CancelSignal cancel) {
        this.heap = heap;
        this.catalog = catalog;
        this.reader = reader;
        this.claims = claims;
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
        return walk(table, (object, _) -> onEntry.accept(object));
    }

    /** As {@link #walk(int, IntConsumer)}, and says what is known of the class of each entry. */
    public long walk(final int table, final EntryAction onEntry) {
        entries = 0;
        collisions = 0;
        longestChain = 0;
        treeified = 0;
        moving = false;
        circular = false;
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

    /** Entries of the table walked last that were not the first of their bin. */
    public long collisions() {
        return collisions;
    }

    /** Entries in the fullest bin of the table walked last. */
    public long longestChain() {
        return longestChain;
    }

    /** Bins of the table walked last that are trees. */
    public long treeifiedBins() {
        return treeified;
    }

    /** Whether entries of the table walked last were on the move to another. */
    public boolean isMoving() {
        return moving;
    }

    /** Whether the table walked last had a chain that led to a node visited before. */
    public boolean isCircular() {
        return circular;
    }

    private long walkTable(final int table, final EntryAction onEntry) {
        if (!claims.claim(table)) {
            circular = true;
            return 0;
        }
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
                final long chain = walkChain(bin, onEntry);
                collisions += Math.max(0, chain - 1);
                longestChain = Math.max(longestChain, chain);
            }
        }
        return occupied;
    }

    /** Walks one bin. @return its entries */
    public long walkChain(final int first, final EntryAction onEntry) {
        int at = first;
        long found = 0;
        while (at != HeapGraph.NONE) {
            final BoundNode node = catalog.node(heap.classIdOf(at));
            if (node == null) {
                addTable(at);
                break;
            }
            if (!claims.claim(at)) {
                // What says that a bin has moved on is one object for all bins.
                circular |= node.entry().isEntry();
                break;
            }
            if ((++steps & CHECK_EVERY - 1) == 0) {
                cancel.check();
            }
            treeified += at == first && node.entry().isTreeified() ? 1 : 0;
            if (node.entry().isEntry()) {
                found++;
                onEntry.on(at, node);
            }
            at = next(at, node);
        }
        entries += found;
        return found;
    }

    /** The table that a forwarding node points to. */
    private void addTable(final int object) {
        if (heap.classOf(object).kind() == ClassInfo.Kind.OBJECT_ARRAY) {
            moving = true;
            if (!tables.contains(object)) {
                tables.add(object);
            }
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
