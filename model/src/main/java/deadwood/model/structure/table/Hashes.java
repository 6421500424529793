package deadwood.model.structure.table;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapObject;
import java.util.OptionalLong;

/** Hash codes of objects of the JDK, worked out from what they hold. For one thread. */
final class Hashes {

    private static final int MAXIMUM_TEXT = 1 << 12;

    private final HeapGraph heap;
    private final FieldReader reader;

    Hashes(final HeapGraph heap, final FieldReader reader) {
        this.heap = heap;
        this.reader = reader;
    }

    /** The hash code of a text, a box or a {@code UUID}: of a {@code Long} its value; empty for all other objects. */
    OptionalLong of(final int object) {
        final ClassInfo type = heap.classOf(object);
        final HeapObject view = heap.object(object, reader);
        return switch (type.name()) {
            case "java.lang.String" -> text(view);
            case "java.lang.Integer", "java.lang.Short", "java.lang.Byte", "java.lang.Character", "java.lang.Long",
                    "java.lang.Float" ->
                number(view, "value");
            case "java.lang.Double" -> fold(number(view, "value"));
            case "java.util.UUID" -> {
                final OptionalLong most = number(view, "mostSigBits");
                final OptionalLong least = number(view, "leastSigBits");
                yield most.isEmpty() || least.isEmpty()
                        ? OptionalLong.empty()
                        : fold(OptionalLong.of(most.getAsLong() ^ least.getAsLong()));
            }
            default -> OptionalLong.empty();
        };
    }

    private static OptionalLong text(final HeapObject view) {
        final String text = view.text(MAXIMUM_TEXT);
        return text == null || text.length() == MAXIMUM_TEXT ? OptionalLong.empty() : OptionalLong.of(text.hashCode());
    }

    private OptionalLong number(final HeapObject view, final String name) {
        final Field field = view.type().field(name);
        return field == null || field.type().isReference()
                ? OptionalLong.empty()
                : OptionalLong.of(number(view.id(), field));
    }

    /** The value of a primitive field; raw bits of floating points. */
    long number(final int object, final Field field) {
        return heap.object(object, reader).bits(field.type(), field.offset());
    }

    private static OptionalLong fold(final OptionalLong bits) {
        return bits.isEmpty() ? bits : OptionalLong.of(Long.hashCode(bits.getAsLong()));
    }

    /** Whether a field can hold a hash, or a number that is one. */
    static boolean isNumber(final FieldType type) {
        return switch (type) {
            case BYTE, CHAR, SHORT, INT, LONG -> true;
            case BOOLEAN, FLOAT, DOUBLE, REFERENCE -> false;
        };
    }
}
