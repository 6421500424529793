package deadwood.importers.jfr;

import deadwood.importers.jfr.RecordedType.RecordedField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads or skips a value of any type. What happens millions of times goes through a {@link FieldPlan} instead. */
final class ValueReader {

    private ValueReader() {}

    /** A constant that is named by its key. */
    record ConstantKey(RecordedType type, long key) {}

    /**
     * A value with fields.
     *
     * @param values one a field: a {@link Long}, {@link Double}, {@link Boolean}, {@link String}, {@link ConstantKey}, {@link Structure},
     *        a list of these, or null
     */
    record Structure(RecordedType type, @Nullable Object[] values) {

        /** The value of a field, null if there is no such field. */
        @Nullable
        Object get(final String field) {
            final int index = type.indexOf(field);
            return index < 0 ? null : values[index];
        }

        /** A whole number, 0 if there is none. */
        long number(final String field) {
            return get(field) instanceof final Long number ? number : 0;
        }
    }

    /** @param type a readable one */
    static Structure structure(final RecordingInput input, final RecordedType type) throws IOException {
        final @Nullable Object[] values = new @Nullable Object[type.fields().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = field(input, type.fields().get(i));
        }
        return new Structure(type, values);
    }

    private static @Nullable Object field(final RecordingInput input, final RecordedField field) throws IOException {
        if (!field.array()) {
            return single(input, field);
        }
        final int count = count(input, field);
        final List<@Nullable Object> values = new ArrayList<>(Math.min(count, 64));
        for (int i = 0; i < count; i++) {
            values.add(single(input, field));
        }
        return values;
    }

    private static int count(final RecordingInput input, final RecordedField field) throws IOException {
        final int count = input.readCount();
        // Values without fields take no bytes, so their number says nothing.
        return field.constant() || field.type().primitive() != null || !field.type().fields().isEmpty() ? count : 0;
    }

    private static @Nullable Object single(final RecordingInput input, final RecordedField field)
            throws IOException {
        if (field.constant()) {
            return new ConstantKey(field.type(), input.readLong());
        }
        return value(input, field.type());
    }

    /** A value of a type, constant or not. */
    static @Nullable Object value(final RecordingInput input, final RecordedType type) throws IOException {
        return switch (type.primitive()) {
            case null -> structure(input, type);
            case BOOLEAN -> input.readByte() != 0;
            case BYTE -> (long) input.readByte();
            case SHORT -> (long) input.readShort();
            case CHAR -> String.valueOf((char) input.readShort());
            case INT -> (long) input.readInt();
            case LONG -> input.readLong();
            case FLOAT -> (double) input.readFloat();
            case DOUBLE -> input.readDouble();
            case STRING -> text(input, type);
        };
    }

    private static @Nullable Object text(final RecordingInput input, final RecordedType type) throws IOException {
        final Object text = input.readText();
        return text instanceof final Long key ? new ConstantKey(type, key) : text;
    }
}
