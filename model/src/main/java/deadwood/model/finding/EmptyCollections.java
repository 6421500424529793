package deadwood.model.finding;

import deadwood.model.finding.HeapFinding.Measure;
import deadwood.model.structure.Population;
import deadwood.model.structure.StructureGroup;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code empty-collections}: collections that never held anything, many in one place. To gain is all that they retain.
 */
final class EmptyCollections implements HeapDetector {

    @Override
    public String kind() {
        return "empty-collections";
    }

    @Override
    public List<HeapFinding> detect(final HeapFacts facts) {
        final List<HeapFinding> findings = new ArrayList<>();
        for (int i = 0; i < facts.groups().size(); i++) {
            final StructureGroup group = facts.groups().get(i);
            final Population population = group.population();
            if (population.neverFilled() > 0
                    && population.neverFilledBytes() >= facts.threshold().at(group.where())) {
                findings.add(finding(facts, i, group, population));
            }
        }
        return findings;
    }

    private HeapFinding finding(final HeapFacts facts, final int index, final StructureGroup group,
            final Population population) {
        final Largest largest = new Largest();
        facts.forEachMember(index, object -> {
            if (facts.countEntries(object, 1) == 0) {
                largest.add(object, facts.retention().retainedSize(object));
            }
        });
        return new HeapFinding(kind(), group.where(), group.type(), population.neverFilled(),
                GroupMeasures.of(group, new Measure("empty", population.empty()),
                        new Measure("emptyBytes", population.emptyBytes()),
                        new Measure("neverFilled", population.neverFilled()),
                        new Measure("neverFilledBytes", population.neverFilledBytes())),
                population.neverFilledBytes(),
                Words.number(population.neverFilled()) + " of "
                        + Words.count(population.count(), "collection", "collections")
                        + " never held anything",
                "Make the collection when the first element comes, and let the field be null or an immutable empty one"
                        + " until then.",
                largest.objects());
    }
}
