package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapObject;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What an object says, in one line: the text of a string, the number in a box, the name of an enum constant, class, thread or file, a date.
 * Which classes say something is in {@link TextOfJdkClasses}; subclasses say what their superclass does. For one thread.
 */
public final class ValueText {

    private static final int MAXIMUM_SUPERCLASSES = 64;

    private final HeapGraph heap;
    private final FieldReader reader;

    public ValueText(final HeapGraph heap, final FieldReader reader) {
        this.heap = heap;
        this.reader = reader;
    }

    /**
     * What an object says; null if nothing but its fields. Texts come as they are, without quotes.
     *
     * @param maximum characters that are read at the most
     * @throws deadwood.model.heap.FieldSourceException if the dump is no longer there
     */
    public @Nullable String of(final int object, final int maximum) {
        final ClassInfo mirrored = heap.classes().ofMirror(object);
        if (mirrored != null) {
            return mirrored.name();
        }
        final String text = text(heap.object(object, reader), maximum);
        return text == null || text.length() <= maximum ? text : text.substring(0, maximum);
    }

    private @Nullable String text(final HeapObject object, final int maximum) {
        ClassInfo type = object.type();
        if (type.kind() == ClassInfo.Kind.PRIMITIVE_ARRAY) {
            return characters(object, maximum);
        }
        for (int i = 0; i < MAXIMUM_SUPERCLASSES; i++) {
            final TextOfJdkClasses.Decoder decoder = TextOfJdkClasses.decoder(type.name());
            if (decoder != null) {
                return decoder.text(object, maximum);
            }
            if (type.superclass() == HeapGraph.NONE) {
                return null;
            }
            type = heap.classes().get(type.superclass());
        }
        return null;
    }

    /** Arrays of characters, and of bytes that look like some. */
    private static @Nullable String characters(final HeapObject array, final int maximum) {
        if (array.type().elementType() == FieldType.CHAR) {
            return new String(array.bytes(0, Math.min(array.length(), maximum) * Character.BYTES),
                    StandardCharsets.UTF_16BE);
        }
        if (array.type().elementType() != FieldType.BYTE || array.length() == 0) {
            return null;
        }
        final byte[] bytes = array.bytes(0, Math.min(array.length(), maximum));
        for (final byte each : bytes) {
            if (each < ' ' && each != '\n' && each != '\r' && each != '\t') {
                return null;
            }
        }
        return bytes.length == 0 ? null : new String(bytes, StandardCharsets.US_ASCII);
    }
}
