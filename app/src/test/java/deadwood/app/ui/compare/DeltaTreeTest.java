package deadwood.app.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.compare.DeltaRow.Presence;
import deadwood.model.retention.RetentionTree;
import deadwood.model.tree.TreeDelta;
import deadwood.model.tree.WeightedTree;
import deadwood.model.tree.WeightedTreeBuilder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeltaTreeTest {

    /** A flat heap with everything below {@code floor} summed up, as the retention trees are. */
    private static WeightedTree pruned(final Map<String, Long> heap, final long floor) {
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(RetentionTree.VALUE_TYPES, RetentionTree.ALL);
        heap.forEach((name, size) -> builder.addSelf(0, builder.child(0, size < floor ? RetentionTree.SMALLER : name),
                size));
        return builder.build();
    }

    private static DeltaRow row(final DeltaTree tree, final String name) {
        return tree.children(0).stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void whatMayHaveBecomeTooSmallIsNotSaidToBeGone() {
        final DeltaTree tree = new DeltaTree(TreeDelta.of(
                pruned(Map.of("kept", 500L, "small", 30L, "large", 400L, "tiny", 1L), 10),
                pruned(Map.of("kept", 900L, "small", 30L, "other", 200L, "tiny", 1L), 100)));
        assertThat(row(tree, "kept").presence()).isEqualTo(Presence.BOTH);
        assertThat(row(tree, "large").presence()).isEqualTo(Presence.GONE_OR_SMALLER);
        assertThat(row(tree, "other").presence()).isEqualTo(Presence.NEW_OR_WAS_SMALLER);
        // 30 bytes are below what the second tree shows: nothing can be said of them
        assertThat(tree.children(0)).extracting(DeltaRow::name).doesNotContain("small");
        assertThat(row(tree, RetentionTree.SMALLER)).satisfies(row -> {
            assertThat(row.before()).isEqualTo(31);
            assertThat(row.after()).isEqualTo(31);
        });
        assertThat(tree.floorBefore()).isEqualTo(30);
        assertThat(tree.floorAfter()).isEqualTo(200);
    }

    @Test
    void whereNothingWasLeftOutGoneIsGone() {
        final DeltaTree tree = new DeltaTree(TreeDelta.of(pruned(Map.of("a", 50L, "b", 5L), 0),
                pruned(Map.of("a", 50L, "c", 7L), 0)));
        assertThat(tree.children(0)).extracting(DeltaRow::name).containsExactly("c", "b", "a");
        assertThat(row(tree, "b").presence()).isEqualTo(Presence.GONE);
        assertThat(row(tree, "c").presence()).isEqualTo(Presence.NEW);
    }

    @Test
    void pathsEndWhereTheTreeDoes() {
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(RetentionTree.VALUE_TYPES, RetentionTree.ALL);
        final int router = builder.child(0, "Router");
        builder.addSelf(0, builder.child(router, "Trie"), 9);
        final WeightedTree tree = builder.build();
        final DeltaTree delta = new DeltaTree(TreeDelta.of(tree, tree));
        assertThat(delta.path(List.of("Router", "Trie", "Node"))).extracting(DeltaRow::name)
                .containsExactly("Router", "Trie");
        assertThat(delta.path(List.of("Nobody"))).isEmpty();
    }

    /** Whatever is left out, the rows add up, and nothing untrue is said of what is shown. */
    @Test
    void saysNothingUntrueOfRandomHeaps() {
        for (int seed = 0; seed < 500; seed++) {
            final Random random = new Random(seed);
            final Map<String, Long> before = new TreeMap<>();
            final Map<String, Long> after = new TreeMap<>();
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                if (random.nextInt(4) > 0) {
                    before.put("c" + i, 1L + random.nextInt(100));
                }
                if (random.nextInt(4) > 0) {
                    after.put("c" + i, 1L + random.nextInt(300));
                }
            }
            final DeltaTree tree = new DeltaTree(TreeDelta.of(pruned(before, random.nextInt(60)),
                    pruned(after, random.nextInt(200))));
            final List<DeltaRow> rows = tree.children(0);
            assertThat(rows.stream().mapToLong(DeltaRow::before).sum()).as("seed %s", seed)
                    .isEqualTo(before.values().stream().mapToLong(size -> size).sum());
            assertThat(rows.stream().mapToLong(DeltaRow::after).sum()).as("seed %s", seed)
                    .isEqualTo(after.values().stream().mapToLong(size -> size).sum());
            for (final DeltaRow row : rows) {
                if (row.name().equals(RetentionTree.SMALLER)) {
                    continue;
                }
                final Long then = before.get(row.name());
                final Long now = after.get(row.name());
                assertThat(switch (row.presence()) {
                    case BOTH -> then == row.before() && now == row.after();
                    case NEW -> then == null && now == row.after();
                    case GONE -> now == null && then == row.before();
                    case NEW_OR_WAS_SMALLER -> (then == null || then < tree.floorBefore()) && now == row.after();
                    case GONE_OR_SMALLER -> (now == null || now < tree.floorAfter()) && then == row.before();
                }).as("seed %s: %s", seed, row).isTrue();
            }
        }
    }
}
