package deadwood.model.structure.detail;

import deadwood.model.structure.catalog.Shape;
import deadwood.model.structure.measure.StructureKind;
import deadwood.model.structure.measure.StructureMeasures;
import deadwood.model.structure.measure.TableMeasures;
import org.jspecify.annotations.Nullable;

/**
 * One collection or trie in full. Counts are exact, sizes are bytes.
 *
 * @param object id of the object that stands for it
 * @param type class name
 * @param kind what it is to its user
 * @param shape how it is built, as the catalog spells it; {@code trie} if it was found by its shape
 * @param library what it is of, with the versions that were tested; null if that is not known
 * @param isGuess whether it was taken for what it is by its shape, not by the name of its class
 * @param isMap whether entries have keys and values
 * @param isNeverFilled whether it is empty and, as far as can be told, always was
 * @param isCircular whether something led back to what was seen before: damaged, or caught in mid-operation
 * @param shallowSize of the object
 * @param retainedSize of the object
 * @param measures what was measured
 * @param strip its slots, or null if it is built of nodes
 * @param nodes its nodes, or null if it is built of slots, or a chain of nodes that shows nothing
 */
public record StructureDetail(int object, String type, StructureKind kind, String shape, @Nullable String library,
        boolean isGuess, boolean isMap, boolean isNeverFilled, boolean isCircular, long shallowSize,
        long retainedSize, StructureMeasures measures, @Nullable SlotStrip strip, @Nullable NodePicture nodes) {

    /** Whether several entries may be in one slot. */
    public boolean hasChains() {
        final TableMeasures table = measures.table();
        return table != null && (shape.equals(Shape.CHAINED_TABLE.toString()) || table.collisions() > 0);
    }

    /** Entries of a slot: more than 1 in a table with long chains; NaN without slots. */
    public double fill() {
        return measures.capacity() == 0 ? Double.NaN : (double) measures.entries() / measures.capacity();
    }

    /** Share of the slots that are not empty, 0 to 1; NaN without slots. */
    public double usedShare() {
        return measures.capacity() == 0
                ? Double.NaN
                : (double) (measures.capacity() - measures.emptySlots()) / measures.capacity();
    }
}
