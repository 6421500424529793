package deadwood.importers.hprof;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.model.heap.HeapGraph;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.MappedColumnStore;
import deadwood.model.store.NativeColumnStore;
import deadwood.model.store.Progress;
import deadwood.model.store.StoreFullException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a dump into columns: into those of an index where one shall be kept, else into a scratch file, and into memory where the disk has no
 * space for them.
 */
final class DumpImport {

    private final Path file;
    private final long fileSize;
    private final DumpFile dump;
    private final ImportOptions options;
    private final @Nullable HprofIndex index;
    private final Progress progress;
    private final CancelSignal cancel;

    /**
     * @param fileSize bytes of the file when it was opened
     * @param dump taken over by the snapshot
     * @param index null if none shall be kept
     */
    DumpImport(final Path file, final long fileSize, final DumpFile dump, final ImportOptions options,
            final @Nullable HprofIndex index,
            final Progress progress, final CancelSignal cancel) {
        this.file = file;
        this.fileSize = fileSize;
        this.dump = dump;
        this.options = options;
        this.index = index;
        this.progress = progress;
        this.cancel = cancel;
    }

    /** @param opening what was to be warned of when the dump was opened */
    Snapshot run(final Warnings opening) throws IOException {
        final Warnings warnings = opening.copy();
        final ColumnStore store;
        try {
            store = index != null ? index.building() : MappedColumnStore.scratch(options.cacheDirectory());
        } catch (final IOException e) {
            warnings.once("the cache directory " + options.cacheDirectory()
                    + " cannot be written; the heap is kept in memory instead: " + e.getMessage());
            return inMemory(warnings, e);
        }
        try {
            return read(store, warnings);
        } catch (final StoreFullException e) {
            // The first reading warned of what the second warns of again.
            final Warnings again = opening.copy();
            again.once("no index could be written, and the heap is kept in memory: " + e.getMessage());
            return inMemory(again, e);
        }
    }

    private Snapshot inMemory(final Warnings warnings, final IOException reason) throws IOException {
        if (!MemoryBound.holds(dump.size())) {
            throw tooLarge(reason);
        }
        try {
            return read(new NativeColumnStore(), warnings);
        } catch (final StoreFullException e) {
            throw tooLarge(e);
        }
    }

    private ImportException.TooLarge tooLarge(final IOException reason) {
        return new ImportException.TooLarge(file + " cannot be opened: " + reason.getMessage()
                + ", and memory is too small for it; let DEADWOOD_CACHE name a directory with more space");
    }

    private Snapshot read(final ColumnStore store, final Warnings warnings) throws IOException {
        boolean kept = false;
        try (ColumnStore scratch = store.scratch()) {
            final HeapGraph heap = heap(store, scratch, warnings);
            kept = true;
            final Snapshot snapshot = new Snapshot(file, fileSize, "hprof " + dump.header().version(),
                    dump.header().taken(), warnings.list(), heap);
            return index != null && store instanceof final MappedColumnStore built
                    ? index.keep(snapshot, heap, built)
                    : snapshot;
        } finally {
            if (!kept) {
                store.close();
            }
        }
    }

    private HeapGraph heap(final ColumnStore store, final ColumnStore scratch, final Warnings warnings)
            throws IOException {
        try {
            final HeapGraph heap = new HprofReading(dump, options, store, scratch, warnings, progress, cancel).read();
            dump.verify(options.threads(), cancel);
            dump.checkUnchanged();
            return heap;
        } catch (final ImportException | RuntimeException e) {
            // What is written to while it is read can contradict itself in any way: say so instead.
            if (!(e instanceof CancellationException)) {
                dump.checkUnchanged();
            }
            throw e;
        }
    }
}
