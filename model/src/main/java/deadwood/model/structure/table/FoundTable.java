package deadwood.model.structure.table;

import deadwood.model.structure.catalog.CatalogEntry;

/**
 * A class that turned out to be a hash table. It is a guess, and must be said to be one.
 *
 * @param entry what the catalog would say of it
 * @param evidence why, in words for a person
 */
public record FoundTable(CatalogEntry entry, String evidence) {}
