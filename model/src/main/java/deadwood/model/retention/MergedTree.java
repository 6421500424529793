package deadwood.model.retention;

import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.LongColumn;
import deadwood.model.store.Progress;
import deadwood.model.tree.WeightedTree;
import deadwood.model.tree.WeightedTreeBuilder;
import java.io.IOException;
import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Merges the dominator tree from the top down: a node is a set of objects of one group, its children are what those dominate,
 * group by group. The sets are ranges of one column, in which every object stands at most once, so the Java heap holds
 * nothing but the nodes that are kept; the largest are taken first.
 */
final class MergedTree {

    /** A node whose objects are known and whose children are not; its objects stand at a range of {@link #members}. */
    private record Open(int node, int group, int depth, int from, int to, long retainedSize)
            implements Comparable<Open> {

        @Override
        public int compareTo(final Open other) {
            final int bySize = Long.compare(other.retainedSize, retainedSize);
            return bySize != 0 ? bySize : Integer.compare(node, other.node);
        }
    }

    private static final int CHECK_EVERY = 1 << 18;

    private final Retention retention;
    private final HeapGraph heap;
    private final ObjectGroups groups;
    private final long minimumSize;
    private final WeightedTreeBuilder builder = RetentionTree.builder();
    private final PriorityQueue<Open> queue = new PriorityQueue<>();
    private final ChildRanges children;
    private final LongStack stack;
    private final DominatedCount dominated;
    private final CancelSignal cancel;
    private final IntColumn members;
    private int membersEnd;
    /** What the current node dominates, not yet divided into groups: the group in the upper half, the object in the lower. */
    private final LongColumn found;
    private int foundEnd;
    private final long[] retainedSizes;
    private final int[] counts;
    private final int[] largest;
    private final long[] largestSizes;
    /** By group: where its next object goes in {@link #members}, −1 if it gets no node. */
    private final int[] places;
    private final int[] touched;
    private int touchedCount;

    private MergedTree(final Retention retention, final ObjectGroups groups, final long minimumSize,
            final ColumnStore scratch, final Progress.Step step, final CancelSignal cancel) throws IOException {
        this.retention = retention;
        this.heap = retention.heap();
        this.groups = groups;
        this.minimumSize = minimumSize;
        this.children = ChildRanges.of(retention, scratch, cancel);
        this.stack = new LongStack(scratch);
        this.cancel = cancel;
        this.dominated = new DominatedCount(children, scratch, step, cancel);
        this.members = scratch.ints("members of merged nodes", retention.reachableCount());
        this.found = scratch.longs("objects below a merged node", retention.reachableCount());
        this.retainedSizes = new long[groups.count()];
        this.counts = new int[groups.count()];
        this.largest = new int[groups.count()];
        this.largestSizes = new long[groups.count()];
        this.places = new int[groups.count()];
        this.touched = new int[groups.count()];
    }

    static WeightedTree of(final Retention retention, final ObjectGroups groups, final long minimumSize,
            final Progress progress, final CancelSignal cancel) throws IOException {
        final Progress.Step step = progress.begin("merging the dominator tree", retention.reachableCount(),
                Progress.Unit.OBJECTS);
        try (ColumnStore scratch = retention.heap().store().scratch()) {
            final MergedTree tree = new MergedTree(retention, groups, minimumSize, scratch, step, cancel);
            tree.expandRoot();
            while (!tree.queue.isEmpty()) {
                tree.expand(tree.queue.remove());
            }
            tree.dominated.finish();
            return tree.builder.build();
        }
    }

    /** Takes the top of the tree in the order of ids: neighbours in the heap have neighbours below them, which the caches like. */
    private void expandRoot() throws IOException {
        for (int object = 0; object < heap.objectCount(); object++) {
            if (retention.idom(object) == Retention.ROOT) {
                find(object, groups.of(object));
            }
            if (object % CHECK_EVERY == 0) {
                cancel.check();
            }
        }
        divide(WeightedTreeBuilder.ROOT, 0);
    }

