package deadwood.model.structure.trie;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.catalog.HeapCatalog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which classes refer to which in a heap, as its reference rows tell: the sieve before anything is read. */
final class ClassPairs {

    private static final int CHECK_EVERY = 1 << 14;
    private static final long EMPTY = -1;

    // Open addressing: source << 32 | target.
    private long[] slots = new long[1 << 12];
    private int size;

    private ClassPairs() {
        Arrays.fill(slots, EMPTY);
    }

    /** The pairs whose source may be part of a trie: application classes, arrays of references, nodes of collections. */
    static ClassPairs of(final HeapGraph heap, final Retention retention, final HeapCatalog catalog,
            final Progress.Step step, final CancelSignal cancel) {
        final ClassPairs pairs = new ClassPairs();
        final boolean[] isSource = sources(heap, catalog);
        final int count = heap.objectCount();
        for (int object = 0; object < count; object++) {
            if ((object & CHECK_EVERY - 1) == 0) {
                cancel.check();
                step.advance(Math.min(CHECK_EVERY, count - object));
            }
            final int source = heap.classIdOf(object);
            if (isSource[source] && retention.isReachable(object)) {
                pairs.addRow(heap, object, source);
            }
        }
        return pairs;
    }

    private static boolean[] sources(final HeapGraph heap, final HeapCatalog catalog) {
        final boolean[] isSource = new boolean[heap.classes().size()];
        for (final ClassInfo info : heap.classes().all()) {
            isSource[info.id()] = switch (info.kind()) {
                case INSTANCE -> !catalog.isLibrary(info.id()) || catalog.node(info.id()) != null;
                case OBJECT_ARRAY -> true;
                case PRIMITIVE_ARRAY -> false;
            };
        }
        return isSource;
    }

    private void addRow(final HeapGraph heap, final int object, final int source) {
        long position = heap.firstReference(object);
        if (position == HeapGraph.NONE) {
            return;
        }
        int previous = HeapGraph.NONE;
        boolean last = false;
        while (!last) {
            last = heap.isLastAt(position);
            final int target = heap.classIdOf(heap.targetAt(position++));
            if (target != previous) {
                add(source, target);
                previous = target;
            }
        }
    }

    private void add(final int source, final int target) {
        final long pair = (long) source << 32 | target;
        int slot = slotOf(pair);
        while (slots[slot] != EMPTY) {
            if (slots[slot] == pair) {
                return;
            }
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = pair;
        if (++size * 2 > slots.length) {
            final long[] old = slots;
            slots = new long[old.length * 2];
            Arrays.fill(slots, EMPTY);
            size = 0;
            for (final long known : old) {
                if (known != EMPTY) {
                    add((int) (known >>> 32), (int) known);
                }
            }
        }
    }

    private int slotOf(final long pair) {
        return (int) (pair * 0x9E37_79B9_7F4A_7C15L >>> 32) & slots.length - 1;
    }

    /** The classes that instances of each class refer to, by class id. */
    List<List<Integer>> targets(final int classCount) {
        final List<List<Integer>> targets = new ArrayList<>(classCount);
        for (int id = 0; id < classCount; id++) {
            targets.add(new ArrayList<>(0));
        }
        final long[] sorted = Arrays.stream(slots).filter(pair -> pair != EMPTY).sorted().toArray();
        for (final long pair : sorted) {
            targets.get((int) (pair >>> 32)).add((int) pair);
        }
        return targets;
    }
}
