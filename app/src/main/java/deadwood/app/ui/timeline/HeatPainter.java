package deadwood.app.ui.timeline;

import deadwood.app.ui.timeline.TimelineLayout.Strip;
import deadwood.model.timeline.HeatMap;
import javafx.scene.canvas.GraphicsContext;

/** Paints samples by second and part of the second, the earliest part at the bottom. */
final class HeatPainter {

    private final HeatMap heat;
    private final TimelineLayout layout;
    private final TimelineColours colours;

    HeatPainter(final HeatMap heat, final TimelineLayout layout, final TimelineColours colours) {
        this.heat = heat;
        this.layout = layout;
        this.colours = colours;
    }

    void paint(final GraphicsContext graphics, final Strip strip) {
        graphics.setFill(colours.ramp().getFirst());
        graphics.fillRect(TimelineLayout.LEFT, strip.top(), layout.plotWidth(), strip.height());
        final double tall = strip.height() / heat.rows();
        graphics.save();
        graphics.beginPath();
        graphics.rect(TimelineLayout.LEFT, strip.top(), layout.plotWidth(), strip.height());
        graphics.clip();
        for (int column = 0; column < heat.columns(); column++) {
            final long first = heat.start() + column * heat.columnNanos();
            final double left = layout.x(first);
            final double wide = layout.x(first + heat.columnNanos()) - left;
            for (int row = 0; row < heat.rows(); row++) {
                final long value = heat.cell(column, row);
                if (value != 0) {
                    graphics.setFill(colours.shade(Math.abs((double) value) / Math.max(1, heat.largest())));
                    graphics.fillRect(left, strip.top() + strip.height() - (row + 1) * tall,
                            Math.max(1, wide - (wide > 4 ? 1 : 0)), Math.max(1, tall - (tall > 4 ? 0.6 : 0)));
                }
            }
        }
        graphics.restore();
    }

    /** The column at a place. */
    static int column(final HeatMap heat, final TimelineLayout layout, final double x) {
        return Math.clamp(Long.divideUnsigned(layout.time(x) - heat.start(), heat.columnNanos()), 0, heat
                .columns() - 1);
    }

    /** The row at a height from the top of the strip. */
    static int row(final HeatMap heat, final Strip strip, final double y) {
        return Math.clamp((long) (heat.rows() * (strip.top() + strip.height() - y) / strip.height()), 0,
                heat.rows() - 1);
    }
}
