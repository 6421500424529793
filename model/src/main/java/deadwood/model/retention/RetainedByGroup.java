package deadwood.model.retention;

import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the objects of a group of classes retain together, for any number of groups that may contain each other: one walk down the
 * dominator tree with a counter of open objects a group: what is met while the counter is 0 has no ancestor of its group.
 */
public final class RetainedByGroup {

    private static final int CHUNKS = 64;
    private static final int SMALLEST_CHUNK = 1 << 16;
    private static final int REPORT_EVERY = 1 << 16;
    /** An object that retains more than this part of the heap is large. */
    private static final int LARGE_SHARE = 256;
    /** So few subtrees are not worth handing over, */
    private static final int FEW = 64;
    /** nor are fewer than this part of all objects: a list of a million arrays would make as many parts. */
    private static final int FEW_SHARE = 1 << 14;
    private static final int MOST_IN_PART = 1 << 14;

    private RetainedByGroup() {}

    /**
     * Walks on all processors.
     *
     * @param groupsOfClass by class id: the groups that it belongs to, each 0 … {@code groups} − 1
     * @param step told of as many objects as are reachable
     * @return by group: the sum of the retained sizes of its reachable objects, but for those that another one of them dominates,
     *         in bytes
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static long[] of(final Retention retention, final int[][] groupsOfClass, final int groups,
            final Progress.Step step, final CancelSignal cancel) throws IOException {
        final long[] all = new long[groups];
        try (ColumnStore scratch = retention.heap().store().scratch()) {
            final ChildRanges children = ChildRanges.of(retention, scratch, cancel);
            final long large = retention.reachableBytes() / LARGE_SHARE;
            final Walk top = new Walk(retention, groupsOfClass, groups, children, scratch, step, cancel);
            final List<Part> parts = new Spine(retention, children, top, large, scratch).parts();
            top.addTo(all);
            ParallelRanges.run(parts.size(), Math.max(1, parts.size() / CHUNKS), cancel, (from, to) -> {
                final Walk walk = new Walk(retention, groupsOfClass, groups, children, scratch, step, cancel);
                for (long part = from; part < to; part++) {
                    walk.part(parts.get((int) part));
                }
                walk.addTo(all);
            });
            final int count = retention.heap().objectCount();
            // By id, as neighbours in the heap have neighbours below them.
            ParallelRanges.run(count, Math.max(SMALLEST_CHUNK, count / CHUNKS), cancel, (from, to) -> {
                final Walk walk = new Walk(retention, groupsOfClass, groups, children, scratch, step, cancel);
                for (int object = (int) from; object < to; object++) {
                    if (retention.idom(object) == Retention.ROOT && retention.retainedSize(object) <= large) {
                        walk.below(object);
                    }
                }
                walk.addTo(all);
            });
        }
        return all;
    }

    /**
     * Small subtrees that stand side by side below one object.
     *
     * @param from position of the first in the order of the dominator tree
     * @param to position behind the last
     * @param open the groups of the object and of those above it
     */
    private record Part(int from, int to, int[] open) {}

    /**
     * Walks over the objects that retain a large share of the heap, and leaves what is below them and is not large itself to others: one
     * object often holds nearly everything, so that subtrees alone do not keep all processors busy.
     */
    private static final class Spine {

        private final Retention retention;
        private final ChildRanges children;
        private final Walk walk;
        private final long large;
        private final int few;
        private final LongStack stack;
        private final List<Part> parts = new ArrayList<>();

        Spine(final Retention retention, final ChildRanges children, final Walk walk, final long large,
                final ColumnStore scratch) {
            this.retention = retention;
            this.children = children;
            this.walk = walk;
            this.large = large;
            this.few = Math.max(FEW, retention.reachableCount() / FEW_SHARE);
            this.stack = new LongStack(scratch);
        }

        List<Part> parts() throws IOException {
            // The largest come first in the order.
            final int end = children.end(Retention.ROOT);
            for (int at = children.start(Retention.ROOT); at < end && isLarge(at); at++) {
                below(children.at(at));
            }
            return parts;
        }

