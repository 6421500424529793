package deadwood.model.tree;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.store.CancelSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Totals by name, calls, and the tree from other sides, against what a list of its stacks says. Random trees are full of recursion. */
class TreeTurnsTest {

    private static final int SEEDS = 300;

    private record Stack(List<String> names, long bytes) {}

    private static List<Stack> stacks(final RandomTree random) {
        final List<Stack> stacks = new ArrayList<>();
        random.self.forEach((path, self) -> stacks.add(new Stack(
                path.isEmpty() ? List.of() : Arrays.asList(path.substring(1).split("/")), self[0])));
        return stacks;
    }

    private static int name(final WeightedTree tree, final String name) {
        for (int id = 0; id < tree.nameCount(); id++) {
            if (tree.nameOf(id).equals(name)) {
                return id;
            }
        }
        throw new AssertionError(name);
    }

    private static Map<String, Long> paths(final WeightedTree tree) {
        final Map<String, Long> paths = new TreeMap<>();
        for (int node = 0; node < tree.size(); node++) {
            if (tree.self(0, node) != 0) {
                paths.merge(String.join("/", tree.path(node)), tree.self(0, node), Long::sum);
            }
        }
        return paths;
    }

    @Test
    void namesWeighWhatTheirStacksSay() {
        for (int seed = 0; seed < SEEDS; seed++) {
            final RandomTree random = new RandomTree(seed);
            final TreeTotals totals = TreeTotals.of(random.tree, CancelSignal.NEVER);
            final Map<String, Long> self = new HashMap<>();
            final Map<String, Long> total = new HashMap<>();
            for (final Stack stack : stacks(random)) {
                if (!stack.names.isEmpty()) {
                    self.merge(stack.names.getLast(), stack.bytes, Long::sum);
                }
                new HashSet<>(stack.names).forEach(name -> total.merge(name, stack.bytes, Long::sum));
            }
            assertThat(Arrays.stream(totals.names()).mapToObj(random.tree::nameOf))
                    .containsExactlyInAnyOrderElementsOf(total.keySet());
            for (final int name : totals.names()) {
                assertThat(totals.self(0, name)).isEqualTo(self.getOrDefault(random.tree.nameOf(name), 0L));
                assertThat(totals.total(0, name)).isEqualTo(total.get(random.tree.nameOf(name)));
                assertThat(random.tree.nameId(totals.largestNode(name))).isEqualTo(name);
            }
        }
    }

    @Test
    void callsCountOnceAStack() {
        for (int seed = 0; seed < SEEDS; seed++) {
            final RandomTree random = new RandomTree(seed);
            final Map<String, Long> expected = new TreeMap<>();
            for (final Stack stack : stacks(random)) {
                final Set<String> calls = new HashSet<>();
                for (int at = 1; at < stack.names.size(); at++) {
                    if (!stack.names.get(at - 1).equals(stack.names.get(at))) {
                        calls.add(stack.names.get(at - 1) + ">" + stack.names.get(at));
                    }
                }
                calls.forEach(call -> expected.merge(call, stack.bytes, Long::sum));
            }
            final Map<String, Long> actual = new TreeMap<>();
            final WeightedTree tree = random.tree;
            for (final CallGraph.Edge edge : CallGraph.of(tree, CancelSignal.NEVER).edges()) {
                assertThat(actual.put(tree.nameOf(edge.caller()) + ">" + tree.nameOf(edge.callee()), edge.weight(0)))
                        .isNull();
            }
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void invertedStacksEndWhereTheyBegan() {
        for (int seed = 0; seed < SEEDS; seed++) {
            final RandomTree random = new RandomTree(seed);
            final Map<String, Long> expected = new TreeMap<>();
            for (final Stack stack : stacks(random)) {
                if (stack.bytes != 0) {
                    expected.merge(String.join("/", stack.names.reversed()), stack.bytes, Long::sum);
                }
            }
            final WeightedTree inverted = TreeTurns.inverted(random.tree, CancelSignal.NEVER);
            assertThat(paths(inverted)).isEqualTo(expected);
            assertThat(inverted.total(1, 0)).isEqualTo(random.tree.total(1, 0));
            assertThat(paths(TreeTurns.inverted(inverted, CancelSignal.NEVER))).isEqualTo(paths(random.tree));
        }
    }

    @Test
    void callersAndCalleesOfANameWeighWhatItDoes() {
        for (int seed = 0; seed < SEEDS; seed++) {
            final RandomTree random = new RandomTree(seed);
            if (random.tree.size() == 1) {
                continue;
            }
            final String name = random.tree.name(1);
            final Map<String, Long> above = new TreeMap<>();
            final Map<String, Long> below = new TreeMap<>();
            for (final Stack stack : stacks(random)) {
                final int at = stack.names.indexOf(name);
                if (at >= 0 && stack.bytes != 0) {
                    above.merge(String.join("/", stack.names.subList(0, at).reversed()), stack.bytes, Long::sum);
                    below.merge(String.join("/", stack.names.subList(at + 1, stack.names.size())), stack.bytes,
                            Long::sum);
                }
            }
            final int id = name(random.tree, name);
            final WeightedTree callers = TreeTurns.callers(random.tree, id, CancelSignal.NEVER);
            final WeightedTree callees = TreeTurns.callees(random.tree, id, CancelSignal.NEVER);
            final TreeTotals totals = TreeTotals.of(random.tree, CancelSignal.NEVER);
            assertThat(paths(callers)).isEqualTo(above);
            assertThat(paths(callees)).isEqualTo(below);
            assertThat(callers.name(0)).isEqualTo(callees.name(0)).isEqualTo(name);
            assertThat(callers.total(1, 0)).isEqualTo(callees.total(1, 0)).isEqualTo(totals.total(1, id));
        }
    }

    @Test
    void scalingKeepsTheShape() {
        final WeightedTree tree = new RandomTree(7).tree;
        final WeightedTree doubled = TreeTurns.scaled(tree, 2);
        for (int node = 0; node < tree.size(); node++) {
            assertThat(doubled.total(0, node)).isEqualTo(2 * tree.total(0, node));
            assertThat(doubled.path(node)).isEqualTo(tree.path(node));
        }
    }
}
