package deadwood.importers.hprof;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importer;
import deadwood.importers.hprof.content.ChangedFileException;
import deadwood.importers.hprof.content.MisreadBlockException;
import deadwood.importers.hprof.content.OpenedContent;
import deadwood.model.heap.ClassCount;
import deadwood.model.heap.HeapGraph;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.MappedColumnStore;
import deadwood.model.store.NativeColumnStore;
import deadwood.model.store.Progress;
import deadwood.model.store.StoreFullException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

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
        try {
            return read(file, gzipped, false, options, progress, cancel);
        } catch (final MisreadBlockException e) {
            // A block that is not what it seemed, or what was kept of another time is damaged: the sure way, then.
            return again(file, gzipped, options, progress, cancel);
        }
    }

    private static Snapshot again(final Path file, final boolean gzipped, final ImportOptions options,
            final Progress progress, final CancelSignal cancel) throws IOException {
        try {
            return read(file, gzipped, true, options, progress, cancel);
        } catch (final MisreadBlockException e) {
            throw new ImportException.Corrupt(file + " was changed while it was being read: " + e.getMessage(),
                    e.offset());
        }
    }

    private static Snapshot read(final Path file, final boolean gzipped, final boolean again,
            final ImportOptions options, final Progress progress, final CancelSignal cancel) throws IOException {
        final long fileSize = Files.size(file);
        final OpenedContent opened = OpenedContent.of(file, gzipped, again, options, progress, cancel);
        final Warnings warnings = new Warnings();
        opened.warnings().forEach(warning -> warnings.add(warning.offset(), warning.message()));
        final DumpFile dump = new DumpFile(file, opened.content());
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
        } catch (final ChangedFileException e) {
            throw new ImportException.Corrupt(Objects.requireNonNullElse(e.getMessage(), "changed"), 0);
        } finally {
            if (!kept) {
                dump.close();
            }
        }
    }

    @Override
    public @Nullable List<ClassCount> counts(final Path file, final boolean gzipped, final ImportOptions options,
            final Progress progress, final CancelSignal cancel) throws IOException {
        try {
            final OpenedContent opened = OpenedContent.of(file, gzipped, false, options, progress, cancel);
            try (DumpFile dump = new DumpFile(file, opened.content())) {
                if (!opened.warnings().isEmpty()) {
                    return null;
                }
                final List<ClassCount> counts = new HeapCounting(dump, options.threads(), progress, cancel).count();
                dump.verify(options.threads(), cancel);
                dump.checkUnchanged();
                return counts;
            }
        } catch (final MisreadBlockException | ChangedFileException _) {
            return null;
        }
    }

    private static HeapGraph heap(final DumpFile dump, final ImportOptions options, final Warnings warnings,
            final Progress progress, final CancelSignal cancel) throws IOException {
        final ColumnStore lasting = store(options.cacheDirectory(), warnings);
        boolean kept = false;
        try (ColumnStore scratch = lasting.scratch()) {
            final HeapGraph heap = read(dump, options, lasting, scratch, warnings, progress, cancel);
            kept = true;
            return heap;
        } finally {
            if (!kept) {
                lasting.close();
            }
        }
    }

    private static HeapGraph read(final DumpFile dump, final ImportOptions options, final ColumnStore lasting,
            final ColumnStore scratch, final Warnings warnings, final Progress progress, final CancelSignal cancel)
            throws IOException {
        try {
            final HeapGraph heap = new HprofReading(dump, options, lasting, scratch, warnings, progress, cancel).read();
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
