package deadwood.model.finding;

import deadwood.model.finding.HeapFinding.Measure;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.measure.TrieMeasures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The numbers that findings about structures have in common. */
final class GroupMeasures {

    private GroupMeasures() {}

    /** Count, entries, capacity and retained bytes of a group, and what else there is to tell. */
    static List<Measure> of(final StructureGroup group, final Measure... more) {
        final List<Measure> measures = new ArrayList<>(List.of(new Measure("structures", group.count()),
                new Measure("entries", group.entries()), new Measure("capacity", group.capacity()),
                new Measure("emptySlots", group.emptySlots()), new Measure("retainedBytes", group.retainedSize())));
        measures.addAll(Arrays.asList(more));
        return measures;
    }

    /** Count, entries, nodes and retained bytes of a group of tries, and what else there is to tell. */
    static List<Measure> ofTries(final StructureGroup group, final TrieMeasures trie, final Measure... more) {
        final List<Measure> measures = new ArrayList<>(List.of(new Measure("structures", group.count()),
                new Measure("entries", group.entries()), new Measure("nodes", trie.nodes()),
                new Measure("retainedBytes", group.retainedSize())));
        measures.addAll(Arrays.asList(more));
        return measures;
    }
}
