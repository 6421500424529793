package deadwood.importers.index;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importer;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.DamagedIndexException;
import deadwood.model.store.IndexBundle;
import deadwood.model.store.IndexFile;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Opens an index that was taken along without its dump. What it says of a heap is the same; values of fields are missing. */
public final class IndexImporter implements Importer {

    @Override
    public String format() {
        return "Deadwood index";
    }

    @Override
    public boolean recognises(final byte[] head) {
        return IndexBundle.begins(head);
    }

    @Override
    public Snapshot read(final Path file, final boolean gzipped, final ImportOptions options, final Progress progress,
            final CancelSignal cancel) throws IOException {
        if (gzipped) {
            throw new ImportException.UnknownFormat(
                    file + " is a compressed Deadwood index; decompress it first, with: gzip -d");
        }
        try {
            final IndexBundle bundle = IndexBundle.open(file);
            final IndexFile heap = bundle.heap();
            final String dump = heap.key().path();
            final String missing = file + " is an index without its dump " + dump
                    + ": values of fields and elements are not in it";
            return SnapshotCodec.read(file, heap, bundle, List.of(new ImportWarning(-1,
                    "this is an index without its dump (" + dump
                            + "): values of fields and elements, and what is told by them, are missing")),
                    _ -> new MissingFields(missing), options.cacheDirectory());
        } catch (final DamagedIndexException e) {
            throw new ImportException.Corrupt(file + " cannot be opened: this index is damaged or was made by another "
                    + "version of Deadwood (" + e.getMessage() + "); make it again of the dump", 0);
        }
    }
}
