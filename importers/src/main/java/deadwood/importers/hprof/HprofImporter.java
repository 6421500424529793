package deadwood.importers.hprof;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importer;
import deadwood.importers.hprof.content.ChangedFileException;
import deadwood.importers.hprof.content.MisreadBlockException;
import deadwood.importers.hprof.content.OpenedContent;
import deadwood.model.heap.ClassCount;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
        final HprofIndex index = HprofIndex.of(file, options);
        final Snapshot known = index == null ? null : index.open(() -> dump(file, gzipped, options));
        if (known != null) {
            return known;
        }
        try {
            return read(file, gzipped, false, index, options, progress, cancel);
        } catch (final MisreadBlockException e) {
            // A block that is not what it seemed, or what was kept of another time is damaged: the sure way, then.
            return again(file, gzipped, index, options, progress, cancel);
        }
    }

    private static Snapshot again(final Path file, final boolean gzipped, final @Nullable HprofIndex index,
            final ImportOptions options, final Progress progress, final CancelSignal cancel) throws IOException {
        try {
            return read(file, gzipped, true, index, options, progress, cancel);
        } catch (final MisreadBlockException e) {
            throw new ImportException.Corrupt(file + " was changed while it was being read: " + e.getMessage(),
                    e.offset());
        }
    }

    private static Snapshot read(final Path file, final boolean gzipped, final boolean again,
            final @Nullable HprofIndex index, final ImportOptions options, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final long fileSize = Files.size(file);
        final OpenedContent opened = OpenedContent.of(file, gzipped, again, options, progress, cancel);
        final Warnings warnings = new Warnings();
        opened.warnings().forEach(warning -> warnings.add(warning.offset(), warning.message()));
        final DumpFile dump = new DumpFile(file, opened.content());
        boolean kept = false;
        try {
            final Snapshot snapshot = new DumpImport(file, fileSize, dump, options, index, progress, cancel)
                    .run(warnings);
            kept = true;
            return snapshot;
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
        final HprofIndex index = HprofIndex.of(file, options);
        if (index != null && index.isThere()) {
            // To count the objects of an index takes a fraction of one pass over the dump.
            return null;
        }
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

    /** The dump for the values of its fields, when the heap is known already. */
    private static DumpFile dump(final Path file, final boolean gzipped, final ImportOptions options)
            throws IOException {
        try {
            return dump(file, gzipped, false, options);
        } catch (final MisreadBlockException e) {
            return dump(file, gzipped, true, options);
        }
    }

    private static DumpFile dump(final Path file, final boolean gzipped, final boolean again,
            final ImportOptions options) throws IOException {
        return new DumpFile(file, OpenedContent.of(file, gzipped, again, options, Progress.NONE, CancelSignal.NEVER)
                .content());
    }
}
