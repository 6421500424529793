package deadwood.importers.hprof;

import deadwood.model.heap.FieldType;

/** The numbers that hprof gives to types of fields and elements. */
final class HprofTypes {

    static final int REFERENCE = 2;
    static final int FLOAT = 6;
    static final int BYTE = 8;
    static final int SHORT = 9;
    static final int INT = 10;

    private HprofTypes() {}

    /** Bytes of a value in the dump, 0 if there is no such type. */
    static int size(final int type, final int idSize) {
        return switch (type) {
            case REFERENCE -> idSize;
            case 4, BYTE -> 1;
            case 5, SHORT -> 2;
            case FLOAT, INT -> 4;
            case 7, 11 -> 8;
            default -> 0;
        };
    }

    /** Bytes of a primitive, 0 if there is no such primitive type. */
    static int primitiveSize(final int type) {
        return type == REFERENCE ? 0 : size(type, 0);
    }

    /** @throws IllegalArgumentException if there is no such type */
    static FieldType of(final int type) {
        return switch (type) {
            case REFERENCE -> FieldType.REFERENCE;
            case 4 -> FieldType.BOOLEAN;
            case 5 -> FieldType.CHAR;
            case FLOAT -> FieldType.FLOAT;
            case 7 -> FieldType.DOUBLE;
            case BYTE -> FieldType.BYTE;
            case SHORT -> FieldType.SHORT;
            case INT -> FieldType.INT;
            case 11 -> FieldType.LONG;
            default -> throw new IllegalArgumentException("no type has the number " + type);
        };
    }
}
