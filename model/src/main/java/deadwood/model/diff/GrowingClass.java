package deadwood.model.diff;

import deadwood.model.diff.Changes.ClassGrowth;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code growing-class}: a class with at least a tenth more instances than before that no finding about a structure explains. Its
 * bytes are those of all that its instances retain and no other finding has, so a leak of many classes is told once: by the class of
 * the application that retains most of it. Classes of the JDK alone are named only if a great deal of them is there.
 */
final class GrowingClass implements Detector {

    static final String KIND = "growing-class";

    private static final long TENTHS = 10;
    /** Classes that are looked at: those that have grown most. */
    private static final int CANDIDATES = 100;

    @Override
    public List<Finding> detect(final Changes changes, final CancelSignal cancel) throws IOException {
        final Map<String, ClassGrowth> grown = new HashMap<>(changes.unexplainedClasses(cancel));
        final Map<String, Measures> before = measures(changes.before());
        final Map<String, Measures> after = measures(changes.after());
        grown.values().removeIf(growth -> !isGrowing(growth));
        grown.keySet().removeIf(name -> retainedGrowth(name, before, after) < changes.threshold());
        final List<String> ranked = new ArrayList<>(grown.keySet());
        ranked.sort(Comparator.comparing(changes::isOfLibrary)
                .thenComparingLong(name -> -retainedGrowth(name, before, after))
                .thenComparing(Comparator.naturalOrder()));
        final List<String> classes = List.copyOf(ranked.subList(0, Math.min(ranked.size(), CANDIDATES)));
        if (classes.isEmpty()) {
            return List.of();
        }
        final Set<String> application = new HashSet<>(classes);
        application.removeIf(changes::isOfLibrary);
        final ClassClaims left = changes.claimsBefore(classes, application, cancel);
        final ClassClaims right = changes.claimsAfter(classes, application, cancel);
        final Map<String, Long> named = new HashMap<>();
        for (int rank = 0; rank < classes.size(); rank++) {
            final long delta = right.bytes(rank) - left.bytes(rank);
            if (delta >= changes.thresholdOf(classes.get(rank))) {
                named.put(classes.get(rank), delta);
            }
        }
        return findings(changes, named, before, after, cancel);
    }

    private static List<Finding> findings(final Changes changes, final Map<String, Long> named,
            final Map<String, Measures> before, final Map<String, Measures> after, final CancelSignal cancel) {
        if (named.isEmpty()) {
            return List.of();
        }
        final Map<String, List<Integer>> largestBefore = Largest.of(changes.before().retention(), named.keySet(),
                cancel);
        final Map<String, List<Integer>> largestAfter = Largest.of(changes.after().retention(), named.keySet(),
                cancel);
        final List<Finding> findings = new ArrayList<>();
        named.forEach((name, delta) -> findings.add(new Finding(KIND, name, name, before.get(name), after.get(name),
                delta, why(before.get(name), after.get(name)), largestAfter.getOrDefault(name, List.of()),
                largestBefore.getOrDefault(name, List.of()))));
        return findings;
    }

    private static boolean isGrowing(final ClassGrowth growth) {
        final long more = growth.instancesAfter() - growth.instancesBefore();
        return more > 0 && more * TENTHS >= growth.instancesBefore();
    }

    private static long retainedGrowth(final String name, final Map<String, Measures> before,
            final Map<String, Measures> after) {
        final Measures left = before.get(name);
        final Measures right = after.get(name);
        return (right == null ? 0 : right.retainedSize()) - (left == null ? 0 : left.retainedSize());
    }

    private static Map<String, Measures> measures(final HeapSide side) {
        final Map<String, Measures> measures = new HashMap<>();
        for (final ClassHistogram.Row row : side.histogram().byName()) {
            if (row.reachableInstances() > 0) {
                measures.put(row.className(),
                        Measures.ofClass(row.reachableInstances(), row.reachableSize(), row.retainedSize()));
            }
        }
        return measures;
    }

    private static String why(final @org.jspecify.annotations.Nullable Measures before,
            final @org.jspecify.annotations.Nullable Measures after) {
        final String then = before == null
                ? "there was none before"
                : "before: " + Words.number(before.count());
        return Words.count(after == null ? 0 : after.count(), "instance", "instances") + " (" + then
                + "), more than the collections named here explain";
    }
}
