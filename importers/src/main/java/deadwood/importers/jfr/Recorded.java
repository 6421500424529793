package deadwood.importers.jfr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What events without a stack say, in plain words and numbers: what stays of a chunk when its constants are gone. */
sealed interface Recorded {

    /** Nanoseconds since 1970. */
    long time();

    /** A point of a series. */
    record Point(SeriesKind series, long time, double value) implements Recorded {}

    /** What a thread has allocated since it began. */
    record Allocated(long time, long threadId, long bytes) implements Recorded {}

    /**
     * The instances of a class after the garbage collection of that number.
     *
     * @param event the type of events: where both that count objects are recorded, they say the same of one collection
     */
    record Instances(long time, String event, long collection, String className, long count, long bytes)
            implements Recorded {}

    /**
     * An object and what it is reachable through.
     *
     * @param path from the root to the object
     * @param bytes 0 if the file does not say
     */
    record Chain(long time, List<String> path, long bytes) implements Recorded {}

    /**
     * A setting of the recording.
     *
     * @param event the type of events that it is for, null if it is for none that is described
     */
    record Setting(long time, @Nullable String event, String name, String value) implements Recorded {}

    /** Events that the virtual machine could not write. */
    record Loss(long time, long bytes) implements Recorded {}
}
