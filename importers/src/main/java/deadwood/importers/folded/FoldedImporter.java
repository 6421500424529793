package deadwood.importers.folded;

import deadwood.importers.ImportOptions;
import deadwood.importers.Importer;
import deadwood.importers.text.HeapLimit;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Path;

/** Reads folded stacks with one or two counts, in UTF-8 or UTF-16. */
public final class FoldedImporter implements Importer {

    @Override
    public String format() {
        return "folded stacks";
    }

    @Override
    public boolean recognises(final byte[] head) {
        return FoldedHead.of(head).isFolded();
    }

    @Override
    public Snapshot read(final Path file, final boolean gzipped, final ImportOptions options, final Progress progress,
            final CancelSignal cancel) throws IOException {
        return HeapLimit.within(file, "stacks",
                () -> new FoldedReading(file, gzipped, options.threads(), FoldedReading.SMALLEST_PART, progress, cancel)
                        .read());
    }
}
