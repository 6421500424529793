package deadwood.app.ui.timeline;

import deadwood.app.text.Amounts;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.TextWidths;
import deadwood.app.ui.theme.Theme;
import deadwood.app.ui.timeline.TimelineLayout.Strip;
import deadwood.model.timeline.TimeBuckets;
import deadwood.model.timeline.TimeRange;
import deadwood.model.timeline.Timeline;
import java.util.Arrays;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.jspecify.annotations.Nullable;

/** Paints a timeline: its strips and what is selected; the axis and the heat map have painters of their own. */
final class TimelinePainter {

    private static final Font NORMAL = Font.font("Roboto", 12);
    private static final Font STRONG = Font.font("Roboto", FontWeight.MEDIUM, 12.5);
    private static final double NAME = 12;

    private final TextWidths widths = new TextWidths(NORMAL);
    private final TextWidths strongWidths = new TextWidths(STRONG);
    private TimelineColours colours = TimelineColours.of(Theme.LIGHT);

    /**
     * What is painted.
     *
     * @param title of the samples
     * @param unit of the samples
     * @param range what is selected, null for nothing
     * @param pointer moment under the mouse, null if it is elsewhere
     * @param scroll how far the strips are moved up
     */
    record Picture(TimelineData data, TimelineLayout layout, String title, String unit, @Nullable TimeRange range,
            @Nullable Long pointer, double scroll, double width, double height) {}

    void theme(final Theme now) {
        colours = TimelineColours.of(now);
    }

    void paint(final GraphicsContext graphics, final Picture picture) {
        graphics.setFill(colours.ground());
        graphics.fillRect(0, 0, picture.width, picture.height);
        graphics.setTextBaseline(VPos.CENTER);
        final TimeAxis axis = new TimeAxis(picture.data, picture.layout, colours);
        graphics.save();
        graphics.beginPath();
        graphics.rect(0, TimelineLayout.AXIS, picture.width, picture.height - TimelineLayout.AXIS);
        graphics.clip();
        axis.paintGrid(graphics, picture.height);
        graphics.translate(0, TimelineLayout.AXIS - picture.scroll);
        for (final Strip strip : picture.layout.strips()) {
            if (strip.top() + strip.height() >= picture.scroll
                    && strip.top() <= picture.scroll + picture.height - TimelineLayout.AXIS) {
                paintStrip(graphics, picture, strip);
            }
        }
        graphics.restore();
        axis.paint(graphics);
        paintRange(graphics, picture);
        if (picture.pointer != null) {
            axis.paintPointer(graphics, picture.pointer, picture.height);
        }
    }

    private void paintStrip(final GraphicsContext graphics, final Picture picture, final Strip strip) {
        switch (strip.kind()) {
            case SAMPLES -> paintSamples(graphics, picture, strip);
            case HEAT -> {
                if (picture.data.heat() != null) {
                    paintHead(graphics, strip, picture.title, Messages.get("timeline.heat.most", Amounts.of(picture.data
                            .heat().largest(), picture.unit)));
                    new HeatPainter(picture.data.heat(), picture.layout, colours).paint(graphics, strip);
                    graphics.setFont(NORMAL);
                    graphics.setFill(colours.quiet());
                    paintRight(graphics, Amounts.of(picture.data.heat().columnNanos(), "ns"), strip.top() + 6);
                    paintRight(graphics, Messages.get("timeline.heat.column"), strip.top() + strip.height() / 2);
                    paintRight(graphics, "0", strip.top() + strip.height() - 6);
                }
            }
            case CHART -> paintChart(graphics, picture, strip);
            case LANE -> paintLane(graphics, picture, strip);
        }
    }

    /** What stands beside the plot. */
    private void paintRight(final GraphicsContext graphics, final String text, final double y) {
        graphics.fillText(text, TimelineLayout.LEFT - 8 - widths.of(text), y);
    }

    private void paintHead(final GraphicsContext graphics, final Strip strip, final String name, final String... more) {
        graphics.setFont(STRONG);
        graphics.setFill(colours.text());
        double y = strip.top() + 8;
        graphics.fillText(strongWidths.fit(name, TimelineLayout.LEFT - NAME - 10), NAME, y);
        graphics.setFont(NORMAL);
        graphics.setFill(colours.quiet());
        for (final String line : more) {
            y += 17;
            graphics.fillText(widths.fit(line, TimelineLayout.LEFT - NAME - 10), NAME, y);
        }
    }

