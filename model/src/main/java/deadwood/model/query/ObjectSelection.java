package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.ClassTable;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectSet;
import deadwood.model.retention.ParallelRanges;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.BitSet;

/** Objects that a question is about: those of some classes, or some named one by one. */
public sealed interface ObjectSelection {

    /**
     * The objects of classes.
     *
     * @param classIds ids of the classes
     */
    record OfClasses(BitSet classIds) implements ObjectSelection {

        public OfClasses {
            classIds = (BitSet) classIds.clone();
        }

        @Override
        public ObjectSet in(final HeapGraph heap, final ColumnStore store, final Progress.Step step,
                final CancelSignal cancel) throws IOException {
            final ObjectSet set = ObjectSet.empty(store, "selected objects", heap.objectCount());
            ParallelRanges.run(heap.objectCount(), ClassTotals.GRAIN, cancel, (from, to) -> {
                for (int object = (int) from; object < to; object++) {
                    if (classIds.get(heap.classIdOf(object))) {
                        set.add(object);
                    }
                }
                step.advance(to - from);
            });
            return set;
        }
    }

    /**
     * Single objects.
     *
     * @param ids of the objects, in any order
     */
    record OfObjects(int... ids) implements ObjectSelection {

        public OfObjects {
            ids = ids.clone();
        }

        @Override
        public ObjectSet in(final HeapGraph heap, final ColumnStore store, final Progress.Step step,
                final CancelSignal cancel) throws IOException {
            final ObjectSet set = ObjectSet.empty(store, "selected objects", heap.objectCount());
            for (final int object : ids) {
                set.add(java.util.Objects.checkIndex(object, heap.objectCount()));
            }
            step.advance(heap.objectCount());
            return set;
        }
    }

    /**
     * The objects as a set.
     *
     * @param store what the set lives in
     * @param step told of as many objects as the heap has
     */
    ObjectSet in(HeapGraph heap, ColumnStore store, Progress.Step step, CancelSignal cancel) throws IOException;

    /**
     * The objects of all classes of a name.
     *
     * @param name as in {@link ClassInfo#name}; a {@code *} in it stands for any characters
     * @param subclasses whether objects of their subclasses count as well
     */
    static OfClasses named(final ClassTable classes, final String name, final boolean subclasses) {
        return new OfClasses(classesNamed(classes, name, subclasses));
    }

    private static BitSet classesNamed(final ClassTable classes, final String name, final boolean subclasses) {
        final BitSet ids = new BitSet(classes.size());
        if (name.indexOf('*') < 0) {
            classes.named(name).forEach(type -> ids.set(type.id()));
        } else {
            final NamePattern pattern = new NamePattern(name);
            classes.all().stream().filter(type -> pattern.matches(type.name())).forEach(type -> ids.set(type.id()));
        }
        if (subclasses && !ids.isEmpty()) {
            final BitSet ancestors = (BitSet) ids.clone();
            classes.all().stream().filter(type -> descends(classes, type, ancestors))
                    .forEach(type -> ids.set(type.id()));
        }
        return ids;
    }

    private static boolean descends(final ClassTable classes, final ClassInfo type, final BitSet ancestors) {
        // A damaged dump can hold a cycle of superclasses: no chain is longer than there are classes.
        int current = type.id();
        for (int steps = 0; current != HeapGraph.NONE && steps <= classes.size(); steps++) {
            if (ancestors.get(current)) {
                return true;
            }
            current = classes.get(current).superclass();
        }
        return false;
    }
}
