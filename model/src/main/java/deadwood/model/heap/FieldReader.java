package deadwood.model.heap;

/**
 * Reads the payload of one object after the other: the fields of an instance at the offsets of {@link Field#offset()},
 * the elements of an array one after the other, each {@link #elementSize} bytes. Multi-byte values come out in the right
 * byte order. Objects visited in ascending order of ids read fastest. Not safe for several threads.
 * <p>
 * What lies beyond the payload reads as 0: in a damaged dump an object can have fewer bytes than the fields of its class.
 * <p>
 * A class object ({@code java.lang.Class}) has no payload here: its statics are in {@link ClassInfo}.
 * <p>
 * All methods throw {@link FieldSourceException} if the dump was changed, truncated or removed while it is open.
 */
public interface FieldReader extends AutoCloseable {

    /** Turns to an object. All offsets count from the start of its payload. */
    void select(int object);

    /** Size of the payload in bytes; 0 for class objects. */
    long payloadSize();

    /** Bytes of a reference in the payload: that of ids in the dump, not that of references in the heap. */
    int referenceSize();

    /** Number of elements if the object is an array, −1 if not. */
    int length();

    /** Bytes that an element takes in the payload, 0 if the object is no array. */
    int elementSize();

    byte readByte(long offset);

    short readShort(long offset);

    int readInt(long offset);

    long readLong(long offset);

    /** The address a reference holds; 0 is null. */
    long readAddress(long offset);

    /** The id of the object a reference holds, or {@link HeapGraph#NONE} for null and for what the dump does not hold. */
    int readReference(long offset);

    /** Copies payload bytes as they stand in the dump (big-endian for hprof). */
    void readBytes(long offset, byte[] target, int from, int count);

    @Override
    void close();
}
