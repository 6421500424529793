package deadwood.model.diff;

import deadwood.model.diff.HeapDelta.State;
import deadwood.model.diff.HeapDelta.StructureDelta;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.where.Whereabouts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The structures of one type that hang in one place, in both heaps.
 *
 * @param beforeIndex of the group in the report of the first heap, −1 if it is not there
 * @param afterIndex of the group in the report of the second heap, −1 if it is not there
 * @param before the group in the first heap, or null
 * @param after the group in the second heap, or null
 */
record StructurePair(int beforeIndex, int afterIndex, @Nullable StructureGroup before, @Nullable StructureGroup after) {

    private record Key(String where, String type) {

        static Key of(final StructureGroup group) {
            return new Key(Whereabouts.matchKey(group.where()), group.type());
        }
    }

    /** All groups of both reports, matched by where they hang and their type; the largest change of retained bytes first. */
    static List<StructurePair> match(final List<StructureGroup> before, final List<StructureGroup> after) {
        final Map<Key, StructurePair> pairs = new LinkedHashMap<>();
        for (int i = 0; i < before.size(); i++) {
            final StructureGroup group = before.get(i);
            pairs.put(Key.of(group), new StructurePair(i, -1, group, null));
        }
        for (int i = 0; i < after.size(); i++) {
            final StructureGroup group = after.get(i);
            final int index = i;
            pairs.compute(Key.of(group),
                    (_, known) -> known == null
                            ? new StructurePair(-1, index, null, group)
                            : new StructurePair(known.beforeIndex, index, known.before, group));
        }
        final List<StructurePair> sorted = new ArrayList<>(pairs.values());
        sorted.sort(Comparator.comparingLong((StructurePair pair) -> -Math.abs(pair.delta().deltaRetained()))
                .thenComparing(StructurePair::where).thenComparing(StructurePair::type));
        return sorted;
    }

    /** The group of the side that has one. */
    StructureGroup any() {
        final StructureGroup group = after != null ? after : before;
        if (group == null) {
            throw new IllegalStateException("a pair without sides");
        }
        return group;
    }

    String where() {
        return any().where();
    }

    String type() {
        return any().type();
    }

    StructureDelta delta() {
        final State state = before == null ? State.NEW : after == null ? State.GONE : State.BOTH;
        return new StructureDelta(where(), type(), state, before == null ? null : Measures.of(before),
                after == null ? null : Measures.of(after), before == null ? List.of() : before.objects(),
                after == null ? List.of() : after.objects());
    }

    /** A measure of the first heap, 0 if the group is not there. */
    long before(final java.util.function.ToLongFunction<StructureGroup> measure) {
        return before == null ? 0 : measure.applyAsLong(before);
    }

    /** A measure of the second heap, 0 if the group is not there. */
    long after(final java.util.function.ToLongFunction<StructureGroup> measure) {
        return after == null ? 0 : measure.applyAsLong(after);
    }

    Finding finding(final String kind, final long deltaBytes, final String why) {
        final StructureDelta delta = delta();
        return new Finding(kind, where(), type(), delta.before(), delta.after(), deltaBytes, why, delta.objectsAfter(),
                delta.objectsBefore());
    }
}
