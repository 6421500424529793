package deadwood.importers.hprof;

/** Finds classes by their addresses while objects are counted. Immutable. */
final class ClassKeys {

    /** In place of bytes: there is no such class, or its objects are no matter of counting. */
    static final int OTHER = -1;
    static final int OBJECT_ARRAY = -2;
    static final int STACK_CHUNK = -3;

    private static final long NONE = (long) OTHER << 32;

    /** Address and what is known of it, in turn. */
    private final long[] table;
    private final int mask;

    ClassKeys(final DumpClasses classes) {
        final int capacity = Integer.highestOneBit(Math.max(classes.all().size(), 1)) * 4;
        this.mask = capacity - 1;
        this.table = new long[capacity * 2];
        for (final DumpClass type : classes.all()) {
            if (type.address != 0) {
                final int at = at(type.address);
                table[at] = type.address;
                table[at + 1] = (long) bytes(type) << 32 | type.id;
            }
        }
    }

    private static int bytes(final DumpClass type) {
        if (type.elementType != null) {
            return type.elementType.isReference() ? OBJECT_ARRAY : OTHER;
        }
        return type.name.equals(GraphBuilder.STACK_CHUNK) ? STACK_CHUNK : type.payloadSize;
    }

    private int at(final long address) {
        int slot = (int) (address * 0x9E37_79B9_7F4A_7C15L >>> 36) & mask;
        while (table[slot * 2] != 0 && table[slot * 2] != address) {
            slot = slot + 1 & mask;
        }
        return slot * 2;
    }

    /** What {@link #id} and {@link #bytes} are asked of. */
    long find(final long address) {
        final int at = at(address);
        return table[at] == 0 ? NONE : table[at + 1];
    }

    static int id(final long found) {
        return (int) found;
    }

    /** Bytes of the fields of an instance in the dump; negative if it is anything special. */
    static int bytes(final long found) {
        return (int) (found >> 32);
    }
}
