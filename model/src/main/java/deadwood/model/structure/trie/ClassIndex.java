package deadwood.model.structure.trie;

import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import java.io.IOException;
import java.util.BitSet;

/** The reachable objects of some classes, by class and in the order of ids. */
final class ClassIndex {

    private static final int CHECK_EVERY = 1 << 14;

    private final int[] ends;
    private final int[] counts;
    private final IntColumn objects;

    private ClassIndex(final int[] counts, final int[] ends, final IntColumn objects) {
        this.counts = counts;
        this.ends = ends;
        this.objects = objects;
    }

    /** @param classes of the application */
    static ClassIndex of(final HeapGraph heap, final Retention retention, final BitSet classes, final Sieve sieve,
            final ColumnStore store, final CancelSignal cancel) throws IOException {
        final int[] counts = new int[heap.classes().size()];
        final boolean[] isWanted = new boolean[counts.length];
        final int[] next = new int[counts.length];
        int total = 0;
        for (int id = classes.nextSetBit(0); id >= 0; id = classes.nextSetBit(id + 1)) {
            counts[id] = sieve.count(id);
            isWanted[id] = counts[id] > 0;
            next[id] = total;
            total += counts[id];
        }
        final IntColumn objects = store.ints("objects by class", total);
        for (int object = 0; object < heap.objectCount(); object++) {
            if ((object & CHECK_EVERY - 1) == 0) {
                cancel.check();
            }
            final int classId = heap.classIdOf(object);
            if (isWanted[classId] && retention.isReachable(object)) {
                objects.set(next[classId]++, object);
            }
        }
        return new ClassIndex(counts, next, objects);
    }

    /** The objects of some of the classes. */
    NodeSet objects(final BitSet classes) {
        final BitSet members = new BitSet();
        for (int id = classes.nextSetBit(0); id >= 0; id = classes.nextSetBit(id + 1)) {
            for (int i = ends[id] - counts[id]; i < ends[id]; i++) {
                members.set(objects.get(i));
            }
        }
        return new NodeSet(members);
    }
}
