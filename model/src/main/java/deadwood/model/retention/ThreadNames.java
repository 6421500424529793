package deadwood.model.retention;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldSourceException;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapObject;

/** Reads the names of threads. {@code Thread.name} is a {@code String} since JDK 9 and was a {@code char[]} before. */
public final class ThreadNames {

    private static final int MAXIMUM_LENGTH = 1 << 12;

    private ThreadNames() {}

    /** The name of a thread object; "" if it has none or it cannot be read. */
    public static String of(final HeapGraph heap, final int thread, final FieldReader reader) {
        try {
            final HeapObject name = heap.object(thread, reader).reference("name");
            if (name == null) {
                return "";
            }
            if (name.type().elementType() != FieldType.CHAR) {
                return java.util.Objects.requireNonNullElse(name.text(), "");
            }
            final StringBuilder text = new StringBuilder();
            for (int i = 0; i < Math.min(name.length(), MAXIMUM_LENGTH); i++) {
                text.append((char) name.bits(FieldType.CHAR, 2L * i));
            }
            return text.toString();
        } catch (final FieldSourceException _) {
            return "";
        }
    }
}
