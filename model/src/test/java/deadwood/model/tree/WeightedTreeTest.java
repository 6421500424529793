package deadwood.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightedTreeTest {

    @Test
    void holdsWhatWasAddedWithTotals() {
        for (int seed = 0; seed < 1_000; seed++) {
            final RandomTree random = new RandomTree(seed);
            final WeightedTree tree = random.tree;
            assertThat(tree.size()).isEqualTo(random.self.size());
            for (int node = 0; node < tree.size(); node++) {
                final String path = RandomTree.path(tree, node);
                assertThat(random.self).as("seed %d", seed).containsKey(path);
                for (int type = 0; type < 2; type++) {
                    assertThat(tree.self(type, node)).as("seed %d, %s", seed, path)
                            .isEqualTo(random.self.get(path)[type]);
                    assertThat(tree.total(type, node)).as("seed %d, %s", seed, path)
                            .isEqualTo(random.total(path, type));
                }
            }
        }
    }

    @Test
    void numbersNodesInPreorderWithTheLargestSiblingFirst() {
        for (int seed = 0; seed < 300; seed++) {
            final WeightedTree tree = new RandomTree(seed).tree;
            for (int node = 0; node < tree.size(); node++) {
                final List<Integer> children = new ArrayList<>();
                int end = node + 1;
                for (int child = tree.firstChild(node); child != WeightedTree.NONE; child = tree.nextSibling(child)) {
                    children.add(child);
                    assertThat(child).as("siblings stand side by side").isEqualTo(end);
                    assertThat(tree.parent(child)).isEqualTo(node);
                    assertThat(tree.depth(child)).isEqualTo(tree.depth(node) + 1);
                    assertThat(tree.child(node, tree.name(child))).isEqualTo(child);
                    end = tree.subtreeEnd(child);
                }
                assertThat(tree.subtreeEnd(node)).isEqualTo(end);
                assertThat(tree.childCount(node)).isEqualTo(children.size());
                assertThat(children).isSortedAccordingTo(
                        Comparator.<Integer>comparingLong(child -> -tree.total(0, child)).thenComparing(tree::name));
            }
        }
    }

    @Test
    void keepsPayloadsAndSiblingsOfOneName() {
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(RandomTree.TYPES, "all");
        final int first = builder.add(WeightedTreeBuilder.ROOT, "list");
        final int second = builder.add(WeightedTreeBuilder.ROOT, "list");
        builder.addSelf(0, first, 5);
        builder.addSelf(0, second, 7);
        builder.payload(second, 42);
        final WeightedTree tree = builder.build();
        assertThat(tree.childCount(0)).isEqualTo(2);
        assertThat(tree.payload(tree.firstChild(0))).isEqualTo(42);
        assertThat(tree.payload(0)).isEqualTo(WeightedTree.NONE);
        assertThat(tree.nameId(1)).isEqualTo(tree.nameId(2));
    }

    @Test
    void isBuiltWhateverItsDepth() {
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(RandomTree.TYPES, "all");
        int node = WeightedTreeBuilder.ROOT;
        for (int depth = 0; depth < 500_000; depth++) {
            node = builder.child(node, "next");
            builder.addSelf(1, node, 1);
        }
        final WeightedTree tree = builder.build();
        assertThat(tree.total(1, 0)).isEqualTo(500_000);
        assertThat(tree.subtreeEnd(250_000)).isEqualTo(tree.size());
    }

    @Test
    void refusesToBeWithoutAValueType() {
        assertThatThrownBy(() -> new WeightedTreeBuilder(List.of(), "all"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
