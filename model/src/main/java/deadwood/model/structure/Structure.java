package deadwood.model.structure;

import deadwood.model.structure.measure.StructureKind;
import deadwood.model.structure.measure.StructureMeasures;

/**
 * One collection or trie with its measures.
 *
 * @param object id of the object that stands for it: a {@code HashSet} rather than the map inside, the holder of a trie's root
 *        rather than the root if it is nothing but that
 * @param kind its shape
 * @param measures what was counted
 * @param retainedSize retained size of {@link #object}
 */
public record Structure(int object, StructureKind kind, StructureMeasures measures, long retainedSize) {}
