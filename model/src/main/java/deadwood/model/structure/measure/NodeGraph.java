package deadwood.model.structure.measure;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.GrowingArrays;
import deadwood.model.store.IntColumn;
import deadwood.model.store.LongColumn;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.BoundNode;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.catalog.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The nodes of all tries and vectors that the catalog knows, each read once and added up once, however many versions share it: the measures of a
 * node are those of everything below it, so those of a trie are read off at its root.
 * <p>
 * Nodes are numbered in the order of their ids. A node that leads back to one above it is told, and that way not followed.
 */
public final class NodeGraph {

    private static final int CHECK_EVERY = 1 << 12;
    private static final int LARGEST = Integer.MAX_VALUE;
    private static final int OPEN = 1;
    private static final int DONE = 2;

    private final HeapGraph heap;
    private final Retention retention;
    private final HeapCatalog catalog;
    private final NodeNumbers numbers;
    private final Expansion expansion;
    private final IntColumn childEnds;
    // What is added up over a node and everything below it.
    private final IntColumn sumEntries;
    private final IntColumn sumZeros;
    private final IntColumn sumNodes;
    private final IntColumn sumInterior;
    private final IntColumn sumSlots;
    private final IntColumn sumEmpty;
    private final IntColumn sumEmptyAlive;
    private final IntColumn sumSlack;
    private final IntColumn sumDead;
    private final IntColumn sumSingles;
    private final IntColumn sumChains;
    private final LongColumn deadBytes;
    private final LongColumn zeroBytes;
    private final IntColumn heights;
    /** Objects that are collections of the entries of a node. */
    private final BitSet contained = new BitSet();
    private final BitSet inner = new BitSet();
    private final BitSet branching = new BitSet();
    private final BitSet holding = new BitSet();
    private final BitSet withStale = new BitSet();
    /** Nodes that something stale hangs from, or from a node below. */
    private final BitSet staleBelow = new BitSet();
    private final BitSet reached = new BitSet();
    private IntColumn children;
    private long cycles;

    private NodeGraph(final HeapGraph heap, final Retention retention, final HeapCatalog catalog,
            final FieldReader reader, final NodeNumbers numbers, final ColumnStore scratch) throws IOException {
        this.heap = heap;
        this.retention = retention;
        this.catalog = catalog;
        this.numbers = numbers;
        this.expansion = new Expansion(heap, catalog, reader);
        final int count = numbers.size();
        this.childEnds = scratch.ints("trie child ends", count);
        this.sumEntries = scratch.ints("trie entries", count);
        this.sumZeros = scratch.ints("trie zeros", count);
        this.sumNodes = scratch.ints("trie nodes", count);
        this.sumInterior = scratch.ints("trie interior", count);
        this.sumSlots = scratch.ints("trie slots", count);
        this.sumEmpty = scratch.ints("trie empty", count);
        this.sumEmptyAlive = scratch.ints("trie empty alive", count);
        this.sumSlack = scratch.ints("trie slack", count);
        this.sumDead = scratch.ints("trie dead", count);
        this.sumSingles = scratch.ints("trie singles", count);
        this.sumChains = scratch.ints("trie chains", count);
        this.deadBytes = scratch.longs("trie dead bytes", count);
        this.zeroBytes = scratch.longs("trie zero bytes", count);
        this.heights = scratch.ints("trie heights", count);
        this.children = scratch.ints("no trie children", 0);
    }

    /**
     * @param collections ids of all collections that are measured
     * @param reader used as long as this is
     * @param scratch where columns go; open as long as this is used
     */
    public static NodeGraph of(final HeapGraph heap, final Retention retention, final HeapCatalog catalog,
            final GrowingArrays.Ints collections, final FieldReader reader, final ColumnStore scratch,
            final CancelSignal cancel) throws IOException {
        return of(heap, retention, catalog, collections, reader, NodeNumbers.of(heap, catalog, retention, cancel),
                scratch, cancel);
    }

    /**
     * The nodes of one structure alone.
     *
     * @param object id of the collection
     * @param nodes ids of all its nodes
     */
    public static NodeGraph ofOne(final HeapGraph heap, final Retention retention, final HeapCatalog catalog,
            final int object, final BitSet nodes, final FieldReader reader, final ColumnStore scratch,
            final CancelSignal cancel) throws IOException {
        final GrowingArrays.Ints collections = new GrowingArrays.Ints();
        collections.add(object);
        return of(heap, retention, catalog, collections, reader, NodeNumbers.of(nodes), scratch, cancel);
    }

