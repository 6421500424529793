package deadwood.model.structure.trie;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.structure.catalog.BoundNode;
import deadwood.model.structure.catalog.HeapCatalog;

/** What removing nodes would free. For one thread. */
final class FreedBytes {

    private final HeapGraph heap;
    private final Retention retention;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final FamilyPlan plan;

    FreedBytes(final HeapGraph heap, final Retention retention, final HeapCatalog catalog, final FieldReader reader,
            final FamilyPlan plan) {
        this.heap = heap;
        this.retention = retention;
        this.catalog = catalog;
        this.reader = reader;
        this.plan = plan;
    }

    /** What a node retains, the edge to it, and the entry of a map that holds it with all that is needed for that entry alone. */
    long of(final int object) {
        final int holder = retention.idom(object);
        final int edge = holder >= 0 && plan.edgeClasses.get(heap.classIdOf(holder)) ? holder : object;
        final long bytes = retention.retainedSize(edge) - followingBytes(edge);
        final int entry = retention.idom(edge);
        if (entry < 0) {
            return bytes;
        }
        final BoundNode node = catalog.node(heap.classIdOf(entry));
        return node != null && node.entry().isEntry() ? bytes + entryBytes(entry, edge) : bytes;
    }

    /** What hangs from an element of a chain only because it is the next. */
    private long followingBytes(final int object) {
        final int offset = plan.nextOf(heap.classIdOf(object));
        if (offset == FamilyPlan.ABSENT) {
            return 0;
        }
        reader.select(object);
        final int next = reader.readReference(offset);
        return next != HeapGraph.NONE && next != object && retention.idom(next) == object
                ? retention.retainedSize(next)
                : 0;
    }

    private long entryBytes(final int entry, final int value) {
        long bytes = heap.shallowSize(entry);
        long position = heap.firstReference(entry);
        boolean last = position == HeapGraph.NONE;
        while (!last) {
            last = heap.isLastAt(position);
            final int target = heap.targetAt(position++);
            if (target != value && catalog.node(heap.classIdOf(target)) == null && retention.idom(target) == entry) {
                bytes += retention.retainedSize(target);
            }
        }
        return bytes;
    }
}
