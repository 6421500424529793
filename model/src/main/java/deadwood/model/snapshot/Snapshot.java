package deadwood.model.snapshot;

import deadwood.model.heap.HeapGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one file gave. Closing it closes what it holds.
 *
 * @param file the file it came from
 * @param fileSize its size in bytes when it was opened
 * @param format what it is, as a person reads it: "hprof 1.0.2"
 * @param taken when it was taken, null if the file does not say
 * @param warnings what could not be taken as it stands, in the order of the file
 * @param heap the heap, null if the file holds none
 */
public record Snapshot(Path file, long fileSize, String format, @Nullable Instant taken, List<ImportWarning> warnings,
        @Nullable HeapGraph heap)
        implements AutoCloseable {

    public Snapshot {
        warnings = List.copyOf(warnings);
    }

    /** The file's name without its directory. */
    public String name() {
        final Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    @Override
    public void close() throws IOException {
        if (heap != null) {
            heap.close();
        }
    }
}
