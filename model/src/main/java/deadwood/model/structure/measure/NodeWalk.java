package deadwood.model.structure.measure;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.BoundNode;
import deadwood.model.structure.catalog.HeapCatalog;
import java.util.BitSet;

/** Walks the nodes of one trie, vector or search tree that the catalog knows, each once, however many ways lead to it. For one thread. */
public final class NodeWalk {

    private static final int CHECK_EVERY = 1 << 12;

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final Expansion expansion;
    private final CancelSignal cancel;
    private final WalkedNodes.Builder nodes = new WalkedNodes.Builder();
    /** Nodes that only what is stale leads to are in here too. */
    private final BitSet all = new BitSet();
    private final BitSet stale = new BitSet();
    private WalkedNodes walked = nodes.build();
    private long ownEntries;
    private long ownSlots;
    private long ownEmptySlots;

    /** @param reader used, not closed */
    public NodeWalk(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader,
            final CancelSignal cancel) {
        this.heap = heap;
        this.catalog = catalog;
        this.expansion = new Expansion(heap, catalog, reader);
        this.cancel = cancel;
    }

    /** Walks a collection; once. */
    public void walk(final int object, final BoundCollection collection, final Progress.Step step) {
        final Collector collector = new Collector();
        final BoundNode itself = catalog.isTrieNode(heap.classIdOf(object))
                ? catalog.node(heap.classIdOf(object))
                : null;
        if (itself != null) {
            if (!expansion.isNothing(object, itself)) {
                collector.node(object);
            }
        } else {
            expansion.ofParts(object, collection.inside(), collector);
            ownEntries = collector.entries;
            ownSlots = collector.slots;
            ownEmptySlots = collector.emptySlots;
        }
        for (int position = 0; position < nodes.count(); position++) {
            if ((position & CHECK_EVERY - 1) == CHECK_EVERY - 1) {
                cancel.check();
                step.advance(CHECK_EVERY);
            }
            collector.begin(position);
            expand(nodes.node(position), collector);
            nodes.hold(position, collector.entries, collector.children, collector.slots, collector.emptySlots);
        }
        walked = nodes.build();
        walkStale();
    }

    private void expand(final int node, final Expansion.Sink sink) {
        final BoundNode bound = catalog.node(heap.classIdOf(node));
        if (bound != null) {
            expansion.ofNode(node, bound, sink);
        }
    }

    private void walkStale() {
        final BitSet open = (BitSet) stale.clone();
        final Collector collector = new Collector() {

            @Override
            public void node(final int object) {
                if (!all.get(object)) {
                    open.set(object);
                }
            }

            @Override
            public void stale(final int object) {
                // what was stale then is not looked at
            }
        };
        for (int node = open.nextSetBit(0), steps = 0; node >= 0; node = open.nextSetBit(0), steps++) {
            if ((steps & CHECK_EVERY - 1) == 0) {
                cancel.check();
            }
            open.clear(node);
            if (!all.get(node)) {
                all.set(node);
                expand(node, collector);
            }
        }
    }

    /** The nodes. */
    public WalkedNodes nodes() {
        return walked;
    }

    /** Ids of the nodes, and of those that only what is stale leads to. */
    public BitSet all() {
        return (BitSet) all.clone();
    }

    /** Entries that stand in the collection itself, as in the tail of a vector. */
    public long ownEntries() {
        return ownEntries;
    }

    /** Slots of arrays of the collection itself. */
    public long ownSlots() {
        return ownSlots;
    }

    /** Of these, those with nothing in them. */
    public long ownEmptySlots() {
        return ownEmptySlots;
    }

    private class Collector implements Expansion.Sink {

        private int parent = WalkedNodes.NONE;
        private int entries;
        private int children;
        private int slots;
        private int emptySlots;

        void begin(final int position) {
            parent = position;
            entries = 0;
            children = 0;
            slots = 0;
            emptySlots = 0;
        }

        @Override
        public void node(final int object) {
            children++;
            if (!all.get(object)) {
                all.set(object);
                nodes.add(object, parent);
            } else if (parent != WalkedNodes.NONE) {
                nodes.addWay(parent, object);
            }
        }

        @Override
        public void entry(final int key, final int keyIndex, final int value, final int valueIndex) {
            entries++;
        }

        @Override
        public void slots(final long count, final long empty, final long slack) {
            slots += (int) count;
            emptySlots += (int) empty;
        }

        @Override
        public void stale(final int object) {
            stale.set(object);
        }
    }
}
