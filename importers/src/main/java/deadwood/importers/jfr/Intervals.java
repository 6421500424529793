package deadwood.importers.jfr;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much time lies between two samples: what the settings of the recording say. */
final class Intervals {

    /** async-profiler's, where none or 0 was asked for (arguments.h). */
    private static final long DEFAULT_INTERVAL = 10_000_000;
    /** What is shorter is no interval of samples: it stands where none was set. */
    private static final long SHORTEST = 1_000;
    private static final Pattern SPAN = Pattern.compile("(\\d{1,15}) ?(ns|us|ms|s|m|h|d)");
    /** async-profiler's events whose interval is a time; that of others is a number of cache misses, page faults, calls (perfEvents_linux.cpp). */
    private static final Set<String> TIMED = Set.of("cpu", "wall", "itimer", "ctimer", "cpu-clock", "task-clock",
            "alloc", "lock", "nativemem");
    private static final Map<String, Long> UNITS = Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s",
            1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L, "d", 86_400_000_000_000L);

    private long executionPeriod;
    private long nativePeriod;
    private long asyncInterval;
    private long asyncWall;
    private String asyncEvent = "";

    /** Later settings replace those before. */
    void read(final List<Recorded> facts) {
        for (final Recorded fact : facts) {
            if (fact instanceof final Recorded.Setting setting) {
                read(setting);
            }
        }
    }

    private void read(final Recorded.Setting setting) {
        switch (setting.name()) {
            case "period" -> {
                if ("jdk.ExecutionSample".equals(setting.event())) {
                    executionPeriod = nanos(setting.value(), executionPeriod);
                } else if ("jdk.NativeMethodSample".equals(setting.event())) {
                    nativePeriod = nanos(setting.value(), nativePeriod);
                }
            }
            case "interval" -> asyncInterval = nanos(setting.value(), 0);
            case "wall" -> asyncWall = nanos(setting.value(), 0);
            case "event" -> asyncEvent = setting.value().toLowerCase(Locale.ROOT);
            default -> {
            }
        }
    }

    /** "20 ms", or a number of nanoseconds. */
    private static long nanos(final String text, final long otherwise) {
        final Matcher matcher = SPAN.matcher(text);
        if (matcher.matches()) {
            final long unit = UNITS.getOrDefault(matcher.group(2), 1L);
            final long nanos = Math.min(Long.parseLong(matcher.group(1)), Long.MAX_VALUE / unit) * unit;
            return nanos < SHORTEST ? otherwise : nanos;
        }
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : otherwise;
    }

    /** Whether all samples are of threads that may run or not: async-profiler's event "wall". */
    boolean isWall() {
        return asyncEvent.equals("wall");
    }

    /** Nanoseconds between two samples, 0 if the recording does not say. */
    long of(final SampleKind kind) {
        final boolean async = !asyncEvent.isEmpty();
        final long interval = asyncInterval > 0 ? asyncInterval : DEFAULT_INTERVAL;
        if (kind.name().equals(SampleKind.CPU.name())) {
            return !async ? executionPeriod : TIMED.contains(asyncEvent) ? interval : 0;
        }
        if (kind.name().equals(SampleKind.NATIVE.name())) {
            return nativePeriod;
        }
        return async && kind.name().equals(SampleKind.WALL.name()) ? asyncWall > 0 ? asyncWall : interval : 0;
    }
}
