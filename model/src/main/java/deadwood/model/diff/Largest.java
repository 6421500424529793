package deadwood.model.diff;

import deadwood.model.heap.ClassInfo;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.structure.StructureGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Finds the objects of some classes that retain most. */
final class Largest {

    private static final int CHECK_EVERY = 1 << 16;

    private Largest() {}

    /** At most {@link StructureGroup#MAXIMUM_OBJECTS} reachable objects of each class, the largest first. */
    static Map<String, List<Integer>> of(final Retention retention, final Set<String> classes,
            final CancelSignal cancel) {
        final Comparator<Integer> smallestFirst = Comparator
                .comparingLong((Integer object) -> retention.retainedSize(object))
                .thenComparing(Comparator.reverseOrder());
        final Map<Integer, PriorityQueue<Integer>> byClass = new HashMap<>();
        for (final ClassInfo type : retention.heap().classes().all()) {
            if (classes.contains(type.name())) {
                byClass.put(type.id(), new PriorityQueue<>(smallestFirst));
            }
        }
        for (int object = 0; object < retention.heap().objectCount(); object++) {
            if (object % CHECK_EVERY == 0) {
                cancel.check();
            }
            final PriorityQueue<Integer> queue = byClass.get(retention.heap().classIdOf(object));
            if (queue != null && retention.isReachable(object)) {
                queue.add(object);
                if (queue.size() > StructureGroup.MAXIMUM_OBJECTS) {
                    queue.remove();
                }
            }
        }
        final Map<String, List<Integer>> largest = new HashMap<>();
        byClass.forEach((id, queue) -> largest
                .computeIfAbsent(retention.heap().classes().get(id).name(), _ -> new ArrayList<>()).addAll(queue));
        largest.values().forEach(objects -> objects.sort(smallestFirst.reversed()));
        largest.replaceAll(
                (_, objects) -> objects.subList(0, Math.min(objects.size(), StructureGroup.MAXIMUM_OBJECTS)));
        return largest;
    }
}
