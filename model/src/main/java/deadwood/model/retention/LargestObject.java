package deadwood.model.retention;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One of the objects that retain most, with all that a list of them shows.
 *
 * @param object its id
 * @param type its class
 * @param shallowSize of itself, in bytes
 * @param retainedSize in bytes
 */
public record LargestObject(int object, long address, ClassInfo type, long shallowSize, long retainedSize) {

    /** So many are kept in an index. */
    public static final int KEPT = 1000;

    /** What is to be said of a reachable object. */
    public static LargestObject of(final Retention retention, final int object) {
        final HeapGraph heap = retention.heap();
        return new LargestObject(object, heap.addressOf(object), heap.classOf(object), heap.shallowSize(object),
                retention.retainedSize(object));
    }

    void write(final DataOutput out) throws IOException {
        out.writeInt(object);
        out.writeLong(address);
        out.writeInt(type.id());
        out.writeLong(shallowSize);
        out.writeLong(retainedSize);
    }

    static LargestObject read(final DataInput in, final HeapGraph heap) throws IOException {
        return new LargestObject(in.readInt(), in.readLong(), heap.classes().get(in.readInt()), in.readLong(),
                in.readLong());
    }
}
