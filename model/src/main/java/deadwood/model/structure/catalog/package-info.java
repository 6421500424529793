/**
 * What is known of collection classes, as data ({@code catalog.json}, read into {@link deadwood.model.structure.catalog.Catalog}), and what that
 * means for the classes of one heap ({@link deadwood.model.structure.catalog.HeapCatalog}). {@link deadwood.model.structure.catalog.Bins}
 * counts what tables hold. Nothing here knows where a collection hangs
 * or what is worth a line in a report.
 */
package deadwood.model.structure.catalog;
