package deadwood.model.finding;

import deadwood.model.finding.HeapFinding.Measure;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.measure.TableMeasures;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code stale-entries}: maps with weak keys whose keys are gone and whose entries are still there, values included. To gain is what these
 * entries retain. Those of thread locals are {@code thread-local-leftovers}.
 */
final class StaleEntries implements HeapDetector {

    @Override
    public String kind() {
        return "stale-entries";
    }

    @Override
    public List<HeapFinding> detect(final HeapFacts facts) {
        final List<HeapFinding> findings = new ArrayList<>();
        for (final StructureGroup group : facts.groups()) {
            final TableMeasures table = group.table();
            if (table != null && table.staleEntries() > 0 && !group.type().equals(ThreadLocalLeftovers.MAP)
                    && table.staleBytes() >= facts.threshold().at(group.where())) {
                findings.add(new HeapFinding(kind(), group.where(), group.type(), group.count(),
                        GroupMeasures.of(group, new Measure("staleEntries", table.staleEntries()),
                                new Measure("staleBytes", table.staleBytes())),
                        table.staleBytes(),
                        Words.count(table.staleEntries(), "entry has", "entries have")
                                + " lost the key to the collector and still " + (table.staleEntries() == 1
                                        ? "keeps its value"
                                        : "keep their values")
                                + Words.in(group.count(), "maps") + "; "
                                + Words.count(group.entries() - table.staleEntries(), "entry is", "entries are")
                                + " alive",
                        "Such a map cleans up only when it is used: call size() on it now and then, or use a cache that"
                                + " cleans up by itself.",
                        group.objects()));
            }
        }
        return findings;
    }
}
