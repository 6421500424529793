package deadwood.model.structure;

import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.ParallelRanges;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.GrowingArrays;
import deadwood.model.store.IntColumn;
import java.io.IOException;

/**
 * Retained sizes of groups: what one structure of a group retains inside another of the same group counts once.
 */
final class NestedSizes {

    private static final int UNKNOWN = -2;
    private static final int NONE = -1;
    /** What is added to rows in columns: these begin as zeros, and touching all of them would take half a second in a large heap. */
    private static final int SHIFT = 2;
    private static final int CHECK_EVERY = 1 << 12;

    private final Retention retention;
    private final IntColumn rows;
    private final IntColumn nearest;

    private NestedSizes(final HeapGraph heap, final Retention retention, final ColumnStore scratch)
            throws IOException {
        this.retention = retention;
        this.rows = scratch.ints("structure of object", heap.objectCount());
        this.nearest = scratch.ints("structure above object", heap.objectCount());
    }

    /**
     * @param objects one object for each structure, all different
     * @param groups the group of each
     * @return retained size by group
     */
    static long[] of(final HeapGraph heap, final Retention retention, final int[] objects, final int[] groups,
            final int groupCount, final ColumnStore scratch, final CancelSignal cancel) throws IOException {
        final NestedSizes sizes = new NestedSizes(heap, retention, scratch);
        for (int row = 0; row < objects.length; row++) {
            sizes.rows.set(objects[row], row + SHIFT);
        }
        final int[] parents = new int[objects.length];
        ParallelRanges.run(objects.length, CHECK_EVERY, cancel, (from, to) -> {
            final GrowingArrays.Ints climb = new GrowingArrays.Ints();
            for (int row = (int) from; row < to; row++) {
                parents[row] = sizes.structureAbove(objects[row], climb);
            }
        });
        return sizes.add(objects, groups, parents, groupCount);
    }

    /** The structure that dominates an object most nearly, or {@link #NONE}. Several threads may find the same out for themselves. */
    private int structureAbove(final int object, final GrowingArrays.Ints climb) {
        climb.clear();
        int at = object;
        int found = UNKNOWN;
        while (found == UNKNOWN) {
            found = nearest.get(at) - SHIFT;
            if (found == UNKNOWN) {
                climb.add(at);
                at = retention.idom(at);
                found = at < 0 ? NONE : rows.get(at) - SHIFT;
            }
        }
        for (int i = 0; i < climb.size(); i++) {
            nearest.set(climb.get(i), found + SHIFT);
        }
        return found;
    }

    /** Goes down the forest of structures and adds each that has none of its own group above it. */
    private long[] add(final int[] objects, final int[] groups, final int[] parents, final int groupCount) {
        final int[] starts = new int[objects.length + 2];
        for (final int parent : parents) {
            starts[parent + 2]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        // Children of row r at starts[r + 1]; those without a parent come first.
        final int[] children = new int[objects.length];
        final int[] next = starts.clone();
        for (int row = 0; row < objects.length; row++) {
            children[next[parents[row] + 1]++] = row;
        }
        final long[] sizes = new long[groupCount];
        final int[] open = new int[groupCount];
        final int[] path = new int[objects.length + 1];
        int depth = 0;
        path[0] = NONE;
        System.arraycopy(starts, 0, next, 0, starts.length);
        while (depth >= 0) {
            final int row = path[depth];
            if (next[row + 1] < starts[row + 2]) {
                final int child = children[next[row + 1]++];
                if (open[groups[child]]++ == 0) {
                    sizes[groups[child]] += retention.retainedSize(objects[child]);
                }
                path[++depth] = child;
            } else {
                depth--;
                if (row != NONE) {
                    open[groups[row]]--;
                }
            }
        }
        return sizes;
    }
}
