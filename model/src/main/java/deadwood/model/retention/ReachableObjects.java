package deadwood.model.retention;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectSet;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.Progress;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Marks what the entry points of a heap reach, on request as if some objects or the referents of soft references were not there: the
 * plain question behind retained sets, without dominators. One bit an object and a stack, so the bits stay in the caches.
 */
public final class ReachableObjects {

    private static final int TARGET = Integer.MAX_VALUE;
    private static final int REPORT_EVERY = 1 << 16;

    private final IntColumn references;
    private final HeapGraph heap;
    private final @Nullable SkippedReferences skipped;
    private final ObjectSet seen;
    private final LongStack stack;
    private final Progress.Step step;
    private final CancelSignal cancel;
    private int sinceReport;

    private ReachableObjects(final HeapGraph heap, final @Nullable SkippedReferences skipped, final ObjectSet seen,
            final ColumnStore scratch, final Progress.Step step, final CancelSignal cancel) {
        this.references = heap.referenceColumn();
        this.heap = heap;
        this.skipped = skipped;
        this.seen = seen;
        this.stack = new LongStack(scratch);
        this.step = step;
        this.cancel = cancel;
    }

    /**
     * @param followSoft whether the referents of soft references are reached by them
     * @param without objects that are taken for gone, and all their references with them; null for none
     * @param store what the result lives in
     * @param step told of the objects that are reached
     * @return what is reached; none of {@code without} is in it
     * @throws deadwood.model.store.StoreFullException if there is no space for the set
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ObjectSet of(final HeapGraph heap, final boolean followSoft, final @Nullable ObjectSet without,
            final ColumnStore store, final Progress.Step step, final CancelSignal cancel) throws IOException {
        final ObjectSet seen = ObjectSet.empty(store, "reached objects", heap.objectCount());
        if (without != null) {
            seen.addAll(without);
        }
        try (ColumnStore scratch = heap.store().scratch()) {
            final ReachableObjects marking = new ReachableObjects(heap,
                    SkippedReferences.of(heap, followSoft, scratch, cancel), seen, scratch, step, cancel);
            for (int i = 0; i < heap.entryPointCount(); i++) {
                if (seen.add(heap.entryPoint(i))) {
                    marking.traverse(heap.firstReference(heap.entryPoint(i)));
                }
            }
            step.advance(marking.sinceReport);
        }
        if (without != null) {
            seen.removeAll(without);
        }
        return seen;
    }

    /** Follows the row at a position and all rows that it leads to; a row that is not at its end waits on the stack. */
    private void traverse(final long firstRow) throws IOException {
        long position = firstRow;
        if (position == HeapGraph.NONE) {
            return;
        }
        while (true) {
            final int reference = references.get(position);
            final int target = reference & TARGET;
            if ((skipped == null || !skipped.contains(position)) && seen.add(target)) {
                reached();
                final long row = heap.firstReference(target);
                if (row != HeapGraph.NONE) {
                    if (reference >= 0) {
                        stack.push(position + 1);
                    }
                    position = row;
                    continue;
                }
            }
            if (reference >= 0) {
                position++;
            } else if (stack.isEmpty()) {
                return;
            } else {
                position = stack.pop();
            }
        }
    }

    private void reached() {
        if (++sinceReport == REPORT_EVERY) {
            cancel.check();
            step.advance(REPORT_EVERY);
            sinceReport = 0;
        }
    }
}
