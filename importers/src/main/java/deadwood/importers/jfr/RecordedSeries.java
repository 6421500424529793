package deadwood.importers.jfr;

import deadwood.model.profile.StackProfile;
import deadwood.model.series.HeapCount;
import deadwood.model.series.TimeSeries;
import deadwood.model.tree.ValueType;
import deadwood.model.tree.WeightedTree;
import deadwood.model.tree.WeightedTreeBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns facts into series, counts of classes and a tree of references. */
final class RecordedSeries {

    private static final long SECOND = 1_000_000_000L;
    private static final String RATE_UNIT = "bytes/s";
    private static final String SAMPLED = "alloc_sample_bytes";
    /** Sample types that together say how much was allocated. */
    private static final List<String> BUFFERS = List.of("alloc_in_new_tlab_bytes", "alloc_outside_tlab_bytes");

    private RecordedSeries() {}

    private record Point(long time, double value) {}

    /** All series, those that hold the same thing under the same name in one. */
    static List<TimeSeries> series(final List<Recorded> facts, final @Nullable StackProfile profile) {
        final Map<SeriesKind, List<Point>> points = new LinkedHashMap<>();
        final List<Recorded.Allocated> allocated = new ArrayList<>();
        for (final Recorded fact : facts) {
            if (fact instanceof final Recorded.Point point) {
                points.computeIfAbsent(point.series(), _ -> new ArrayList<>())
                        .add(new Point(point.time(), point.value()));
            } else if (fact instanceof final Recorded.Allocated thread) {
                allocated.add(thread);
            }
        }
        final List<TimeSeries> series = new ArrayList<>();
        points.forEach((kind, values) -> series.add(series(kind.name(), kind.unit(), values)));
        if (!allocated.isEmpty()) {
            addAllocated(allocated, series);
        }
        if (profile != null) {
            addAllocationRate(profile, series);
        }
        series.sort(Comparator.comparing(TimeSeries::name));
        return series;
    }

    private static TimeSeries series(final String name, final String unit, final List<Point> points) {
        final List<Point> sorted = points.stream().sorted(Comparator.comparingLong(Point::time)).toList();
        return new TimeSeries(name, unit, sorted.stream().mapToLong(Point::time).toArray(),
                sorted.stream().mapToDouble(Point::value).toArray());
    }

    /** What all threads have allocated, and how much of it a second: the events come for all threads at about the same time. */
    private static void addAllocated(final List<Recorded.Allocated> facts, final List<TimeSeries> series) {
        final List<Recorded.Allocated> sorted = facts.stream()
                .sorted(Comparator.comparingLong(Recorded.Allocated::time)).toList();
        final Map<Long, Long> byThread = new HashMap<>();
        final List<Point> totals = new ArrayList<>();
        long total = 0;
        for (int i = 0; i < sorted.size(); i++) {
            final Recorded.Allocated fact = sorted.get(i);
            final Long before = byThread.put(fact.threadId(), fact.bytes());
            total += Math.max(0, fact.bytes() - (before == null ? 0 : before));
            final boolean last = i + 1 == sorted.size();
            if (last || sorted.get(i + 1).time() - fact.time() > SECOND / 10) {
                totals.add(new Point(fact.time(), total));
            }
        }
        series.add(series("allocated by threads", "bytes", totals));
        final List<Point> rates = new ArrayList<>();
        for (int i = 1; i < totals.size(); i++) {
            final Point from = totals.get(i - 1);
            final Point to = totals.get(i);
            rates.add(new Point(to.time, (to.value - from.value) * SECOND / (to.time - from.time)));
        }
        if (!rates.isEmpty()) {
            series.add(series("allocation rate of threads", RATE_UNIT, rates));
        }
    }

    /** What the samples of allocations say of each second; where two kinds of events say it of the same allocations, the one. */
    private static void addAllocationRate(final StackProfile profile, final List<TimeSeries> series) {
        final TreeMap<Long, Double> seconds = new TreeMap<>();
        for (final String name : profile.typeNamed(SAMPLED) < 0 ? BUFFERS : List.of(SAMPLED)) {
            final int type = profile.typeNamed(name);
            for (int sample = type < 0 ? 0 : profile.firstSample(type); type >= 0
                    && sample < profile.endSample(type); sample++) {
                seconds.merge(Math.floorDiv(profile.time(sample), SECOND), (double) profile.value(type, sample),
                        Double::sum);
            }
        }
        if (!seconds.isEmpty()) {
            final List<Point> points = new ArrayList<>();
            seconds.forEach((second, bytes) -> points.add(new Point(second * SECOND, bytes)));
            series.add(series("allocation rate (sampled)", RATE_UNIT, points));
        }
    }

    /** What one count is of: HotSpot writes both types of events after one collection (objectCountEventSender.cpp). */
    private record Collection(String event, long number) {}

    /** The classes counted after each garbage collection, once for each type of events that counts them. */
    static List<HeapCount> heapCounts(final List<Recorded> facts) {
        final Map<Collection, List<HeapCount.Row>> rows = new LinkedHashMap<>();
        final Map<Collection, Long> times = new HashMap<>();
        for (final Recorded fact : facts) {
            if (fact instanceof final Recorded.Instances instances) {
                final Collection collection = new Collection(instances.event(), instances.collection());
                rows.computeIfAbsent(collection, _ -> new ArrayList<>())
                        .add(new HeapCount.Row(instances.className(), instances.count(), instances.bytes()));
                times.putIfAbsent(collection, instances.time());
            }
        }
        final List<HeapCount> counts = new ArrayList<>();
        rows.forEach((collection, classes) -> counts
                .add(new HeapCount(times.getOrDefault(collection, 0L), classes)));
        counts.sort(Comparator.comparingLong(HeapCount::time));
        return counts;
    }

    /** The sampled objects below those that refer to them, null if there are none. */
    static @Nullable WeightedTree chains(final List<Recorded> facts) {
        final WeightedTreeBuilder tree = new WeightedTreeBuilder(List.of(
                new ValueType("bytes", ValueType.Unit.BYTES), new ValueType("objects", ValueType.Unit.COUNT)),
                "GC roots");
        for (final Recorded fact : facts) {
            if (fact instanceof final Recorded.Chain chain) {
                int node = WeightedTreeBuilder.ROOT;
                for (final String name : chain.path()) {
                    node = tree.child(node, name);
                }
                tree.addSelf(0, node, chain.bytes());
                tree.addSelf(1, node, 1);
            }
        }
        return tree.size() == 1 ? null : tree.build();
    }
}
