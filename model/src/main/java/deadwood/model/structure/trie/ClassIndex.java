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

    static ClassIndex of(final HeapGraph heap, final Retention retention, final BitSet classes,
            final ColumnStore store, final CancelSignal cancel) throws IOException {
        final int[] counts = new int[heap.classes().size()];
        forEach(heap, retention, classes, cancel, object -> counts[heap.classIdOf(object)]++);
        final int[] next = new int[counts.length];
        int total = 0;
        for (int id = 0; id < counts.length; id++) {
            next[id] = total;
            total += counts[id];
        }
        final IntColumn objects = store.ints("objects by class", total);
        forEach(heap, retention, classes, cancel, object -> objects.set(next[heap.classIdOf(object)]++, object));
        return new ClassIndex(counts, next, objects);
    }

    private static void forEach(final HeapGraph heap, final Retention retention, final BitSet classes,
            final CancelSignal cancel, final java.util.function.IntConsumer action) {
        for (int object = 0; object < heap.objectCount(); object++) {
            if ((object & CHECK_EVERY - 1) == 0) {
                cancel.check();
            }
            if (classes.get(heap.classIdOf(object)) && retention.isReachable(object)) {
                action.accept(object);
            }
        }
    }

    int count(final BitSet classes) {
        return classes.stream().map(id -> counts[id]).sum();
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
