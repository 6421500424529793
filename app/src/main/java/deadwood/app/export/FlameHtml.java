package deadwood.app.export;

import deadwood.app.ui.theme.Theme;
import deadwood.model.tree.MagnitudeTree;
import deadwood.model.tree.WeightedTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Writes flame graphs as one page that can be zoomed and searched, light or dark as the reader's system is. Nothing is fetched from
 * anywhere: the page forbids it itself.
 */
public final class FlameHtml {

    /** Nodes that a browser copes with well; lighter ones are left out, and the page says so. */
    private static final int MOST_NODES = 300_000;

    private final FlameGraph graph;
    private final WeightedTree tree;
    private final Appendable out;

    private FlameHtml(final FlameGraph graph, final Appendable out) {
        this.graph = graph;
        this.tree = graph.tree();
        this.out = out;
    }

    /** Writes the page. */
    public static void write(final FlameGraph graph, final Appendable out) throws IOException {
        write(graph, MOST_NODES, out);
    }

    static void write(final FlameGraph graph, final int mostNodes, final Appendable out) throws IOException {
        final String page = resource();
        final int title = page.indexOf("@TITLE@");
        final int data = page.indexOf("@DATA@");
        out.append(page, 0, title).append(FlameSvg.escaped(graph.title()))
                .append(page, title + "@TITLE@".length(), data);
        new FlameHtml(graph, out).data(mostNodes);
        out.append(page, data + "@DATA@".length(), page.length());
    }

    private static String resource() throws IOException {
        try (InputStream in = Objects.requireNonNull(FlameHtml.class.getResourceAsStream("flame.html"), "flame.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The lightest weight that is written. */
    private long threshold(final int mostNodes) {
        if (tree.size() <= mostNodes) {
            return Long.MIN_VALUE;
        }
        final long[] weights = new long[tree.size()];
        for (int node = 0; node < weights.length; node++) {
            weights[node] = tree.total(FlameGraph.VALUE, node);
        }
        Arrays.sort(weights);
        // One more than the first that does not fit, so that ties do not let in more.
        return weights[weights.length - mostNodes - 1] + 1;
    }

    /** Nodes in preorder as columns: how deep, which name, which amounts. Names and colours stand once each. */
    private void data(final int mostNodes) throws IOException {
        final long threshold = threshold(mostNodes);
        final int signed = MagnitudeTree.is(tree) ? MagnitudeTree.SIGNED : FlameGraph.VALUE;
        final Map<Integer, Integer> names = new LinkedHashMap<>();
        final Map<Integer, Double> hues = new HashMap<>();
        final StringBuilder depths = new StringBuilder();
        final StringBuilder ids = new StringBuilder();
        final StringBuilder totals = new StringBuilder();
        final StringBuilder values = new StringBuilder();
        final StringBuilder selves = new StringBuilder();
        final int[] depthOf = new int[tree.size()];
        int written = 0;
        for (int node = 0; node < tree.size(); node++) {
            depthOf[node] = node == 0 ? 0 : depthOf[tree.parent(node)] + 1;
            // A node weighs no more than its parent: where one is left out, all below it are.
            if (tree.total(FlameGraph.VALUE, node) >= threshold || node == 0) {
                final int shown = node;
                final int name = names.computeIfAbsent(tree.nameId(node), _ -> names.size());
                hues.computeIfAbsent(name, _ -> graph.hue(shown));
                append(depths, written).append(depthOf[node]);
                append(ids, written).append(name);
                append(totals, written).append(tree.total(FlameGraph.VALUE, node));
                append(values, written).append(tree.total(signed, node));
                append(selves, written).append(tree.self(signed, node));
                written++;
            }
        }
        out.append("{\"title\":").append(quoted(graph.title())).append(",\"caption\":").append(quoted(graph.caption()))
                .append(",\"unit\":").append(quoted(graph.unit())).append(",\"leftOut\":")
                .append(Integer.toString(tree.size() - written)).append(",\"names\":[");
        names(names, hues);
        out.append("],\"depth\":[").append(depths).append("],\"name\":[").append(ids).append("],\"total\":[")
                .append(totals).append("],\"self\":[").append(selves).append(']');
        if (signed != FlameGraph.VALUE) {
            out.append(",\"value\":[").append(values).append(']');
        }
        out.append('}');
    }

    private void names(final Map<Integer, Integer> names, final Map<Integer, Double> hues) throws IOException {
        int at = 0;
        for (final Map.Entry<Integer, Integer> name : names.entrySet()) {
            final String text = tree.nameOf(name.getKey());
            final double hue = Objects.requireNonNull(hues.get(name.getValue()));
            out.append(at++ == 0 ? "" : ",\n").append('[').append(quoted(text)).append(',')
                    .append(quoted(graph.shorten(text))).append(",\"").append(FlameGraph.colour(hue, Theme.LIGHT))
                    .append("\",\"").append(FlameGraph.colour(hue, Theme.DARK)).append("\"]");
        }
    }

    private static StringBuilder append(final StringBuilder list, final int before) {
        return before == 0 ? list : list.append(',');
    }

    /** A string of JSON that stands in a script element: no less-than sign, or the element could end there. */
    private static String quoted(final String text) {
        final StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int at = 0; at < text.length(); at++) {
            final char character = text.charAt(at);
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ' || character == '<' || character == '>' || character == '&'
                    || character >= '\u007f' && character < '\u00a0' || character >= '\u2028' && character <= '\u202e'
                    || Character.isSurrogate(character)) {
                quoted.append(String.format("\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }
}
