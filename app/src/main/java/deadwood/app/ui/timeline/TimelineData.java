package deadwood.app.ui.timeline;

import deadwood.model.series.TimeSeries;
import deadwood.model.timeline.HeatMap;
import deadwood.model.timeline.SeriesBuckets;
import deadwood.model.timeline.TimeRange;
import deadwood.model.timeline.Timeline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn.
 *
 * @param whole all the time that the file knows
 * @param view the part of it that is drawn
 * @param samples by bucket and lane, null where the file has no samples with times
 * @param heat the same by second and part of the second, null unless asked for
 * @param series those that were chosen
 */
record TimelineData(TimeRange whole, TimeRange view, @Nullable Timeline samples, @Nullable HeatMap heat,
        List<Chart> series) {

    /**
     * One series.
     *
     * @param buckets the series by bucket of the part that is drawn
     * @param least the smallest value drawn, NaN if there is none
     * @param most the largest, NaN if there is none
     */
    record Chart(TimeSeries series, SeriesBuckets buckets, double least, double most) {

        static Chart of(final TimeSeries series, final SeriesBuckets buckets) {
            double least = Double.NaN;
            double most = Double.NaN;
            for (final double value : buckets.mean()) {
                if (!Double.isNaN(value)) {
                    least = Double.isNaN(least) ? value : Math.min(least, value);
                    most = Double.isNaN(most) ? value : Math.max(most, value);
                }
            }
            return new Chart(series, buckets, least, most);
        }

        /** What a bucket is worth: the mean of its points, or the point before it; NaN if there is none. */
        double value(final int bucket) {
            final double mean = buckets.mean()[bucket];
            return Double.isNaN(mean) ? buckets.last()[bucket] : mean;
        }
    }

    TimelineData {
        series = List.copyOf(series);
    }
}
