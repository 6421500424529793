package deadwood.model.diff;

import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.measure.TrieMeasures;
import org.jspecify.annotations.Nullable;

/**
 * What was measured on one side. Of a class only {@code count}, {@code shallowSize} and {@code retainedSize} are known, of a structure all others too.
 *
 * @param count objects or structures
 * @param shallowSize bytes of the objects themselves, null for structures
 * @param entries entries held, null for classes
 * @param capacity entries that fit, null for classes
 * @param emptySlots slots with nothing in them, null for classes
 * @param wastedBytes bytes of empty slots and dead nodes, null for classes
 * @param retainedSize retained bytes
 * @param trie what only tries have
 */
public record Measures(long count, @Nullable Long shallowSize, @Nullable Long entries, @Nullable Long capacity,
        @Nullable Long emptySlots,
        @Nullable Long wastedBytes, long retainedSize, @Nullable TrieMeasures trie) {

    public static Measures of(final StructureGroup group) {
        return new Measures(group.count(), null, group.entries(), group.capacity(), group.emptySlots(),
                group.wastedBytes(), group.retainedSize(),
                group.trie());
    }

    public static Measures ofClass(final long instances, final long shallowSize, final long retainedSize) {
        return new Measures(instances, shallowSize, null, null, null, null, retainedSize, null);
    }
}
