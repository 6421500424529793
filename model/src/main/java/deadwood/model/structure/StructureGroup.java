package deadwood.model.structure;

import deadwood.model.structure.measure.StructureKind;
import deadwood.model.structure.measure.StructureMeasures;
import deadwood.model.structure.measure.TableMeasures;
import deadwood.model.structure.measure.TrieMeasures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The structures of one type that hang in one place: one row of the table of structures. Measures are sums over the group.
 *
 * @param where the holding classes and fields: {@code static com.acme.Router.INSTANCE → routes → trie}
 * @param type class name of the structures
 * @param library what they are of, with the versions that were tested; null for what was found by its shape
 * @param isGuess whether they were taken for what they are by their shape, not by the name of their class
 * @param kind their shape
 * @param population how they are spread
 * @param objects ids of the largest by retained size, largest first, at most {@value #MAXIMUM_OBJECTS}
 * @param measures what was measured, summed
 * @param retainedSize retained bytes, what one of them retains inside another counted once
 */
public record StructureGroup(String where, String type, @Nullable String library, boolean isGuess,
        StructureKind kind, Population population, List<Integer> objects, StructureMeasures measures,
        long retainedSize) {

    /** Objects named in a group. */
    public static final int MAXIMUM_OBJECTS = 20;

    public StructureGroup {
        objects = List.copyOf(objects);
    }

    /** How many structures there are. */
    public long count() {
        return population.count();
    }

    /** See {@link StructureMeasures#entries}. */
    public long entries() {
        return measures.entries();
    }

    /** See {@link StructureMeasures#capacity}. */
    public long capacity() {
        return measures.capacity();
    }

    /** See {@link StructureMeasures#emptySlots}. */
    public long emptySlots() {
        return measures.emptySlots();
    }

    /** See {@link StructureMeasures#wastedBytes}. */
    public long wastedBytes() {
        return measures.wastedBytes();
    }

    /** See {@link StructureMeasures#table}. */
    public @Nullable TableMeasures table() {
        return measures.table();
    }

    /** See {@link StructureMeasures#trie}. */
    public @Nullable TrieMeasures trie() {
        return measures.trie();
    }
}
