package deadwood.model.retention;

import deadwood.model.heap.HeapGraph;
import deadwood.model.store.DamagedIndexException;
import deadwood.model.store.IndexFile;
import deadwood.model.store.IntColumn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of an index that holds a {@link Retention}: its columns, and beside them in a few kilobytes the objects that retain most, so
 * that whoever asks for those alone does not touch the columns.
 */
public final class RetentionIndex {

    /** The part with soft references followed; nothing is kept of the other. */
    public static final String PART = "retention";

    static final String IDOMS = "idoms";
    static final String RETAINED_SIZES = "retained sizes";
    static final String ORDER = "dominator order";

    private RetentionIndex() {}

    /** What goes beside the columns. */
    public static byte[] metadata(final Retention retention) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(retention.reachableBytes());
            out.writeBoolean(retention.retainedSizes().isCompact());
            final List<LargestObject> largest = retention.largest(LargestObject.KEPT);
            out.writeInt(largest.size());
            for (final LargestObject object : largest) {
                object.write(out);
            }
        }
        return bytes.toByteArray();
    }

    /**
     * The retention of an index.
     *
     * @param index not closed with it
     * @throws DamagedIndexException if columns are missing or belong to another heap
     */
    public static Retention read(final IndexFile index, final HeapGraph heap) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(index.metadata()))) {
            final long reachableBytes = in.readLong();
            final SizeColumn sizes = SizeColumn.read(index, RETAINED_SIZES, in.readBoolean());
            final int count = in.readInt();
            final List<LargestObject> largest = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                largest.add(LargestObject.read(in, heap));
            }
            final IntColumn idoms = index.ints(IDOMS);
            final IntColumn order = index.ints(ORDER);
            if (idoms.size() != heap.objectCount() || sizes.size() != idoms.size() || order.size() > idoms.size()) {
                throw new DamagedIndexException("retention of another heap");
            }
            return new Retention(heap, idoms, sizes, order, reachableBytes, largest);
        }
    }
}
