package deadwood.model.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.model.profile.Label;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.RandomProfile;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackProfileBuilder;
import deadwood.model.profile.StackTable;
import deadwood.model.series.TimeSeries;
import deadwood.model.store.CancelSignal;
import deadwood.model.timeline.Timeline.Lane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Random samples over time against adding them up by the ranges that buckets and cells say they cover. */
class TimelineTest {

    private static boolean some(final int sample) {
        return sample % 4 != 1;
    }

    private static StackProfile profile(final long seed) {
        return RandomProfile.profile(RandomProfile.samples(new Random(seed), true));
    }

    private static long sum(final StackProfile profile, final TimeRange range) {
        long sum = 0;
        for (int sample = 0; sample < profile.size(); sample++) {
            sum += range.contains(profile.time(sample)) && some(sample) ? profile.value(0, sample) : 0;
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 7", "3, 100", "4, 1000", "5, 13", "6, 50", "7, 3", "8, 100000"})
    void bucketsHoldTheSamplesOfTheirRange(final long seed, final int count) {
        final StackProfile profile = profile(seed);
        final TimeRange all = TimeRange.of(profile, 0, TimelineTest::some);
        if (all == null) {
            return;
        }
        final TimeRange range = new TimeRange(all.first() + 1000, Math.max(all.first() + 1000, all.last() - 1_000_000));
        final TimeBuckets buckets = TimeBuckets.of(range, count);
        final Timeline timeline = Timeline.of(profile, 0, buckets, TimelineTest::some, CancelSignal.NEVER);
        assertThat(timeline.values()).hasSize(buckets.count());
        assertThat(buckets.count()).isLessThanOrEqualTo(count);
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            assertThat(timeline.values()[bucket]).isEqualTo(sum(profile, buckets.rangeOf(bucket)));
        }
        long inRange = 0;
        long timeless = 0;
        long everything = 0;
        for (int sample = 0; sample < profile.size(); sample++) {
            if (some(sample)) {
                everything += profile.value(0, sample);
                timeless += profile.time(sample) == StackProfile.NO_TIME ? profile.value(0, sample) : 0;
            }
        }
        for (final long value : timeline.values()) {
            inRange += value;
        }
        assertThat(timeline.timeless()).isEqualTo(timeless);
        assertThat(inRange + timeline.timeless() + timeline.outside()).isEqualTo(everything);
        final IntPredicate within = range.samples(profile);
        assertThat(sum(profile, range)).isEqualTo(inRange);
        assertThat(IntStream.range(0, profile.size()).filter(within).filter(TimelineTest::some).count())
                .isEqualTo(Arrays.stream(timeline.counts()).sum());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "4, 100", "5, 4", "6, 5"})
    void lanesAreTheSamplesOfTheirLabel(final long seed, final int most) {
        final StackProfile profile = profile(seed);
        final TimeRange range = Objects.requireNonNullElse(TimeRange.of(profile, 1, TimelineTest::some),
                new TimeRange(0, 0));
        final TimeBuckets buckets = TimeBuckets.of(range, 9);
        final int count = buckets.count();
        final Timeline timeline = Timeline.withLanes(profile, 1, buckets, Timeline.THREAD, most, TimelineTest::some,
                CancelSignal.NEVER);
        final Map<String, long[]> expected = new HashMap<>();
        for (int sample = 0; sample < profile.size(); sample++) {
            if (some(sample) && range.contains(profile.time(sample)) && profile.value(1, sample) != 0) {
                String thread = "none";
                for (final Label label : profile.labels(profile.labelSet(sample)).reversed()) {
                    thread = label instanceof Label.Text(String _, String value) ? value : thread;
                }
                expected.computeIfAbsent(thread, _ -> new long[count])[buckets.bucket(profile.time(sample))] += profile
                        .value(1, sample);
            }
        }
        final long[] together = new long[count];
        int labels = 0;
        for (final Lane lane : timeline.lanes()) {
            if (lane.kind() != Timeline.LaneKind.OTHERS) {
                assertThat(lane.values())
                        .isEqualTo(expected.get(lane.kind() == Timeline.LaneKind.NONE ? "none" : lane.name()));
            }
            labels += lane.kind() == Timeline.LaneKind.NONE ? 1 : lane.labels();
            assertThat(lane.total()).isEqualTo(Arrays.stream(lane.values()).sum());
            for (int i = 0; i < count; i++) {
                together[i] += lane.values()[i];
            }
        }
        assertThat(labels).isEqualTo(expected.size());
        assertThat(timeline.lanes()).hasSize(Math.min(expected.size(), most + 1));
        assertThat(together).isEqualTo(timeline.values());
    }

