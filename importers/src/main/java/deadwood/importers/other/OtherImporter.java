package deadwood.importers.other;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importer;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Says of some files why they cannot be read. */
public final class OtherImporter implements Importer {

    @Override
    public String format() {
        return "other";
    }

    @Override
    public boolean reads() {
        return false;
    }

    @Override
    public boolean recognises(final byte[] head) {
        return OtherFile.what(head) != null;
    }

    @Override
    public Snapshot read(final Path file, final boolean gzipped, final ImportOptions options, final Progress progress,
            final CancelSignal cancel) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                InputStream in = gzipped ? new GZIPInputStream(raw) : raw) {
            throw new ImportException.UnknownFormat(file + " is " + OtherFile.what(in.readNBytes(HEAD_BYTES)));
        }
    }
}
