package deadwood.app.ui.session;

import deadwood.app.work.OpenSnapshot;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectLayout;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;

/**
 * A heap in numbers. Sizes are bytes.
 *
 * @param objects all objects of the file
 * @param reachableObjects those that some root reaches
 * @param reachableBytes their shallow size
 * @param references references between objects
 * @param roots GC roots as the file lists them
 * @param layout how the JVM laid out its objects
 */
public record HeapSummary(long objects, long reachableObjects, long reachableBytes, long references, int classes,
        int roots, int threads, ObjectLayout layout) {

    /** Objects of the file that no root reaches. */
    public long unreachableObjects() {
        return objects - reachableObjects;
    }

    static HeapSummary of(final OpenSnapshot snapshot, final Progress progress, final CancelSignal cancel)
            throws IOException {
        final HeapGraph heap = snapshot.heap();
        final Retention retention = snapshot.retention(progress, cancel);
        return new HeapSummary(heap.objectCount(), retention.reachableCount(), retention.reachableBytes(),
                heap.referenceCount(), heap.classes().size(), heap.roots().size(), heap.threads().all().size(),
                heap.layout());
    }
}
