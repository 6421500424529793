package deadwood.model.retention;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldSourceException;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ThreadTable.HeapThread;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import deadwood.model.tree.WeightedTree;
import deadwood.model.tree.WeightedTreeBuilder;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The dominator tree object by object, as far down as objects are large enough. A chain of objects of one class, each the only large
 * one of its class that the one before dominates, is one node: the list rather than its first node and so on.
 */
final class ObjectTree {

    private record Open(int node, int object, int depth, long retainedSize) implements Comparable<Open> {

        @Override
        public int compareTo(final Open other) {
            final int bySize = Long.compare(other.retainedSize, retainedSize);
            return bySize != 0 ? bySize : Integer.compare(node, other.node);
        }
    }

    private final Retention retention;
    private final HeapGraph heap;
    private final long minimumSize;
    private final WeightedTreeBuilder builder = RetentionTree.builder();
    private final PriorityQueue<Open> queue = new PriorityQueue<>();
    private final ChildRanges children;
    private final DominatedCount dominated;
    private final Map<Integer, String> threadNames;
    /** Large children of the current node. */
    private int[] large = new int[64];
    private int largeCount;
    private long smallerSize;
    private long smallerCount;

    private ObjectTree(final Retention retention, final long minimumSize, final ColumnStore scratch,
            final Progress.Step step, final CancelSignal cancel) throws IOException {
        this.retention = retention;
        this.heap = retention.heap();
        this.minimumSize = minimumSize;
        this.children = ChildRanges.of(retention, scratch, cancel);
        this.dominated = new DominatedCount(children, scratch, step, cancel);
        this.threadNames = threadNames(heap);
    }

    static WeightedTree of(final Retention retention, final long minimumSize, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final Progress.Step step = progress.begin("taking the top of the dominator tree", retention.reachableCount(),
                Progress.Unit.OBJECTS);
        try (ColumnStore scratch = retention.heap().store().scratch()) {
            final ObjectTree tree = new ObjectTree(retention, minimumSize, scratch, step, cancel);
            tree.takeChildren(Retention.ROOT);
            tree.openLarge(WeightedTreeBuilder.ROOT, 0);
            while (!tree.queue.isEmpty()) {
                tree.expand(tree.queue.remove());
            }
            tree.dominated.finish();
            return tree.builder.build();
        }
    }

    private static Map<Integer, String> threadNames(final HeapGraph heap) {
        final Map<Integer, String> names = new HashMap<>();
        try (FieldReader reader = heap.fields().reader()) {
            for (final HeapThread thread : heap.threads().all()) {
                if (thread.object() != HeapGraph.NONE) {
                    names.put(thread.object(), ThreadNames.of(heap, thread.object(), reader));
                }
            }
        } catch (final FieldSourceException _) {
            // Threads are shown without names then, as all other objects are.
        }
        return names;
    }

    private void expand(final Open open) throws IOException {
        int object = open.object;
        while (object != HeapGraph.NONE) {
            builder.addSelf(RetentionTree.BYTES, open.node, heap.shallowSize(object));
            builder.addSelf(RetentionTree.OBJECTS, open.node, 1);
            dominated.visited();
            final int before = largeCount;
            takeChildren(object);
            object = takeNextOfChain(before, heap.classIdOf(object));
        }
        openLarge(open.node, open.depth);
    }

    /** Adds what an object, or the root, dominates: the large children one by one, the others summed. */
    private void takeChildren(final int object) throws IOException {
        final int end = children.end(object);
        int position = children.start(object);
        long rest = retention.retainedSize(object) - (object == Retention.ROOT ? 0 : heap.shallowSize(object));
        while (position < end && largeCount + builder.size() < RetentionTree.MAXIMUM_NODES) {
            final int child = children.at(position);
            final long size = retention.retainedSize(child);
            if (size < minimumSize) {
                break;
            }
            if (largeCount == large.length) {
                large = Arrays.copyOf(large, 2 * largeCount);
            }
            large[largeCount++] = child;
            rest -= size;
            position++;
        }
        smallerSize += rest;
        smallerCount += dominated.of(position, end);
    }

    /** If there is exactly one object of the class among the large ones from an index on, takes it out. */
    private int takeNextOfChain(final int from, final int classId) {
        int at = -1;
        for (int i = from; i < largeCount; i++) {
            if (heap.classIdOf(large[i]) == classId) {
                if (at >= 0) {
                    return HeapGraph.NONE;
                }
                at = i;
            }
        }
        if (at < 0) {
            return HeapGraph.NONE;
        }
        final int next = large[at];
        System.arraycopy(large, at + 1, large, at, largeCount - at - 1);
        largeCount--;
        return next;
    }

    private void openLarge(final int node, final int depth) throws IOException {
        final boolean tooDeep = depth == RetentionTree.MAXIMUM_DEPTH;
        for (int i = 0; i < largeCount; i++) {
            final int object = large[i];
            if (tooDeep) {
                smallerSize += retention.retainedSize(object);
                dominated.visited();
                smallerCount += 1 + dominated.of(children.start(object), children.end(object));
            } else {
                final int child = builder.add(node, name(object));
                builder.payload(child, object);
                queue.add(new Open(child, object, depth + 1, retention.retainedSize(object)));
            }
        }
        if (smallerCount > 0) {
            final int smaller = builder.add(node, tooDeep ? RetentionTree.DEEPER : RetentionTree.SMALLER);
            builder.addSelf(RetentionTree.BYTES, smaller, smallerSize);
            builder.addSelf(RetentionTree.OBJECTS, smaller, smallerCount);
        }
        largeCount = 0;
        smallerSize = 0;
        smallerCount = 0;
    }

    private String name(final int object) {
        final ClassInfo mirrored = heap.classes().ofMirror(object);
        final String address = " @ 0x" + Long.toHexString(heap.addressOf(object));
        if (mirrored != null) {
            return ObjectGroups.nameOfClassObject(mirrored) + address;
        }
        final String threadName = threadNames.getOrDefault(object, "");
        return heap.classOf(object).name() + (threadName.isEmpty() ? "" : " \"" + threadName + "\"") + address;
    }
}
