package deadwood.model.diff;

import deadwood.model.diff.HeapDelta.ClassDelta;
import deadwood.model.diff.HeapDelta.State;
import deadwood.model.diff.HeapDelta.Totals;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import deadwood.model.tree.TreeDelta;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two heaps. Objects move between two dumps, so things are matched by what stays: classes by name, structures by
 * where they hang and their type, the nodes of the retention trees by their path of classes.
 * <p>
 * {@code of(a, a)} has no findings and no deltas.
 */
public final class HeapDiff {

    /** The most specific first: each explains bytes that those behind it then do not claim. */
    private static final List<Detector> DETECTORS = List.of(new DeadTrieNodes(), new MapBloat(),
            new GrowingCollection(),
            new GrowingClass());

    private HeapDiff() {}

    /**
     * @throws IOException if there is no space for columns
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static HeapDelta of(final HeapSide before, final HeapSide after, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final Progress.Step step = progress.begin("comparing", DETECTORS.size() + 2L, Progress.Unit.STEPS);
        final TreeDelta tree = TreeDelta.of(before.retentionTree(), after.retentionTree());
        step.advance(1);
        final List<StructurePair> structures = StructurePair.match(before.structures().groups(),
                after.structures().groups());
        final List<Finding> findings = findings(before, after, structures, step, cancel);
        return new HeapDelta(findings, classes(before.histogram(), after.histogram()),
                structures.stream().map(StructurePair::delta).toList(), tree,
                new Totals(before.retention().reachableCount(), after.retention().reachableCount(),
                        before.retention().reachableBytes(), after.retention().reachableBytes()));
    }

    private static List<Finding> findings(final HeapSide before, final HeapSide after,
            final List<StructurePair> structures, final Progress.Step step, final CancelSignal cancel)
            throws IOException {
        final List<Finding> findings = new ArrayList<>();
        try (ColumnStore scratch = after.heap().store().scratch()) {
            final Changes changes = Changes.of(before, after, structures, scratch, cancel);
            step.advance(1);
            for (final Detector detector : DETECTORS) {
                findings.addAll(detector.detect(changes, cancel));
                step.advance(1);
            }
        }
        findings.sort(Comparator.comparingLong((Finding finding) -> -finding.deltaBytes()).thenComparing(Finding::kind)
                .thenComparing(Finding::where));
        return findings;
    }

    private static List<ClassDelta> classes(final ClassHistogram before, final ClassHistogram after) {
        final Map<String, ClassHistogram.Row> left = byName(before);
        final Map<String, ClassHistogram.Row> right = byName(after);
        final Set<String> names = new LinkedHashSet<>(left.keySet());
        names.addAll(right.keySet());
        final List<ClassDelta> deltas = new ArrayList<>(names.size());
        for (final String name : names) {
            deltas.add(delta(name, left.get(name), right.get(name)));
        }
        deltas.sort(Comparator.comparingLong((ClassDelta delta) -> -Math.abs(delta.deltaShallow()))
                .thenComparingLong(delta -> -Math.abs(delta.deltaInstances())).thenComparing(ClassDelta::className));
        return deltas;
    }

    private static Map<String, ClassHistogram.Row> byName(final ClassHistogram histogram) {
        final Map<String, ClassHistogram.Row> rows = new HashMap<>();
        histogram.byName().stream().filter(row -> row.reachableInstances() > 0)
                .forEach(row -> rows.put(row.className(), row));
        return rows;
    }

    private static ClassDelta delta(final String name, final ClassHistogram.@Nullable Row before,
            final ClassHistogram.@Nullable Row after) {
        final State state = before == null ? State.NEW : after == null ? State.GONE : State.BOTH;
        return new ClassDelta(name, state, before == null ? 0 : before.reachableInstances(),
                after == null ? 0 : after.reachableInstances(),
                before == null ? 0 : before.reachableSize(), after == null ? 0 : after.reachableSize(),
                before == null ? 0 : before.retainedSize(), after == null ? 0 : after.retainedSize());
    }
}
