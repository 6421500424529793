package deadwood.model.heap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class of the heap.
 *
 * @param id index in the {@link ClassTable}
 * @param name as in Java source, binary names for nested classes: {@code byte[]}, {@code java.util.HashMap$Node[]}
 * @param kind what its instances are
 * @param mirror id of the {@code java.lang.Class} object, or {@link HeapGraph#NONE} if the dump has none
 * @param superclass id of the superclass, or {@link HeapGraph#NONE}
 * @param loader id of the defining loader's object, or {@link HeapGraph#NONE} for the boot loader and for primitives
 * @param elementType type of the elements, null unless an array
 * @param fields the instance fields: its own first, then those of its superclasses, offsets ascending
 * @param statics the static fields it declares
 * @param instanceSize shallow size of an instance in bytes; 0 for arrays, whose size depends on their length
 * @param strength what the referent of its instances means
 */
public record ClassInfo(int id, String name, Kind kind, int mirror, int superclass, int loader,
        @Nullable FieldType elementType,
        List<Field> fields, List<StaticField> statics, int instanceSize, ReferenceStrength strength) {

    /** What the instances of a class are. */
    public enum Kind {
        INSTANCE, OBJECT_ARRAY, PRIMITIVE_ARRAY
    }

    public ClassInfo {
        fields = List.copyOf(fields);
        statics = List.copyOf(statics);
    }

    public boolean isArray() {
        return kind != Kind.INSTANCE;
    }

    /** The field of that name that is declared nearest to this class, or null. */
    public @Nullable Field field(final String fieldName) {
        for (final Field field : fields) {
            if (field.name().equals(fieldName)) {
                return field;
            }
        }
        return null;
    }

    /** The static field of that name, or null. */
    public @Nullable StaticField staticField(final String fieldName) {
        for (final StaticField field : statics) {
            if (field.name().equals(fieldName)) {
                return field;
            }
        }
        return null;
    }

    /** The package, or "" for the unnamed one and for arrays of primitives; that of the element for an array. */
    public String packageName() {
        final int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    /** The name without its package: {@code HashMap$Node[]}. */
    public String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
