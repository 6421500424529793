package deadwood.importers.pprof;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importer;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Path;

/** Reads profiles in the format of pprof, with and without gzip: what Go, and most profilers beside it, write. */
public final class PprofImporter implements Importer {

    @Override
    public String format() {
        return "pprof profile";
    }

    @Override
    public boolean recognises(final byte[] head) {
        return PprofHead.begins(head);
    }

    @Override
    public Snapshot read(final Path file, final boolean gzipped, final ImportOptions options, final Progress progress,
            final CancelSignal cancel) throws IOException {
        try {
            return new PprofReading(file, gzipped, options, progress, cancel).read();
        } catch (final OutOfMemoryError e) {
            throw new ImportException.TooLarge(
                    "%s cannot be opened: its distinct stacks, samples and names need more than the %d MiB of Java heap there are"
                            .formatted(file, Runtime.getRuntime().maxMemory() >> 20));
        }
    }
}
