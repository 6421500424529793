package deadwood.model.graph;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.store.CancelSignal;
import deadwood.model.tree.CallGraph;
import deadwood.model.tree.TreeTotals;
import deadwood.model.tree.ValueType;
import deadwood.model.tree.WeightedTree;
import deadwood.model.tree.WeightedTreeBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShownCallsTest {

    private record Stack(List<String> names, long value) {}

    private static List<Stack> stacks(final long seed) {
        final Random random = new Random(seed);
        final List<Stack> stacks = new ArrayList<>();
        for (int i = 1 + random.nextInt(60); i > 0; i--) {
            final List<String> names = new ArrayList<>();
            for (int depth = 1 + random.nextInt(8); depth > 0; depth--) {
                names.add("f" + random.nextInt(12));
            }
            stacks.add(new Stack(names, 1 + random.nextInt(100)));
        }
        return stacks;
    }

    private static TreeTotals totals(final List<Stack> stacks) {
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(List.of(new ValueType("cpu",
                ValueType.Unit.COUNT)), "all");
        for (final Stack stack : stacks) {
            int node = WeightedTreeBuilder.ROOT;
            for (final String name : stack.names) {
                node = builder.child(node, name);
            }
            builder.addSelf(0, node, stack.value);
        }
        return TreeTotals.of(builder.build(), CancelSignal.NEVER);
    }

    private static String name(final ShownCalls shown, final int index) {
        return shown.tree().nameOf(shown.names().get(index));
    }

    @Test
    void everythingIsShownWhereThereIsRoom() {
        for (int seed = 0; seed < 100; seed++) {
            final TreeTotals totals = totals(stacks(seed));
            final ShownCalls shown = ShownCalls.of(totals, new ShownCalls.Limits(100, 0, 0), CancelSignal.NEVER);
            final WeightedTree tree = totals.tree();
            final Map<String, Long> expected = new TreeMap<>();
            for (final CallGraph.Edge edge : CallGraph.of(tree, CancelSignal.NEVER).edges()) {
                expected.put(tree.nameOf(edge.caller()) + ">" + tree.nameOf(edge.callee()), edge.weight(0));
            }
            final Map<String, Long> actual = new TreeMap<>();
            shown.calls().forEach(call -> actual.put(name(shown, call.caller()) + ">" + name(shown, call.callee()),
                    call.weight()));
            assertThat(actual).isEqualTo(expected);
            assertThat(shown.calls()).noneMatch(ShownCalls.Call::isIndirect);
            assertThat(shown.left()).isZero();
        }
    }

    @Test
    void whatIsLeftOutIsBridged() {
        for (int seed = 0; seed < 100; seed++) {
            final List<Stack> stacks = stacks(seed);
            final ShownCalls shown = ShownCalls.of(totals(stacks), new ShownCalls.Limits(5, 0, 0), CancelSignal.NEVER);
            final Set<String> names = new HashSet<>();
            for (int index = 0; index < shown.names().size(); index++) {
                names.add(name(shown, index));
            }
            assertThat(names.size()).isLessThanOrEqualTo(5);
            final Map<String, Long> expected = new TreeMap<>();
            for (final Stack stack : stacks) {
                final List<String> left = stack.names.stream().filter(names::contains).toList();
                final Set<String> calls = new HashSet<>();
                for (int at = 1; at < left.size(); at++) {
                    if (!left.get(at - 1).equals(left.get(at))) {
                        calls.add(left.get(at - 1) + ">" + left.get(at));
                    }
                }
                calls.forEach(call -> expected.merge(call, stack.value, Long::sum));
            }
            final Map<String, Long> actual = new TreeMap<>();
            shown.calls().forEach(call -> actual.put(name(shown, call.caller()) + ">" + name(shown, call.callee()),
                    call.weight()));
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void lightCallsAreLeftOut() {
        final ShownCalls shown = ShownCalls.of(totals(List.of(new Stack(List.of("a", "b"), 990), new Stack(List.of("a",
                "c"), 10))), new ShownCalls.Limits(80, 0.005, 0.02), CancelSignal.NEVER);
        assertThat(shown.names()).hasSize(3);
        assertThat(shown.calls()).singleElement().satisfies(call -> assertThat(call.weight()).isEqualTo(990));
    }
}
