package deadwood.model.finding;

import deadwood.model.finding.HeapFinding.Measure;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.measure.TrieMeasures;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code trie-slack}: nodes of tries whose arrays are longer than their bitmap or count says they need. To gain are the bytes of those
 * slots.
 */
final class TrieSlack implements HeapDetector {

    @Override
    public String kind() {
        return "trie-slack";
    }

    @Override
    public List<HeapFinding> detect(final HeapFacts facts) {
        final long slot = facts.heap().layout().referenceSize();
        final List<HeapFinding> findings = new ArrayList<>();
        for (final StructureGroup group : facts.groups()) {
            final TrieMeasures trie = group.trie();
            final long bytes = trie == null ? 0 : trie.slackSlots() * slot;
            if (trie != null && bytes > 0 && bytes >= facts.threshold().at(group.where())) {
                findings.add(new HeapFinding(kind(), group.where(), group.type(), group.count(),
                        GroupMeasures.ofTries(group, trie, new Measure("capacity", group.capacity()),
                                new Measure("slackSlots", trie.slackSlots())),
                        bytes,
                        Words.number(trie.slackSlots()) + " of " + Words.count(group.capacity(), "slot", "slots")
                                + " in the arrays of " + Words.count(trie.nodes(), "node", "nodes")
                                + " are beyond what their bitmaps or numbers need",
                        "See whether arrays of nodes are made with room to grow: build the trie in one go, or trim the"
                                + " arrays when a node is done.",
                        group.objects()));
            }
        }
        return findings;
    }
}
