package deadwood.app.ui.timeline;

import deadwood.app.text.Amounts;
import deadwood.app.text.Sizes;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.timeline.TimelineLayout.Strip;
import deadwood.model.timeline.HeatMap;
import deadwood.model.timeline.TimeRange;
import deadwood.model.timeline.Timeline;

/** Words what is under the mouse. */
final class TimelineText {

    private static final int FINE = 1000;

    private TimelineText() {}

    static String name(final Timeline.Lane lane) {
        return switch (lane.kind()) {
            case VALUE -> lane.name();
            case NONE -> Messages.get("timeline.lane.none");
            case OTHERS -> Messages.get("timeline.lane.others", Sizes.count(lane.labels()));
        };
    }

    /** "12.30 s – 12.40 s". */
    static String range(final TimelineData data, final TimeRange range) {
        final long start = data.whole().first();
        final long step = TimeTicks.step(TimelineReader.span(range), 1);
        final long fine = Math.min(step, TimeTicks.step(TimelineReader.span(data.view()), FINE));
        final long longest = TimelineReader.span(new TimeRange(start, Math.max(start, data.view().last())));
        return TimeTicks.elapsed(rounded(range.first() - start, fine), fine, longest) + " – "
                + TimeTicks.elapsed(rounded(range.end() - start, fine), fine, longest);
    }

    private static long rounded(final long time, final long step) {
        return Math.floorDiv(time + step / 2, step) * step;
    }

    /** What a strip says of a moment, "" for nothing that does not stand there anyway. */
    static String of(final TimelineData data, final TimelineLayout layout, final Strip strip, final double x,
            final double y, final String unit) {
        final Timeline samples = data.samples();
        final HeatMap heat = data.heat();
        if (heat != null && strip.kind() == TimelineLayout.Kind.HEAT) {
            final int column = HeatPainter.column(heat, layout, x);
            final int row = HeatPainter.row(heat, strip, y);
            return range(data, heat.rangeOf(column, row)) + '\n' + Amounts.of(heat.cell(column, row), unit);
        }
        if (samples == null || strip.kind() == TimelineLayout.Kind.CHART) {
            return "";
        }
        final int bucket = samples.buckets().bucket(layout.time(x));
        if (bucket < 0) {
            return "";
        }
        final String time = range(data, samples.buckets().rangeOf(bucket));
        if (strip.kind() == TimelineLayout.Kind.SAMPLES) {
            return time + '\n' + Messages.get("timeline.bar", Amounts.of(samples.values()[bucket], unit), Sizes.count(
                    samples.counts()[bucket]));
        }
        final Timeline.Lane lane = samples.lanes().get(strip.index());
        return name(lane) + '\n' + time + ": " + Amounts.of(lane.values()[bucket], unit) + '\n'
                + Messages.get("timeline.sum", Amounts.of(lane.total(), unit));
    }
}
