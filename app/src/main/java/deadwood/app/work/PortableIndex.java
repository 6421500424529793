package deadwood.app.work;

import deadwood.importers.ImportOptions;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.IndexBundle;
import deadwood.model.store.IndexCache;
import deadwood.model.store.Progress;
import deadwood.model.store.StoreFullException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes an index that opens without its dump. */
public final class PortableIndex {

    private PortableIndex() {}

    /**
     * Where the parts are built.
     *
     * @param temporary gone when this is closed; null where the user's index cache serves
     */
    public record Workplace(ImportOptions options, @Nullable Path temporary) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            if (temporary != null) {
                new IndexCache(temporary.resolve("index"), 0).clear();
                Files.deleteIfExists(temporary.resolve("index"));
                Files.deleteIfExists(temporary);
            }
        }
    }

    /** The index cache, or where it shall not be used a directory beside the index that is to be written. */
    public static Workplace workplace(final ImportOptions options, final Path target) throws IOException {
        if (options.indexed()) {
            return new Workplace(options, null);
        }
        final Path parent = target.toAbsolutePath().getParent();
        final Path temporary = Files.createTempDirectory(parent == null ? Path.of("") : parent, ".deadwood-");
        return new Workplace(new ImportOptions(temporary, options.threads(), options.inflateLimit(), true,
                options.maximumIndexBytes()), temporary);
    }

    /**
     * Writes the index with all that a window shows first: dominators, histograms, retention trees.
     *
     * @throws StoreFullException if there is no space for it
     * @throws NoHeapException if the file holds no heap
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public static void write(final OpenSnapshot snapshot, final Path target, final Progress progress,
            final CancelSignal cancel) throws IOException {
        if (snapshot.snapshot().parts() instanceof IndexBundle) {
            throw new IOException(snapshot.snapshot().file() + " is such an index already; copy the file");
        }
        snapshot.retention(progress, cancel);
        snapshot.histogram(progress, cancel);
        snapshot.packages(progress, cancel);
        for (final RetentionView view : RetentionView.values()) {
            snapshot.retentionTree(view, progress, cancel);
        }
        if (snapshot.snapshot().parts().files().isEmpty()
                || !snapshot.warnings().equals(snapshot.snapshot().warnings())) {
            throw new StoreFullException(target + " cannot be written: there is no space to build the index of "
                    + snapshot.snapshot().file() + "; let DEADWOOD_CACHE name a directory with more");
        }
        IndexBundle.write(snapshot.snapshot().parts(), target, progress, cancel);
    }
}
