package deadwood.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FlameLayoutTest {

    private static final double EXACT = 1e-6;

    /** What is left of a node in its row: what its older siblings weigh, and so on up to what is zoomed on. */
    private static long leftOf(final WeightedTree tree, final int type, final int zoom, final int node) {
        long left = 0;
        for (int at = node; at != zoom; at = tree.parent(at)) {
            for (int older = tree.firstChild(tree.parent(at)); older != at; older = tree.nextSibling(older)) {
                left += tree.total(type, older);
            }
        }
        return left;
    }

    @Test
    void putsEveryNodeThatIsWideEnoughWhereItBelongs() {
        for (int seed = 0; seed < 1_000; seed++) {
            final Random random = new Random(seed);
            final WeightedTree tree = new RandomTree(seed).tree;
            final int type = random.nextInt(2);
            final int zoom = random.nextInt(tree.size());
            final double width = 50 + random.nextInt(1000);
            final double minimum = 0.5 + random.nextInt(20);
            final FlameLayout layout = FlameLayout.of(tree, type, zoom, width, minimum);
            final long whole = tree.total(type, zoom);
            for (int node = zoom + 1; whole > 0 && node < tree.subtreeEnd(zoom); node++) {
                final double expected = (double) tree.total(type, node) / whole * width;
                final int box = layout.boxOf(node);
                if (Math.abs(expected - minimum) < EXACT) {
                    continue;
                }
                if (expected > minimum) {
                    assertThat(layout.node(box)).as("seed %d, node %d", seed, node).isEqualTo(node);
                    assertThat(layout.width(box)).isCloseTo(expected, within(EXACT));
                    assertThat(layout.weight(box)).isEqualTo(tree.total(type, node));
                    assertThat(layout.depth(box)).isEqualTo(tree.depth(node));
                    assertThat(layout.x(box)).isCloseTo((double) leftOf(tree, type, zoom, node) / whole * width,
                            within(EXACT));
                } else if (box >= 0) {
                    assertThat(layout.width(box)).as("merged or alone, a box is wide enough")
                            .isGreaterThanOrEqualTo(minimum - EXACT);
                    assertThat(layout.node(box)).isEqualTo(WeightedTree.NONE);
                }
            }
            assertRows(layout, width);
            assertMerging(tree, layout, type);
        }
    }

    private static void assertRows(final FlameLayout layout, final double width) {
        assertThat(layout.rowStart(layout.depth())).isEqualTo(layout.size());
        for (int row = 0; row < layout.depth(); row++) {
            double end = 0;
            assertThat(layout.rowStart(row)).isLessThan(layout.rowStart(row + 1));
            for (int box = layout.rowStart(row); box < layout.rowStart(row + 1); box++) {
                assertThat(layout.depth(box)).isEqualTo(row);
                assertThat(layout.x(box)).isGreaterThanOrEqualTo(end - EXACT);
                end = layout.x(box) + layout.width(box);
                assertThat(layout.hit(layout.x(box) + layout.width(box) / 2, row)).isEqualTo(box);
                final int parent = layout.parentBox(box);
                assertThat(parent)
                        .isEqualTo(row == 0 ? -1 : layout.hit(layout.x(box) + layout.width(box) / 2, row - 1));
            }
            assertThat(end).isLessThanOrEqualTo(width + EXACT);
        }
    }

    /** A merged box weighs exactly what those siblings weigh that say they are in it. */
    private static void assertMerging(final WeightedTree tree, final FlameLayout layout, final int type) {
        final long[] weights = new long[layout.size()];
        final int[] parents = new int[layout.size()];
        for (int node = 0; node < tree.size(); node++) {
            final int box = layout.boxOf(node);
            if (box >= 0) {
                weights[box] += tree.total(type, node);
                assertThat(weights[box] == tree.total(type, node) || parents[box] == tree.parent(node)).isTrue();
                parents[box] = tree.parent(node);
            }
        }
        for (int box = 0; box < layout.size(); box++) {
            assertThat(layout.weight(box)).isEqualTo(weights[box]);
        }
    }

    @Test
    void mergesNeighboursThatAreTooNarrow() {
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(RandomTree.TYPES, "all");
        final int wide = builder.child(WeightedTreeBuilder.ROOT, "wide");
        builder.addSelf(0, wide, 900);
        for (int i = 0; i < 50; i++) {
            builder.addSelf(0, builder.child(WeightedTreeBuilder.ROOT, "narrow" + i), 2);
        }
        final WeightedTree tree = builder.build();
        final FlameLayout layout = FlameLayout.of(tree, 0, 0, 100, 1);
        assertThat(layout.size()).isEqualTo(3);
        assertThat(layout.node(2)).isEqualTo(WeightedTree.NONE);
        assertThat(layout.weight(2)).isEqualTo(100);
        assertThat(layout.x(2)).isCloseTo(90, within(EXACT));
        assertThat(layout.hit(95, 1)).isEqualTo(2);
        assertThat(layout.boxOf(tree.child(0, "narrow7"))).isEqualTo(2);
        assertThat(FlameLayout.of(tree, 0, 0, 100, 11).size()).as("too narrow even together").isEqualTo(2);
    }

    @Test
    void showsTheAncestorsOfWhatIsZoomedOnInFullWidth() {
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(RandomTree.TYPES, "all");
        final int outer = builder.child(WeightedTreeBuilder.ROOT, "outer");
        final int inner = builder.child(outer, "inner");
        builder.addSelf(0, builder.child(inner, "leaf"), 10);
        builder.addSelf(0, inner, 30);
        builder.addSelf(0, outer, 1000);
        final WeightedTree tree = builder.build();
        final FlameLayout layout = FlameLayout.of(tree, 0, 2, 400, 1);
        assertThat(layout.depth()).isEqualTo(4);
        for (int row = 0; row < 3; row++) {
            assertThat(layout.width(row)).isEqualTo(400);
            assertThat(layout.x(row)).isZero();
        }
        assertThat(layout.weight(1)).isEqualTo(1040);
        assertThat(layout.width(3)).isCloseTo(100, within(EXACT));
        assertThat(layout.hit(50, 3)).isEqualTo(3);
        assertThat(layout.hit(150, 3)).as("what a node weighs itself is free").isEqualTo(-1);
        assertThat(layout.hit(50, 4)).isEqualTo(-1);
        assertThat(layout.hit(50, -1)).isEqualTo(-1);
    }

    @Test
    void whatWasMergedCanHaveTheFullWidth() {
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(RandomTree.TYPES, "all");
        final int main = builder.child(0, "main");
        builder.addSelf(0, builder.child(main, "wide"), 100_000);
        for (int i = 0; i < 300; i++) {
            builder.addSelf(0, builder.child(builder.child(main, "narrow" + i), "leaf"), 10);
        }
        final WeightedTree tree = builder.build();
        final FlameLayout before = FlameLayout.of(tree, 0, 1, 600, 1);
        final int merged = before.rowStart(3) - 1;
        assertThat(before.node(merged)).isEqualTo(WeightedTree.NONE);
        final FlameLayout layout = FlameLayout.ofPart(tree, 0, 1, before.firstNode(merged), before.lastNode(merged),
                600, 1);
        assertThat(layout.depth()).isEqualTo(4);
        assertThat(layout.width(1)).isEqualTo(600);
        assertThat(layout.rowStart(3) - layout.rowStart(2)).isEqualTo(300);
        for (int box = layout.rowStart(2); box < layout.rowStart(3); box++) {
            assertThat(layout.width(box)).isCloseTo(2, within(EXACT));
            assertThat(layout.boxOf(layout.node(box))).isEqualTo(box);
            assertThat(tree.name(layout.node(box))).startsWith("narrow");
        }
        assertThat(layout.boxOf(2)).as("what is not among them").isEqualTo(-1);
        assertThat(layout.size()).isEqualTo(2 + 600);
    }

    @Test
    void copesWithNothingToShow() {
        final WeightedTree empty = new WeightedTreeBuilder(RandomTree.TYPES, "all").build();
        final FlameLayout layout = FlameLayout.of(empty, 0, 0, 300, 1);
        assertThat(layout.size()).isEqualTo(1);
        assertThat(layout.width(0)).isEqualTo(300);
        assertThat(FlameLayout.of(empty, 0, 0, 0, 1).hit(0, 0)).isEqualTo(-1);
        assertThatThrownBy(() -> FlameLayout.of(empty, 0, 0, 100, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FlameLayout.of(empty, 0, 0, Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
