package deadwood.importers.hprof;

import deadwood.importers.ImportOptions;
import deadwood.importers.index.SnapshotCodec;
import deadwood.model.heap.HeapColumns;
import deadwood.model.heap.HeapGraph;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.DamagedIndexException;
import deadwood.model.store.IndexCache;
import deadwood.model.store.IndexFile;
import deadwood.model.store.IndexKey;
import deadwood.model.store.IndexParts;
import deadwood.model.store.MappedColumnStore;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the index cache holds of one dump. */
final class HprofIndex {

    /** Opens the dump when values of fields are asked for. */
    @FunctionalInterface
    interface Opening {

        DumpFile open() throws IOException;
    }

    private final Path file;
    private final IndexCache cache;
    private final IndexKey key;
    private final Path scratch;

    private HprofIndex(final Path file, final IndexKey key, final ImportOptions options) {
        this.file = file;
        this.cache = options.indexes();
        this.key = key;
        this.scratch = options.cacheDirectory();
    }

    /** For the dump as it is now; null if no index shall be kept. */
    static @Nullable HprofIndex of(final Path file, final ImportOptions options) throws IOException {
        return options.indexed() ? new HprofIndex(file, IndexKey.of(file), options) : null;
    }

    /** Whether the snapshot can be had as it was read before. */
    boolean isThere() {
        try (IndexFile index = cache.open(key, IndexCache.HEAP)) {
            return index != null;
        } catch (final IOException e) {
            return false;
        }
    }

    /** The snapshot as it was read before; null if it was not, or what is kept of it is of no use. */
    @Nullable
    Snapshot open(final Opening dump) throws IOException {
        final IndexFile index;
        try {
            index = cache.open(key, IndexCache.HEAP);
        } catch (final IOException e) {
            log("the index of " + file + " cannot be opened: " + e);
            return null;
        }
        if (index == null) {
            return null;
        }
        try {
            return SnapshotCodec.read(file, index, cache.parts(index), List.of(),
                    columns -> new LazyFieldSource(() -> source(index, columns, dump)), scratch);
        } catch (final DamagedIndexException e) {
            log("the index of " + file + " is damaged: " + e.getMessage());
            cache.discard(key, IndexCache.HEAP);
            return null;
        }
    }

    private DumpFieldSource source(final IndexFile index, final HeapColumns columns, final Opening opening)
            throws IOException {
        final DumpFieldSource.Places places = DumpFieldSource.Places.read(index, columns);
        final DumpFile dump = opening.open();
        boolean good = false;
        try {
            if (!IndexKey.of(file).equals(key)) {
                throw new IOException(file + " has changed since it was opened; open it again");
            }
            good = true;
            return new DumpFieldSource(dump, places);
        } finally {
            if (!good) {
                dump.close();
            }
        }
    }

    /** @throws IOException if there is nowhere to build */
    MappedColumnStore building() throws IOException {
        return cache.building();
    }

    /**
     * Makes an index of a dump that was just read.
     *
     * @param built holds the columns
     * @return the same snapshot; with a warning if the index could not be written
     */
    Snapshot keep(final Snapshot snapshot, final HeapGraph heap, final MappedColumnStore built) {
        try {
            if (!IndexKey.of(file).equals(key)) {
                log(file + " changed while it was read; no index is kept of it");
                return snapshot;
            }
            final IndexParts parts = cache.commitHeap(built, key, SnapshotCodec.write(snapshot, heap));
            return new Snapshot(file, snapshot.fileSize(), snapshot.format(), snapshot.taken(), snapshot.warnings(),
                    heap, parts);
        } catch (final NoSuchFileException e) {
            log(file + " was deleted while it was read; no index is kept of it");
            return snapshot;
        } catch (final IOException e) {
            final List<ImportWarning> warnings = new ArrayList<>(snapshot.warnings());
            warnings.add(new ImportWarning(-1, "no index could be written, so opening this again takes as long: "
                    + e.getMessage()));
            return new Snapshot(file, snapshot.fileSize(), snapshot.format(), snapshot.taken(), warnings, heap);
        }
    }

    private static void log(final String what) {
        System.getLogger(HprofIndex.class.getName()).log(System.Logger.Level.WARNING, what);
    }
}
