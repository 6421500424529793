package deadwood.importers.index;

import deadwood.model.heap.FieldSource;
import deadwood.model.heap.HeapColumns;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapGraphCodec;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.DamagedIndexException;
import deadwood.model.store.IndexFile;
import deadwood.model.store.IndexParts;
import deadwood.model.store.IndexText;
import deadwood.model.store.ScratchSpace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A snapshot in an index: what stands beside the columns. */
public final class SnapshotCodec {

    private SnapshotCodec() {}

    /** All of a snapshot with a heap but its columns and its source of fields. */
    public static byte[] write(final Snapshot snapshot, final HeapGraph heap) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(snapshot.fileSize());
            IndexText.write(snapshot.format(), out);
            final Instant taken = snapshot.taken();
            out.writeBoolean(taken != null);
            if (taken != null) {
                out.writeLong(taken.getEpochSecond());
                out.writeInt(taken.getNano());
            }
            out.writeInt(snapshot.warnings().size());
            for (final ImportWarning warning : snapshot.warnings()) {
                out.writeLong(warning.offset());
                IndexText.write(warning.message(), out);
            }
            HeapGraphCodec.write(heap, out);
        }
        return bytes.toByteArray();
    }

    /**
     * The snapshot of an index.
     *
     * @param file what the snapshot shall be called
     * @param index closed with the snapshot, and if this fails
     * @param more warnings that are not in the index
     * @param fields gives the source of fields
     * @param scratch directory for scratch files
     * @throws DamagedIndexException if the index is damaged or lacks something
     */
    public static Snapshot read(final Path file, final IndexFile index, final IndexParts parts,
            final List<ImportWarning> more, final Function<HeapColumns, FieldSource> fields, final Path scratch)
            throws IOException {
        boolean good = false;
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(index.metadata()))) {
            final long size = in.readLong();
            final String format = IndexText.read(in);
            final @Nullable Instant taken = in.readBoolean()
                    ? Instant.ofEpochSecond(in.readLong(), in.readInt())
                    : null;
            final List<ImportWarning> warnings = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                warnings.add(new ImportWarning(in.readLong(), IndexText.read(in)));
            }
            warnings.addAll(more);
            final HeapGraph heap = HeapGraphCodec.read(in, index, fields, new ScratchSpace(scratch));
            good = true;
            return new Snapshot(file, size, format, taken, warnings, heap, parts);
        } catch (final RuntimeException e) {
            throw new DamagedIndexException("its content contradicts itself: " + e);
        } finally {
            if (!good) {
                index.close();
            }
        }
    }
}
