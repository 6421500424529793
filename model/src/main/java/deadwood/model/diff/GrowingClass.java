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

/**
 * {@code growing-class}: a class with at least a tenth more instances than before that no finding about a structure explains.
 * The bytes are those of the instances that remain unexplained; the measures are those of the whole class.
 */
final class GrowingClass implements Detector {

    static final String KIND = "growing-class";

    private static final long TENTHS = 10;
    private static final int CHECK_EVERY = 1 << 16;

    @Override
    public List<Finding> detect(final Changes changes, final CancelSignal cancel) {
        final Map<String, Changes.ClassGrowth> grown = new HashMap<>(changes.unexplainedClasses(cancel));
        grown.values().removeIf(growth -> !isGrowing(growth, changes.threshold()));
        if (grown.isEmpty()) {
            return List.of();
        }
        final Map<String, List<Integer>> before = largest(changes.before().retention(), grown, cancel);
        final Map<String, List<Integer>> after = largest(changes.after().retention(), grown, cancel);
        final Map<String, Measures> measuresBefore = measures(changes.before());
        final Map<String, Measures> measuresAfter = measures(changes.after());
        final List<Finding> findings = new ArrayList<>();
        grown.forEach((name, growth) -> findings.add(new Finding(KIND, name, name, measuresBefore.get(name),
                measuresAfter.get(name), growth.bytesAfter() - growth.bytesBefore(), why(growth),
                after.getOrDefault(name, List.of()), before.getOrDefault(name, List.of()))));
        return findings;
    }

    private static boolean isGrowing(final Changes.ClassGrowth growth, final long threshold) {
        final long more = growth.instancesAfter() - growth.instancesBefore();
        return growth.bytesAfter() - growth.bytesBefore() >= threshold && more > 0
                && more * TENTHS >= growth.instancesBefore();
    }

    private static Map<String, Measures> measures(final HeapSide side) {
        final Map<String, Measures> measures = new HashMap<>();
        side.histogram().byName().forEach(row -> measures.put(row.className(),
                Measures.ofClass(row.reachableInstances(), row.reachableSize(), row.retainedSize())));
        return measures;
    }

    /** Of each class the objects that retain most. */
    private static Map<String, List<Integer>> largest(final Retention retention,
            final Map<String, Changes.ClassGrowth> classes, final CancelSignal cancel) {
        final Comparator<Integer> smallestFirst = Comparator
                .comparingLong((Integer object) -> retention.retainedSize(object))
                .thenComparing(Comparator.reverseOrder());
        final Map<Integer, PriorityQueue<Integer>> byClass = new HashMap<>();
        for (final ClassInfo type : retention.heap().classes().all()) {
            if (classes.containsKey(type.name())) {
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

    private static String why(final Changes.ClassGrowth growth) {
        return Words.count(growth.instancesAfter() - growth.instancesBefore(), "instance", "instances")
                + " more that no collection named here holds (" + Words.number(growth.instancesBefore()) + " before, "
                + Words.number(growth.instancesAfter()) + " after)";
    }
}
