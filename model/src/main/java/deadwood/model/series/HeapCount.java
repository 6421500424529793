package deadwood.model.series;

import java.util.List;

/**
 * Instances by class at one moment, as a JVM counted them after a garbage collection.
 *
 * @param time nanoseconds since 1970
 * @param rows one a class, in the order of the file
 */
public record HeapCount(long time, List<Row> rows) {

    /** One class. */
    public record Row(String className, long instances, long bytes) {}

    public HeapCount {
        rows = List.copyOf(rows);
    }
}
