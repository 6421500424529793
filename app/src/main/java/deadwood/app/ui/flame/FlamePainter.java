package deadwood.app.ui.flame;

import deadwood.app.ui.theme.PackageHue;
import deadwood.app.ui.theme.Theme;
import deadwood.model.tree.FlameLayout;
import deadwood.model.tree.TreeSearch;
import deadwood.model.tree.WeightedTree;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/** Paints a flame graph: boxes in the quiet hue of their package, names where there is room for them. */
final class FlamePainter {

    private static final double ROW = FlameRows.ROW;
    private static final double GAP = 1;
    private static final double PADDING = 5;
    private static final double NARROWEST_WITH_TEXT = 26;
    private static final double BETWEEN = 10;
    /** How much of a box's own colour is left where a search finds nothing. */
    private static final double DIMMED = 0.35;

    /**
     * What is painted.
     *
     * @param text what boxes say and which colour they have
     * @param hovered box under the mouse, or −1
     * @param chosen box the inspector looks at, or −1
     * @param rows where they stand
     */
    record Picture(WeightedTree tree, FlameLayout layout, @Nullable TreeSearch search, FlameText text, FlameRows rows,
            int hovered, int chosen, double width, double height) {}

    private final TextWidths widths;
    private final Font font;
    private final Map<Double, Color> fills = new HashMap<>();
    private Theme theme = Theme.LIGHT;

    FlamePainter(final Font font) {
        this.font = font;
        this.widths = new TextWidths(font);
    }

    void theme(final Theme now) {
        theme = now;
        fills.clear();
    }

    private Color ground() {
        return theme == Theme.LIGHT ? Color.WHITE : Color.web("#14181d");
    }

    private Color match() {
        return theme == Theme.LIGHT ? Color.web("#ffd33d") : Color.web("#e3b341");
    }

    private Color mark() {
        return theme == Theme.LIGHT ? Color.web("#17755a") : Color.web("#56b898");
    }

    void paint(final GraphicsContext graphics, final Picture picture) {
        graphics.setFill(ground());
        graphics.fillRect(0, 0, picture.width(), picture.height());
        graphics.setFont(font);
        graphics.setTextBaseline(VPos.CENTER);
        final FlameLayout layout = picture.layout();
        final int one = picture.rows().rowAt(0);
        final int other = picture.rows().rowAt(picture.height());
        final int last = Math.min(layout.depth() - 1, Math.max(one, other));
        for (int row = Math.max(0, Math.min(one, other)); row <= last; row++) {
            for (int box = layout.rowStart(row); box < layout.rowStart(row + 1); box++) {
                paintBox(graphics, picture, box, picture.rows().top(row));
            }
        }
    }

    private void paintBox(final GraphicsContext graphics, final Picture picture, final int box, final double y) {
        final FlameLayout layout = picture.layout();
        final double x = layout.x(box);
        final double width = Math.max(0.5, layout.width(box) - (layout.width(box) > 3 ? GAP : 0));
        final int node = layout.node(box);
        final boolean matches = node != WeightedTree.NONE && picture.search() != null && picture.search().isMatch(node);
        final boolean dimmed = picture.search() != null && !matches;
        Color fill = matches ? match() : fill(picture, node);
        if (dimmed) {
            fill = ground().interpolate(fill, DIMMED);
        }
        if (box == picture.hovered()) {
            fill = theme == Theme.LIGHT ? fill.interpolate(Color.BLACK, 0.07) : fill.interpolate(Color.WHITE, 0.10);
        }
        graphics.setFill(fill);
        graphics.fillRect(x, y, width, ROW - GAP);
        if (box == picture.chosen()) {
            graphics.setStroke(mark());
            graphics.setLineWidth(2);
            graphics.strokeRect(x + 1, y + 1, Math.max(0, width - 2), ROW - GAP - 2);
        }
        if (width >= NARROWEST_WITH_TEXT && node != WeightedTree.NONE) {
            graphics.setFill(matches ? PackageHue.text(Theme.LIGHT) : PackageHue.text(theme));
            paintText(graphics, picture, node, x + PADDING, width - 2 * PADDING, y + (ROW - GAP) / 2);
        }
    }

    private void paintText(final GraphicsContext graphics, final Picture picture, final int node, final double x,
            final double width, final double middle) {
        final String name = picture.tree().name(node);
        final String size = picture.text().amount(picture.tree(), node);
        final double sizeWidth = widths.of(size);
        String text = name;
        if (widths.of(name) > width) {
            text = picture.text().shorten(name);
        }
        if (widths.of(text) > width) {
            text = picture.text().tighten(name);
        }
        final String shown = widths.fit(text, width);
        graphics.fillText(shown, x, middle);
        if (widths.of(shown) + BETWEEN + sizeWidth <= width) {
            graphics.setGlobalAlpha(0.72);
            graphics.fillText(size, x + width - sizeWidth, middle);
            graphics.setGlobalAlpha(1);
        }
    }

    private Color fill(final Picture picture, final int node) {
        return fills.computeIfAbsent(node == WeightedTree.NONE ? -1 : picture.text().hue(picture.tree(), node),
                hue -> PackageHue.fill(hue, theme));
    }
}
