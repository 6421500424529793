package deadwood.model.structure.measure;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.structure.catalog.Bins;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.BoundNode;
import deadwood.model.structure.catalog.Claims;
import deadwood.model.structure.catalog.CollectionReader;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.catalog.Shape;
import java.util.Arrays;

/**
 * Tells the entries of single collections of every shape, in the order in which they stand in the heap. Each node is visited once, so
 * damaged collections end. For one thread.
 */
public final class StructureEntries {

    private static final int MAXIMUM_NESTING = 8;

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final CollectionReader fields;
    private final OpenTables openTables;
    private final boolean followsContents;

    /** @param reader used, not closed */
    public StructureEntries(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader) {
        this(heap, catalog, reader, true);
    }

    /** @param followsContents whether nodes can have collections of their own whose elements are entries: those have none again */
    StructureEntries(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader,
            final boolean followsContents) {
        this.followsContents = followsContents;
        this.heap = heap;
        this.catalog = catalog;
        this.reader = reader;
        this.fields = new CollectionReader(heap, catalog, reader);
        this.openTables = new OpenTables(heap, null, catalog, reader);
    }

    /**
     * Tells the entries of a collection until the visitor has enough.
     *
     * @return whether the object is a collection that is known
     */
    public boolean visit(final int object, final EntryVisitor visitor) {
        int at = object;
        for (int i = 0; i < MAXIMUM_NESTING && at != HeapGraph.NONE; i++) {
            final BoundCollection collection = catalog.collection(heap.classIdOf(at));
            if (collection == null) {
                return false;
            }
            switch (collection.shape()) {
                case WRAPPER, BOX -> at = fields.inner(at, collection);
                case SLOTS -> {
                    return false;
                }
                default -> {
                    visit(at, collection, visitor);
                    return true;
                }
            }
        }
        return false;
    }

    private boolean visit(final int object, final BoundCollection collection, final EntryVisitor visitor) {
        return switch (collection.shape()) {
            case CHAINED_TABLE -> visitChains(fields.table(object, collection), visitor);
            case OPEN_TABLE -> visitOpen(object, collection, visitor);
            case SEGMENTED -> visitParts(fields.reference(object, collection.parts()), visitor);
            case ARRAY_LIST -> visitArray(fields.elements(object, collection), 0,
                    fields.size(object, collection), true, visitor);
            case RING -> visitRing(object, collection, visitor);
            case ARRAY -> {
                final int elements = fields.elements(object, collection);
                yield visitArray(elements, 0, length(elements), collection.entry().hasFixedSize(), visitor);
            }
            case LINKED_NODES -> visitLinked(object, collection, visitor);
            case VECTOR, TRIE -> new NodeVisit(visitor).walk(object, collection);
            case SLOTS, WRAPPER, BOX -> true;
        };
    }

    private int length(final int array) {
        return array == HeapGraph.NONE ? 0 : heap.arrayLength(array);
    }

    private Claims once() {
        return new SeenObjects();
    }

    /** Passes entries on until the visitor has enough. */
    private final class Gate {

        private final EntryVisitor visitor;
        private boolean open = true;

        Gate(final EntryVisitor visitor) {
            this.visitor = visitor;
        }

        void pass(final int node, final BoundNode bound) {
            if (open) {
                final int key = bound.key().isPresent()
                        ? fields.reference(node, bound.key())
                        : EntryVisitor.NO_KEY;
                final int value = fields.reference(node, bound.value());
                open = bound.value().isPresent()
                        ? visitor.entry(key, EntryVisitor.ITSELF, value, EntryVisitor.ITSELF)
                        : visitor.entry(EntryVisitor.NO_KEY, EntryVisitor.ITSELF, key, EntryVisitor.ITSELF);
            }
        }
    }

    private boolean visitChains(final int table, final EntryVisitor visitor) {
        final Gate gate = new Gate(visitor);
        final Claims claims = once();
        final Bins bins = new Bins(heap, catalog, reader, object -> gate.open && claims.claim(object),
                CancelSignal.NEVER);
        if (table != HeapGraph.NONE) {
            bins.walk(table, gate::pass);
        }
        return gate.open;
    }

