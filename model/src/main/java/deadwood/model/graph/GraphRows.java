package deadwood.model.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** The nodes of a graph in rows, edges longer than a row taken apart by nodes without a size. */
final class GraphRows {

    private static final int SWEEPS = 24;

    private final int nodes;
    private final List<GraphLayout.Edge> edges;
    private final BitSet turned = new BitSet();
    private int[] row;
    private final int[][] ways;
    private final List<List<Integer>> above = new ArrayList<>();
    private final List<List<Integer>> below = new ArrayList<>();
    private int[][] order;
    private int[] position;

    GraphRows(final int nodes, final List<GraphLayout.Edge> edges) {
        this.nodes = nodes;
        this.edges = edges;
        turnCircles();
        this.row = rows();
        this.ways = new int[edges.size()][];
        for (int node = 0; node < nodes; node++) {
            above.add(new ArrayList<>());
            below.add(new ArrayList<>());
        }
        for (int edge = 0; edge < edges.size(); edge++) {
            ways[edge] = takeApart(edge);
        }
        this.position = new int[row.length];
        this.order = firstOrder();
    }

    private int upper(final int edge) {
        return turned.get(edge) ? edges.get(edge).to() : edges.get(edge).from();
    }

    private int lower(final int edge) {
        return turned.get(edge) ? edges.get(edge).from() : edges.get(edge).to();
    }

    /** Turns the edges round that lead back to a node that is open in a walk from the callers down. */
    private void turnCircles() {
        final List<List<Integer>> leaving = new ArrayList<>();
        final boolean[] isCalled = new boolean[nodes];
        for (int node = 0; node < nodes; node++) {
            leaving.add(new ArrayList<>());
        }
        for (int edge = 0; edge < edges.size(); edge++) {
            leaving.get(edges.get(edge).from()).add(edge);
            isCalled[edges.get(edge).to()] = true;
        }
        final byte[] state = new byte[nodes];
        final int[] stack = new int[nodes];
        final int[] next = new int[nodes];
        for (int pass = 0; pass < 2; pass++) {
            for (int start = 0; start < nodes; start++) {
                if (state[start] == 0 && (pass == 1 || !isCalled[start])) {
                    walk(start, leaving, state, stack, next);
                }
            }
        }
    }

    private void walk(final int start, final List<List<Integer>> leaving, final byte[] state, final int[] stack,
            final int[] next) {
        int depth = 0;
        stack[depth++] = start;
        state[start] = 1;
        while (depth > 0) {
            final int node = stack[depth - 1];
            if (next[node] == leaving.get(node).size()) {
                state[node] = 2;
                depth--;
                continue;
            }
            final int edge = leaving.get(node).get(next[node]++);
            final int to = edges.get(edge).to();
            if (state[to] == 1) {
                turned.set(edge);
            } else if (state[to] == 0) {
                state[to] = 1;
                stack[depth++] = to;
            }
        }
    }

