package deadwood.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeDeltaTest {

    private static Map<String, Integer> nodesByPath(final WeightedTree tree) {
        final Map<String, Integer> nodes = new HashMap<>();
        for (int node = 0; node < tree.size(); node++) {
            nodes.put(RandomTree.path(tree, node), node);
        }
        return nodes;
    }

    @Test
    void isTheUnionOfBothSides() {
        for (int seed = 0; seed < 400; seed++) {
            final RandomTree before = new RandomTree(seed);
            final RandomTree after = new RandomTree(seed * 31L + 7);
            final TreeDelta delta = TreeDelta.of(before.tree, after.tree);
            final TreeSet<String> paths = new TreeSet<>(before.self.keySet());
            paths.addAll(after.self.keySet());
            assertThat(nodesByPath(delta.union()).keySet()).as("seed %d", seed).isEqualTo(paths);
            for (int node = 0; node < delta.union().size(); node++) {
                assertNode(delta, node, before, after);
            }
        }
    }

    private static void assertNode(final TreeDelta delta, final int node, final RandomTree before,
            final RandomTree after) {
        final String path = RandomTree.path(delta.union(), node);
        final boolean wasThere = before.self.containsKey(path);
        final boolean isThere = after.self.containsKey(path);
        assertThat(delta.state(node)).isEqualTo(wasThere && isThere
                ? TreeDelta.State.BOTH
                : isThere ? TreeDelta.State.NEW : TreeDelta.State.GONE);
        assertThat(delta.beforeNode(node)).isEqualTo(nodesByPath(before.tree).getOrDefault(path, WeightedTree.NONE));
        assertThat(delta.afterNode(node)).isEqualTo(nodesByPath(after.tree).getOrDefault(path, WeightedTree.NONE));
        for (int type = 0; type < 2; type++) {
            final long selfBefore = wasThere ? before.self.get(path)[type] : 0;
            final long selfAfter = isThere ? after.self.get(path)[type] : 0;
            assertThat(delta.selfBefore(type, node)).isEqualTo(selfBefore);
            assertThat(delta.selfAfter(type, node)).isEqualTo(selfAfter);
            assertThat(delta.union().self(type, node)).isEqualTo(Math.max(selfBefore, selfAfter));
            assertThat(delta.totalBefore(type, node)).isEqualTo(before.total(path, type));
            assertThat(delta.totalAfter(type, node)).isEqualTo(after.total(path, type));
            assertThat(delta.delta(type, node)).isEqualTo(after.total(path, type) - before.total(path, type));
        }
    }

    @Test
    void ofATreeAndItselfIsZero() {
        for (int seed = 0; seed < 200; seed++) {
            final WeightedTree tree = new RandomTree(seed).tree;
            final TreeDelta delta = TreeDelta.of(tree, tree);
            assertThat(delta.union().size()).isEqualTo(tree.size());
            for (int node = 0; node < tree.size(); node++) {
                assertThat(delta.state(node)).isEqualTo(TreeDelta.State.BOTH);
                assertThat(delta.delta(0, node)).isZero();
                assertThat(delta.union().total(0, node)).isEqualTo(tree.total(0, node));
            }
        }
    }

    @Test
    void turnedRoundIsTheNegative() {
        for (int seed = 0; seed < 200; seed++) {
            final WeightedTree a = new RandomTree(seed).tree;
            final WeightedTree b = new RandomTree(seed + 1_000_000).tree;
            final TreeDelta there = TreeDelta.of(a, b);
            final TreeDelta back = TreeDelta.of(b, a);
            final Map<String, Integer> backNodes = nodesByPath(back.union());
            for (int node = 0; node < there.union().size(); node++) {
                final int same = backNodes.get(RandomTree.path(there.union(), node));
                assertThat(there.delta(0, node)).isEqualTo(-back.delta(0, same));
                assertThat(there.union().total(0, node)).isEqualTo(back.union().total(0, same));
            }
            assertThat(there.totalBefore(0, 0)).isEqualTo(a.total(0, 0));
            assertThat(there.totalAfter(0, 0)).isEqualTo(b.total(0, 0));
        }
    }

    @Test
    void magnitudesAreThoseOfBothSidesAndNowhereNegative() {
        for (int seed = 0; seed < 200; seed++) {
            final RandomTree before = new RandomTree(seed);
            final RandomTree after = new RandomTree(seed + 500L);
            final TreeDelta delta = TreeDelta.of(TreeTurns.scaled(before.tree, -1), after.tree);
            final WeightedTree drawn = delta.magnitudes(0);
            assertThat(drawn.size()).isEqualTo(delta.union().size());
            for (int node = 0; node < drawn.size(); node++) {
                final String path = RandomTree.path(drawn, node);
                assertThat(path).isEqualTo(RandomTree.path(delta.union(), node));
                assertThat(drawn.total(TreeDelta.BEFORE, node)).isEqualTo(before.total(path, 0));
                assertThat(drawn.total(TreeDelta.AFTER, node)).isEqualTo(after.total(path, 0));
                assertThat(drawn.self(TreeDelta.LARGER, node)).isEqualTo(Math.max(drawn.self(TreeDelta.BEFORE, node),
                        drawn.self(TreeDelta.AFTER, node)));
                assertThat(drawn.total(TreeDelta.LARGER, node)).isGreaterThanOrEqualTo(Math.max(
                        before.total(path, 0), after.total(path, 0)));
            }
        }
    }

    @Test
    void theLargestChangesAreTheFirstOfAllChangesInOrder() {
        for (int seed = 0; seed < 200; seed++) {
            final TreeDelta delta = TreeDelta.of(new RandomTree(seed).tree, new RandomTree(seed + 77L).tree);
            final int[] all = IntStream.range(0, delta.union().size()).filter(node -> change(delta, node) != 0).boxed()
                    .sorted(Comparator.comparingLong((final Integer node) -> -change(delta, node))
                            .thenComparingInt(node -> node))
                    .mapToInt(Integer::intValue).toArray();
            for (final int most : new int[]{1, 5, 1000}) {
                assertThat(delta.largestChanges(0, most)).isEqualTo(Arrays.copyOf(all, Math.min(most, all.length)));
            }
        }
        final WeightedTree tree = new RandomTree(1).tree;
        assertThat(TreeDelta.of(tree, tree).largestChanges(0, 10)).isEmpty();
    }

    private static long change(final TreeDelta delta, final int node) {
        return Math.abs(delta.selfAfter(0, node) - delta.selfBefore(0, node));
    }

    @Test
    void refusesToCompareBytesWithCounts() {
        final WeightedTree bytes = new WeightedTreeBuilder(List.of(RandomTree.TYPES.get(0)), "all").build();
        final WeightedTree counts = new WeightedTreeBuilder(List.of(RandomTree.TYPES.get(1)), "all").build();
        assertThatThrownBy(() -> TreeDelta.of(bytes, counts)).isInstanceOf(IllegalArgumentException.class);
    }
}
