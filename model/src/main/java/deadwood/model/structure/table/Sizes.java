package deadwood.model.structure.table;

import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Finds the field in which tables say how many entries they have. */
final class Sizes {

    private Sizes() {}

    /**
     * The name of the field that agrees with what was counted in nearly all tables, or null.
     *
     * @param entries counts the entries of a table; −1 if there are too many
     */
    static @Nullable String fieldOf(final HeapGraph heap, final FieldReader reader, final ArrayField field,
            final ToLongFunction<ArrayField.Held> entries) {
        final long[] counted = field.arrays.stream().mapToLong(entries).toArray();
        String best = null;
        for (final Field candidate : heap.classOf(field.arrays.getFirst().owner()).fields()) {
            if ((candidate.type() == FieldType.INT || candidate.type() == FieldType.LONG)
                    && agrees(heap, reader, field, candidate.name(), counted)
                    && (best == null || candidate.name().matches("(?i).*(size|count).*"))) {
                best = candidate.name();
            }
        }
        return best;
    }

    private static boolean agrees(final HeapGraph heap, final FieldReader reader, final ArrayField field,
            final String name, final long[] counted) {
        long filled = 0;
        long agreeing = 0;
        long known = 0;
        for (int i = 0; i < counted.length; i++) {
            final int owner = field.arrays.get(i).owner();
            final Field own = heap.classOf(owner).field(name);
            if (counted[i] >= 0 && own != null && !own.type().isReference()) {
                known++;
                final boolean agrees = heap.object(owner, reader).bits(own.type(), own.offset()) == counted[i];
                agreeing += agrees ? 1 : 0;
                filled += agrees && counted[i] > 1 ? 1 : 0;
            }
        }
        return filled > 0 && agreeing * 10 >= known * 9;
    }
}