    private void paintSamples(final GraphicsContext graphics, final Picture picture, final Strip strip) {
        final Timeline samples = picture.data.samples();
        if (samples == null) {
            return;
        }
        final long most = Math.max(1, Arrays.stream(samples.values()).map(Math::abs).max().orElse(1));
        final TimeBuckets buckets = samples.buckets();
        long sum = 0;
        final TimeRange range = picture.range;
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            final TimeRange time = buckets.rangeOf(bucket);
            final boolean counts = range == null || time.within(range) != null;
            sum += counts ? samples.values()[bucket] : 0;
            final double size = strip.height() * Math.abs((double) samples.values()[bucket]) / most;
            if (size > 0) {
                final double left = picture.layout.x(time.first());
                final double right = picture.layout.x(time.last());
                graphics.setFill(counts ? colours.bar() : colours.dim());
                graphics.fillRect(left, strip.top() + strip.height() - Math.max(1, size), Math.max(1, right - left
                        - 0.6), Math.max(1, size));
            }
        }
        paintBase(graphics, picture, strip);
        final int under = picture.pointer == null ? TimeBuckets.NONE : buckets.bucket(picture.pointer);
        paintHead(graphics, strip, picture.title,
                Messages.get(range == null ? "timeline.sum" : "timeline.sum.selected", Amounts.of(sum, picture.unit)),
                Messages.get("timeline.most", Amounts.of(most, picture.unit)),
                under == TimeBuckets.NONE
                        ? ""
                        : Messages.get("timeline.here", Amounts.of(samples.values()[under], picture.unit)));
    }

    private void paintBase(final GraphicsContext graphics, final Picture picture, final Strip strip) {
        graphics.setFill(colours.quiet().deriveColor(0, 1, 1, 0.5));
        graphics.fillRect(TimelineLayout.LEFT, strip.top() + strip.height(), picture.layout.plotWidth(), 1);
    }

    private void paintChart(final GraphicsContext graphics, final Picture picture, final Strip strip) {
        final TimelineData.Chart chart = picture.data.series().get(strip.index());
        final String unit = chart.series().unit();
        final int under = picture.pointer == null
                ? TimeBuckets.NONE
                : chart.buckets().buckets().bucket(picture.pointer);
        final String bounds = Double.isNaN(chart.most())
                ? Messages.get("timeline.none")
                : Messages.get("timeline.bounds", SeriesText.of(chart.least(), unit),
                        SeriesText.of(chart.most(), unit));
        final String here = under == TimeBuckets.NONE || Double.isNaN(chart.value(under))
                ? ""
                : Messages.get("timeline.here", SeriesText.of(chart.value(under), unit));
        paintHead(graphics, strip, chart.series().name(), bounds, here);
        if (!Double.isNaN(chart.most())) {
            new ChartPainter(chart, picture.layout, strip).paint(graphics, colours, under);
        }
        paintBase(graphics, picture, strip);
    }

    private void paintLane(final GraphicsContext graphics, final Picture picture, final Strip strip) {
        final Timeline samples = picture.data.samples();
        if (samples == null) {
            return;
        }
        final Timeline.Lane lane = samples.lanes().get(strip.index());
        final long most = mostOfLanes(samples, lane.kind());
        final double middle = strip.top() + strip.height() / 2;
        graphics.setFont(NORMAL);
        graphics.setFill(lane.kind() == Timeline.LaneKind.VALUE ? colours.text() : colours.quiet());
        graphics.fillText(widths.fit(TimelineText.name(lane), TimelineLayout.LEFT - NAME - 10), NAME, middle);
        final double top = strip.top() + 2;
        final double tall = strip.height() - 4;
        graphics.setFill(colours.ramp().getFirst());
        graphics.fillRect(TimelineLayout.LEFT, top, picture.layout.plotWidth(), tall);
        final TimeBuckets buckets = samples.buckets();
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            final long value = lane.values()[bucket];
            if (value != 0) {
                final TimeRange time = buckets.rangeOf(bucket);
                final double left = picture.layout.x(time.first());
                final Color fill = colours.shade(Math.abs((double) value) / most);
                graphics.setFill(picture.range == null || time.within(picture.range) != null
                        ? fill
                        : colours.ramp().getFirst().interpolate(fill, 0.35));
                graphics.fillRect(left, top, Math.max(1, picture.layout.x(time.last()) - left + 0.4), tall);
            }
        }
    }

    /** The largest bar of the lanes that are one thread each; of the rest by itself, which would make all others pale. */
    private static long mostOfLanes(final Timeline samples, final Timeline.LaneKind kind) {
        final boolean isRest = kind == Timeline.LaneKind.OTHERS;
        return Math.max(1, samples.lanes().stream().filter(lane -> (lane.kind() == Timeline.LaneKind.OTHERS) == isRest)
                .flatMapToLong(lane -> Arrays.stream(lane.values())).map(Math::abs).max().orElse(1));
    }

    private void paintRange(final GraphicsContext graphics, final Picture picture) {
        final TimeRange range = picture.range;
        if (range == null || range.within(picture.data.view()) == null) {
            return;
        }
        final double left = Math.max(TimelineLayout.LEFT, picture.layout.x(range.first()));
        final double right = Math.min(TimelineLayout.LEFT + picture.layout.plotWidth(), picture.layout.x(range.last()));
        final double top = TimelineLayout.AXIS - 4;
        graphics.setFill(colours.mark().deriveColor(0, 1, 1, 0.10));
        graphics.fillRect(left, top, Math.max(1, right - left), picture.height - top);
        graphics.setFill(colours.mark());
        graphics.fillRect(left, top, Math.max(2, right - left), 3);
        graphics.fillRect(Math.rint(left), top, 1, picture.height - top);
        graphics.fillRect(Math.rint(right), top, 1, picture.height - top);
    }
}