    private boolean visitOpen(final int object, final BoundCollection collection, final EntryVisitor visitor) {
        final Tally tally = new Tally();
        final boolean[] open = {true};
        openTables.add(object, collection, null, tally, (key, keyIndex, value, valueIndex) -> {
            open[0] = visitor.entry(key, keyIndex, value, valueIndex);
            return open[0];
        });
        return open[0];
    }

    private boolean visitParts(final int parts, final EntryVisitor visitor) {
        boolean open = true;
        for (int i = 0; i < length(parts) && open; i++) {
            final int part = fields.element(parts, i);
            final BoundCollection table = part == HeapGraph.NONE ? null : catalog.collection(heap.classIdOf(part));
            // Segments in segments are no segments: a damaged one can lead back to itself.
            open = table == null || table.shape() != Shape.CHAINED_TABLE && table.shape() != Shape.OPEN_TABLE
                    || visit(part, table, visitor);
        }
        return open;
    }

    private boolean visitArray(final int array, final long from, final long to, final boolean withNulls,
            final EntryVisitor visitor) {
        final ArrayBlocks elements = new ArrayBlocks(heap, reader).of(array);
        final long end = Math.min(to, elements.length());
        boolean open = true;
        for (long i = from; i < end && open; i++) {
            if (!elements.holdsReferences()) {
                open = visitor.entry(EntryVisitor.NO_KEY, EntryVisitor.ITSELF, array, (int) i);
            } else if (withNulls || !elements.isZero((int) i)) {
                open = visitor.entry(EntryVisitor.NO_KEY, EntryVisitor.ITSELF, elements.reference((int) i),
                        EntryVisitor.ITSELF);
            }
        }
        return open;
    }

    private boolean visitRing(final int object, final BoundCollection collection, final EntryVisitor visitor) {
        final int array = fields.elements(object, collection);
        final long length = length(array);
        if (length == 0) {
            return true;
        }
        final long head = Math.floorMod(fields.number(object, collection.head(), 0), length);
        final long count = collection.tail().isPresent()
                ? Math.floorMod(fields.number(object, collection.tail(), head) - head, length)
                : Math.clamp(fields.size(object, collection), 0, length);
        return visitArray(array, head, Math.min(head + count, length), true, visitor)
                && visitArray(array, 0, head + count - length, true, visitor);
    }

    private boolean visitLinked(final int object, final BoundCollection collection, final EntryVisitor visitor) {
        final Gate gate = new Gate(visitor);
        final Claims claims = once();
        new LinkedNodes(heap, catalog, reader, node -> gate.open && claims.claim(node), CancelSignal.NEVER)
                .walk(object, collection, gate::pass);
        return gate.open;
    }

    /** Goes down a trie or vector. */
    private final class NodeVisit implements Expansion.Sink {

        private final EntryVisitor visitor;
        private final Expansion expansion = new Expansion(heap, catalog, reader, followsContents);
        private final SeenObjects seen = new SeenObjects();
        private int[] stack = new int[64];
        private int depth;
        private int base;
        private boolean open = true;

        NodeVisit(final EntryVisitor visitor) {
            this.visitor = visitor;
        }

        boolean walk(final int object, final BoundCollection collection) {
            if (catalog.isTrieNode(heap.classIdOf(object))) {
                node(object);
            } else {
                expansion.ofParts(object, collection.inside(), this);
                reverse();
            }
            while (depth > 0 && open) {
                final int node = stack[--depth];
                final BoundNode bound = catalog.node(heap.classIdOf(node));
                if (bound != null && seen.claim(node)) {
                    base = depth;
                    expansion.ofNode(node, bound, this);
                    reverse();
                }
            }
            return open;
        }

        /** The child told first is to be visited first. */
        private void reverse() {
            for (int low = base, high = depth - 1; low < high; low++, high--) {
                final int swap = stack[low];
                stack[low] = stack[high];
                stack[high] = swap;
            }
        }

        @Override
        public void node(final int object) {
            if (depth == stack.length) {
                stack = Arrays.copyOf(stack, depth * 2);
            }
            stack[depth++] = object;
        }

        @Override
        public void entry(final int key, final int keyIndex, final int value, final int valueIndex) {
            open = open && visitor.entry(key, keyIndex, value, valueIndex);
        }

        @Override
        public void slots(final long all, final long empty, final long slack) {
            // nobody counts them here
        }

        @Override
        public void stale(final int object) {
            // holds nothing that is in the collection
        }
    }
}
