package deadwood.app.ui.flame;

import deadwood.app.text.PlainName;
import deadwood.app.ui.theme.ChangeHue;
import deadwood.app.ui.theme.PackageHue;
import deadwood.app.ui.theme.TextWidths;
import deadwood.app.ui.theme.Theme;
import deadwood.model.tree.FlameLayout;
import deadwood.model.tree.TreeSearch;
import deadwood.model.tree.WeightedTree;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Rectangle2D;
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
    private static final double DOT = 7;
    /** Height of the line that says which way a box changed. */
    private static final double LINE = 2;
    private static final double LARGEST_HUE = 360;
    private static final double CHANGES = 1000;
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
        /** By hue; those of changes by their step, behind all hues. */
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
            return fills.computeIfAbsent(hue, each -> each > LARGEST_HUE
                    ? ChangeHue.fill(each - CHANGES, theme)
                    : PackageHue.fill(each, theme));
        }

        Color dimmed(final double hue) {
            return dimmed.computeIfAbsent(hue, each -> ground.interpolate(fill(each), DIMMED));
        }

        /** The key of a box's colour. */
        static double key(final FlameText text, final WeightedTree tree, final int node) {
            if (node == WeightedTree.NONE) {
                return -1;
            }
            final double change = text.change(tree, node);
            return Double.isNaN(change) ? text.hue(tree, node) : CHANGES + ChangeHue.step(change);
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
        final FlameMark mark = node == WeightedTree.NONE ? FlameMark.NONE : picture.text().mark(picture.tree(), node);
        final double hue = Palette.key(picture.text(), picture.tree(), node);
        Color fill = matches
                ? palette.match
                : mark.isHollow() ? palette.ground : picture.search() == null ? palette.fill(hue) : palette.dimmed(hue);
        if (box == picture.hovered()) {
            fill = palette.underMouse(fill);
        }
        graphics.setFill(fill);
        graphics.fillRect(x, y, width, ROW - GAP);
        if (mark != FlameMark.NONE) {
            graphics.setGlobalAlpha(picture.search() == null || matches ? 1 : DIMMED);
            paintMark(graphics, mark, hue <= LARGEST_HUE, new Rectangle2D(x, y, width, ROW - GAP));
            graphics.setGlobalAlpha(1);
        }
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
            final double dot = mark == FlameMark.NEW ? DOT + 3 : 0;
            paintText(graphics, picture, node, x + PADDING + dot, width - 2 * PADDING - dot, y + (ROW - GAP) / 2);
        }
    }

    private static boolean isDotted(final FlameMark mark, final double width) {
        return mark == FlameMark.NEW && width >= NARROWEST_WITH_TEXT;
    }

    /** @param isLined whether a line says which way the box changed, as its colour does not */
    private void paintMark(final GraphicsContext graphics, final FlameMark mark, final boolean isLined,
            final Rectangle2D box) {
        final Color colour = mark == FlameMark.ABSENT
                ? ChangeHue.quiet(palette.theme)
                : ChangeHue.edge(mark == FlameMark.GROWN || mark == FlameMark.NEW, palette.theme);
        graphics.setFill(colour);
        if (mark.isHollow()) {
            graphics.setStroke(colour);
            graphics.setLineWidth(1);
            graphics.strokeRect(box.getMinX() + 0.5, box.getMinY() + 0.5, Math.max(0, box.getWidth() - 1),
                    box.getHeight() - 1);
        } else if (isLined && !isDotted(mark, box.getWidth())) {
            graphics.fillRect(box.getMinX(), box.getMaxY() - LINE, box.getWidth(), LINE);
        }
        if (isDotted(mark, box.getWidth())) {
            graphics.fillOval(box.getMinX() + PADDING, box.getMinY() + (box.getHeight() - DOT) / 2, DOT, DOT);
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
