package deadwood.importers.hprof;

import deadwood.model.heap.FieldType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the names of classes in a dump into those of Java source. */
final class JavaNames {

    /** Hidden classes: HotSpot puts the address of the class behind a {@code +} or a {@code /}. */
    private static final Pattern HIDDEN = Pattern.compile("/0x[0-9a-fA-F]+$");

    private JavaNames() {}

    /**
     * {@code [[Ljava/util/HashMap$Node;} becomes {@code java.util.HashMap$Node[][]}; {@code [B} becomes {@code byte[]}; names that are
     * dotted already stay.
     */
    static String ofClass(final String name) {
        int dimensions = 0;
        while (dimensions < name.length() && name.charAt(dimensions) == '[') {
            dimensions++;
        }
        if (dimensions == 0) {
            return dotted(name);
        }
        final String element = name.substring(dimensions);
        final FieldType primitive = element.length() == 1 ? primitive(element.charAt(0)) : null;
        final String base;
        if (primitive != null) {
            base = primitive.javaName();
        } else if (element.startsWith("L") && element.endsWith(";")) {
            base = dotted(element.substring(1, element.length() - 1));
        } else {
            base = dotted(element);
        }
        return base + "[]".repeat(dimensions);
    }

    private static String dotted(final String name) {
        final var hidden = HIDDEN.matcher(name);
        return hidden.find()
                ? name.substring(0, hidden.start()).replace('/', '.') + name.substring(hidden.start())
                : name.replace('/', '.');
    }

    /** The type of the elements of an array by its name in Java source, null if it is no array. */
    static @Nullable FieldType elementType(final String javaName) {
        if (!javaName.endsWith("[]")) {
            return null;
        }
        final String element = javaName.substring(0, javaName.length() - 2);
        for (final FieldType type : FieldType.values()) {
            if (!type.isReference() && type.javaName().equals(element)) {
                return type;
            }
        }
        return FieldType.REFERENCE;
    }

    private static @Nullable FieldType primitive(final char descriptor) {
        for (final FieldType type : FieldType.values()) {
            if (!type.isReference() && type.descriptor() == descriptor) {
                return type;
            }
        }
        return null;
    }
}