    private static NodeGraph of(final HeapGraph heap, final Retention retention, final HeapCatalog catalog,
            final GrowingArrays.Ints collections, final FieldReader reader, final NodeNumbers numbers,
            final ColumnStore scratch, final CancelSignal cancel) throws IOException {
        final NodeGraph graph = new NodeGraph(heap, retention, catalog, reader, numbers, scratch);
        if (numbers.size() > 0) {
            graph.read(scratch, cancel);
            graph.addUp(collections, cancel);
        }
        return graph;
    }

    /** Whether an object is a node that another node holds, or a collection of its entries: no structure of its own then. */
    public boolean isInner(final int object) {
        final int node = numbers.of(object);
        return node >= 0 && inner.get(node) || contained.get(object);
    }

    /** Nodes that led back to a node above them. */
    public long cycles() {
        return cycles;
    }

    private static void add(final IntColumn sums, final int node, final long more) {
        sums.set(node, (int) Math.min(LARGEST, sums.get(node) + more));
    }

    private long firstChild(final int node) {
        return node == 0 ? 0 : childEnds.getUnsigned(node - 1L);
    }

    private void read(final ColumnStore scratch, final CancelSignal cancel) throws IOException {
        final ColumnStore.GrowingIntColumn growing = scratch.growingInts("trie children", heap.referenceCount());
        final Reading reading = new Reading(expansion.judge());
        int node = 0;
        for (int object = numbers.next(-1); object >= 0; object = numbers.next(object)) {
            if (node % CHECK_EVERY == 0) {
                cancel.check();
            }
            reading.begin(object);
            final BoundNode bound = catalog.node(heap.classIdOf(object));
            if (bound != null) {
                expansion.ofNode(object, bound, reading);
                branching.set(node, bound.entry().canBranch());
            }
            reading.end(node);
            growing.append(reading.found, 0, reading.count);
            childEnds.set(node, (int) growing.size());
            node++;
        }
        children = growing.seal();
        for (long at = 0; at < children.size(); at++) {
            inner.set(children.get(at));
        }
    }

    /** Collects what is told of one node. */
    private final class Reading implements Expansion.Sink {

        private final ValueJudge judge;
        private int[] found = new int[64];
        private int count;
        private int owner;
        private long entries;
        private long zeros;
        private long silentBytes;
        private long slots;
        private long empty;
        private long slack;
        private boolean stale;

        Reading(final ValueJudge judge) {
            this.judge = judge;
        }

        void begin(final int object) {
            owner = object;
            count = 0;
            entries = 0;
            zeros = 0;
            silentBytes = 0;
            slots = 0;
            empty = 0;
            slack = 0;
            stale = false;
        }

        @Override
        public void node(final int object) {
            final int node = numbers.of(object);
            if (node < 0) {
                return;
            }
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count++] = node;
        }

        @Override
        public void entry(final int key, final int keyIndex, final int value, final int valueIndex) {
            entries++;
            if (key != EntryVisitor.NO_KEY && valueIndex == EntryVisitor.ITSELF && judge.isSilent(value)) {
                zeros++;
                silentBytes += value == HeapGraph.NONE ? 0 : dominated(value);
            }
        }

        private long dominated(final int value) {
            final int holder = retention.idom(value);
            return holder == owner || holder >= 0 && retention.idom(holder) == owner
                    ? retention.retainedSize(value)
                    : 0;
        }

        @Override
        public void slots(final long all, final long none, final long beyond) {
            slots += all;
            empty += none;
            slack += beyond;
        }

        @Override
        public void stale(final int object) {
            stale = true;
        }

        @Override
        public void contents(final int object) {
            contained.set(object);
        }

