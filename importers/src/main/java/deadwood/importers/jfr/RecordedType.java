package deadwood.importers.jfr;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type as the metadata of a chunk describes it: of events, of constants, of fields. */
final class RecordedType {

    /** How values of a type are written where the type has no fields. */
    enum Primitive {
        BOOLEAN(1), BYTE(1), SHORT(2), CHAR(2), INT(4), LONG(8), FLOAT(4), DOUBLE(8), STRING(0);

        private final int bytes;

        Primitive(final int bytes) {
            this.bytes = bytes;
        }

        /** Bytes of a value that is not compressed. */
        int bytes() {
            return bytes;
        }

        /** Whether it is written with as few bytes as it needs, if the chunk's numbers are. */
        boolean compressible() {
            return this == SHORT || this == CHAR || this == INT || this == LONG;
        }
    }

    /** What a number or a structure means. */
    enum Content {
        NUMBER, TICKS_SINCE_START, EPOCH_MILLIS, DURATION_TICKS, NANOS, MICROS, MILLIS, SECONDS
    }

    /**
     * A field of a type.
     *
     * @param constant whether the key of a constant is written in place of the value
     * @param array whether there are any number of values
     * @param label as a person reads it, the name where there is none
     * @param unit "bytes", "ratio", "" where there is none
     */
    record RecordedField(String name, RecordedType type, boolean constant, boolean array, String label, String unit,
            Content content) {}

    private final long id;
    private final String name;
    private final @Nullable Primitive primitive;
    private final List<RecordedField> fields = new ArrayList<>();
    private String label;
    private boolean event;
    private boolean readable = true;

    RecordedType(final long id, final String name) {
        this.id = id;
        this.name = name;
        this.label = name;
        this.primitive = switch (name) {
            case "boolean" -> Primitive.BOOLEAN;
            case "byte" -> Primitive.BYTE;
            case "short" -> Primitive.SHORT;
            case "char" -> Primitive.CHAR;
            case "int" -> Primitive.INT;
            case "long" -> Primitive.LONG;
            case "float" -> Primitive.FLOAT;
            case "double" -> Primitive.DOUBLE;
            case "java.lang.String" -> Primitive.STRING;
            default -> null;
        };
    }

    long id() {
        return id;
    }

    /** "jdk.ExecutionSample", "java.lang.Thread". */
    String name() {
        return name;
    }

    /** The name without its package. */
    String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    String label() {
        return label;
    }

    @Nullable
    Primitive primitive() {
        return primitive;
    }

    List<RecordedField> fields() {
        return fields;
    }

    /** Whether its values can be read: a type that holds itself has no end. */
    boolean readable() {
        return readable;
    }

    boolean isEvent() {
        return event;
    }

    /** The place of the field among {@link #fields}, −1 if there is none. */
    int indexOf(final String field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(field)) {
                return i;
            }
        }
        return -1;
    }

    @Nullable
    RecordedField field(final String field) {
        final int index = indexOf(field);
        return index < 0 ? null : fields.get(index);
    }

    void label(final String text) {
        label = text;
    }

    void event(final boolean isEvent) {
        event = isEvent;
    }

    void unreadable() {
        readable = false;
    }

    /** Whether values are the stacks of threads: a list of frames, most of the bytes of a recording. */
    boolean isStackTrace() {
        final RecordedField frames = field("frames");
        return simpleName().equals("StackTrace") && frames != null && frames.array() && !frames.constant()
                && frames.type().field("method") != null;
    }

    @Override
    public String toString() {
        return name;
    }
}
