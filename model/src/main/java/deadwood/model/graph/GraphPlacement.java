package deadwood.model.graph;

/**
 * The places of nodes in their rows: each wants to stand where its neighbours are, none closer to the next than the gap. Rows are laid
 * anew, in turn, against the row above and the row below; what is asked for by neighbouring nodes that push each other is settled by the
 * mean of their wishes.
 */
final class GraphPlacement {

    private static final int ROUNDS = 16;
    /** Between lines that pass a row there is less to keep apart than between boxes. */
    private static final double LINE_GAP = 0.6;

    private final GraphRows rows;
    private final GraphLayout.Sizes sizes;
    private final double[] centres;

    GraphPlacement(final GraphRows rows, final GraphLayout.Sizes sizes) {
        this.rows = rows;
        this.sizes = sizes;
        this.centres = new double[rows.size()];
        for (int row = 0; row < rows.rowCount(); row++) {
            double next = 0;
            int before = -1;
            for (final int node : rows.nodesOf(row)) {
                next = before < 0 ? 0 : next + distance(before, node);
                centres[node] = next;
                before = node;
            }
            final double middle = next / 2;
            for (final int node : rows.nodesOf(row)) {
                centres[node] -= middle;
            }
        }
    }

    private double half(final int node) {
        return node < sizes.widths().length ? sizes.widths()[node] / 2 : 0;
    }

    private boolean isBox(final int node) {
        return node < sizes.widths().length;
    }

    private double distance(final int left, final int right) {
        final double gap = isBox(left) || isBox(right) ? sizes.gap() : sizes.gap() * LINE_GAP;
        return half(left) + half(right) + gap;
    }

    double[] centres() {
        for (int round = 0; round < ROUNDS; round++) {
            final boolean down = round % 2 == 0;
            for (int i = 0; i < rows.rowCount(); i++) {
                place(down ? i : rows.rowCount() - 1 - i, round < ROUNDS - 2 ? down ? 1 : -1 : 0);
            }
        }
        return centres;
    }

    /** @param towards 1 for the row above, −1 for the row below, 0 for both */
    private void place(final int row, final int towards) {
        final int[] nodes = rows.nodesOf(row);
        // Blocks of nodes that touch: where their first node stands, how many nodes they have (pool adjacent violators).
        final double[] starts = new double[nodes.length];
        final double[] weights = new double[nodes.length];
        final int[] firsts = new int[nodes.length];
        int blocks = 0;
        double offset = 0;
        final double[] offsets = new double[nodes.length];
        for (int at = 0; at < nodes.length; at++) {
            offset = at == 0 ? 0 : offset + distance(nodes[at - 1], nodes[at]);
            offsets[at] = offset;
            starts[blocks] = wish(nodes[at], towards) - offset;
            // Lines that pass through are to be straight.
            weights[blocks] = isBox(nodes[at]) ? 1 : 4;
            firsts[blocks] = at;
            blocks++;
            while (blocks > 1 && starts[blocks - 1] < starts[blocks - 2]) {
                blocks--;
                final double sum = weights[blocks - 1] + weights[blocks];
                starts[blocks - 1] = (starts[blocks - 1] * weights[blocks - 1] + starts[blocks] * weights[blocks])
                        / sum;
                weights[blocks - 1] = sum;
            }
        }
        for (int block = 0; block < blocks; block++) {
            final int end = block + 1 < blocks ? firsts[block + 1] : nodes.length;
            for (int at = firsts[block]; at < end; at++) {
                centres[nodes[at]] = starts[block] + offsets[at];
            }
        }
    }

    private double wish(final int node, final int towards) {
        double sum = 0;
        int count = 0;
        if (towards >= 0) {
            for (final int neighbour : rows.above(node)) {
                sum += centres[neighbour];
                count++;
            }
        }
        if (towards <= 0) {
            for (final int neighbour : rows.below(node)) {
                sum += centres[neighbour];
                count++;
            }
        }
        return count == 0 ? centres[node] : sum / count;
    }
}
