package deadwood.app.ui.timeline;

import deadwood.model.profile.ProfileQuery;
import deadwood.model.profile.StackProfile;
import deadwood.model.series.TimeSeries;
import deadwood.model.store.CancelSignal;
import deadwood.model.timeline.HeatMap;
import deadwood.model.timeline.SeriesBuckets;
import deadwood.model.timeline.TimeBuckets;
import deadwood.model.timeline.TimeRange;
import deadwood.model.timeline.Timeline;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Computes what is drawn, on the worker of the file. */
final class TimelineReader {

    /** Lanes that are drawn one by one; the rest is one more. */
    private static final int MOST_LANES = 24;
    /** A column of a heat map is at least that wide in pixels. */
    private static final int NARROWEST_COLUMN = 3;
    private static final int FEW_SECONDS = 8;
    /** Columns that fewer seconds are cut into, at most. */
    private static final int MOST_PARTS = 60;
    /** In place of a range where a file has neither samples with times nor series. */
    private static final TimeRange NOTHING = new TimeRange(0, 1);

    private final @Nullable StackProfile profile;
    private final List<TimeSeries> series;
    private @Nullable TimeRange whole;

    /**
     * What is asked for.
     *
     * @param type index of the sample type
     * @param query which samples count, whenever they were taken
     * @param view what is drawn, null for everything
     * @param width of the drawing in pixels
     * @param isHeatMap whether samples are drawn as a heat map
     * @param series those that are drawn
     */
    record Request(int type, ProfileQuery query, @Nullable TimeRange view, int width, int bucketWidth,
            boolean isHeatMap, List<TimeSeries> series) {}

    TimelineReader(final @Nullable StackProfile profile, final List<TimeSeries> series) {
        this.profile = profile;
        this.series = series;
    }

    TimelineData read(final Request request, final CancelSignal cancel) {
        final TimeRange all = whole();
        final TimeRange view = request.view() == null ? all : request.view();
        final TimeBuckets buckets = TimeBuckets.of(view, Math.max(1, request.width() / request.bucketWidth()));
        Timeline samples = null;
        HeatMap heat = null;
        if (profile != null) {
            final IntPredicate counting = request.query().samplesOf(profile);
            if (request.isHeatMap()) {
                heat = HeatMap.of(profile, request.type(), view, column(span(view), request.width()),
                        HeatMap.DEFAULT_ROWS, counting, cancel);
            } else {
                samples = Timeline.withLanes(profile, request.type(), buckets, Timeline.THREAD, MOST_LANES, counting,
                        cancel);
            }
        }
        return new TimelineData(all, view, samples, heat, request.series().stream()
                .map(one -> TimelineData.Chart.of(one, SeriesBuckets.of(one, buckets))).toList());
    }

    /** A second, more where there is no room for all of them, less where a few would be all there is. */
    private static long column(final long span, final int width) {
        final long column = span < FEW_SECONDS * HeatMap.SECOND
                ? TimeTicks.step(span, MOST_PARTS)
                : Math.max(HeatMap.SECOND, TimeTicks.step(span, Math.max(1, width / NARROWEST_COLUMN)));
        return Math.max(HeatMap.DEFAULT_ROWS, column);
    }

    /** How long it is in nanoseconds, 1 at least. */
    static long span(final TimeRange range) {
        final long span = range.last() - range.first();
        return span < 0 ? Long.MAX_VALUE : Math.max(1, span);
    }

    /** From the first to the last that is known, whatever is drawn of it; a series of one point has no length. */
    private TimeRange whole() {
        TimeRange known = whole;
        if (known == null) {
            known = profile == null ? null : ofSamples(profile);
            for (final TimeSeries one : series) {
                if (one.size() > 1) {
                    final TimeRange range = new TimeRange(one.times()[0], one.times()[one.size() - 1]);
                    known = known == null ? range : known.and(range);
                }
            }
            whole = known == null ? NOTHING : known;
        }
        return known == null ? NOTHING : known;
    }

    private static @Nullable TimeRange ofSamples(final StackProfile profile) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int sample = 0; sample < profile.size(); sample++) {
            final long time = profile.time(sample);
            if (time != StackProfile.NO_TIME) {
                first = Math.min(first, time);
                last = Math.max(last, time);
            }
        }
        return first > last ? null : new TimeRange(first, last);
    }
}
