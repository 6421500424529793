package deadwood.app.export;

import deadwood.app.text.PlainName;
import deadwood.app.text.Sizes;
import deadwood.app.ui.theme.Theme;
import deadwood.model.tree.FlameLayout;
import deadwood.model.tree.WeightedTree;
import java.io.IOException;
import java.util.Locale;

/**
 * Writes flame graphs as SVG 1.1: vectors with text, a title for each box that browsers show under the mouse, and a strip below that
 * says what it is. No script, nothing fetched.
 */
public final class FlameSvg {

    private static final double ROW = 18;
    private static final double MARGIN = 12;
    private static final double HEAD = 34;
    private static final double FOOT = 30;
    private static final double FONT = 12;
    private static final double NARROWEST = 0.5;
    private static final double NARROWEST_WITH_TEXT = 24;
    private static final double PADDING = 4;

    private final FlameGraph graph;
    private final FlameLayout layout;
    private final double width;
    private final double height;
    private final Appendable out;

    private FlameSvg(final FlameGraph graph, final int width, final Appendable out) {
        this.graph = graph;
        this.width = width;
        this.layout = FlameLayout.of(graph.tree(), FlameGraph.VALUE, 0, width - 2 * MARGIN, NARROWEST);
        this.height = HEAD + layout.depth() * ROW + FOOT;
        this.out = out;
    }

    /** @param width of the picture in pixels, at least 100 */
    public static void write(final FlameGraph graph, final int width, final Appendable out) throws IOException {
        new FlameSvg(graph, width, out).write();
    }

    private void write() throws IOException {
        line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(width) + "\" height=\"" + number(height)
                + "\" viewBox=\"0 0 " + number(width) + " " + number(height)
                + "\" font-family=\"Roboto, 'Helvetica Neue', Helvetica, Arial, sans-serif\" font-size=\""
                + number(FONT) + "\" fill=\"#1f2328\">");
        line("<title>" + escaped(graph.title()) + "</title>");
        line("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
        text(MARGIN, 22, graph.title(), width - 2 * MARGIN, " font-size=\"15\"", 15);
        line("<g id=\"boxes\">");
        for (int row = 0; row < layout.depth(); row++) {
            for (int box = layout.rowStart(row); box < layout.rowStart(row + 1); box++) {
                box(row, box);
            }
        }
        line("</g>");
        text(MARGIN, height - 11, graph.caption(), width - 2 * MARGIN, " font-size=\"11\" fill=\"#59636e\"", 11);
        line("</svg>");
    }

    private void box(final int row, final int box) throws IOException {
        final int node = layout.node(box);
        final double x = MARGIN + layout.x(box);
        final double y = HEAD + row * ROW;
        final double wide = layout.width(box);
        out.append("<g><title>").append(escaped(described(box))).append("</title><rect x=\"").append(number(x))
                .append("\" y=\"").append(number(y)).append("\" width=\"").append(number(wide))
                .append("\" height=\"").append(number(ROW)).append("\" stroke=\"#ffffff\" stroke-width=\"")
                .append(wide > 3 ? "1" : "0.2").append("\" fill=\"")
                .append(FlameGraph.colour(node == WeightedTree.NONE ? -1 : graph.hue(node), Theme.LIGHT))
                .append("\"/>");
        if (node != WeightedTree.NONE && wide >= NARROWEST_WITH_TEXT) {
            final double room = wide - 2 * PADDING;
            final String name = graph.name(node);
            final String text = TextFit.widthOf(name, FONT) <= room ? name : graph.shortName(node);
            text(x + PADDING, y + 13, text, room, "", FONT);
        }
        line("</g>");
    }

    private String described(final int box) {
        final int node = layout.node(box);
        final WeightedTree tree = graph.tree();
        final String share = Sizes.share(Sizes.ratio(layout.weight(box), tree.total(FlameGraph.VALUE, 0)));
        if (node == WeightedTree.NONE) {
            return "several that are too narrow to draw one by one\n" + graph.amountOf(layout.weight(box)) + " ("
                    + share
                    + ")";
        }
        return PlainName.of(tree.name(node), PlainName.LONG) + '\n' + graph.amount(node) + " (" + share + "), "
                + graph.selfAmount(node) + " itself";
    }

    private void text(final double x, final double y, final String text, final double room, final String attributes,
            final double size) throws IOException {
        final String shown = TextFit.fit(text, room, size);
        if (!shown.isEmpty()) {
            line("<text x=\"" + number(x) + "\" y=\"" + number(y) + "\"" + attributes + ">" + escaped(shown)
                    + "</text>");
        }
    }

    private void line(final String text) throws IOException {
        out.append(text).append('\n');
    }

    private static String number(final double value) {
        final long hundredths = Math.round(value * 100);
        return hundredths % 100 == 0
                ? Long.toString(hundredths / 100)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    /** Without what XML 1.0 does not allow (2.2 of the recommendation) and with entities for what it gives a meaning. */
    static String escaped(final String text) {
        final StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isAllowed(character) ? character : '\ufffd');
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(final int character) {
        return character == '\t' || character == '\n' || character == '\r' || character >= ' ' && character < 0xd800
                || character >= 0xe000 && character <= 0xfffd || character >= 0x1_0000;
    }
}
