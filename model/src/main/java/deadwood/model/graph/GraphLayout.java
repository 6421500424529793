package deadwood.model.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the boxes and lines of a directed graph go, callers above callees (K. Sugiyama et al., "Methods for visual understanding of
 * hierarchical system structures", 1981): edges that close a circle are turned round for the layout, every node comes into the row
 * below the lowest of its callers, crossings between rows are reduced by putting nodes at the median of their neighbours, and rows are
 * spread so that lines run straight where they can. The same graph gives the same layout.
 *
 * @param boxes by node
 * @param lines by edge
 * @param width of everything
 * @param height of everything
 */
public record GraphLayout(List<Box> boxes, List<Line> lines, double width, double height) {

    /** A box, by its upper left corner. */
    public record Box(double x, double y, double width, double height) {

        /** Whether a place is inside. */
        public boolean contains(final double atX, final double atY) {
            return atX >= x && atX < x + width && atY >= y && atY < y + height;
        }
    }

    /** An edge to be laid out, by the numbers of its nodes. */
    public record Edge(int from, int to) {}

    /**
     * A line from the lower edge of one box to the upper edge of another, or the other way where the edge closes a circle.
     *
     * @param points in the order of the edge, at least two; the line is smooth if each is left and reached vertically
     */
    public record Line(List<Point> points) {

        public Line {
            points = List.copyOf(points);
        }
    }

    /** A place. */
    public record Point(double x, double y) {}

    /** Sizes of the nodes, and how far apart they stay. */
    public record Sizes(double[] widths, double[] heights, double gap, double rowGap) {}

    public GraphLayout {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /**
     * @param edges between nodes 0 … {@code sizes.widths().length} − 1; the heaviest first, for which the straightest ways are found;
     *        none from a node to itself
     */
    public static GraphLayout of(final Sizes sizes, final List<Edge> edges) {
        final int nodes = sizes.widths().length;
        if (nodes == 0) {
            return new GraphLayout(List.of(), List.of(), 0, 0);
        }
        final GraphRows rows = new GraphRows(nodes, edges);
        rows.reduceCrossings();
        final double[] centres = new GraphPlacement(rows, sizes).centres();
        return place(rows, sizes, edges, centres);
    }

    private static GraphLayout place(final GraphRows rows, final Sizes sizes, final List<Edge> edges,
            final double[] centres) {
        final int nodes = sizes.widths().length;
        final double[] tops = new double[rows.rowCount() + 1];
        final double[] rowHeights = new double[rows.rowCount()];
        for (int node = 0; node < nodes; node++) {
            rowHeights[rows.row(node)] = Math.max(rowHeights[rows.row(node)], sizes.heights()[node]);
        }
        for (int row = 0; row < rowHeights.length; row++) {
            tops[row + 1] = tops[row] + rowHeights[row] + sizes.rowGap();
        }
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        for (int node = 0; node < centres.length; node++) {
            final double half = node < nodes ? sizes.widths()[node] / 2 : 0;
            left = Math.min(left, centres[node] - half);
            right = Math.max(right, centres[node] + half);
        }
        final List<Box> boxes = new ArrayList<>(nodes);
        for (int node = 0; node < nodes; node++) {
            final int row = rows.row(node);
            boxes.add(new Box(centres[node] - sizes.widths()[node] / 2 - left,
                    tops[row] + (rowHeights[row] - sizes.heights()[node]) / 2, sizes.widths()[node],
                    sizes.heights()[node]));
        }
        final List<Line> lines = new ArrayList<>(edges.size());
        for (int edge = 0; edge < edges.size(); edge++) {
            lines.add(line(rows, edge, boxes, centres, left, tops, rowHeights));
        }
        return new GraphLayout(boxes, lines, right - left, tops[rowHeights.length] - sizes.rowGap());
    }

    private static Line line(final GraphRows rows, final int edge, final List<Box> boxes, final double[] centres,
            final double left, final double[] tops, final double[] rowHeights) {
        final int[] way = rows.way(edge);
        final List<Point> points = new ArrayList<>(way.length);
        for (int at = 0; at < way.length; at++) {
            final int node = way[at];
            final double x = centres[node] - left;
            if (at == 0) {
                final Box box = boxes.get(node);
                points.add(new Point(x, box.y() + box.height()));
            } else if (at == way.length - 1) {
                points.add(new Point(x, boxes.get(node).y()));
            } else {
                // straight through the row, so that no box of it is crossed
                points.add(new Point(x, tops[rows.row(node)]));
                points.add(new Point(x, tops[rows.row(node)] + rowHeights[rows.row(node)]));
            }
        }
        return new Line(rows.isTurned(edge) ? points.reversed() : points);
    }
}
