/**
 * Walks and measures single collections, whatever their shape, as the catalog describes them: {@link deadwood.model.structure.measure.StructureMeter}.
 * What is found is told entry by entry, or added up. Where a structure hangs, and what is worth a word, is not known here.
 */
package deadwood.model.structure.measure;
