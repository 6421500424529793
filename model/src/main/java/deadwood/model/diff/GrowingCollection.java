package deadwood.model.diff;

import deadwood.model.store.CancelSignal;
import deadwood.model.structure.StructureGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * {@code growing-collection}: a collection or trie that holds at least a tenth more entries than before, with what they retain.
 * Of collections inside each other the outermost that explains the growth is named.
 */
final class GrowingCollection implements Detector {

    static final String KIND = "growing-collection";

    private static final long TENTHS = 10;

    @Override
    public List<Finding> detect(final Changes changes, final CancelSignal cancel) {
        final List<StructurePair> candidates = new ArrayList<>();
        for (final StructurePair pair : changes.structures()) {
            final long before = pair.before(StructureGroup::entries);
            final long after = pair.after(StructureGroup::entries);
            if (after > before && (after - before) * TENTHS >= before
                    && pair.delta().deltaRetained() >= changes.thresholdOf(pair)) {
                candidates.add(pair);
            }
        }
        candidates.sort(Comparator.comparingLong((StructurePair pair) -> -pair.delta().deltaRetained()));
        final List<Finding> findings = new ArrayList<>();
        for (final StructurePair pair : candidates) {
            cancel.check();
            final long delta = changes.unexplainedGrowth(pair);
            // What has been named for its waste is named again only if its live part has grown by more than that.
            if (delta >= changes.thresholdOf(pair) && delta > changes.namedFor(pair)) {
                findings.add(pair.finding(KIND, delta, why(pair)));
                changes.explain(pair);
            }
        }
        changes.explainNamed();
        return findings;
    }

    private static String why(final StructurePair pair) {
        final long count = pair.after(StructureGroup::count);
        final String many = count == 1 ? "" : " in " + Words.number(count) + " collections";
        final String then = pair.before() == null
                ? "it was not there before"
                : "before: " + Words.number(pair.before(StructureGroup::entries));
        return Words.count(pair.after(StructureGroup::entries), "entry", "entries") + many + " (" + then + ")";
    }
}
