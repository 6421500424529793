package deadwood.app.ui.timeline;

import deadwood.app.ui.timeline.TimelineLayout.Strip;
import deadwood.model.timeline.TimeBuckets;
import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;

/** Paints a series as a line from point to point, a single point as a dot. */
final class ChartPainter {

    private static final double DOT = 3;
    /** Points that have that much room are marked one by one. */
    private static final double ROOMY = 14;

    private final TimelineData.Chart chart;
    private final TimelineLayout layout;
    private final Strip strip;
    private final double bottom;
    private final double top;

    ChartPainter(final TimelineData.Chart chart, final TimelineLayout layout, final Strip strip) {
        this.chart = chart;
        this.layout = layout;
        this.strip = strip;
        // Lines stand on zero: what hardly changes is not to look as if it did.
        final double most = chart.most();
        this.bottom = Math.min(0, chart.least());
        this.top = most > bottom ? most : bottom + 1;
    }

    private double y(final double value) {
        return strip.top() + strip.height() - (strip.height() - 3) * (value - bottom) / (top - bottom);
    }

    private double x(final int bucket) {
        final TimeBuckets buckets = chart.buckets().buckets();
        final var time = buckets.rangeOf(bucket);
        return (layout.x(time.first()) + layout.x(time.last())) / 2;
    }

    /** @param under the bucket under the mouse, or {@link TimeBuckets#NONE} */
    void paint(final GraphicsContext graphics, final TimelineColours colours, final int under) {
        final double[] mean = chart.buckets().mean();
        final int[] points = java.util.stream.IntStream.range(0, mean.length).filter(i -> !Double.isNaN(mean[i]))
                .toArray();
        if (points.length == 0) {
            return;
        }
        final double[] xs = Arrays.stream(points).mapToDouble(this::x).toArray();
        final double[] ys = Arrays.stream(points).mapToDouble(i -> y(mean[i])).toArray();
        if (points.length > 1) {
            final double[] areaX = Arrays.copyOf(xs, xs.length + 2);
            final double[] areaY = Arrays.copyOf(ys, ys.length + 2);
            areaX[xs.length] = xs[xs.length - 1];
            areaX[xs.length + 1] = xs[0];
            areaY[xs.length] = strip.top() + strip.height();
            areaY[xs.length + 1] = strip.top() + strip.height();
            graphics.setFill(colours.area());
            graphics.fillPolygon(areaX, areaY, areaX.length);
            graphics.setStroke(colours.line());
            graphics.setLineWidth(1.4);
            graphics.strokePolyline(xs, ys, xs.length);
        }
        graphics.setFill(colours.line());
        if (points.length * ROOMY < layout.plotWidth()) {
            for (int i = 0; i < xs.length; i++) {
                graphics.fillOval(xs[i] - DOT / 2, ys[i] - DOT / 2, DOT, DOT);
            }
        }
        if (under != TimeBuckets.NONE && !Double.isNaN(chart.value(under))) {
            graphics.fillOval(x(under) - DOT, y(Math.clamp(chart.value(under), bottom, top)) - DOT, 2 * DOT, 2 * DOT);
        }
    }
}
