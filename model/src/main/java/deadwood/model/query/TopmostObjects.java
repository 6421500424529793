package deadwood.model.query;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectSet;
import deadwood.model.retention.Retention;
import deadwood.model.store.ColumnStore;
import java.io.IOException;

/**
 * Which objects of a set no other object of the set dominates: adding up their retained sizes counts nothing twice. What is found out
 * on the way up is noted for all objects that were passed, so long chains are walked once. Safe for several threads.
 */
final class TopmostObjects {

    private final Retention retention;
    private final ObjectSet set;
    /** Objects that are in the set or below one that is. */
    private final ObjectSet covered;
    /** Objects that are neither. */
    private final ObjectSet free;

    TopmostObjects(final Retention retention, final ObjectSet set, final ColumnStore scratch) throws IOException {
        final HeapGraph heap = retention.heap();
        this.retention = retention;
        this.set = set;
        this.covered = ObjectSet.empty(scratch, "dominated by the selection", heap.objectCount());
        this.free = ObjectSet.empty(scratch, "not dominated by the selection", heap.objectCount());
    }

    /** Whether an object of the set, which is reachable, has no dominator in it. */
    boolean contains(final int object) {
        final int first = retention.idom(object);
        int at = first;
        while (at >= 0 && !set.contains(at) && !covered.contains(at) && !free.contains(at)) {
            at = retention.idom(at);
        }
        final boolean topmost = at < 0 || !set.contains(at) && free.contains(at);
        for (int passed = first; passed != at; passed = retention.idom(passed)) {
            if (topmost) {
                free.addShared(passed);
            } else {
                covered.addShared(passed);
            }
        }
        return topmost;
    }
}
