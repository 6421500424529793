package deadwood.model.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GraphLayoutTest {

    private static final double GAP = 12;
    private static final double ROW_GAP = 40;

    private static List<GraphLayout.Edge> edges(final Random random, final int nodes) {
        final Set<GraphLayout.Edge> edges = new LinkedHashSet<>();
        for (int i = random.nextInt(3 * nodes); i > 0; i--) {
            final int from = random.nextInt(nodes);
            final int to = random.nextInt(nodes);
            if (from != to) {
                edges.add(new GraphLayout.Edge(from, to));
            }
        }
        return List.copyOf(edges);
    }

    private static GraphLayout.Sizes sizes(final Random random, final int nodes) {
        final double[] widths = new double[nodes];
        final double[] heights = new double[nodes];
        Arrays.setAll(widths, _ -> 20 + random.nextInt(200));
        Arrays.setAll(heights, _ -> 20 + random.nextInt(30));
        return new GraphLayout.Sizes(widths, heights, GAP, ROW_GAP);
    }

    @Test
    void boxesNeverOverlapAndNeverLeaveThePicture() {
        for (int seed = 0; seed < 200; seed++) {
            final Random random = new Random(seed);
            final int nodes = 1 + random.nextInt(40);
            final GraphLayout.Sizes sizes = sizes(random, nodes);
            final GraphLayout layout = GraphLayout.of(sizes, edges(random, nodes));
            assertThat(layout.boxes()).hasSize(nodes);
            for (int one = 0; one < nodes; one++) {
                final GraphLayout.Box box = layout.boxes().get(one);
                assertThat(box.width()).isEqualTo(sizes.widths()[one]);
                assertThat(box.x()).isGreaterThanOrEqualTo(-0.01);
                assertThat(box.x() + box.width()).isLessThanOrEqualTo(layout.width() + 0.01);
                assertThat(box.y() + box.height()).isLessThanOrEqualTo(layout.height() + 0.01);
                for (int other = one + 1; other < nodes; other++) {
                    assertThat(overlap(box, layout.boxes().get(other))).as("seed %d, %d and %d", seed, one, other)
                            .isFalse();
                }
            }
        }
    }

    private static boolean overlap(final GraphLayout.Box one, final GraphLayout.Box other) {
        return one.x() < other.x() + other.width() - 0.01 && other.x() < one.x() + one.width() - 0.01
                && one.y() < other.y() + other.height() && other.y() < one.y() + one.height();
    }

    @Test
    void linesGoFromBoxToBox() {
        for (int seed = 0; seed < 200; seed++) {
            final Random random = new Random(seed);
            final int nodes = 2 + random.nextInt(30);
            final List<GraphLayout.Edge> edges = edges(random, nodes);
            final GraphLayout layout = GraphLayout.of(sizes(random, nodes), edges);
            for (int edge = 0; edge < edges.size(); edge++) {
                final List<GraphLayout.Point> points = layout.lines().get(edge).points();
                final GraphLayout.Box from = layout.boxes().get(edges.get(edge).from());
                final GraphLayout.Box to = layout.boxes().get(edges.get(edge).to());
                final boolean down = points.getFirst().y() < points.getLast().y();
                assertThat(points.getFirst().y()).isEqualTo(down ? from.y() + from.height() : from.y());
                assertThat(points.getLast().y()).isEqualTo(down ? to.y() : to.y() + to.height());
                assertThat(points.getFirst().x()).isBetween(from.x(), from.x() + from.width());
                assertThat(points.getLast().x()).isBetween(to.x(), to.x() + to.width());
            }
        }
    }

    @Test
    void callersStandAboveCalleesWhereThereIsNoCircle() {
        for (int seed = 0; seed < 200; seed++) {
            final Random random = new Random(seed);
            final int nodes = 2 + random.nextInt(30);
            final List<GraphLayout.Edge> forward = edges(random, nodes).stream().filter(edge -> edge.from() < edge.to())
                    .toList();
            final GraphLayout layout = GraphLayout.of(sizes(random, nodes), forward);
            for (final GraphLayout.Edge edge : forward) {
                assertThat(layout.boxes().get(edge.from()).y() + layout.boxes().get(edge.from()).height())
                        .isLessThan(layout.boxes().get(edge.to()).y());
            }
        }
    }

    @Test
    void crossingsAreCountedRightAndBecomeFewer() {
        long before = 0;
        long after = 0;
        for (int seed = 0; seed < 100; seed++) {
            final Random random = new Random(seed);
            final int nodes = 2 + random.nextInt(30);
            final GraphRows rows = new GraphRows(nodes, edges(random, nodes));
            assertThat(rows.crossings()).isEqualTo(bruteForce(rows));
            before += rows.crossings();
            rows.reduceCrossings();
            assertThat(rows.crossings()).isEqualTo(bruteForce(rows));
            after += rows.crossings();
        }
        assertThat(after).isLessThan(before * 6 / 10);
    }

    private static long bruteForce(final GraphRows rows) {
        long crossings = 0;
        for (int row = 0; row + 1 < rows.rowCount(); row++) {
            final List<int[]> lines = new ArrayList<>();
            final int[] lower = rows.nodesOf(row + 1);
            for (int at = 0; at < rows.nodesOf(row).length; at++) {
                for (final int below : rows.below(rows.nodesOf(row)[at])) {
                    lines.add(new int[]{at, Arrays.stream(lower).boxed().toList().indexOf(below)});
                }
            }
            for (int one = 0; one < lines.size(); one++) {
                for (int other = one + 1; other < lines.size(); other++) {
                    final int upper = Integer.compare(lines.get(one)[0], lines.get(other)[0]);
                    crossings += upper * Integer.compare(lines.get(one)[1], lines.get(other)[1]) < 0 ? 1 : 0;
                }
            }
        }
        return crossings;
    }

    @Test
    void aChainIsStraight() {
        final GraphLayout layout = GraphLayout.of(new GraphLayout.Sizes(new double[]{100, 40, 80},
                new double[]{20, 20, 20}, GAP, ROW_GAP),
                List.of(new GraphLayout.Edge(0, 1),
                        new GraphLayout.Edge(1, 2)));
        assertThat(layout.lines()).allSatisfy(line -> assertThat(line.points()).allSatisfy(point -> assertThat(point
                .x()).isEqualTo(50)));
        assertThat(layout.height()).isEqualTo(3 * 20 + 2 * ROW_GAP);
        assertThat(GraphLayout.of(new GraphLayout.Sizes(new double[0], new double[0], 1, 1), List.of()).boxes())
                .isEmpty();
    }
}
