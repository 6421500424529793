package deadwood.model.profile;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.store.CancelSignal;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random profiles, many of them recursive, against what a list of samples says. */
class StackProfileTest {

    private static final List<SampleType> TYPES = List.of(new SampleType("objects", "count"),
            new SampleType("space", "bytes"));

    private record Sample(List<String> stack, long objects, long space) {}

    private static List<Sample> samples(final Random random) {
        final List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(200); i++) {
            final List<String> stack = new ArrayList<>();
            for (int depth = random.nextInt(12); depth > 0; depth--) {
                stack.add("f" + random.nextInt(1 + random.nextInt(6)));
            }
            samples.add(new Sample(stack, random.nextInt(100) - 20, random.nextInt(5000)));
        }
        return samples;
    }

    private static StackProfile profile(final List<Sample> samples) {
        final StackProfileBuilder builder = new StackProfileBuilder(TYPES);
        for (final Sample sample : samples) {
            int stack = StackTable.ROOT;
            for (final String function : sample.stack) {
                stack = builder.stack(stack, builder.frame(builder.function(function)));
            }
            builder.sample(stack, StackProfile.NO_LABELS, sample.objects, sample.space);
        }
        return builder.build(1, ProfileInfo.NONE);
    }

    private static boolean passes(final Sample sample, final String focus, final String ignore) {
        return sample.stack.stream().anyMatch(focus::equals) && sample.stack.stream().noneMatch(ignore::equals);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void functionsWeighWhatTheirSamplesSay(final long seed) {
        final List<Sample> samples = samples(new Random(seed));
        final StackProfile profile = profile(samples);
        final Map<String, long[]> expected = new HashMap<>();
        long all = 0;
        for (final Sample sample : samples) {
            all += sample.space;
            if (!sample.stack.isEmpty()) {
                expected.computeIfAbsent(sample.stack.getLast(), _ -> new long[2])[0] += sample.space;
            }
            new HashSet<>(sample.stack)
                    .forEach(function -> expected.computeIfAbsent(function, _ -> new long[2])[1] += sample.space);
        }
        expected.values().removeIf(weights -> weights[0] == 0 && weights[1] == 0);
        final FunctionTotals totals = FunctionTotals.of(profile, 1, FrameFilter.ALL);
        assertThat(totals.total()).isEqualTo(all).isEqualTo(profile.total(1));
        assertThat(totals.rows()).hasSameSizeAs(expected.keySet()).allSatisfy(row -> assertThat(
                new long[]{row.self(), row.total()}).isEqualTo(expected.get(row.function().name())));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void treesHoldEverySampleThatPasses(final long seed) {
        final List<Sample> samples = samples(new Random(seed));
        final StackProfile profile = profile(samples);
        final FrameFilter filter = new FrameFilter(List.of(Pattern.compile("f1")), List.of(Pattern.compile("f2")));
        final WeightedTree tree = ProfileTree.of(profile, List.of(0, 1), filter, CancelSignal.NEVER);
        final Map<String, Long> expected = new TreeMap<>();
        samples.stream().filter(sample -> passes(sample, "f1", "f2"))
                .forEach(sample -> expected.merge(String.join(";", sample.stack), sample.space, Long::sum));
        final Map<String, Long> actual = new TreeMap<>();
        for (int node = 0; node < tree.size(); node++) {
            final String path = String.join(";", tree.path(node));
            if (tree.self(1, node) != 0 || expected.containsKey(path)) {
                actual.put(path, tree.self(1, node));
            }
        }
        assertThat(actual).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 100_000})
    void stacksAreInternedAndGivenBack(final int distinct) {
        final StackProfileBuilder builder = new StackProfileBuilder(TYPES);
        final Random random = new Random(distinct);
        final Map<List<Integer>, Integer> known = new HashMap<>();
        for (int i = 0; i < 2 * distinct; i++) {
            final List<Integer> frames = List.of(random.nextInt(50), random.nextInt(50), random.nextInt(50));
            int stack = StackTable.ROOT;
            for (final int function : frames) {
                stack = builder.stack(stack, builder.frame(builder.function("f" + function)));
            }
            final Integer before = known.putIfAbsent(frames, stack);
            assertThat(before == null ? stack : before).isEqualTo(stack);
        }
        final StackProfile profile = builder.build(0, ProfileInfo.NONE);
        known.forEach((frames, stack) -> {
            final int[] given = profile.stacks().framesOf(stack);
            assertThat(given).hasSize(3);
            for (int i = 0; i < 3; i++) {
                assertThat(profile.frames().function(given[i]).name()).isEqualTo("f" + frames.get(i));
            }
        });
    }
}
