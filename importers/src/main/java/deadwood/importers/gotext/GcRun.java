package deadwood.importers.gotext;

import deadwood.model.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** The collections of one program as series over its time. */
final class GcRun {

    private static final double NANOSECONDS = 1e9;
    private static final double MILLISECOND = 1e6;
    private static final double MEGABYTE = 1 << 20;
    private static final double KIBIBYTE = 1 << 10;
    private static final double PERCENT = 100;

    private final Map<String, Points> series = new LinkedHashMap<>();
    private long lastCycle;
    private long lastTime;

    /** Of one series. */
    private static final class Points {

        private final String unit;
        private long[] times = new long[64];
        private double[] values = new double[64];
        private int size;

        Points(final String unit) {
            this.unit = unit;
        }

        void add(final long time, final double value) {
            if (size == times.length) {
                times = Arrays.copyOf(times, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            times[size] = time;
            values[size++] = value;
        }
    }

    /**
     * Takes a collection.
     *
     * @return false if it cannot be of this program: it came before the last one
     */
    boolean cycle(final Matcher line) {
        final long cycle = Long.parseLong(line.group(1).length() > 18 ? "999999999999999999" : line.group(1));
        final long time = (long) (Double.parseDouble(line.group(2)) * NANOSECONDS);
        if (cycle <= lastCycle || time < lastTime) {
            return false;
        }
        lastCycle = cycle;
        lastTime = time;
        add("GC cycle", "count", (double) cycle);
        number("GC CPU share since the start", "ratio", line, 3, 1 / PERCENT);
        add("checking for goroutine leaks", "boolean", line.group(4) == null ? 0 : 1);
        number("sweep termination (stop the world)", "nanoseconds", line, 5, MILLISECOND);
        number("concurrent mark", "nanoseconds", line, 6, MILLISECOND);
        number("mark termination (stop the world)", "nanoseconds", line, 7, MILLISECOND);
        number("sweep termination CPU", "nanoseconds", line, 8, MILLISECOND);
        number("mark assist CPU", "nanoseconds", line, 9, MILLISECOND);
        number("mark background CPU", "nanoseconds", line, 10, MILLISECOND);
        number("mark idle CPU", "nanoseconds", line, 11, MILLISECOND);
        number("mark termination CPU", "nanoseconds", line, 12, MILLISECOND);
        number("heap at GC start", "bytes", line, 13, MEGABYTE);
        number("heap at GC end", "bytes", line, 14, MEGABYTE);
        number("live heap", "bytes", line, 15, MEGABYTE);
        number("heap goal", "bytes", line, 16, MEGABYTE);
        number("stacks", "bytes", line, 17, MEGABYTE);
        number("globals", "bytes", line, 18, MEGABYTE);
        number("processors", "count", line, 19, 1);
        add("forced", "boolean", line.group(20) == null ? 0 : 1);
        return true;
    }

    /** Takes what the scavenger says, which has no time: that of the last collection stands in its place. */
    void scavenge(final Matcher line) {
        number("scavenged in the background", "bytes", line, 1, KIBIBYTE);
        number("scavenged eagerly", "bytes", line, 2, KIBIBYTE);
        number("returned to the system", "bytes", line, 3, KIBIBYTE);
        number("heap utilisation", "ratio", line, 4, 1 / PERCENT);
    }

    private void number(final String name, final String unit, final Matcher line, final int group,
            final double factor) {
        final String text = line.group(group);
        if (text != null) {
            add(name, unit, Double.parseDouble(text) * factor);
        }
    }

    private void add(final String name, final String unit, final double value) {
        series.computeIfAbsent(name, _ -> new Points(unit)).add(lastTime, value);
    }

    /** @param suffix behind the name of each series */
    List<TimeSeries> series(final String suffix) {
        final List<TimeSeries> all = new ArrayList<>();
        series.forEach((name, points) -> all.add(new TimeSeries(name + suffix, points.unit,
                Arrays.copyOf(points.times, points.size), Arrays.copyOf(points.values, points.size))));
        return all;
    }
}
