package deadwood.model.heap;

/** Type of a field or of the elements of an array. */
public enum FieldType {
    REFERENCE("Object", 'L', 0),
    BOOLEAN("boolean", 'Z', 1),
    CHAR("char", 'C', 2),
    FLOAT("float", 'F', 4),
    DOUBLE("double", 'D', 8),
    BYTE("byte", 'B', 1),
    SHORT("short", 'S', 2),
    INT("int", 'I', 4),
    LONG("long", 'J', 8);

    private final String javaName;
    private final char descriptor;
    private final int size;

    FieldType(final String javaName, final char descriptor, final int size) {
        this.javaName = javaName;
        this.descriptor = descriptor;
        this.size = size;
    }

    /** As in Java source; "Object" for a reference. */
    public String javaName() {
        return javaName;
    }

    /** As in a class file (JVMS 4.3.2); 'L' for every reference. */
    public char descriptor() {
        return descriptor;
    }

    public boolean isReference() {
        return this == REFERENCE;
    }

    /** @param referenceSize bytes that a reference takes in the place in question: 4 or 8 */
    public int bytes(final int referenceSize) {
        return this == REFERENCE ? referenceSize : size;
    }
}
