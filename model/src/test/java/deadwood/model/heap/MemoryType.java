package deadwood.model.heap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A class of a {@link MemoryHeap}. */
public final class MemoryType {

    private final String name;
    private final @Nullable MemoryType superclass;
    private final List<String> fieldNames = new ArrayList<>();
    private final List<FieldType> fieldTypes = new ArrayList<>();
    private final Map<String, @Nullable MemoryObject> statics = new LinkedHashMap<>();
    private final MemoryObject mirror;
    private final int index;

    MemoryType(final String name, final @Nullable MemoryType superclass, final int index, final MemoryObject mirror) {
        this.name = name;
        this.superclass = superclass;
        this.index = index;
        this.mirror = mirror;
    }

    /** Adds an instance field: {@code "Object next"}, {@code "int size"}. */
    MemoryType field(final String declaration) {
        final int space = declaration.indexOf(' ');
        fieldTypes.add(typeOf(declaration.substring(0, space)));
        fieldNames.add(declaration.substring(space + 1));
        return this;
    }

    private static FieldType typeOf(final String name) {
        for (final FieldType type : FieldType.values()) {
            if (type.javaName().equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no type " + name);
    }

    /** Sets a static field of a reference type. */
    public MemoryType statics(final String field, final @Nullable MemoryObject value) {
        statics.put(field, value);
        return this;
    }

    /** Names of the instance fields, those of superclasses included. */
    public List<String> fieldNames() {
        return fields(MemoryHeap.ID_SIZE).stream().map(Field::name).toList();
    }

    public String name() {
        return name;
    }

    int index() {
        return index;
    }

    @Nullable
    MemoryType superclass() {
        return superclass;
    }

    /** Its {@code java.lang.Class} object. */
    public MemoryObject mirror() {
        return mirror;
    }

    Map<String, @Nullable MemoryObject> statics() {
        return statics;
    }

    /** All fields of an instance, its own first. */
    List<Field> fields(final int referenceSize) {
        final List<Field> fields = new ArrayList<>();
        int offset = 0;
        for (MemoryType type = this; type != null; type = type.superclass) {
            for (int i = 0; i < type.fieldNames.size(); i++) {
                final FieldType fieldType = type.fieldTypes.get(i);
                fields.add(new Field(type.fieldNames.get(i), fieldType, offset, type.index));
                offset += fieldType.bytes(referenceSize);
            }
        }
        return fields;
    }

    boolean isArray() {
        return name.endsWith("[]");
    }

    /** What the elements are, null if it is no array. */
    @Nullable
    FieldType elementType() {
        if (!isArray()) {
            return null;
        }
        final String element = name.substring(0, name.length() - 2);
        for (final FieldType type : FieldType.values()) {
            if (!type.isReference() && type.javaName().equals(element)) {
                return type;
            }
        }
        return FieldType.REFERENCE;
    }
}