    @ParameterizedTest
    @CsvSource({"1, 1000000000, 50", "2, 1000000000, 7", "3, 100000000, 1", "4, 300000007, 13", "5, 10, 3",
        "6, 7, 5", "7, 1, 1"})
    void cellsHoldTheSamplesOfTheirRange(final long seed, final long columnNanos, final int rows) {
        final StackProfile profile = profile(seed);
        final TimeRange range = Objects.requireNonNullElse(TimeRange.of(profile, 0, TimelineTest::some),
                new TimeRange(0, 0));
        final HeatMap map = HeatMap.of(profile, 0, range, columnNanos, rows, TimelineTest::some, CancelSignal.NEVER);
        assertThat(map.columns()).isLessThanOrEqualTo(HeatMap.MOST_COLUMNS);
        final Map<Long, Long> byCell = new HashMap<>();
        for (int sample = 0; sample < profile.size(); sample++) {
            if (some(sample) && range.contains(profile.time(sample))) {
                final long time = profile.time(sample);
                final long column = (time - map.start()) / map.columnNanos();
                for (int row = 0; row < rows; row++) {
                    if (map.rangeOf((int) column, row).contains(time)) {
                        byCell.merge(column * rows + row, profile.value(0, sample), Long::sum);
                    }
                }
            }
        }
        long largest = 0;
        for (int i = 0; i < map.cells().length; i++) {
            final long expected = byCell.getOrDefault((long) i, 0L);
            assertThat(map.cells()[i]).isEqualTo(expected);
            largest = Math.max(largest, expected);
        }
        assertThat(map.largest()).isEqualTo(largest);
        assertThat(map.rangeOf(map.columns() - 1, rows - 1, 0, 0)).isEqualTo(new TimeRange(map.start(),
                map.start() + map.columns() * map.columnNanos() - 1));
        assertThat(Math.floorMod(map.start(), map.columnNanos())).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void seriesComeToTheSameBuckets(final long seed) {
        final Random random = new Random(seed);
        final long[] times = random.longs(100, 0, 1000).sorted().toArray();
        final double[] values = random.doubles(100).map(value -> value < 0.1 ? Double.NaN : value).toArray();
        final TimeBuckets buckets = TimeBuckets.of(new TimeRange(300, 800), 1 + random.nextInt(40));
        final SeriesBuckets resampled = SeriesBuckets.of(new TimeSeries("heap", "bytes", times, values), buckets);
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            final TimeRange range = buckets.rangeOf(bucket);
            final List<Double> within = new ArrayList<>();
            double last = Double.NaN;
            for (int i = 0; i < times.length; i++) {
                if (range.contains(times[i]) && !Double.isNaN(values[i])) {
                    within.add(values[i]);
                }
                last = times[i] <= range.last() && !Double.isNaN(values[i]) ? values[i] : last;
            }
            assertThat(resampled.last()[bucket]).isEqualTo(Double.valueOf(last));
            assertThat(resampled.max()[bucket])
                    .isEqualTo(Double.valueOf(within.stream().mapToDouble(value -> value).max().orElse(Double.NaN)));
            final double mean = within.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
            assertThat(Double.isNaN(mean)
                    ? Double.isNaN(resampled.mean()[bucket])
                    : Math.abs(mean - resampled.mean()[bucket]) < 1e-9).isTrue();
        }
    }

    @Test
    void takesTimesThatAreNonsense() {
        final StackProfileBuilder builder = new StackProfileBuilder(RandomProfile.TYPES);
        final long[] times = {Long.MIN_VALUE + 1, -1, 0, 1, Long.MAX_VALUE};
        for (final long time : times) {
            builder.sampleAt(time, StackTable.ROOT, StackProfile.NO_LABELS, 1, 2);
        }
        final StackProfile profile = builder.build(0, ProfileInfo.NONE);
        final TimeRange range = Objects.requireNonNull(TimeRange.of(profile, 0, _ -> true));
        for (final int count : new int[]{1, 2, 3, 1000}) {
            final Timeline timeline = Timeline.of(profile, 0, TimeBuckets.of(range, count), _ -> true,
                    CancelSignal.NEVER);
            assertThat(Arrays.stream(timeline.values()).sum()).isEqualTo(5);
            assertThat(timeline.buckets().rangeOf(0, timeline.buckets().count() - 1)).isEqualTo(range);
        }
        final HeatMap map = HeatMap.of(profile, 1, range, HeatMap.SECOND, HeatMap.DEFAULT_ROWS, _ -> true,
                CancelSignal.NEVER);
        assertThat(Arrays.stream(map.cells()).sum()).isEqualTo(10);
        for (int column = 0; column < map.columns(); column++) {
            assertThat(map.rangeOf(column, 0).last()).isGreaterThan(map.rangeOf(column, 0).first());
        }
    }

    @Test
    void saysWhatIsOutOfRangeAndStopsWhenCancelled() {
        final StackProfile profile = profile(1);
        final TimeRange range = new TimeRange(0, 10);
        assertThat(TimeRange.of(RandomProfile.profile(RandomProfile.samples(new Random(1), false)), 0, _ -> true))
                .isNull();
        assertThatThrownBy(() -> new TimeRange(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TimeBuckets.of(range, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HeatMap.of(profile, 0, range, 10, 11, TimelineTest::some, CancelSignal.NEVER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Timeline.of(profile, 0, TimeBuckets.of(range, 3), TimelineTest::some, () -> true))
                .isInstanceOf(CancellationException.class);
    }
}
