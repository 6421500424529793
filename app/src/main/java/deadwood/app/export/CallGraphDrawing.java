package deadwood.app.export;

import deadwood.app.text.Amounts;
import deadwood.app.text.PlainName;
import deadwood.app.text.Sizes;
import deadwood.model.graph.GraphLayout;
import deadwood.model.graph.ShownCalls;
import deadwood.model.profile.FrameName;
import java.util.ArrayList;
import java.util.List;

/**
 * A call graph with everything a picture of it says, whoever draws it. What a function weighs itself makes its box large and warm, what
 * passes along a call makes its line thick.
 *
 * @param nodes the functions, the one with the largest total first
 * @param edges the calls, the heaviest first
 * @param left number of functions that are left out
 */
public record CallGraphDrawing(List<Node> nodes, List<Edge> edges, double width, double height, int left) {

    /** Pixels between the edge of a box and its text. */
    public static final double PADDING = 8;
    /** Height of a line of text as a multiple of the size of its font. */
    public static final double LINE = 1.32;
    /** Size of the font of amounts in pixels. */
    public static final double SMALL = 11;

    private static final double GAP = 22;
    private static final double ROW_GAP = 54;
    private static final double LARGEST_FONT = 20;
    private static final double THICKEST = 7;
    private static final int LONGEST_NAME = 60;

    /**
     * A function.
     *
     * @param name as the profile has it
     * @param title as the box has it
     * @param amounts what it weighs itself and in all
     * @param fontSize of the title in pixels
     * @param heat its share of the whole by self, 0 to 1
     */
    public record Node(String name, String title, String amounts, double fontSize, double heat, GraphLayout.Box box) {}

    /**
     * A call.
     *
     * @param from index of the caller's node
     * @param to index of the callee's node
     * @param label what passes
     * @param thickness in pixels
     * @param isIndirect whether it leads through functions that are left out
     * @param points as {@link GraphLayout.Line} has them
     */
    public record Edge(int from, int to, String label, double thickness, boolean isIndirect,
            List<GraphLayout.Point> points) {

        public Edge {
            points = List.copyOf(points);
        }
    }

    public CallGraphDrawing {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** @param unit of the values, as the profile has it */
    public static CallGraphDrawing of(final ShownCalls shown, final String unit) {
        final long whole = Math.abs(shown.tree().total(0, 0));
        final int count = shown.names().size();
        final String[] titles = new String[count];
        final String[] amounts = new String[count];
        final double[] fonts = new double[count];
        final double[] heats = new double[count];
        final double[] widths = new double[count];
        final double[] heights = new double[count];
        for (int index = 0; index < count; index++) {
            final int name = shown.names().get(index);
            final long self = shown.totals().self(0, name);
            final long total = shown.totals().total(0, name);
            heats[index] = Math.min(1, share(self, whole));
            fonts[index] = SMALL + (LARGEST_FONT - SMALL) * Math.sqrt(heats[index]);
            titles[index] = PlainName.of(FrameName.of(shown.tree().nameOf(name)).shortName(), LONGEST_NAME);
            amounts[index] = amounts(self, total, whole, unit);
            widths[index] = 2 * PADDING + Math.max(TextFit.widthOf(titles[index], fonts[index]), TextFit.widthOf(
                    amounts[index], SMALL));
            heights[index] = 2 * PADDING + LINE * (fonts[index] + SMALL);
        }
        final List<GraphLayout.Edge> edges = shown.calls().stream()
                .map(call -> new GraphLayout.Edge(call.caller(), call.callee())).toList();
        final GraphLayout layout = GraphLayout.of(new GraphLayout.Sizes(widths, heights, GAP, ROW_GAP), edges);
        final List<Node> nodes = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            nodes.add(new Node(shown.tree().nameOf(shown.names().get(index)), titles[index], amounts[index],
                    fonts[index], heats[index], layout.boxes().get(index)));
        }
        final List<Edge> drawn = new ArrayList<>(edges.size());
        for (int edge = 0; edge < edges.size(); edge++) {
            final ShownCalls.Call call = shown.calls().get(edge);
            drawn.add(new Edge(call.caller(), call.callee(), Amounts.of(call.weight(), unit), 1 + (THICKEST - 1)
                    * Math.min(1, share(call.weight(), whole)), call.isIndirect(), layout.lines().get(edge).points()));
        }
        return new CallGraphDrawing(nodes, drawn, layout.width(), layout.height(), shown.left());
    }

    private static double share(final long part, final long whole) {
        return whole == 0 ? 0 : Math.abs((double) part / whole);
    }

    private static String amounts(final long self, final long total, final long whole, final String unit) {
        final String all = Amounts.of(total, unit) + " (" + Sizes.share(share(total, whole)) + ")";
        return self == 0 || self == total ? all : Amounts.of(self, unit) + " of " + all;
    }

    /** Index of the node at a place, −1 if there is none. */
    public int nodeAt(final double x, final double y) {
        for (int index = 0; index < nodes.size(); index++) {
            if (nodes.get(index).box().contains(x, y)) {
                return index;
            }
        }
        return -1;
    }
}
