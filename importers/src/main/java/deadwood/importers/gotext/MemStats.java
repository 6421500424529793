package deadwood.importers.gotext;

import deadwood.model.series.TimeSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of runtime.MemStats, from the lines behind a heap profile or from JSON, by the names of runtime.MemStats. What is no field of
 * it stays with the name and unit that it has.
 */
final class MemStats {

    /** Fields that are kept: more than that is no statistics. */
    static final int MAXIMUM_FIELDS = 100_000;

    private static final String PAUSE_NS = "PauseNs";
    private static final String PAUSE_END = "PauseEnd";
    private static final String LAST_GC = "LastGC";
    private static final Pattern TRAILER = Pattern.compile("# (\\w+) = (.*)");
    private static final Pattern INDEXED = Pattern.compile("(PauseNs|PauseEnd)\\[(\\d{1,9})\\]");
    private static final Pattern UNIT = Pattern.compile("/[^:]*:([^:\\[.]+).*");
    private static final int NANOSECONDS = 1_000_000_000;

    private final Map<String, Double> fields = new LinkedHashMap<>();
    private final Map<Integer, Long> pauses = new TreeMap<>();
    private final Map<Integer, Long> pauseEnds = new TreeMap<>();
    private long lastCollection;
    private long leftOut;

    /** Takes a line of those behind a heap profile: {@code # HeapAlloc = 2188192}, {@code # Stack = 491520 / 491520}. */
    void trailer(final String line) {
        final Matcher matcher = TRAILER.matcher(line);
        if (!matcher.matches()) {
            return;
        }
        final String name = matcher.group(1);
        final String value = matcher.group(2).strip();
        final int slash = value.indexOf(" / ");
        if (slash >= 0) {
            field(name + "Inuse", value.substring(0, slash));
            field(name + "Sys", value.substring(slash + 3));
        } else if (value.startsWith("[")) {
            int index = 0;
            for (final String element : value.replaceAll("[\\[\\]]", "").strip().split("\\s+")) {
                field(name + "[" + index++ + "]", element);
            }
        } else {
            field(name, value);
        }
    }

    /** Takes a field as it is written: a number, true or false. What is neither is passed over. */
    void field(final String name, final String value) {
        switch (value) {
            case "true" -> put(name, 1);
            case "false" -> put(name, 0);
            default -> {
                try {
                    final double number = Double.parseDouble(value);
                    if (!pause(name, value)) {
                        put(name, number);
                    }
                } catch (final NumberFormatException _) {
                    leftOut++;
                }
            }
        }
    }

    private boolean pause(final String name, final String value) {
        if (name.equals(LAST_GC)) {
            lastCollection = whole(value);
        }
        final Matcher matcher = INDEXED.matcher(name);
        if (!matcher.matches()) {
            return false;
        }
        (matcher.group(1).equals(PAUSE_NS) ? pauses : pauseEnds).put(Integer.parseInt(matcher.group(2)), whole(value));
        return true;
    }

    private static long whole(final String value) {
        try {
            return Long.parseLong(value);
        } catch (final NumberFormatException _) {
            return (long) Double.parseDouble(value);
        }
    }

    private void put(final String name, final double value) {
        if (fields.size() < MAXIMUM_FIELDS || fields.containsKey(name)) {
            fields.put(name, value);
        } else {
            leftOut++;
        }
    }

    boolean isEmpty() {
        return fields.isEmpty() && pauses.isEmpty();
    }

    /** Values that are no numbers, or too many. */
    long leftOut() {
        return leftOut;
    }

    /** When the last garbage collection ended, null if there was none yet or that is not known. */
    @Nullable
    Instant lastCollection() {
        return lastCollection > 0
                ? Instant.ofEpochSecond(lastCollection / NANOSECONDS, lastCollection % NANOSECONDS)
                : null;
    }

    /**
     * One series a field, each with one point; the pauses with as many as are known.
     *
     * @param taken the time of the point
     * @param written in its place where that is not known
     */
    List<TimeSeries> series(final @Nullable Instant taken, final Instant written) {
        final Instant moment = taken == null ? written : taken;
        final long time = moment.getEpochSecond() * NANOSECONDS + moment.getNano();
        final List<TimeSeries> series = new ArrayList<>();
        fields.forEach((name, value) -> series
                .add(new TimeSeries(name, unit(name), new long[]{time}, new double[]{value})));
        if (!pauses.isEmpty()) {
            series.add(pauseSeries(time));
        }
        return series;
    }

    /** The ring of the last 256 pauses, by their ends; slots that were never used are zero. */
    private TimeSeries pauseSeries(final long time) {
        final Map<Long, List<Long>> byEnd = new TreeMap<>();
        pauses.forEach((index, pause) -> {
            final long end = pauseEnds.getOrDefault(index, 0L);
            if (end != 0 || pause != 0) {
                byEnd.computeIfAbsent(end == 0 ? time : end, _ -> new ArrayList<>()).add(pause);
            }
        });
        final List<Long> times = new ArrayList<>();
        final List<Long> values = new ArrayList<>();
        byEnd.forEach((end, ended) -> ended.forEach(pause -> {
            times.add(end);
            values.add(pause);
        }));
        return new TimeSeries(PAUSE_NS, "nanoseconds", times.stream().mapToLong(Long::longValue).toArray(),
                values.stream().mapToDouble(Long::doubleValue).toArray());
    }

    private static String unit(final String name) {
        final Matcher metric = UNIT.matcher(name);
        if (metric.matches()) {
            return metric.group(1);
        }
        return switch (name) {
            case "Alloc", "TotalAlloc", "Sys", "HeapAlloc", "HeapSys", "HeapIdle", "HeapInuse", "HeapReleased",
                    "StackInuse", "StackSys", "MSpanInuse", "MSpanSys", "MCacheInuse", "MCacheSys", "BuckHashSys",
                    "GCSys", "OtherSys", "NextGC", "MaxRSS" ->
                "bytes";
            case LAST_GC, "PauseTotalNs", PAUSE_NS, PAUSE_END -> "nanoseconds";
            case "GCCPUFraction" -> "ratio";
            case "EnableGC", "DebugGC" -> "boolean";
            default -> name.startsWith("BySize") && name.endsWith("Size") ? "bytes" : "count";
        };
    }
}
