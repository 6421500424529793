package deadwood.importers.hprof;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importer;
import deadwood.model.heap.HeapGraph;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.MappedColumnStore;
import deadwood.model.store.NativeColumnStore;
import deadwood.model.store.Progress;
import deadwood.model.store.StoreFullException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads heap dumps of HotSpot and of other virtual machines that write hprof. */
public final class HprofImporter implements Importer {

    @Override
    public String format() {
        return "hprof heap dump";
    }

    @Override
    public boolean recognises(final byte[] head) {
        return DumpHeader.begins(head);
    }

    @Override
    public Snapshot read(final Path file, final boolean gzipped, final ImportOptions options,
            final Progress progress, final CancelSignal cancel) throws IOException {
        final Warnings warnings = new Warnings();
        final long fileSize = Files.size(file);
        final DumpFile dump = gzipped
                ? new DumpFile(file, GzipScratch.inflate(file, options.cacheDirectory(), warnings, progress, cancel))
                : new DumpFile(file, FileChannel.open(file, StandardOpenOption.READ));
        boolean kept = false;
        try {
            final HeapGraph heap = heap(dump, options, warnings, progress, cancel);
            kept = true;
            return new Snapshot(file, fileSize, "hprof " + dump.header().version(), dump.header().taken(),
                    warnings.list(), heap);
        } catch (final StoreFullException e) {
            throw new ImportException.TooLarge(file + " cannot be opened: " + e.getMessage());
        } catch (final OutOfMemoryError e) {
            // Columns do not stand on the Java heap, but the names, classes, roots and threads of a dump do.
            throw new ImportException.TooLarge(
                    "%s cannot be opened: its classes, roots and threads need more than the %d MiB of Java heap there are"
                            .formatted(file, Runtime.getRuntime().maxMemory() >> 20));
        } finally {
            if (!kept) {
                dump.close();
            }
        }
    }

    private static HeapGraph heap(final DumpFile dump, final ImportOptions options, final Warnings warnings,
            final Progress progress, final CancelSignal cancel) throws IOException {
        final ColumnStore lasting = store(options.cacheDirectory(), warnings);
        boolean kept = false;
        try (ColumnStore scratch = lasting.scratch()) {
            final HeapGraph heap = new HprofReading(dump, options, lasting, scratch, warnings, progress, cancel).read();
            kept = true;
            return heap;
        } finally {
            if (!kept) {
                lasting.close();
            }
        }
    }

    private static ColumnStore store(final Path directory, final Warnings warnings) {
        try {
            return MappedColumnStore.scratch(directory);
        } catch (final IOException e) {
            warnings.once("the cache directory " + directory
                    + " cannot be written; the heap is kept in memory instead: " + e.getMessage());
            return new NativeColumnStore();
        }
    }
}
