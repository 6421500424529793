package deadwood.model.finding;

import deadwood.model.finding.HeapFinding.Measure;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.measure.StructureMeasures;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code zero-values}: maps whose entries mostly say nothing: at least half of their values are 0, false, "", null or empty. To gain is
 * what these entries retain.
 */
final class ZeroValues implements HeapDetector {

    @Override
    public String kind() {
        return "zero-values";
    }

    @Override
    public List<HeapFinding> detect(final HeapFacts facts) {
        final List<HeapFinding> findings = new ArrayList<>();
        for (final StructureGroup group : facts.groups()) {
            final StructureMeasures measures = group.measures();
            if (measures.zeroValues() > 0 && measures.zeroValues() * 2 >= group.entries()
                    && measures.zeroBytes() >= facts.threshold().at(group.where())) {
                findings.add(new HeapFinding(kind(), group.where(), group.type(), group.count(),
                        GroupMeasures.of(group, new Measure("zeroValues", measures.zeroValues()),
                                new Measure("zeroBytes", measures.zeroBytes())),
                        measures.zeroBytes(),
                        Words.number(measures.zeroValues()) + " of " + Words.count(group.entries(), "entry", "entries")
                                + Words.in(group.count(), "maps")
                                + " have a value that says nothing: 0, false, \"\", null or something empty",
                        "See what puts them in: leave out what is 0 or empty and let a missing key mean that, and take"
                                + " out counters that are back at 0.",
                        group.objects()));
            }
        }
        return findings;
    }
}
