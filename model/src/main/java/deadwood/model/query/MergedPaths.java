package deadwood.model.query;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectSet;
import deadwood.model.retention.LongStack;
import deadwood.model.retention.ParallelRanges;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionTree;
import deadwood.model.retention.RootPaths;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.Progress;
import deadwood.model.tree.ValueType;
import deadwood.model.tree.WeightedTree;
import deadwood.model.tree.WeightedTreeBuilder;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The shortest paths from GC roots to the objects of a selection, merged from the roots down: what is held by the same fields of
 * the same classes is one node. So a leak of a million objects shows as the few ways in which they are held.
 * <p>
 * A node is called by how it is held and its class, {@code table : java.util.HashMap$Node[]}; a root by its kind and class. A node
 * below one of its own name is part of that: a list is one node. Nodes of less than a given share are summed up as
 * {@link RetentionTree#SMALLER}, so the sums are exact at every node. The payload of a node is the object with the lowest id that
 * it stands for.
 */
public final class MergedPaths {

    /**
     * Index of the value type that is retained size in bytes: of selected objects that no other one dominates, so it adds up to
     * what the selection retains as far as its objects do so one by one.
     */
    public static final int RETAINED = 0;
    /** Index of the value type that is the shallow size of selected objects, in bytes. */
    public static final int SHALLOW = 1;
    /** Index of the value type that counts selected objects. */
    public static final int OBJECTS = 2;

    private static final List<ValueType> VALUES = List.of(new ValueType("retained", ValueType.Unit.BYTES),
            new ValueType("shallow", ValueType.Unit.BYTES), new ValueType("objects", ValueType.Unit.COUNT));
    private static final int GRAIN = 1 << 16;
    private static final int CHECK_EVERY = 1 << 14;

    private final Retention retention;
    private final HeapGraph heap;
    private final RootPaths paths;
    private final MergedPathNodes nodes;
    private final TopmostObjects topmost;
    /** By object: its node, 0 until it is known. */
    private final IntColumn nodeOfObject;
    private final ColumnStore scratch;
    private final CancelSignal cancel;

    private MergedPaths(final Retention retention, final RootPaths paths, final ObjectSet selected,
            final ColumnStore scratch, final CancelSignal cancel) throws IOException {
        this.retention = retention;
        this.heap = retention.heap();
        this.paths = paths;
        this.nodes = new MergedPathNodes(heap, paths);
        this.topmost = new TopmostObjects(retention, selected, scratch);
        this.nodeOfObject = scratch.ints("nodes of merged paths", heap.objectCount());
        this.scratch = scratch;
        this.cancel = cancel;
    }

    /**
     * @param retention of the same heap as the paths, both with soft references followed or both without
     * @param minimumShare share of the selected objects or of the bytes they retain that a node has at least, 0 … 1
     * @throws deadwood.model.store.StoreFullException if there is no space for the columns
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static WeightedTree of(final Retention retention, final RootPaths paths, final ObjectSelection selection,
            final double minimumShare, final Progress progress, final CancelSignal cancel) throws IOException {
        final HeapGraph heap = retention.heap();
        final int count = heap.objectCount();
        try (ColumnStore scratch = heap.store().scratch()) {
            final ObjectSet selected = selection.in(heap, scratch,
                    progress.begin("selecting objects", count, Progress.Unit.OBJECTS), cancel);
            final MergedPaths merged = new MergedPaths(retention, paths, selected, scratch, cancel);
            final Progress.Step step = progress.begin("merging paths to GC roots", count, Progress.Unit.OBJECTS);
            try (PerThread<Walk> walks = new PerThread<>(() -> merged.new Walk(), Walk::close)) {
                ParallelRanges.run(count, GRAIN, cancel, (from, to) -> {
                    walks.with(walk -> walk.addAll(selected, (int) from, (int) to));
                    step.advance(to - from);
                });
                return merged.tree(walks, minimumShare);
            }
        }
    }

    private WeightedTree tree(final PerThread<Walk> walks, final double minimumShare) {
        final int size = nodes.size();
        final Sums self = new Sums(size);
        walks.all().forEach(walk -> self.add(walk.sums));
        final Sums total = new Sums(size);
        total.add(self);
        for (int node = size - 1; node > MergedPathNodes.ROOT; node--) {
            total.addNode(nodes.parent(node), total, node);
        }
        final double leastObjects = minimumShare * total.objects[MergedPathNodes.ROOT];
        final double leastRetained = minimumShare * total.retained[MergedPathNodes.ROOT];
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(VALUES, "GC roots");
        final int[] places = new int[size];
        final boolean[] sumsUp = new boolean[size];
        places[MergedPathNodes.ROOT] = WeightedTreeBuilder.ROOT;
        for (int node = 1; node < size; node++) {
            final int parent = nodes.parent(node);
            final boolean large = total.objects[node] >= leastObjects || total.retained[node] >= leastRetained;
            sumsUp[node] = sumsUp[parent] || !large;
            if (!sumsUp[node]) {
                places[node] = builder.child(places[parent], nodes.name(node));
                builder.payload(places[node], self.examples[node]);
            } else {
                places[node] = sumsUp[parent]
                        ? places[parent]
                        : builder.child(places[parent], RetentionTree.SMALLER);
            }
            builder.addSelf(RETAINED, places[node], self.retained[node]);
            builder.addSelf(SHALLOW, places[node], self.shallow[node]);
            builder.addSelf(OBJECTS, places[node], self.objects[node]);
        }
        return builder.build();
    }

    /** What nodes weigh, by node. */
    private static final class Sums {

        private long[] retained;
        private long[] shallow;
        private long[] objects;
        private int[] examples;

        Sums(final int capacity) {
            retained = new long[capacity];
            shallow = new long[capacity];
            objects = new long[capacity];
            examples = new int[capacity];
            Arrays.fill(examples, Integer.MAX_VALUE);
        }

        void makeRoom(final int node) {
            if (node >= objects.length) {
                final int before = examples.length;
                final int capacity = Math.max(node + 1, 2 * before);
                retained = Arrays.copyOf(retained, capacity);
                shallow = Arrays.copyOf(shallow, capacity);
                objects = Arrays.copyOf(objects, capacity);
                examples = Arrays.copyOf(examples, capacity);
                Arrays.fill(examples, before, capacity, Integer.MAX_VALUE);
            }
        }

        void add(final Sums other) {
            for (int node = 0; node < Math.min(objects.length, other.objects.length); node++) {
                addNode(node, other, node);
                examples[node] = Math.min(examples[node], other.examples[node]);
            }
        }

        void addNode(final int node, final Sums other, final int otherNode) {
            retained[node] += other.retained[otherNode];
            shallow[node] += other.shallow[otherNode];
            objects[node] += other.objects[otherNode];
        }
    }

    /** Finds the nodes of objects for one thread. */
    private final class Walk implements AutoCloseable {

        private final MergedPathNodes.Lookup lookup = nodes.new Lookup();
        private final LongStack stack = new LongStack(scratch);
        private final Sums sums = new Sums(1 << 10);
        private int steps;

        void addAll(final ObjectSet selected, final int from, final int to) throws IOException {
            for (int object = from; object < to; object++) {
                if (selected.contains(object) && paths.isReachable(object)) {
                    add(object);
                }
            }
        }

        private void add(final int object) throws IOException {
            final int node = nodeOf(object);
            sums.makeRoom(node);
            sums.objects[node]++;
            sums.shallow[node] += heap.shallowSize(object);
            if (topmost.contains(object)) {
                sums.retained[node] += retention.retainedSize(object);
            }
        }

        /** Goes up to what has a node and gives one to all that was passed: every object of the heap is passed once. */
        private int nodeOf(final int object) throws IOException {
            int at = object;
            int node = known(at);
            while (node == 0) {
                check();
                final int parent = paths.parent(at);
                if (parent == Retention.ROOT) {
                    node = note(at, lookup.ofEntry(at));
                } else {
                    stack.push(at);
                    at = parent;
                    node = known(at);
                }
            }
            while (!stack.isEmpty()) {
                check();
                final int below = (int) stack.pop();
                node = note(below, lookup.below(node, at, below));
                at = below;
            }
            return node;
        }

        /** Nothing is read through a node's number but under the lock of {@link MergedPathNodes}, so it needs no order of its own. */
        private int known(final int object) {
            return nodeOfObject.get(object);
        }

        /** Two threads that pass an object at once note the same. */
        private int note(final int object, final int node) {
            nodeOfObject.set(object, node);
            sums.makeRoom(node);
            sums.examples[node] = Math.min(sums.examples[node], object);
            return node;
        }

        private void check() {
            if (++steps % CHECK_EVERY == 0) {
                cancel.check();
            }
        }

        @Override
        public void close() {
            lookup.close();
        }
    }
}
