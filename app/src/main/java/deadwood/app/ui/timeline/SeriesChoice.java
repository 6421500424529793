package deadwood.app.ui.timeline;

import deadwood.model.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Which series are drawn if nobody says. */
final class SeriesChoice {

    /** One of each group, the first that a file has: what a person who looks for a leak or a stall looks at. */
    private static final List<List<String>> GROUPS = List.of(
            List.of("heap used after GC", "heap used", "live heap", "heap at GC end", "HeapAlloc",
                    "heap used before GC"),
            List.of("CPU load of the JVM, user", "CPU load of the machine", "GC CPU share since the start"),
            List.of("allocation rate (sampled)", "allocation rate of threads"),
            List.of("GC pauses", "longest GC pause", "GC pause phases", "PauseNs",
                    "mark termination (stop the world)"),
            List.of("heap goal", "heap committed"));
    /** Of files that have samples as well. */
    private static final int BESIDE_SAMPLES = 3;
    private static final int ALONE = 6;

    private SeriesChoice() {}

    /** @param isAlone whether nothing else is drawn */
    static List<TimeSeries> usual(final List<TimeSeries> all, final boolean isAlone) {
        final int most = isAlone ? ALONE : BESIDE_SAMPLES;
        final List<TimeSeries> usual = new ArrayList<>();
        for (final List<String> group : GROUPS) {
            if (usual.size() < most) {
                // Names may have the number of a run behind them.
                group.stream()
                        .flatMap(name -> all.stream().filter(one -> one.size() > 1 && one.name().startsWith(name)))
                        .findFirst().filter(one -> !usual.contains(one)).ifPresent(usual::add);
            }
        }
        all.stream().filter(one -> moves(one) && !usual.contains(one))
                .sorted(Comparator.comparing((TimeSeries one) -> one.unit().equals("count"))
                        .thenComparing(Comparator.comparingInt(TimeSeries::size).reversed()))
                .limit(isAlone ? Math.max(0, most - usual.size()) : usual.isEmpty() ? 2 : 0).forEach(usual::add);
        return all.stream().filter(usual::contains).sorted(Comparator.comparingInt(usual::indexOf)).toList();
    }

    /** What stays the same all the time says nothing, and what is true or false next to nothing. */
    private static boolean moves(final TimeSeries series) {
        return series.size() > 1 && !series.unit().equals("boolean")
                && Arrays.stream(series.values()).anyMatch(value -> value != series.values()[0]);
    }
}
