package deadwood.model.retention;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.Root;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.DamagedIndexException;
import deadwood.model.store.IndexFile;
import deadwood.model.store.IntColumn;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shortest path from a GC root to every reachable object: the tree of one breadth-first search from all roots at once. Of
 * several shortest paths it holds one, which one depends on the order of roots and fields alone, not on addresses, so two dumps of
 * one program are likely to agree. Immutable, lives as long as the graph.
 */
public final class RootPaths {

    /** The part of an index that holds those with soft references followed. */
    public static final String PART = "paths";
    /** The part of an index that holds those without. */
    public static final String STRONG_PART = "strong paths";

    private static final String PARENTS = "parents on shortest paths";
    private static final int TARGET = Integer.MAX_VALUE;
    private static final int REPORT_EVERY = 1 << 14;
    private static final int CHECK_EVERY = 1 << 18;
    /** What stands in the column for an entry point; 0 is what was never reached, the rest are objects plus 2. */
    private static final int ENTRY = 1;
    private static final int FIRST_OBJECT = 2;

    private final HeapGraph heap;
    private final IntColumn parents;

    private RootPaths(final HeapGraph heap, final IntColumn parents) {
        this.heap = heap;
        this.parents = parents;
    }

    /**
     * The paths in a store of their own, which the heap closes.
     *
     * @param followSoft whether a path may go through the referent of a soft reference
     * @throws deadwood.model.store.StoreFullException if there is no space for the columns
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static RootPaths of(final HeapGraph heap, final boolean followSoft, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final ColumnStore store = heap.store().scratch();
        boolean done = false;
        try {
            final RootPaths paths = of(heap, followSoft, store, progress, cancel);
            heap.keep(store);
            done = true;
            return paths;
        } finally {
            if (!done) {
                store.close();
            }
        }
    }

    /**
     * @param followSoft whether a path may go through the referent of a soft reference
     * @param store what the column goes to
     * @throws deadwood.model.store.StoreFullException if there is no space for the columns
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static RootPaths of(final HeapGraph heap, final boolean followSoft, final ColumnStore store,
            final Progress progress, final CancelSignal cancel) throws IOException {
        try (ColumnStore scratch = heap.store().scratch()) {
            final IntColumn parents = store.ints(PARENTS, heap.objectCount());
            final Progress.Step step = progress.begin("finding paths to GC roots", heap.objectCount(),
                    Progress.Unit.OBJECTS);
            final IntColumn queue = scratch.ints("queue", heap.objectCount());
            search(heap, SkippedReferences.of(heap, followSoft, scratch, cancel), parents, queue, step, cancel);
            return new RootPaths(heap, parents);
        }
    }

    /**
     * The paths of an index that holds the column.
     *
     * @throws DamagedIndexException if it is missing, damaged or that of another heap
     */
    public static RootPaths read(final IndexFile index, final HeapGraph heap) throws IOException {
        final RootPaths paths = new RootPaths(heap, index.ints(PARENTS));
        if (paths.parents.size() != heap.objectCount()) {
            throw new DamagedIndexException("paths of another heap");
        }
        return paths;
    }

    private static void search(final HeapGraph heap, final @Nullable SkippedReferences skipped,
            final IntColumn parents, final IntColumn queue, final Progress.Step step, final CancelSignal cancel) {
        final IntColumn references = heap.referenceColumn();
        long end = 0;
        for (final int entryPoint : EntryOrder.of(heap, cancel)) {
            parents.set(entryPoint, ENTRY);
            queue.set(end++, entryPoint);
        }
        for (long head = 0; head < end; head++) {
            if (head % REPORT_EVERY == 0) {
                cancel.check();
                step.advance(Math.min(REPORT_EVERY, parents.size() - head));
            }
            final int object = queue.get(head);
            long position = heap.firstReference(object);
            boolean more = position != HeapGraph.NONE;
            while (more) {
                final int reference = references.get(position);
                final int target = reference & TARGET;
                if (parents.get(target) == 0 && (skipped == null || !skipped.contains(position))) {
                    parents.set(target, object + FIRST_OBJECT);
                    queue.set(end++, target);
                }
                more = reference >= 0;
                if (++position % CHECK_EVERY == 0) {
                    cancel.check();
                }
            }
        }
    }

    /** Whether there is a path to the object. */
    public boolean isReachable(final int object) {
        return parents.get(object) != 0;
    }

    /** The object before this one on its path; {@link Retention#ROOT} for an entry point, {@link Retention#UNREACHABLE} without a path. */
    public int parent(final int object) {
        final int parent = parents.get(object);
        return switch (parent) {
            case 0 -> Retention.UNREACHABLE;
            case ENTRY -> Retention.ROOT;
            default -> parent - FIRST_OBJECT;
        };
    }

    /** Why an entry point is kept alive; for one that is a root in several ways, the first kind. */
    public Root rootOf(final int entryPoint) {
        return EntryOrder.rootOf(heap, entryPoint);
    }

    /**
     * The path of an object, null if no root reaches it.
     *
     * @param reader tells the names of fields; where it fails, references are called {@link ReferenceNames#UNKNOWN}
     */
    public @Nullable RootPath pathOf(final int object, final FieldReader reader) {
        if (!isReachable(object)) {
            return null;
        }
        long length = 1;
        for (int at = object; parent(at) != Retention.ROOT; at = parent(at)) {
            length++;
        }
        final ReferenceNames names = new ReferenceNames(heap, reader);
        final List<RootPath.Step> steps = new ArrayList<>();
        final long omittedFrom = length <= RootPath.MAXIMUM_STEPS ? length : RootPath.MAXIMUM_STEPS / 2;
        final long omittedTo = Math.max(omittedFrom, length - RootPath.MAXIMUM_STEPS / 2);
        int at = object;
        for (long i = 0; i < length - 1; i++) {
            final int next = parent(at);
            if (i < omittedFrom - 1 || i >= omittedTo) {
                steps.add(new RootPath.Step(at, names.heldBy(next, at)));
            } else if (i == omittedFrom - 1) {
                steps.add(new RootPath.Step(at, "… " + (omittedTo - omittedFrom) + " more objects …"));
            }
            at = next;
        }
        steps.add(new RootPath.Step(at, ""));
        return new RootPath(steps, EntryOrder.rootOf(heap, at), length);
    }
}
