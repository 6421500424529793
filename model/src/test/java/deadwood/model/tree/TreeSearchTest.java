package deadwood.model.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TreeSearchTest {

    @Test
    void countsWhatLiesBelowSeveralMatchesOnce() {
        for (int seed = 0; seed < 1_000; seed++) {
            final RandomTree random = new RandomTree(seed);
            final TreeSearch search = TreeSearch.matching(random.tree, Pattern.compile("^[ab]$"));
            final long expected = random.self.entrySet().stream()
                    .filter(entry -> entry.getKey().contains("a") || entry.getKey().contains("b"))
                    .mapToLong(entry -> entry.getValue()[0]).sum();
            assertThat(search.matchedTotal(0)).as("seed %d", seed).isEqualTo(expected);
            final long matches = random.self.keySet().stream()
                    .filter(path -> path.endsWith("a") || path.endsWith("b")).count();
            assertThat(search.count()).as("seed %d", seed).isEqualTo((int) matches);
            for (int i = 0; i < search.count(); i++) {
                assertThat(search.isMatch(search.match(i))).isTrue();
                assertThat(search.next(search.match(i))).isEqualTo(search.match((i + 1) % search.count()));
                assertThat(search.previous(search.match(i)))
                        .isEqualTo(search.match((i + search.count() - 1) % search.count()));
            }
        }
    }

    @Test
    void findsTextWhateverItsCase() {
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(RandomTree.TYPES, "all");
        builder.addSelf(0, builder.child(0, "java.util.HashMap$Node[]"), 30);
        builder.addSelf(0, builder.child(0, "byte[]"), 10);
        final WeightedTree tree = builder.build();
        final TreeSearch search = TreeSearch.containing(tree, "hashMAP$node[");
        assertThat(search.count()).isEqualTo(1);
        assertThat(search.matchedShare(0)).isEqualTo(0.75);
        assertThat(search.next(0)).isEqualTo(1);
        assertThat(search.previous(0)).isEqualTo(1);
        assertThat(TreeSearch.containing(tree, "").count()).isZero();
        assertThat(TreeSearch.containing(tree, "nothing").next(0)).isEqualTo(WeightedTree.NONE);
        assertThat(TreeSearch.containing(tree, "nothing").previous(0)).isEqualTo(WeightedTree.NONE);
        assertThat(new WeightedTreeBuilder(RandomTree.TYPES, "all").build()).satisfies(
                empty -> assertThat(TreeSearch.containing(empty, "all").matchedShare(0)).isZero());
    }
}
