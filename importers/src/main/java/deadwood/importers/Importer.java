package deadwood.importers;

import deadwood.model.heap.ClassCount;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one format. A service: {@code provides Importer with …} is all it takes to add one. */
public interface Importer {

    /** Bytes that {@link #recognises} is given at the most. */
    int HEAD_BYTES = 4096;

    /** The format as a person reads it: "hprof heap dump". */
    String format();

    /** Whether it can read what it recognises; if not, {@link #read} says why. */
    default boolean reads() {
        return true;
    }

    /**
     * Whether a file that begins like this is one of this importer's.
     *
     * @param head the first bytes of the file, gzip already peeled off once; at most {@value #HEAD_BYTES}
     */
    boolean recognises(byte[] head);

    /**
     * Reads the file as far as it can be read; damage becomes warnings of the snapshot.
     *
     * @param file a readable regular file that {@link #recognises} said yes to
     * @param gzipped whether its content is compressed
     * @param options where to put columns and how much space they may take
     * @throws ImportException if nothing useful could be read
     * @throws IOException if the file system failed
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    Snapshot read(Path file, boolean gzipped, ImportOptions options, Progress progress, CancelSignal cancel)
            throws IOException;

    /**
     * Counts the objects of a heap by class without opening it, as the heap would count them: for those who want to know no more.
     *
     * @param file a readable regular file that {@link #recognises} said yes to
     * @param gzipped whether its content is compressed
     * @return null if that is no quicker than {@link #read}, or the file is damaged
     * @throws IOException if the file system failed
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    default @Nullable List<ClassCount> counts(final Path file, final boolean gzipped, final ImportOptions options,
            final Progress progress, final CancelSignal cancel) throws IOException {
        return null;
    }
}
