package deadwood.model.diff;

import deadwood.model.store.CancelSignal;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.measure.TrieMeasures;
import java.util.ArrayList;
import java.util.List;

/** {@code dead-trie-nodes}: a trie that keeps nodes below which nothing lives, and keeps more of them than before. */
final class DeadTrieNodes implements Detector {

    static final String KIND = "dead-trie-nodes";

    @Override
    public List<Finding> detect(final Changes changes, final CancelSignal cancel) {
        final List<Finding> findings = new ArrayList<>();
        for (final StructurePair pair : changes.structures()) {
            final TrieMeasures before = trie(pair.before());
            final TrieMeasures after = trie(pair.after());
            final long delta = after.deadBytes() - before.deadBytes();
            if (delta >= changes.thresholdOf(pair) && after.deadNodes() > before.deadNodes()) {
                findings.add(pair.finding(KIND, delta, why(before, after)));
                changes.explainDeadNodes(pair);
                changes.name(pair, delta);
            }
        }
        return findings;
    }

    private static TrieMeasures trie(final @org.jspecify.annotations.Nullable StructureGroup group) {
        return group == null || group.trie() == null ? TrieMeasures.NONE : group.trie();
    }

    private static String why(final TrieMeasures before, final TrieMeasures after) {
        final String then = before.nodes() == 0
                ? "it was not there before"
                : "before: " + Words.number(before.deadNodes()) + " of " + Words.number(before.nodes());
        return Words.number(after.deadNodes()) + " of " + Words.count(after.nodes(), "node", "nodes")
                + " hold nothing, nor does anything below them (" + then + ")";
    }
}
