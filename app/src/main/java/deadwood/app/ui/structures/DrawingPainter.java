package deadwood.app.ui.structures;

import deadwood.app.ui.theme.TextWidths;
import deadwood.app.ui.theme.Theme;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.jspecify.annotations.Nullable;

/** Paints drawings. */
final class DrawingPainter {

    private static final Font NORMAL = Font.font("Roboto", 12);
    private static final Font STRONG = Font.font("Roboto", FontWeight.MEDIUM, 13);
    private static final double NARROWEST_WITH_LABEL = 44;
    private static final double LOWEST_WITH_LABEL = 13;
    /** Height of the dead part of a box that lives. */
    private static final double DEAD_PART = 0.4;
    private static final double HATCH = 5;
    private static final double NARROWEST_WITH_HATCH = 3;

    private final TextWidths widths = new TextWidths(NORMAL);
    private final TextWidths strongWidths = new TextWidths(STRONG);
    private StructureColours colours = StructureColours.of(Theme.LIGHT);

    void theme(final Theme now) {
        colours = StructureColours.of(now);
    }

    /** @param chosen outlined; null for none */
    void paint(final GraphicsContext graphics, final Drawing drawing, final @Nullable Mark chosen,
            final double width, final double height) {
        graphics.setFill(colours.ground());
        graphics.fillRect(0, 0, width, height);
        graphics.setTextBaseline(VPos.CENTER);
        for (final Mark mark : drawing.marks()) {
            paint(graphics, mark);
        }
        for (final Drawing.Caption caption : drawing.captions()) {
            graphics.setFont(caption.isStrong() ? STRONG : NORMAL);
            graphics.setFill(caption.isStrong() ? colours.text() : colours.quiet());
            graphics.fillText((caption.isStrong() ? strongWidths : widths).fit(caption.text(), caption.width()),
                    caption.x(), caption.y());
        }
        if (chosen != null) {
            graphics.setStroke(colours.mark());
            graphics.setLineWidth(2);
            graphics.strokeRect(chosen.x() - 1, chosen.y() - 1, Math.max(1, chosen.width()) + 2,
                    chosen.height() + 2);
        }
    }

    private void paint(final GraphicsContext graphics, final Mark mark) {
        switch (mark.fill()) {
            case SHADE -> fill(graphics, mark, mark.share() == 0 ? colours.empty() : colours.shade(mark.share()));
            case BAR -> fill(graphics, mark, mark.share() == 0 ? colours.edge() : colours.bar());
            case ALIVE -> fill(graphics, mark, colours.alive());
            case DEAD, ODD -> {
                fill(graphics, mark, colours.dead());
                hatch(graphics, mark.x(), mark.y(), mark.width(), mark.height());
            }
            case PARTLY -> {
                fill(graphics, mark, colours.alive());
                paintDeadPart(graphics, mark);
            }
        }
        if (!mark.label().isEmpty() && mark.width() >= NARROWEST_WITH_LABEL && mark.height() >= LOWEST_WITH_LABEL
                && (mark.fill() != Mark.Fill.PARTLY || mark.height() * (1 - DEAD_PART) >= LOWEST_WITH_LABEL)) {
            graphics.setFont(NORMAL);
            final String label = widths.fit(mark.label(), mark.width() - 8);
            if (mark.fill() == Mark.Fill.DEAD) {
                // lines would run through the digits
                graphics.setFill(colours.dead());
                graphics.fillRect(mark.x() + 2, mark.y() + 2, widths.of(label) + 5, mark.height() - 4);
            }
            graphics.setFill(colours.text());
            final double room = mark.fill() == Mark.Fill.PARTLY ? mark.height() * (1 - DEAD_PART) : mark.height();
            graphics.fillText(label, mark.x() + 4, mark.y() + room / 2);
        }
    }

    private static void fill(final GraphicsContext graphics, final Mark mark, final Color color) {
        graphics.setFill(color);
        graphics.fillRect(mark.x(), mark.y(), mark.width(), mark.height());
    }

    /** At the foot of a box that lives, as wide as the share of it that is dead. */
    private void paintDeadPart(final GraphicsContext graphics, final Mark mark) {
        final double height = Math.max(2, mark.height() * DEAD_PART);
        final double width = Math.max(0.6, mark.width() * mark.share());
        final double y = mark.y() + mark.height() - height;
        graphics.setFill(colours.dead());
        graphics.fillRect(mark.x() + mark.width() - width, y, width, height);
        hatch(graphics, mark.x() + mark.width() - width, y, width, height);
    }

    private void hatch(final GraphicsContext graphics, final double x, final double y, final double width,
            final double height) {
        graphics.setStroke(colours.hatch());
        graphics.setLineWidth(1);
        if (width < NARROWEST_WITH_HATCH) {
            graphics.setFill(colours.hatch().interpolate(colours.dead(), 0.45));
            graphics.fillRect(x, y, Math.max(0.6, width), height);
            return;
        }
        graphics.save();
        graphics.beginPath();
        graphics.rect(x, y, width, height);
        graphics.clip();
        // Lines of neighbours go on in each other.
        for (double at = Math.floor((x - height) / HATCH) * HATCH; at < x + width; at += HATCH) {
            graphics.strokeLine(at, y + height, at + height, y);
        }
        graphics.restore();
    }
}
