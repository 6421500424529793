package deadwood.model.structure.table;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapObject;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How tables say how many entries they have.
 *
 * @param field the field that agrees with what was counted in nearly all tables
 * @param extra a boolean that says that there is one entry more than was counted: one for a null key, outside the slots; or null
 */
record Sizes(String field, @Nullable String extra) {

    /**
     * What agrees, or null.
     *
     * @param entries counts the entries of a table; −1 if there are too many
     */
    static @Nullable Sizes of(final HeapGraph heap, final FieldReader reader, final ArrayField field,
            final ToLongFunction<ArrayField.Held> entries) {
        final long[] counted = field.arrays.stream().mapToLong(entries).toArray();
        final ClassInfo type = heap.classOf(field.arrays.getFirst().owner());
        final Sizes plain = of(heap, reader, field, counted, type, null);
        if (plain != null) {
            return plain;
        }
        for (final Field extra : type.fields()) {
            if (extra.type() == FieldType.BOOLEAN) {
                final Sizes more = of(heap, reader, field, counted, type, extra.name());
                if (more != null) {
                    return more;
                }
            }
        }
        return null;
    }

    private static @Nullable Sizes of(final HeapGraph heap, final FieldReader reader, final ArrayField field,
            final long[] counted, final ClassInfo type, final @Nullable String extra) {
        Sizes best = null;
        for (final Field candidate : type.fields()) {
            if ((candidate.type() == FieldType.INT || candidate.type() == FieldType.LONG)
                    && (best == null || candidate.name().matches("(?i).*(size|count).*"))
                    && agrees(heap, reader, field, candidate.name(), extra, counted)) {
                best = new Sizes(candidate.name(), extra);
            }
        }
        return best;
    }

    private static boolean agrees(final HeapGraph heap, final FieldReader reader, final ArrayField field,
            final String name, final @Nullable String extra, final long[] counted) {
        long filled = 0;
        long agreeing = 0;
        long known = 0;
        for (int i = 0; i < counted.length; i++) {
            final HeapObject owner = heap.object(field.arrays.get(i).owner(), reader);
            if (counted[i] >= 0) {
                known++;
                final long more = extra == null ? 0 : owner.integer(extra, 0);
                final boolean agrees = owner.integer(name, -1) == counted[i] + more;
                agreeing += agrees ? 1 : 0;
                filled += agrees && counted[i] > 1 ? 1 : 0;
            }
        }
        return filled > 0 && agreeing * 10 >= known * 9;
    }
}
