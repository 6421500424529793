package deadwood.model.heap;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Shallow sizes of the few objects whose class does not tell it: class objects with their statics, stack chunks. */
public final class OddSizes {

    /** None. */
    public static final OddSizes NONE = new OddSizes(new int[0], new long[0], new int[0]);

    private final int[] objects;
    private final long[] sizes;
    private final int[] classIds;

    /**
     * @param objects ids, ascending
     * @param sizes size of each in bytes
     * @param classIds ids of the classes that the objects are of
     */
    public OddSizes(final int[] objects, final long[] sizes, final int[] classIds) {
        if (objects.length != sizes.length) {
            throw new IllegalArgumentException(sizes.length + " sizes for " + objects.length + " objects");
        }
        this.objects = objects.clone();
        this.sizes = sizes.clone();
        this.classIds = classIds.clone();
        Arrays.sort(this.classIds);
    }

    /** By class id: whether objects of the class can be odd. */
    boolean[] areOf(final int classes) {
        final boolean[] odd = new boolean[classes];
        for (final int classId : classIds) {
            odd[classId] = true;
        }
        return odd;
    }

    /** Shallow size of an object in bytes, {@code otherwise} if it is not odd. */
    public long sizeOf(final int object, final long otherwise) {
        final int index = Arrays.binarySearch(objects, object);
        return index < 0 ? otherwise : sizes[index];
    }

    void write(final DataOutput out) throws IOException {
        HeapGraphCodec.writeInts(objects, out);
        HeapGraphCodec.writeLongs(sizes, out);
        HeapGraphCodec.writeInts(classIds, out);
    }

    static OddSizes read(final DataInput in) throws IOException {
        return new OddSizes(HeapGraphCodec.readInts(in), HeapGraphCodec.readLongs(in), HeapGraphCodec.readInts(in));
    }
}
