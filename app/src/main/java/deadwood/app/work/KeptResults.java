package deadwood.app.work;

import deadwood.model.heap.HeapGraph;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.DamagedIndexException;
import deadwood.model.store.IndexFile;
import deadwood.model.store.IndexParts;
import deadwood.model.store.MappedColumnStore;
import deadwood.model.store.NativeColumnStore;
import deadwood.model.store.StoreFullException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a result in the index of a file, has it computed if it is not there, and keeps it there. What is damaged or cannot be written
 * costs time, never the result.
 */
final class KeptResults {

    /** A result that consists of columns. */
    interface Columns<T> {

        T read(IndexFile index) throws IOException;

        T compute(ColumnStore store) throws IOException;

        /** What goes beside the columns. */
        byte[] metadata(T result) throws IOException;
    }

    /** A result of a few records. */
    interface Records<T> {

        T read(DataInput in) throws IOException;

        T compute() throws IOException;

        void write(T result, DataOutput out) throws IOException;
    }

    private final IndexParts parts;
    private final List<ImportWarning> warnings = new CopyOnWriteArrayList<>();

    KeptResults(final IndexParts parts) {
        this.parts = parts;
    }

    /** What could not be kept. */
    List<ImportWarning> warnings() {
        return List.copyOf(warnings);
    }

    /** The result as it stands in the index, or null. Its columns are closed with the heap. */
    <T> @Nullable T known(final HeapGraph heap, final String part, final Columns<T> columns) throws IOException {
        final IndexFile index = open(part);
        if (index == null) {
            return null;
        }
        try {
            final T result = columns.read(index);
            heap.keep(index);
            return result;
        } catch (final DamagedIndexException e) {
            index.close();
            discard(part, e);
            return null;
        }
    }

    /**
     * The result, of the index or computed now.
     *
     * @throws StoreFullException if there is space for its columns neither on the disk nor in memory
     */
    <T> T get(final HeapGraph heap, final String part, final Columns<T> columns) throws IOException {
        final T known = known(heap, part, columns);
        if (known != null) {
            return known;
        }
        final MappedColumnStore lasting = building();
        try {
            return lasting == null
                    ? computed(heap, heap.store().scratch(), columns)
                    : kept(heap, part, lasting, columns);
        } catch (final StoreFullException e) {
            if (!Memory.holdsColumns(heap.objectCount())) {
                throw e;
            }
            warn("there is no space to keep what was computed, opening this again takes as long: " + e.getMessage());
            return computed(heap, new NativeColumnStore(), columns);
        }
    }

    private <T> T kept(final HeapGraph heap, final String part, final MappedColumnStore store,
            final Columns<T> columns) throws IOException {
        final T result = computed(heap, store, columns);
        try {
            parts.commit(store, part, columns.metadata(result));
        } catch (final IOException e) {
            warn("what was computed could not be kept, opening this again takes as long: " + e.getMessage());
        }
        return result;
    }

    private static <T> T computed(final HeapGraph heap, final ColumnStore store, final Columns<T> columns)
            throws IOException {
        boolean done = false;
        try {
            final T result = columns.compute(store);
            heap.keep(store);
            done = true;
            return result;
        } finally {
            if (!done) {
                store.close();
            }
        }
    }

    /** The result as it stands in the index, or null. */
    <T> @Nullable T known(final String part, final Records<T> records) throws IOException {
        final IndexFile index = open(part);
        if (index == null) {
            return null;
        }
        try (index; DataInputStream in = new DataInputStream(new ByteArrayInputStream(index.metadata()))) {
            return records.read(in);
        } catch (final IOException e) {
            discard(part, e);
            return null;
        }
    }

    /** The result, of the index or computed now. */
    <T> T get(final String part, final Records<T> records) throws IOException {
        final T known = known(part, records);
        if (known != null) {
            return known;
        }
        final T result = records.compute();
        try (MappedColumnStore store = building()) {
            if (store != null) {
                final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (DataOutputStream out = new DataOutputStream(bytes)) {
                    records.write(result, out);
                }
                parts.commit(store, part, bytes.toByteArray());
            }
        } catch (final IOException e) {
            // It is small and quickly made again: nothing that a person has to hear of.
            log("part " + part + " could not be kept: " + e);
        }
        return result;
    }

    private @Nullable IndexFile open(final String part) {
        try {
            return parts.open(part);
        } catch (final IOException e) {
            log("part " + part + " of an index cannot be opened: " + e);
            return null;
        }
    }

    private @Nullable MappedColumnStore building() {
        try {
            return parts.building();
        } catch (final IOException e) {
            log("no index can be built: " + e);
            return null;
        }
    }

    private void discard(final String part, final IOException reason) {
        log("part " + part + " of an index is made again: " + reason.getMessage());
        try {
            parts.discard(part);
        } catch (final IOException e) {
            log("part " + part + " cannot be removed: " + e);
        }
    }

    private void warn(final String message) {
        log(message);
        warnings.add(new ImportWarning(-1, message));
    }

    private static void log(final String what) {
        System.getLogger(KeptResults.class.getName()).log(System.Logger.Level.WARNING, what);
    }
}
