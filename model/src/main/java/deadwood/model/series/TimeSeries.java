package deadwood.model.series;

/**
 * One value over time.
 *
 * @param name "HeapAlloc", "heap used after GC"
 * @param unit "bytes", "nanoseconds", "count", "ratio"
 * @param times nanoseconds since 1970, ascending; where the file has no clock, nanoseconds since the program began
 * @param values as many as times
 */
public record TimeSeries(String name, String unit, long[] times, double[] values) {

    public TimeSeries {
        if (times.length != values.length) {
            throw new IllegalArgumentException(times.length + " times for " + values.length + " values");
        }
    }

    /** Number of points. */
    public int size() {
        return times.length;
    }
}
