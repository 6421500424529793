package deadwood.model.structure.trie;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which classes of a heap lead somewhere, told from which classes the objects of each refer to. Of classes whose references nobody looked at
 * everything is believed. Immutable.
 */
public final class ClassReach {

    private final HeapGraph heap;
    private final List<List<Integer>> targets;
    private final boolean[] isKnown;

    /**
     * @param targets by class id, the classes that its objects refer to
     * @param isKnown by class id, whether its objects were looked at
     */
    ClassReach(final HeapGraph heap, final List<List<Integer>> targets, final boolean[] isKnown) {
        this.heap = heap;
        this.targets = targets;
        this.isKnown = isKnown.clone();
    }

    /**
     * The classes whose objects lead to none of the given classes, over however many references, and are of none of them.
     *
     * @param wanted ids of classes
     */
    public BitSet deadEnds(final BitSet wanted) {
        final int count = heap.classes().size();
        final List<List<Integer>> sources = new ArrayList<>(count);
        for (int id = 0; id < count; id++) {
            sources.add(new ArrayList<>(0));
        }
        final BitSet leading = (BitSet) wanted.clone();
        for (final ClassInfo info : heap.classes().all()) {
            if (isKnown[info.id()]) {
                targets.get(info.id()).forEach(target -> sources.get(target).add(info.id()));
            } else if (mayRefer(info)) {
                leading.set(info.id());
            }
        }
        final ArrayDeque<Integer> queue = new ArrayDeque<>();
        leading.stream().forEach(queue::add);
        while (!queue.isEmpty()) {
            for (final int source : sources.get(queue.remove())) {
                if (!leading.get(source)) {
                    leading.set(source);
                    queue.add(source);
                }
            }
        }
        leading.flip(0, count);
        return leading;
    }

    /** Texts refer to their characters only. */
    private static boolean mayRefer(final ClassInfo info) {
        return switch (info.kind()) {
            case PRIMITIVE_ARRAY -> false;
            case OBJECT_ARRAY -> true;
            case INSTANCE -> !info.name().equals("java.lang.String") && (info.name().equals("java.lang.Class")
                    || info.fields().stream().anyMatch(field -> field.type().isReference()));
        };
    }
}
