package deadwood.app.ui.timeline;

import deadwood.app.ui.text.Messages;
import deadwood.model.timeline.TimeRange;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** The axis of time: the clock above, the time since the start below it, both with round ticks of their own. */
final class TimeAxis {

    private static final Font FONT = Font.font("Roboto", 11);
    private static final double CLOCK = 12;
    private static final double ELAPSED = 30;
    private static final double BETWEEN = 86;

    private final TimelineData data;
    private final TimelineLayout layout;
    private final TimelineColours colours;
    private final ZoneId zone = ZoneId.systemDefault();
    private final long start;
    private final long step;

    TimeAxis(final TimelineData data, final TimelineLayout layout, final TimelineColours colours) {
        this.data = data;
        this.layout = layout;
        this.colours = colours;
        this.start = data.whole().first();
        this.step = TimeTicks.step(TimelineReader.span(data.view()), Math.max(1, (int) (layout.plotWidth()
                / BETWEEN)));
    }

    private List<Long> ticks() {
        return TimeTicks.ticks(data.view(), start, step);
    }

    void paintGrid(final GraphicsContext graphics, final double height) {
        graphics.setFill(colours.grid());
        for (final long tick : ticks()) {
            graphics.fillRect(Math.rint(layout.x(tick)), TimelineLayout.AXIS, 1, height - TimelineLayout.AXIS);
        }
    }

    void paint(final GraphicsContext graphics) {
        graphics.setFont(FONT);
        graphics.setFill(colours.quiet());
        graphics.fillText(Messages.get("timeline.axis"), 12, ELAPSED);
        if (TimelineViewModel.isClock(data)) {
            graphics.fillText(Messages.get("timeline.clock"), 12, CLOCK);
        }
        graphics.setTextAlign(TextAlignment.CENTER);
        final long longest = TimelineReader.span(new TimeRange(start, Math.max(start, data.view().last())));
        for (final long tick : ticks()) {
            paintTick(graphics, tick, ELAPSED, TimeTicks.elapsed(tick - start, step, longest), colours.text());
        }
        if (TimelineViewModel.isClock(data)) {
            final long origin = TimeTicks.clockOrigin(data.view().first(), zone);
            for (final long tick : TimeTicks.ticks(data.view(), origin, step)) {
                paintTick(graphics, tick, CLOCK, TimeTicks.clock(tick, step, zone), colours.quiet());
                graphics.setFill(colours.quiet());
                graphics.fillRect(Math.rint(layout.x(tick)), CLOCK + 7, 1, 3);
            }
        }
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFill(colours.grid());
        graphics.fillRect(0, TimelineLayout.AXIS - 1, TimelineLayout.LEFT + layout.plotWidth() + TimelineLayout.RIGHT,
                1);
    }

    /** Text near an end stays inside. */
    private void paintTick(final GraphicsContext graphics, final long tick, final double y, final String text,
            final Color color) {
        final double half = text.length() * 3.0;
        final double x = Math.clamp(layout.x(tick), TimelineLayout.LEFT + Math.min(half, 14), TimelineLayout.LEFT
                + layout.plotWidth() + TimelineLayout.RIGHT - half);
        graphics.setFill(color);
        graphics.fillText(text, x, y);
    }

    /** The moment under the mouse, finer than the ticks. */
    void paintPointer(final GraphicsContext graphics, final long time, final double height) {
        final double x = Math.rint(layout.x(time));
        graphics.setFill(colours.text().deriveColor(0, 1, 1, 0.55));
        graphics.fillRect(x, TimelineLayout.AXIS, 1, height - TimelineLayout.AXIS);
        final long fine = TimeTicks.step(TimelineReader.span(data.view()), 1000);
        final long longest = TimelineReader.span(new TimeRange(start, Math.max(start, data.view().last())));
        final String text = TimeTicks.elapsed(Math.floorDiv(time - start, fine) * fine, fine, longest);
        final double wide = text.length() * 6.4 + 12;
        final double left = Math.clamp(x - wide / 2, TimelineLayout.LEFT, TimelineLayout.LEFT + layout.plotWidth()
                + TimelineLayout.RIGHT - wide);
        graphics.setFill(colours.text());
        graphics.fillRoundRect(left, ELAPSED - 9, wide, 18, 6, 6);
        graphics.setFill(colours.ground());
        graphics.setFont(FONT);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText(text, left + wide / 2, ELAPSED);
        graphics.setTextAlign(TextAlignment.LEFT);
    }
}
