package deadwood.app.work;

import deadwood.importers.ImportOptions;
import deadwood.importers.Importers;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One opened file with its analyses, each computed when first asked for, what it needs first, and kept from then on. One
 * that was cancelled or failed is not kept: the next call begins anew.
 * <p>
 * For one thread at a time. The results themselves are immutable, safe for several threads, and live as long as this.
 * Every analysis throws {@link NoHeapException} if the file holds no heap, {@link IOException} if there is no space for its
 * columns, {@link java.util.concurrent.CancellationException} if it was cancelled, and
 * {@link deadwood.model.heap.FieldSourceException} if it reads fields and the file was changed or removed meanwhile.
 */
public final class OpenSnapshot implements AutoCloseable {

    private final Snapshot snapshot;
    private @Nullable FieldReader fields;

    /** @param snapshot closed with this */
    public OpenSnapshot(final Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * Opens a file of any known format.
     *
     * @throws deadwood.importers.ImportException if nothing useful could be read; the message is for a person
     * @throws IOException if the file system failed
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public static OpenSnapshot open(final Path file, final ImportOptions options, final Progress progress,
            final CancelSignal cancel) throws IOException {
        return new OpenSnapshot(new Importers().open(file, options, progress, cancel));
    }

    /** What the file gave. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** The heap of the file. */
    public HeapGraph heap() throws NoHeapException {
        final HeapGraph heap = snapshot.heap();
        if (heap == null) {
            throw new NoHeapException(snapshot);
        }
        return heap;
    }

    /** A reader of fields for the thread that works on this; closed with this, not by the caller. */
    public FieldReader fields() throws NoHeapException {
        if (fields == null) {
            fields = heap().fields().reader();
        }
        return fields;
    }

    /** Closes the file and gives back the columns: nothing that came from here may be used any more. */
    @Override
    public void close() throws IOException {
        if (fields != null) {
            fields.close();
        }
        snapshot.close();
    }
}
