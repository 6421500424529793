package deadwood.model.structure;

import java.util.List;

/**
 * The collections and tries of a heap.
 *
 * @param groups those of one type in one place, the most wasted bytes first, then the most retained
 * @param members the single structures of each group
 * @param warnings what could not be measured, and what was found out of order: a sentence each
 */
public record StructureReport(List<StructureGroup> groups, StructureMembers members, List<String> warnings) {

    public StructureReport {
        groups = List.copyOf(groups);
        warnings = List.copyOf(warnings);
    }

    /** The report of a heap in which nothing was found. */
    public static StructureReport empty() {
        return new StructureReport(List.of(), StructureMembers.none(), List.of());
    }
}
