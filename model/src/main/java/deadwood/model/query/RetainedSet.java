package deadwood.model.query;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectSet;
import deadwood.model.retention.ReachableObjects;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;

/**
 * What a selection of objects retains together: all that would be unreachable if all of them went, themselves included. That is
 * more than what each of them retains alone wherever two of them refer to the same object.
 *
 * @param selected number of objects selected that are reachable
 * @param selectedSize their shallow size in bytes
 * @param retained all that would go, by class
 */
public record RetainedSet(long selected, long selectedSize, ClassTotals retained) {

    /**
     * Exact: traverses the heap without entering the selection.
     *
     * @param retention with soft references followed, as {@code followSoft} says
     * @param followSoft as the retention was computed
     * @throws deadwood.model.store.StoreFullException if there is no space for two bits an object
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static RetainedSet of(final Retention retention, final boolean followSoft, final ObjectSelection selection,
            final Progress progress, final CancelSignal cancel) throws IOException {
        final HeapGraph heap = retention.heap();
        final int count = heap.objectCount();
        try (ColumnStore scratch = heap.store().scratch()) {
            final ObjectSet selected = selection.in(heap, scratch,
                    progress.begin("selecting objects", count, Progress.Unit.OBJECTS), cancel);
            final ObjectSet kept = ReachableObjects.of(heap, followSoft, selected, scratch,
                    progress.begin("finding what is left without them", count, Progress.Unit.OBJECTS), cancel);
            final ClassTotals gone = ClassTotals.of(heap,
                    ClassTotals.Objects.that(object -> !kept.contains(object) && retention.isReachable(object)),
                    progress.begin("counting what they retain", count, Progress.Unit.OBJECTS), cancel);
            final ClassTotals itself = ClassTotals.of(heap,
                    (from, to, action) -> selected.forEach(from, to, object -> {
                        if (retention.isReachable(object)) {
                            action.accept(object);
                        }
                    }), Progress.NONE.begin("", 0, Progress.Unit.OBJECTS), cancel);
            return new RetainedSet(itself.instances(), itself.shallowSize(), gone);
        }
    }

    /** Number of objects retained. */
    public long objects() {
        return retained.instances();
    }

    /** Shallow size of all that is retained, in bytes: the retained size of the selection. */
    public long retainedSize() {
        return retained.shallowSize();
    }
}
