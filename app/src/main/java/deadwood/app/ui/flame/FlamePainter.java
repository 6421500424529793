package deadwood.app.ui.flame;

import deadwood.app.text.PlainName;
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
    /** What stands on boxes of several narrow ones. */
    private static final String MERGED = "⋯";
    /** How much of a box's own colour is left where a search finds nothing. */
    private static final double DIMMED = 0.35;
    private static final Color DARK_TEXT = PackageHue.text(Theme.LIGHT);

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
    private Palette palette = new Palette(Theme.LIGHT);

    FlamePainter(final Font font) {
        this.font = font;
        this.widths = new TextWidths(font);
    }

    void theme(final Theme now) {
        palette = new Palette(now);
    }

    /** The colours of a theme, each mixed once. */
    private static final class Palette {

        private final Color ground;
        private final Color match;
        private final Color mark;
        private final Color text;
        private final Theme theme;
        private final Map<Double, Color> fills = new HashMap<>();
        private final Map<Double, Color> dimmed = new HashMap<>();

        Palette(final Theme theme) {
            this.theme = theme;
            final boolean isLight = theme == Theme.LIGHT;
            ground = isLight ? Color.WHITE : Color.web("#14181d");
            match = Color.web(isLight ? "#ffd33d" : "#e3b341");
            mark = Color.web(isLight ? "#17755a" : "#56b898");
            text = PackageHue.text(theme);
        }

        Color fill(final double hue) {
            return fills.computeIfAbsent(hue, each -> PackageHue.fill(each, theme));
        }

        Color dimmed(final double hue) {
            return dimmed.computeIfAbsent(hue, each -> ground.interpolate(fill(each), DIMMED));
        }

        Color underMouse(final Color fill) {
            return theme == Theme.LIGHT ? fill.interpolate(Color.BLACK, 0.07) : fill.interpolate(Color.WHITE, 0.10);
        }
    }

    void paint(final GraphicsContext graphics, final Picture picture) {
        graphics.setFill(palette.ground);
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
        final double hue = node == WeightedTree.NONE ? -1 : picture.text().hue(picture.tree(), node);
        Color fill = matches
                ? palette.match
                : picture.search() == null ? palette.fill(hue) : palette.dimmed(hue);
        if (box == picture.hovered()) {
            fill = palette.underMouse(fill);
        }
        graphics.setFill(fill);
        graphics.fillRect(x, y, width, ROW - GAP);
        if (box == picture.chosen()) {
            graphics.setStroke(palette.mark);
            graphics.setLineWidth(2);
            graphics.strokeRect(x + 1, y + 1, Math.max(0, width - 2), ROW - GAP - 2);
        }
        if (width >= NARROWEST_WITH_TEXT && node == WeightedTree.NONE) {
            graphics.setFill(palette.text);
            graphics.fillText(MERGED, x + PADDING, y + (ROW - GAP) / 2);
        } else if (width >= NARROWEST_WITH_TEXT) {
            graphics.setFill(matches ? DARK_TEXT : palette.text);
            paintText(graphics, picture, node, x + PADDING, width - 2 * PADDING, y + (ROW - GAP) / 2);
        }
    }

    private void paintText(final GraphicsContext graphics, final Picture picture, final int node, final double x,
            final double width, final double middle) {
        final String name = PlainName.of(picture.tree().name(node));
        final String size = picture.text().amount(picture.tree(), node);
        final double sizeWidth = widths.of(size);
        String text = name;
        if (!widths.isWithin(name, width)) {
            text = picture.text().shorten(name);
        }
        if (!widths.isWithin(text, width)) {
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
}