    /** The row of each node: one below the lowest of those above it. */
    private int[] rows() {
        final int[] open = new int[nodes];
        final List<List<Integer>> lowers = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            lowers.add(new ArrayList<>());
        }
        for (int edge = 0; edge < edges.size(); edge++) {
            open[lower(edge)]++;
            lowers.get(upper(edge)).add(lower(edge));
        }
        final int[] rows = new int[nodes];
        final int[] queue = new int[nodes];
        int end = 0;
        for (int node = 0; node < nodes; node++) {
            if (open[node] == 0) {
                queue[end++] = node;
            }
        }
        for (int at = 0; at < end; at++) {
            for (final int below1 : lowers.get(queue[at])) {
                rows[below1] = Math.max(rows[below1], rows[queue[at]] + 1);
                if (--open[below1] == 0) {
                    queue[end++] = below1;
                }
            }
        }
        pullDown(rows, queue, end, lowers);
        return rows;
    }

    /** Nodes that nobody calls come right above the first that they call. */
    private void pullDown(final int[] rows, final int[] queue, final int end, final List<List<Integer>> lowers) {
        final boolean[] isBelow = new boolean[nodes];
        for (int edge = 0; edge < edges.size(); edge++) {
            isBelow[lower(edge)] = true;
        }
        for (int at = end - 1; at >= 0; at--) {
            final int node = queue[at];
            if (!isBelow[node] && !lowers.get(node).isEmpty()) {
                rows[node] = lowers.get(node).stream().mapToInt(each -> rows[each]).min().orElse(1) - 1;
            }
        }
    }

    private int[] takeApart(final int edge) {
        final int from = upper(edge);
        final int to = lower(edge);
        final int length = row[to] - row[from];
        final int[] way = new int[length + 1];
        way[0] = from;
        for (int step = 1; step < length; step++) {
            final int bend = above.size();
            above.add(new ArrayList<>());
            below.add(new ArrayList<>());
            if (bend >= row.length) {
                row = Arrays.copyOf(row, row.length * 2);
            }
            row[bend] = row[from] + step;
            way[step] = bend;
        }
        way[length] = to;
        for (int step = 0; step < length; step++) {
            below.get(way[step]).add(way[step + 1]);
            above.get(way[step + 1]).add(way[step]);
        }
        return way;
    }

    private int[][] firstOrder() {
        row = Arrays.copyOf(row, above.size());
        position = new int[row.length];
        final List<List<Integer>> inRows = new ArrayList<>();
        for (int each = 0; each <= Arrays.stream(row).max().orElse(0); each++) {
            inRows.add(new ArrayList<>());
        }
        for (int node = 0; node < row.length; node++) {
            inRows.get(row[node]).add(node);
        }
        final int[][] first = new int[inRows.size()][];
        for (int each = 0; each < first.length; each++) {
            first[each] = inRows.get(each).stream().mapToInt(Integer::intValue).toArray();
            number(first[each]);
        }
        return first;
    }

    private void number(final int[] nodesOfRow) {
        for (int at = 0; at < nodesOfRow.length; at++) {
            position[nodesOfRow[at]] = at;
        }
    }

    /** Sweeps down and up and keeps the order with the fewest crossings. */
    void reduceCrossings() {
        int[][] best = copy(order);
        long fewest = crossings();
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            final boolean down = sweep % 2 == 0;
            for (int i = 1; i < order.length; i++) {
                sortByNeighbours(order[down ? i : order.length - 1 - i], down ? above : below);
            }
            final long now = crossings();
            if (now < fewest) {
                fewest = now;
                best = copy(order);
            }
        }
        order = best;
        for (final int[] nodesOfRow : order) {
            number(nodesOfRow);
        }
    }

    private static int[][] copy(final int[][] from) {
        return Arrays.stream(from).map(int[]::clone).toArray(int[][]::new);
    }

    private void sortByNeighbours(final int[] nodesOfRow, final List<List<Integer>> neighbours) {
        final double[] wish = new double[row.length];
        for (final int node : nodesOfRow) {
            wish[node] = neighbours.get(node).isEmpty()
                    ? position[node]
                    : neighbours.get(node).stream().mapToInt(each -> position[each]).average().orElse(0);
        }
        final Integer[] sorted = Arrays.stream(nodesOfRow).boxed().toArray(Integer[]::new);
        Arrays.sort(sorted, Comparator.comparingDouble((final Integer node) -> wish[node]));
        for (int at = 0; at < sorted.length; at++) {
            nodesOfRow[at] = sorted[at];
        }
        number(nodesOfRow);
    }

    /** Number of pairs of lines between neighbouring rows that cross. */
    long crossings() {
        long crossings = 0;
        for (int upper = 0; upper + 1 < order.length; upper++) {
            // A tree of counts over the places of the lower row (P. M. Fenwick, 1994).
            final int size = order[upper + 1].length;
            final int[] counts = new int[size + 1];
            int entered = 0;
            for (final int node : order[upper]) {
                final int[] places = below.get(node).stream().mapToInt(each -> position[each]).sorted().toArray();
                for (final int place : places) {
                    int before = 0;
                    for (int at = place + 1; at > 0; at -= at & -at) {
                        before += counts[at];
                    }
                    crossings += entered - before;
                }
                for (final int place : places) {
                    for (int at = place + 1; at <= size; at += at & -at) {
                        counts[at]++;
                    }
                    entered++;
                }
            }
        }
        return crossings;
    }

    /** Number of nodes with those that take edges apart. */
    int size() {
        return row.length;
    }

    int rowCount() {
        return order.length;
    }

    int row(final int node) {
        return row[node];
    }

    /** The nodes of a row from left to right. */
    int[] nodesOf(final int index) {
        return order[index];
    }

    List<Integer> above(final int node) {
        return above.get(node);
    }

    List<Integer> below(final int node) {
        return below.get(node);
    }

    /** The nodes that an edge leads along, from the upper to the lower end. */
    int[] way(final int edge) {
        return ways[edge];
    }

    boolean isTurned(final int edge) {
        return turned.get(edge);
    }
}
