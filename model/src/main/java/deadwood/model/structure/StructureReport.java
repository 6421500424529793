package deadwood.model.structure;

import deadwood.model.structure.catalog.CatalogEntry;
import deadwood.model.structure.table.FoundTable;
import java.util.List;

/**
 * The collections and tries of a heap.
 *
 * @param groups those of one type in one place, the most wasted bytes first, then the most retained
 * @param members the single structures of each group
 * @param guesses classes of the heap that turned out to be hash tables by where their entries stand
 * @param warnings what could not be measured, and what was found out of order: a sentence each
 */
public record StructureReport(List<StructureGroup> groups, StructureMembers members, List<FoundTable> guesses,
        List<String> warnings) {

    public StructureReport {
        groups = List.copyOf(groups);
        guesses = List.copyOf(guesses);
        warnings = List.copyOf(warnings);
    }

    /** What a catalog would say of the guesses: for {@link deadwood.model.structure.catalog.HeapCatalog}. */
    public List<CatalogEntry> guessedEntries() {
        return guesses.stream().map(FoundTable::entry).toList();
    }

    /** The report of a heap in which nothing was found. */
    public static StructureReport empty() {
        return new StructureReport(List.of(), StructureMembers.none(), List.of(), List.of());
    }
}
