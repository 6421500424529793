package deadwood.model.structure.where;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapObject;
import java.nio.charset.StandardCharsets;

/** Reads names of threads. */
final class ThreadNames {

    private static final int MAXIMUM_LENGTH = 200;

    private ThreadNames() {}

    /** The name of a {@code java.lang.Thread}, "" if it has none. JDK 7 and early JDK 8 keep a {@code char[]}. */
    static String of(final HeapGraph heap, final FieldReader reader, final int thread) {
        final HeapObject name = heap.object(thread, reader).reference("name");
        if (name == null) {
            return "";
        }
        final String text = name.text();
        if (text != null) {
            return cut(text);
        }
        if (name.type().elementType() != FieldType.CHAR) {
            return "";
        }
        final byte[] characters = new byte[2 * Math.min(name.length(), MAXIMUM_LENGTH)];
        reader.select(name.id());
        reader.readBytes(0, characters, 0, characters.length);
        return new String(characters, StandardCharsets.UTF_16BE);
    }

    private static String cut(final String text) {
        return text.length() <= MAXIMUM_LENGTH ? text : text.substring(0, MAXIMUM_LENGTH);
    }
}
