package deadwood.model.snapshot;

import deadwood.model.event.EventTables;
import deadwood.model.heap.HeapGraph;
import deadwood.model.profile.StackProfile;
import deadwood.model.series.HeapCount;
import deadwood.model.series.TimeSeries;
import deadwood.model.store.IndexParts;
import deadwood.model.tree.WeightedTree;
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
 * @param content what it holds
 * @param parts where analyses look whether somebody made them before, and keep what they found
 */
public record Snapshot(Path file, long fileSize, String format, @Nullable Instant taken, List<ImportWarning> warnings,
        Content content, IndexParts parts)
        implements AutoCloseable {

    /**
     * What a file can hold; most hold one or two of these.
     *
     * @param heap the objects of a heap
     * @param profile samples of stacks
     * @param chains a retention tree of sampled objects: from the root over those that refer to them; its first value type is bytes
     * @param series values over time
     * @param heapCounts instances by class, each at a moment, in the order of time
     * @param events everything as it stands in the file
     */
    public record Content(@Nullable HeapGraph heap, @Nullable StackProfile profile, @Nullable WeightedTree chains,
            List<TimeSeries> series, List<HeapCount> heapCounts, @Nullable EventTables events) {

        public Content {
            series = List.copyOf(series);
            heapCounts = List.copyOf(heapCounts);
        }

        /** Nothing. */
        public static final Content NONE = new Content(null, null, null, List.of(), List.of(), null);

        /** Of a file that holds a profile and nothing else. */
        public static Content of(final StackProfile profile) {
            return new Content(null, profile, null, List.of(), List.of(), null);
        }

        /** Of a file that holds series and nothing else. */
        public static Content of(final List<TimeSeries> series) {
            return new Content(null, null, null, series, List.of(), null);
        }
    }

    /** Of which nothing is kept. */
    public Snapshot(final Path file, final long fileSize, final String format, final @Nullable Instant taken,
            final List<ImportWarning> warnings, final Content content) {
        this(file, fileSize, format, taken, warnings, content, IndexParts.NONE);
    }

    /** Of a file that holds a heap and nothing else, of which nothing is kept. */
    public Snapshot(final Path file, final long fileSize, final String format, final @Nullable Instant taken,
            final List<ImportWarning> warnings, final HeapGraph heap) {
        this(file, fileSize, format, taken, warnings, heap, IndexParts.NONE);
    }

    /** Of a file that holds a heap and nothing else. */
    public Snapshot(final Path file, final long fileSize, final String format, final @Nullable Instant taken,
            final List<ImportWarning> warnings, final HeapGraph heap, final IndexParts parts) {
        this(file, fileSize, format, taken, warnings, new Content(heap, null, null, List.of(), List.of(), null),
                parts);
    }

    public Snapshot {
        warnings = List.copyOf(warnings);
    }

    /** The file's name without its directory. */
    public String name() {
        final Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    /** The heap, null if the file holds none. */
    public @Nullable HeapGraph heap() {
        return content.heap();
    }

    /** The stack profile, null if the file holds none. */
    public @Nullable StackProfile profile() {
        return content.profile();
    }

    @Override
    public void close() throws IOException {
        final EventTables events = content.events();
        try {
            if (events != null) {
                events.close();
            }
        } finally {
            final HeapGraph heap = content.heap();
            if (heap != null) {
                heap.close();
            }
        }
    }
}
