package deadwood.app.export;

import deadwood.app.ui.theme.Theme;
import deadwood.model.graph.GraphLayout;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes call graphs: as vectors, or in the language of Graphviz for whoever wants another layout. */
public final class CallGraphFile {

    private static final double MARGIN = 16;
    private static final double HEAD = 40;
    private static final double FOOT = 34;

    private CallGraphFile() {}

    /** What a call graph can be written as. */
    public enum Format {
        /** Vectors with text. */
        SVG,
        /** Graphviz. */
        DOT
    }

    /** The format that the name of a file stands for, null for none. */
    public static @Nullable Format formatOf(final Path target) {
        final String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) {
            return Format.SVG;
        }
        return name.endsWith(".dot") || name.endsWith(".gv") ? Format.DOT : null;
    }

    /**
     * Writes beside the target and moves: what was there before stays until the new file is complete.
     *
     * @param title stands above the picture
     * @param caption stands below it
     */
    public static void write(final CallGraphDrawing graph, final String title, final String caption,
            final Format format, final Path target) throws IOException {
        FlameFile.write(target, part -> {
            try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                switch (format) {
                    case SVG -> svg(graph, title, caption, out);
                    case DOT -> dot(graph, title, out);
                }
            }
        });
    }

    static void svg(final CallGraphDrawing graph, final String title, final String caption, final Appendable out)
            throws IOException {
        final double width = Math.max(graph.width(), 480) + 2 * MARGIN;
        final double height = HEAD + graph.height() + FOOT + MARGIN;
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(number(width)).append("\" height=\"").append(number(height)).append("\" viewBox=\"0 0 ")
                .append(number(width)).append(' ').append(number(height))
                .append("\" font-family=\"Roboto, 'Helvetica Neue', Helvetica, Arial, sans-serif\" fill=\"#1f2328\">\n<title>")
                .append(FlameSvg.escaped(title))
                .append("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        text(MARGIN, 25, title, 15, "", out);
        out.append("<g transform=\"translate(").append(number(MARGIN)).append(' ').append(number(HEAD))
                .append(")\">\n");
        for (final CallGraphDrawing.Edge edge : graph.edges().reversed()) {
            edge(graph, edge, out);
        }
        for (final CallGraphDrawing.Node node : graph.nodes()) {
            node(node, out);
        }
        out.append("</g>\n");
        text(MARGIN, height - 14, caption, 11, " fill=\"#59636e\"", out);
        out.append("</svg>\n");
    }

    private static void node(final CallGraphDrawing.Node node, final Appendable out) throws IOException {
        final GraphLayout.Box box = node.box();
        out.append("<g class=\"node\"><title>").append(FlameSvg.escaped(node.name() + '\n' + node.amounts()))
                .append("</title><rect x=\"").append(number(box.x())).append("\" y=\"").append(number(box.y()))
                .append("\" width=\"").append(number(box.width())).append("\" height=\"").append(number(box.height()))
                .append("\" rx=\"4\" fill=\"").append(HeatColour.web(node.heat(), Theme.LIGHT))
                .append("\" stroke=\"#8c959f\"/>");
        final double left = box.x() + CallGraphDrawing.PADDING;
        final double first = box.y() + CallGraphDrawing.PADDING + node.fontSize();
        text(left, first, node.title(), node.fontSize(), "", out);
        text(left, first + CallGraphDrawing.LINE * CallGraphDrawing.SMALL + 2, node.amounts(), CallGraphDrawing.SMALL,
                " fill=\"#424a53\"", out);
        out.append("</g>\n");
    }

    private static void edge(final CallGraphDrawing graph, final CallGraphDrawing.Edge edge, final Appendable out)
            throws IOException {
        final List<GraphLayout.Point> points = edge.points();
        final StringBuilder path = new StringBuilder("M").append(place(points.getFirst()));
        for (int at = 1; at < points.size(); at++) {
            final GraphLayout.Point from = points.get(at - 1);
            final GraphLayout.Point to = points.get(at);
            // from row to row a curve that leaves and arrives upright, through a row straight
            if (at % 2 == 1) {
                final double middle = (from.y() + to.y()) / 2;
                path.append(" C").append(place(new GraphLayout.Point(from.x(), middle))).append(' ')
                        .append(place(new GraphLayout.Point(to.x(), middle))).append(' ').append(place(to));
            } else {
                path.append(" L").append(place(to));
            }
        }
        final GraphLayout.Point end = points.getLast();
        final double tip = points.get(points.size() - 2).y() < end.y() ? -1 : 1;
        final double head = 4 + edge.thickness();
        out.append("<g class=\"edge\"><title>").append(FlameSvg.escaped(graph.nodes().get(edge.from()).name() + " → "
                + graph.nodes().get(edge.to()).name() + '\n' + edge.label()))
                .append("</title><path d=\"").append(path).append("\" fill=\"none\" stroke=\"#8c959f\" stroke-width=\"")
                .append(number(edge.thickness())).append(edge.isIndirect() ? "\" stroke-dasharray=\"5 4" : "")
                .append("\"/><path d=\"M").append(place(end)).append(" l").append(number(-head * 0.6)).append(' ')
                .append(number(tip * head)).append(" h").append(number(head * 1.2))
                .append(" z\" fill=\"#57606a\"/>");
        final GraphLayout.Point start = points.getFirst();
        final GraphLayout.Point second = points.get(1);
        text((start.x() + second.x()) / 2 + 5, (start.y() + second.y()) / 2 + 4, edge.label(), 10,
                " fill=\"#59636e\" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\"", out);
        out.append("</g>\n");
    }

    private static void text(final double x, final double y, final String text, final double size,
            final String attributes, final Appendable out) throws IOException {
        out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" font-size=\"")
                .append(number(size)).append('"').append(attributes).append('>').append(FlameSvg.escaped(text))
                .append("</text>");
    }

    private static String place(final GraphLayout.Point point) {
        return number(point.x()) + " " + number(point.y());
    }

    private static String number(final double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** The DOT language: graphviz.org/doc/info/lang.html. */
    static void dot(final CallGraphDrawing graph, final String title, final Appendable out) throws IOException {
        out.append("digraph calls {\n  label=").append(quoted(title))
                .append(";\n  labelloc=t;\n  node [shape=box, style=\"filled,rounded\", fontname=\"Helvetica\"];\n");
        for (int index = 0; index < graph.nodes().size(); index++) {
            final CallGraphDrawing.Node node = graph.nodes().get(index);
            out.append("  n").append(Integer.toString(index)).append(" [label=")
                    .append(quoted(node.title() + '\n' + node.amounts())).append(", tooltip=").append(quoted(node
                            .name()))
                    .append(", fontsize=").append(number(node.fontSize())).append(", fillcolor=\"")
                    .append(HeatColour.web(node.heat(), Theme.LIGHT)).append("\"];\n");
        }
        for (final CallGraphDrawing.Edge edge : graph.edges()) {
            out.append("  n").append(Integer.toString(edge.from())).append(" -> n").append(Integer.toString(edge
                    .to())).append(" [label=").append(quoted(edge.label())).append(", penwidth=").append(number(edge
                            .thickness()))
                    .append(edge.isIndirect() ? ", style=dashed" : "").append("];\n");
        }
        out.append("}\n");
    }

    private static String quoted(final String text) {
        final StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> quoted.appendCodePoint(Character.isISOControl(character) ? ' ' : character);
            }
        });
        return quoted.append('"').toString();
    }
}
