package deadwood.model.timeline;

import deadwood.model.series.TimeSeries;
import java.util.Arrays;

/**
 * A series brought to the buckets of a timeline, so that both can be drawn above each other. In the unit of the series; NaN says that
 * there is no value. Points that are not numbers are left out.
 *
 * @param buckets how time is cut
 * @param mean by bucket, mean of the points in it, NaN if there are none
 * @param max by bucket, the largest point in it, NaN if there are none
 * @param last by bucket, the last point in it or before it, NaN where there is none yet
 */
public record SeriesBuckets(TimeBuckets buckets, double[] mean, double[] max, double[] last) {

    /** Points before the range count for nothing but {@code last}. */
    public static SeriesBuckets of(final TimeSeries series, final TimeBuckets buckets) {
        final double[] mean = new double[buckets.count()];
        final double[] max = new double[buckets.count()];
        final double[] last = new double[buckets.count()];
        final int[] counts = new int[buckets.count()];
        Arrays.fill(max, Double.NaN);
        Arrays.fill(last, Double.NaN);
        double before = Double.NaN;
        for (int i = 0; i < series.size(); i++) {
            final double value = series.values()[i];
            final int bucket = buckets.bucket(series.times()[i]);
            if (Double.isNaN(value)) {
                continue;
            }
            if (bucket != TimeBuckets.NONE) {
                counts[bucket]++;
                mean[bucket] += (value - mean[bucket]) / counts[bucket];
                max[bucket] = Double.isNaN(max[bucket]) ? value : Math.max(max[bucket], value);
                last[bucket] = value;
            } else if (series.times()[i] < buckets.range().first()) {
                before = value;
            }
        }
        for (int bucket = 0; bucket < counts.length; bucket++) {
            if (counts[bucket] == 0) {
                mean[bucket] = Double.NaN;
                last[bucket] = bucket == 0 ? before : last[bucket - 1];
            }
        }
        return new SeriesBuckets(buckets, mean, max, last);
    }
}