        private boolean isLarge(final int position) {
            return retention.retainedSize(children.at(position)) > large;
        }

        private void below(final int top) throws IOException {
            int object = top;
            int position = walk.enter(object);
            while (true) {
                if (position < children.end(object) && isLarge(position)) {
                    stack.push((long) object << 32 | position + 1);
                    object = children.at(position);
                    position = walk.enter(object);
                    continue;
                }
                leaveToOthers(position, children.end(object));
                walk.leave(object);
                if (stack.isEmpty()) {
                    return;
                }
                final long frame = stack.pop();
                object = (int) (frame >>> 32);
                position = (int) frame;
            }
        }

        /** Few subtrees are walked over here: a list that is large has a few below each of its nodes. */
        private void leaveToOthers(final int from, final int to) throws IOException {
            if (to - from <= few) {
                for (int position = from; position < to; position++) {
                    walk.below(children.at(position));
                }
                return;
            }
            final int[] open = walk.openGroups();
            for (int start = from; start < to; start += MOST_IN_PART) {
                parts.add(new Part(start, Math.min(to, start + MOST_IN_PART), open));
            }
        }
    }

    /** Walks one subtree after the other, in one thread. */
    private static final class Walk {

        private final Retention retention;
        private final HeapGraph heap;
        private final int[][] groupsOfClass;
        private final ChildRanges children;
        private final Progress.Step step;
        private final CancelSignal cancel;
        private final int[] open;
        private final long[] sums;
        /** Frames: the object whose children are visited in the upper half, the position of the next one in the lower. */
        private final LongStack stack;
        private int unreported;

        Walk(final Retention retention, final int[][] groupsOfClass, final int groups, final ChildRanges children,
                final ColumnStore scratch, final Progress.Step step, final CancelSignal cancel) {
            this.retention = retention;
            this.heap = retention.heap();
            this.groupsOfClass = groupsOfClass;
            this.children = children;
            this.step = step;
            this.cancel = cancel;
            this.open = new int[groups];
            this.sums = new long[groups];
            this.stack = new LongStack(scratch);
        }

        /** Walks over the subtrees of a part. */
        void part(final Part part) throws IOException {
            for (final int group : part.open) {
                open[group]++;
            }
            for (int position = part.from; position < part.to; position++) {
                below(children.at(position));
            }
            for (final int group : part.open) {
                open[group]--;
            }
        }

        /** The groups that are open, each once. */
        int[] openGroups() {
            return IntStream.range(0, open.length).filter(group -> open[group] > 0).toArray();
        }

        /** Adds what was found, and reports it. */
        void addTo(final long[] all) {
            step.advance(unreported);
            unreported = 0;
            synchronized (all) {
                for (int group = 0; group < all.length; group++) {
                    all[group] += sums[group];
                }
            }
        }

        void below(final int top) throws IOException {
            int object = top;
            int position = enter(object);
            while (true) {
                if (position < children.end(object)) {
                    final int child = children.at(position);
                    final int first = children.start(child);
                    if (first == children.end(child)) {
                        count(child, groupsOfClass[heap.classIdOf(child)]);
                        position++;
                    } else {
                        stack.push((long) object << 32 | position + 1);
                        object = child;
                        position = enter(child);
                    }
                } else {
                    leave(object);
                    if (stack.isEmpty()) {
                        return;
                    }
                    final long frame = stack.pop();
                    object = (int) (frame >>> 32);
                    position = (int) frame;
                }
            }
        }

        /** @return the position of the first child */
        private int enter(final int object) {
            final int[] groups = groupsOfClass[heap.classIdOf(object)];
            count(object, groups);
            for (final int group : groups) {
                open[group]++;
            }
            return children.start(object);
        }

        private void leave(final int object) {
            for (final int group : groupsOfClass[heap.classIdOf(object)]) {
                open[group]--;
            }
        }

        private void count(final int object, final int[] groups) {
            for (final int group : groups) {
                if (open[group] == 0) {
                    sums[group] += retention.retainedSize(object);
                }
            }
            if (++unreported == REPORT_EVERY) {
                cancel.check();
                step.advance(unreported);
                unreported = 0;
            }
        }
    }
}
