package deadwood.model.finding;

import deadwood.model.finding.HeapFinding.Measure;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.measure.TrieMeasures;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code dead-trie-nodes}: a trie that keeps nodes below which nothing lives. To gain is what the topmost of them retain.
 */
final class DeadTrieNodes implements HeapDetector {

    @Override
    public String kind() {
        return "dead-trie-nodes";
    }

    @Override
    public List<HeapFinding> detect(final HeapFacts facts) {
        final List<HeapFinding> findings = new ArrayList<>();
        for (final StructureGroup group : facts.groups()) {
            final TrieMeasures trie = group.trie();
            if (trie != null && trie.deadNodes() > 0
                    && trie.deadBytes() >= facts.threshold().at(group.where())) {
                findings.add(new HeapFinding(kind(), group.where(), group.type(), group.count(),
                        GroupMeasures.ofTries(group, trie, new Measure("deadNodes", trie.deadNodes()),
                                new Measure("deadBytes", trie.deadBytes())),
                        trie.deadBytes(),
                        Words.number(trie.deadNodes()) + " of " + Words.count(trie.nodes(), "node", "nodes")
                                + " hold nothing, nor does anything below them; "
                                + Words.count(group.entries(), "entry lives", "entries live") + " in the others",
                        "See what removes entries: it has to take away the nodes that are left without one, up to the"
                                + " first that still has something below it.",
                        group.objects()));
            }
        }
        return findings;
    }
}