    private void expand(final Open open) throws IOException {
        for (int at = open.from; at < open.to; at++) {
            expand(members.get(at), open);
        }
        divide(open.node, open.depth);
    }

    /** Takes in an object and what it dominates of the same group, on and on; finds the rest. */
    private void expand(final int top, final Open open) throws IOException {
        addSelf(open.node, top);
        int position = children.start(top);
        int end = children.end(top);
        while (true) {
            if (position == end) {
                if (stack.isEmpty()) {
                    return;
                }
                final long frame = stack.pop();
                position = (int) (frame >>> 32);
                end = (int) frame;
                continue;
            }
            final int object = children.at(position++);
            final int group = groups.of(object);
            if (group != open.group) {
                find(object, group);
                continue;
            }
            addSelf(open.node, object);
            final int first = children.start(object);
            final int last = children.end(object);
            if (first != last) {
                if (position != end) {
                    stack.push((long) position << 32 | end);
                }
                position = first;
                end = last;
            }
        }
    }

    private void addSelf(final int node, final int object) {
        builder.addSelf(RetentionTree.BYTES, node, heap.shallowSize(object));
        builder.addSelf(RetentionTree.OBJECTS, node, 1);
        dominated.visited();
    }

    private void find(final int object, final int group) {
        found.set(foundEnd++, (long) group << 32 | object);
        if (counts[group]++ == 0) {
            touched[touchedCount++] = group;
            largestSizes[group] = -1;
        }
        final long size = retention.retainedSize(object);
        retainedSizes[group] += size;
        if (size > largestSizes[group] || size == largestSizes[group] && object < largest[group]) {
            largest[group] = object;
            largestSizes[group] = size;
        }
    }

    /** Makes nodes of the groups of what was found that are large enough, and one of all others. */
    private void divide(final int node, final int depth) throws IOException {
        final boolean tooDeep = depth == RetentionTree.MAXIMUM_DEPTH;
        long smallerSize = 0;
        for (final int group : largestFirst()) {
            if (tooDeep || retainedSizes[group] < minimumSize || builder.size() >= RetentionTree.MAXIMUM_NODES) {
                places[group] = -1;
                smallerSize += retainedSizes[group];
            } else {
                open(node, depth, group);
            }
        }
        long smallerCount = 0;
        for (int at = 0; at < foundEnd; at++) {
            final int object = (int) found.get(at);
            final int group = (int) (found.get(at) >>> 32);
            if (places[group] >= 0) {
                members.set(places[group]++, object);
            } else {
                dominated.visited();
                smallerCount += 1 + dominated.of(children.start(object), children.end(object));
            }
        }
        if (smallerCount > 0) {
            final int smaller = builder.child(node, tooDeep ? RetentionTree.DEEPER : RetentionTree.SMALLER);
            builder.addSelf(RetentionTree.BYTES, smaller, smallerSize);
            builder.addSelf(RetentionTree.OBJECTS, smaller, smallerCount);
        }
        forget();
    }

    private int[] largestFirst() {
        return Arrays.stream(touched, 0, touchedCount).boxed().sorted((left, right) -> {
            final int bySize = Long.compare(retainedSizes[right], retainedSizes[left]);
            return bySize != 0 ? bySize : Integer.compare(left, right);
        }).mapToInt(group -> group).toArray();
    }

    private void open(final int node, final int depth, final int group) {
        final int child = builder.child(node, groups.name(group));
        builder.payload(child, largest[group]);
        places[group] = membersEnd;
        membersEnd += counts[group];
        queue.add(new Open(child, group, depth + 1, places[group], membersEnd, retainedSizes[group]));
    }

    private void forget() {
        for (int i = 0; i < touchedCount; i++) {
            retainedSizes[touched[i]] = 0;
            counts[touched[i]] = 0;
        }
        touchedCount = 0;
        foundEnd = 0;
    }
}
