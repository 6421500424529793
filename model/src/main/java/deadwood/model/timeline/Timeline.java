package deadwood.model.timeline;

import deadwood.model.profile.Label;
import deadwood.model.profile.StackProfile;
import deadwood.model.store.CancelSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The samples of one type over time, all together and by lane: a lane is what has one value of a label, as threads are by the label
 * {@value #THREAD} that recordings of a JVM have.
 *
 * @param buckets how time is cut
 * @param values by bucket, the sum of the samples in it, in the unit of the sample type
 * @param counts by bucket, number of samples
 * @param lanes the largest first; together they are {@code values}
 * @param outside sum of the samples that count and were taken out of range
 * @param timeless sum of the samples that count and have no time
 */
public record Timeline(TimeBuckets buckets, long[] values, int[] counts, List<Lane> lanes, long outside,
        long timeless) {

    /** The label that says which thread a sample is of. */
    public static final String THREAD = "thread";

    private static final int CHECK_EVERY = 1 << 16;

    /** What a lane holds. */
    public enum LaneKind {
        /** Samples with one value of the label. */
        VALUE,
        /** Samples without the label. */
        NONE,
        /** Samples of all lanes that there was no room for. */
        OTHERS
    }

    /**
     * One lane.
     *
     * @param name value of the label, "" if it is not of one value
     * @param labels number of values of the label in it, 0 for {@link LaneKind#NONE}
     * @param total sum of its samples in range
     * @param values by bucket, the sum of the samples in it
     */
    public record Lane(LaneKind kind, String name, int labels, long total, long[] values) {}

    public Timeline {
        lanes = List.copyOf(lanes);
    }

    /**
     * Without lanes.
     *
     * @param samples the samples that count
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Timeline of(final StackProfile profile, final int type, final TimeBuckets buckets,
            final IntPredicate samples, final CancelSignal cancel) {
        return new Counting(profile, buckets, new int[profile.labelSetCount()], 0).count(type, samples, cancel,
                List.of());
    }

    /**
     * With lanes.
     *
     * @param key the label that parts samples, {@link #THREAD}
     * @param most number of lanes at most, at least 1; what has no room goes into one more lane
     * @param samples the samples that count
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Timeline withLanes(final StackProfile profile, final int type, final TimeBuckets buckets,
            final String key, final int most, final IntPredicate samples, final CancelSignal cancel) {
        if (most < 1) {
            throw new IllegalArgumentException("there must be a lane, not " + most);
        }
        final List<String> names = new ArrayList<>();
        final int[] laneOfSet = lanesOfSets(profile, key, names);
        final long[] weights = new long[names.size() + 1];
        for (int sample = profile.firstSample(type); sample < profile.endSample(type); sample++) {
            if (sample % CHECK_EVERY == 0) {
                cancel.check();
            }
            if (buckets.range().contains(profile.time(sample)) && samples.test(sample)) {
                weights[laneOfSet[profile.labelSet(sample)]] += Math.abs(profile.value(type, sample));
            }
        }
        final List<Integer> order = new ArrayList<>();
        for (int lane = 0; lane < weights.length; lane++) {
            if (weights[lane] != 0) {
                order.add(lane);
            }
        }
        order.sort(Comparator.comparingLong((Integer lane) -> weights[lane]).reversed()
                .thenComparing(Comparator.naturalOrder()));
        final int shown = Math.min(most, order.size());
        final int[] places = new int[weights.length];
        Arrays.fill(places, shown);
        final List<Lane> lanes = new ArrayList<>();
        for (int place = 0; place < shown; place++) {
            final int lane = order.get(place);
            places[lane] = place;
            lanes.add(lane == 0
                    ? new Lane(LaneKind.NONE, "", 0, 0, new long[0])
                    : new Lane(LaneKind.VALUE, names.get(lane - 1), 1, 0, new long[0]));
        }
        if (shown < order.size()) {
            lanes.add(new Lane(LaneKind.OTHERS, "", order.size() - shown, 0, new long[0]));
        }
        return new Counting(profile, buckets, Arrays.stream(laneOfSet).map(lane -> places[lane]).toArray(), shown + 1)
                .count(type, samples, cancel, lanes);
    }

    /** The lane of each set of labels by the first label with the key, 0 for those without. */
    private static int[] lanesOfSets(final StackProfile profile, final String key, final List<String> names) {
        final Map<String, Integer> ids = new HashMap<>();
        final int[] lanes = new int[profile.labelSetCount()];
        for (int set = 0; set < lanes.length; set++) {
            for (final Label label : profile.labels(set)) {
                if (label.key().equals(key)) {
                    final String name = switch (label) {
                        case Label.Text(String _, String value) -> value;
                        case Label.Numeric(String _, long value, String unit) ->
                            unit.isEmpty() ? Long.toString(value) : value + " " + unit;
                    };
                    lanes[set] = ids.computeIfAbsent(name, _ -> {
                        names.add(name);
                        return names.size();
                    });
                    break;
                }
            }
        }
        return lanes;
    }

    /** The walk over the samples. */
    private static final class Counting {

        private final StackProfile profile;
        private final TimeBuckets buckets;
        private final int[] laneOfSet;
        private final long[][] lanes;
        private final long[] values;
        private final int[] counts;
        private long outside;
        private long timeless;

        Counting(final StackProfile profile, final TimeBuckets buckets, final int[] laneOfSet, final int lanes) {
            this.profile = profile;
            this.buckets = buckets;
            this.laneOfSet = laneOfSet;
            this.lanes = new long[lanes][buckets.count()];
            this.values = new long[buckets.count()];
            this.counts = new int[buckets.count()];
        }

        Timeline count(final int type, final IntPredicate samples, final CancelSignal cancel,
                final List<Lane> named) {
            for (int sample = profile.firstSample(type); sample < profile.endSample(type); sample++) {
                if (sample % CHECK_EVERY == 0) {
                    cancel.check();
                }
                if (samples.test(sample)) {
                    add(sample, profile.value(type, sample));
                }
            }
            final List<Lane> filled = new ArrayList<>();
            for (int i = 0; i < named.size(); i++) {
                final Lane lane = named.get(i);
                filled.add(new Lane(lane.kind, lane.name, lane.labels, Arrays.stream(lanes[i]).sum(), lanes[i]));
            }
            return new Timeline(buckets, values, counts, filled, outside, timeless);
        }

        private void add(final int sample, final long value) {
            final long time = profile.time(sample);
            final int bucket = buckets.bucket(time);
            if (bucket != TimeBuckets.NONE) {
                values[bucket] += value;
                counts[bucket]++;
                if (lanes.length > 0) {
                    lanes[laneOfSet[profile.labelSet(sample)]][bucket] += value;
                }
            } else if (time == StackProfile.NO_TIME) {
                timeless += value;
            } else {
                outside += value;
            }
        }
    }
}
