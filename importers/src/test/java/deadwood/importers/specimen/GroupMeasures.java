package deadwood.importers.specimen;

import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.measure.StructureMeasures;
import deadwood.model.structure.measure.TableMeasures;
import deadwood.model.structure.measure.TrieMeasures;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The measures of a group of structures by the names that programs give them. */
final class GroupMeasures {

    private static final Map<String, ToLongFunction<StructureMeasures>> ALL = Map.of("entries",
            StructureMeasures::entries, "declared", StructureMeasures::declared, "capacity",
            StructureMeasures::capacity, "emptySlots", StructureMeasures::emptySlots, "wastedBytes",
            StructureMeasures::wastedBytes, "zeroValues", StructureMeasures::zeroValues);
    private static final Map<String, ToLongFunction<TableMeasures>> TABLE = Map.of("collisions",
            TableMeasures::collisions, "longestChain", TableMeasures::longestChain, "treeifiedBins",
            TableMeasures::treeifiedBins, "tombstones", TableMeasures::tombstones, "staleEntries",
            TableMeasures::staleEntries, "resizing", TableMeasures::resizing);
    private static final Map<String, ToLongFunction<TrieMeasures>> TRIE = Map.ofEntries(
            Map.entry("nodes", TrieMeasures::nodes), Map.entry("distinctNodes", TrieMeasures::distinctNodes),
            Map.entry("interior", TrieMeasures::interior), Map.entry("leaves", TrieMeasures::leaves),
            Map.entry("maxDepth", TrieMeasures::maxDepth), Map.entry("slackSlots", TrieMeasures::slackSlots),
            Map.entry("singleChildNodes", TrieMeasures::singleChildNodes),
            Map.entry("singleChildChains", TrieMeasures::singleChildChains),
            Map.entry("deadNodes", TrieMeasures::deadNodes), Map.entry("deadBytes", TrieMeasures::deadBytes),
            Map.entry("staleNodes", TrieMeasures::staleNodes), Map.entry("staleBytes", TrieMeasures::staleBytes));

    private GroupMeasures() {}

    /** Those of the names that were measured. */
    static Map<String, String> of(final StructureGroup group, final Collection<String> names) {
        final Map<String, String> measured = new TreeMap<>();
        for (final String name : names) {
            if (name.equals("type")) {
                measured.put(name, group.type());
            } else if (name.equals("count")) {
                measured.put(name, Long.toString(group.count()));
            } else if (ALL.containsKey(name)) {
                measured.put(name, Long.toString(ALL.get(name).applyAsLong(group.measures())));
            } else if (TABLE.containsKey(name) && group.table() != null) {
                measured.put(name, Long.toString(TABLE.get(name).applyAsLong(group.table())));
            } else if (TRIE.containsKey(name) && group.trie() != null) {
                measured.put(name, Long.toString(TRIE.get(name).applyAsLong(group.trie())));
            }
        }
        return measured;
    }
}
