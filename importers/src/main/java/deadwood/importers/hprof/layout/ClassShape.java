package deadwood.importers.hprof.layout;

import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class as far as sizes go.
 *
 * @param name as in Java source
 * @param superclass index of the superclass in the list of shapes, or {@link HeapGraph#NONE}
 * @param ofBootLoader whether the boot loader defined it, so that the JVM may have put fields into it
 * @param elementType type of the elements, null unless an array
 * @param fields the instance fields that it declares itself
 * @param statics types of its static fields
 */
public record ClassShape(String name, int superclass, boolean ofBootLoader, @Nullable FieldType elementType,
        List<DeclaredField> fields, List<FieldType> statics) {

    /** A field as the class file declares it. */
    public record DeclaredField(String name, FieldType type) {}

    public ClassShape {
        fields = List.copyOf(fields);
        statics = List.copyOf(statics);
    }

    boolean declares(final String field) {
        for (final DeclaredField declared : fields) {
            if (declared.name().equals(field)) {
                return true;
            }
        }
        return false;
    }
}
