package deadwood.model.profile;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.store.CancelSignal;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees in order of time against a list of samples that is walked through one by one. */
class TimeTreeTest {

    private record Sample(List<String> stack, long time, String thread, long value) {}

    /** What a tree is, slowly. */
    private static final class Node {

        private final String name;
        private long self;
        private final List<Node> children = new ArrayList<>();

        Node(final String name) {
            this.name = name;
        }

        String text() {
            final StringBuilder text = new StringBuilder(name).append(':').append(self).append('(');
            children.forEach(child -> text.append(child.text()));
            return text.append(')').toString();
        }
    }

    private final List<Sample> samples = new ArrayList<>();

    private StackProfile profile(final long seed, final int count) {
        final Random random = new Random(seed);
        final StackProfileBuilder builder = new StackProfileBuilder(List.of(new SampleType("cpu", "nanoseconds")));
        for (int i = 0; i < count; i++) {
            final List<String> stack = new ArrayList<>();
            int node = StackTable.ROOT;
            for (int depth = random.nextInt(6); depth > 0; depth--) {
                stack.add("f" + random.nextInt(2));
                node = builder.stack(node, builder.frame(builder.function(stack.getLast())));
            }
            final Sample sample = new Sample(stack, 1000L + random.nextInt(count * 20) * 1000L + i, "t" + random
                    .nextInt(3), 1 + random.nextInt(9));
            samples.add(sample);
            builder.sampleAt(sample.time, node, builder.labels(List.of(new Label.Text("thread", sample.thread))),
                    sample.value);
        }
        return builder.build(0, ProfileInfo.NONE);
    }

    private static void walk(final Node lane, final List<Sample> inTime) {
        List<String> before = List.of();
        for (final Sample sample : inTime) {
            Node node = lane;
            boolean same = true;
            for (int depth = 0; depth < sample.stack.size(); depth++) {
                final String name = sample.stack.get(depth);
                same = same && depth < before.size() && before.get(depth).equals(name);
                if (!same) {
                    node.children.add(new Node(name));
                }
                node = node.children.getLast();
            }
            node.self += sample.value;
            before = sample.stack;
        }
    }

    private static String text(final WeightedTree tree, final int node) {
        final StringBuilder text = new StringBuilder(tree.name(node)).append(':').append(tree.self(0, node))
                .append('(');
        for (int child = tree.firstChild(node); child != WeightedTree.NONE; child = tree.nextSibling(child)) {
            text.append(text(tree, child));
        }
        return text.append(')').toString();
    }

    private List<Sample> inTime(final String thread) {
        return samples.stream().filter(sample -> thread.isEmpty() || sample.thread.equals(thread))
                .sorted(Comparator.comparingLong(Sample::time)).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void siblingsStandInOrderOfTime(final long seed) {
        final StackProfile profile = profile(seed, 200);
        final Node expected = new Node("all");
        walk(expected, inTime(""));
        final WeightedTree tree = TimeTree.of(profile, 0, ProfileQuery.ALL, "", CancelSignal.NEVER);
        assertThat(text(tree, 0)).isEqualTo(expected.text());
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void eachThreadHasItsLane(final long seed) {
        final StackProfile profile = profile(seed, 200);
        final Map<String, Long> weights = new LinkedHashMap<>();
        samples.forEach(sample -> weights.merge(sample.thread, sample.value, Long::sum));
        final Node expected = new Node("all");
        weights.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(
                Map.Entry.comparingByKey())).forEach(lane -> {
                    final Node node = new Node(lane.getKey());
                    expected.children.add(node);
                    walk(node, inTime(lane.getKey()));
                });
        final WeightedTree tree = TimeTree.of(profile, 0, ProfileQuery.ALL, "thread", CancelSignal.NEVER);
        assertThat(text(tree, 0)).isEqualTo(expected.text());
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 60, 200})
    void isCoarserRatherThanTooLarge(final int mostNodes) {
        final StackProfile profile = profile(9, 300);
        final WeightedTree exact = TimeTree.of(profile, 0, ProfileQuery.ALL, "", CancelSignal.NEVER);
        final WeightedTree tree = TimeTree.of(profile, 0, ProfileQuery.ALL, "", mostNodes, CancelSignal.NEVER);
        assertThat(exact.size()).isGreaterThan(mostNodes);
        assertThat(tree.size()).isLessThan(exact.size());
        assertThat(tree.total(0, 0)).isEqualTo(exact.total(0, 0));
    }

    @Test
    void filtersCountAsInOtherTrees() {
        final StackProfile profile = profile(10, 100);
        final ProfileQuery query = ProfileQuery.of(new FrameFilter(List.of(Pattern.compile("f1")), List.of(), List.of(
                Pattern.compile("f0")), List.of()));
        final long expected = samples.stream().filter(sample -> sample.stack.contains("f1")).mapToLong(Sample::value)
                .sum();
        final WeightedTree tree = TimeTree.of(profile, 0, query, "", CancelSignal.NEVER);
        assertThat(tree.total(0, 0)).isEqualTo(expected);
        for (int node = 1; node < tree.size(); node++) {
            assertThat(tree.name(node)).isEqualTo("f1");
        }
    }

    @Test
    void aProfileOfNothingIsARoot() {
        final StackProfile profile = new StackProfileBuilder(List.of(new SampleType("cpu", "nanoseconds"))).build(0,
                ProfileInfo.NONE);
        assertThat(TimeTree.of(profile, 0, ProfileQuery.ALL, "thread", CancelSignal.NEVER).size()).isEqualTo(1);
    }
}