        void end(final int node) {
            add(sumEntries, node, entries);
            add(sumZeros, node, zeros);
            add(sumSlots, node, slots);
            add(sumEmpty, node, empty);
            add(sumEmptyAlive, node, empty);
            add(sumSlack, node, slack);
            add(sumNodes, node, 1);
            add(sumInterior, node, count > 0 ? 1 : 0);
            zeroBytes.set(node, silentBytes);
            holding.set(node, entries > 0);
            withStale.set(node, stale);
            staleBelow.set(node, stale);
        }
    }

    /** Whether a node could have several children, but has one and no entry. */
    private boolean isSingle(final int node) {
        return branching.get(node) && !holding.get(node) && childEnds.getUnsigned(node) - firstChild(node) == 1;
    }

    private void addUp(final GrowingArrays.Ints collections, final CancelSignal cancel) {
        final byte[] states = new byte[numbers.size()];
        for (int root = 0; root < states.length; root++) {
            if (!inner.get(root)) {
                addUp(root, states, cancel);
            }
        }
        // Only circles have no node outside them that leads to them: they begin where a collection does.
        for (int i = 0; i < collections.size(); i++) {
            final int object = collections.get(i);
            final BoundCollection collection = catalog.collection(heap.classIdOf(object));
            if (collection != null && isOfNodes(collection) && numbers.of(object) < 0) {
                final Reading top = new Reading(expansion.judge());
                top.begin(object);
                expansion.ofParts(object, collection.inside(), top);
                for (int child = 0; child < top.count; child++) {
                    addUp(top.found[child], states, cancel);
                }
            }
        }
        for (int root = 0; root < states.length; root++) {
            addUp(root, states, cancel);
        }
    }

    private static boolean isOfNodes(final BoundCollection collection) {
        return collection.shape() == Shape.TRIE || collection.shape() == Shape.VECTOR;
    }

    private void addUp(final int root, final byte[] states, final CancelSignal cancel) {
        if (states[root] != 0) {
            return;
        }
        int[] path = new int[64];
        long[] cursors = new long[64];
        int depth = 0;
        path[0] = root;
        cursors[0] = firstChild(root);
        states[root] = OPEN;
        int steps = 0;
        while (depth >= 0) {
            final int node = path[depth];
            if (cursors[depth] == childEnds.getUnsigned(node)) {
                states[node] = DONE;
                depth--;
                if (depth >= 0) {
                    addChild(path[depth], node);
                }
                continue;
            }
            if ((++steps & CHECK_EVERY - 1) == 0) {
                cancel.check();
            }
            final int child = children.get(cursors[depth]++);
            if (states[child] == OPEN) {
                cycles++;
            } else if (states[child] == DONE) {
                addChild(node, child);
            } else {
                if (++depth == path.length) {
                    path = Arrays.copyOf(path, depth * 2);
                    cursors = Arrays.copyOf(cursors, depth * 2);
                }
                path[depth] = child;
                cursors[depth] = firstChild(child);
                states[child] = OPEN;
            }
        }
    }

    private void addChild(final int node, final int child) {
        add(sumEntries, node, sumEntries.get(child));
        add(sumZeros, node, sumZeros.get(child));
        add(sumNodes, node, sumNodes.get(child));
        add(sumInterior, node, sumInterior.get(child));
        add(sumSlots, node, sumSlots.get(child));
        add(sumEmpty, node, sumEmpty.get(child));
        add(sumSlack, node, sumSlack.get(child));
        final boolean single = isSingle(child);
        add(sumSingles, node, sumSingles.get(child) + (single ? 1L : 0L));
        add(sumChains, node, sumChains.get(child) + (single && !isSingle(node) ? 1L : 0L));
        if (staleBelow.get(child)) {
            staleBelow.set(node);
        }
        heights.set(node, Math.max(heights.get(node), heights.get(child) + 1));
        zeroBytes.set(node, zeroBytes.get(node) + zeroBytes.get(child));
        if (sumEntries.get(child) == 0) {
            add(sumDead, node, sumNodes.get(child));
            deadBytes.set(node, deadBytes.get(node) + retention.retainedSize(numbers.object(child)));
        } else {
            add(sumDead, node, sumDead.get(child));
            add(sumEmptyAlive, node, sumEmptyAlive.get(child));
            deadBytes.set(node, deadBytes.get(node) + deadBytes.get(child));
        }
    }

    /**
     * Measures one trie or vector; for several threads at once, each with an expansion of its own.
     *
     * @param isMap whether values that say nothing are counted
     * @param tally what is found is added to it
     */
    void measure(final int object, final BoundCollection collection, final boolean isMap, final Expansion own,
            final Tally tally) {
        final int self = numbers.of(object);
        final Totals totals = new Totals(own);
        final BoundNode itself = self < 0 ? null : catalog.node(heap.classIdOf(object));
        if (itself != null) {
            if (!own.isNothing(object, itself)) {
                totals.addRoot(self);
            }
        } else {
            final Reading top = new Reading(own.judge());
            top.begin(object);
            own.ofParts(object, collection.inside(), top);
            for (int i = 0; i < top.count; i++) {
                totals.addRoot(top.found[i]);
            }
            totals.entries += top.entries;
            totals.zeros += top.zeros;
            totals.silentBytes += top.silentBytes;
            totals.slots += top.slots;
            totals.empty += top.empty;
            totals.emptyAlive += top.empty;
            totals.slack += top.slack;
        }
        totals.into(tally, isMap);
    }

    /** What a trie comes to. */
    private final class Totals {

        private long entries;
        private long zeros;
        private long silentBytes;
        private long slots;
        private long empty;
        private long emptyAlive;
        private long slack;
        private long nodes;
        private long interior;
        private long dead;
        private long bytesOfDead;
        private long singles;
        private long chains;
        private long staleNodes;
        private long staleBytes;
        private int height;
        private final Expansion own;

        Totals(final Expansion own) {
            this.own = own;
        }

        void addRoot(final int root) {
            entries += sumEntries.get(root);
            zeros += sumZeros.get(root);
            silentBytes += zeroBytes.get(root);
            slots += sumSlots.get(root);
            empty += sumEmpty.get(root);
            emptyAlive += sumEmptyAlive.get(root);
            slack += sumSlack.get(root);
            nodes += sumNodes.get(root);
            interior += sumInterior.get(root);
            dead += sumDead.get(root);
            bytesOfDead += deadBytes.get(root);
            final long single = isSingle(root) ? 1 : 0;
            singles += sumSingles.get(root) + single;
            chains += sumChains.get(root) + single;
            height = Math.max(height, heights.get(root));
            // Looking for what is stale walks the whole trie: not all of a heap's tries for the sake of one.
            if (staleBelow.get(root)) {
                addStale(root);
            }
        }

        private void addStale(final int root) {
            final StaleNodes stale = new StaleNodes(own);
            stale.of(root);
            staleNodes += stale.nodes;
            staleBytes += stale.bytes;
        }

        void into(final Tally tally, final boolean isMap) {
            tally.entries += entries;
            if (isMap) {
                tally.zeroValues += zeros;
                tally.zeroBytes += silentBytes;
            }
            tally.capacity += slots;
            tally.emptySlots += empty;
            tally.wastedBytes += emptyAlive * heap.layout().referenceSize() + bytesOfDead;
            tally.trie = new TrieMeasures(nodes, nodes, interior, nodes - interior, dead, bytesOfDead, height, slack,
                    singles, chains, staleNodes, staleBytes);
        }
    }

    /** What only fields lead to that say what was. */
    private final class StaleNodes {

        private final BitSet seen = new BitSet();
        private final Expansion own;
        private long nodes;
        private long bytes;

        StaleNodes(final Expansion own) {
            this.own = own;
        }

        void of(final int root) {
            final BitSet live = new BitSet();
            collect(root, live);
            for (int node = live.nextSetBit(0); node >= 0; node = live.nextSetBit(node + 1)) {
                if (withStale.get(node)) {
                    final int owner = numbers.object(node);
                    final BoundNode bound = catalog.node(heap.classIdOf(owner));
                    if (bound != null) {
                        own.ofParts(owner, bound.inside(), new StaleSink(live));
                    }
                }
            }
        }

        private void add(final int object, final BitSet live) {
            final int node = numbers.of(object);
            if (node < 0) {
                return;
            }
            final BitSet below = new BitSet();
            collect(node, below);
            below.andNot(live);
            below.andNot(seen);
            seen.or(below);
            nodes += below.cardinality();
            bytes += below.get(node) ? retention.retainedSize(object) : 0;
        }

        private final class StaleSink implements Expansion.Sink {

            private final BitSet live;

            StaleSink(final BitSet live) {
                this.live = live;
            }

            @Override
            public void node(final int object) {
                // is alive
            }

            @Override
            public void entry(final int key, final int keyIndex, final int value, final int valueIndex) {
                // is alive
            }

            @Override
            public void slots(final long all, final long empty, final long slack) {
                // are those of a node that is alive
            }

            @Override
            public void stale(final int object) {
                StaleNodes.this.add(object, live);
            }
        }
    }

    /** Collects nodes that are not in a set yet from one on. @return how many */
    private int collect(final int root, final BitSet into) {
        int[] stack = new int[64];
        int depth = 0;
        int found = 1;
        stack[depth++] = root;
        into.set(root);
        while (depth > 0) {
            final int node = stack[--depth];
            for (long at = firstChild(node); at < childEnds.getUnsigned(node); at++) {
                final int child = children.get(at);
                if (!into.get(child)) {
                    into.set(child);
                    found++;
                    if (depth == stack.length) {
                        stack = Arrays.copyOf(stack, depth * 2);
                    }
                    stack[depth++] = child;
                }
            }
        }
        return found;
    }

    /** Begins to count the nodes of several tries, those that they share once: see {@link #reach}. For one thread. */
    public void clearReached() {
        reached.clear();
    }

    /** Counts the nodes of a trie that were not reached since {@link #clearReached}. */
    public long reach(final int object, final BoundCollection collection) {
        long found = 0;
        final int self = numbers.of(object);
        if (self >= 0) {
            found += collectNew(self);
        } else {
            final Reading top = new Reading(expansion.judge());
            top.begin(object);
            expansion.ofParts(object, collection.inside(), top);
            for (int i = 0; i < top.count; i++) {
                found += collectNew(top.found[i]);
            }
        }
        return found;
    }

    private int collectNew(final int root) {
        return reached.get(root) ? 0 : collect(root, reached);
    }
}
