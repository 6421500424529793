package deadwood.model.profile;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.store.CancelSignal;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees of every kind of query, against what a list of samples says. */
class CallTreesTest {

    private static final long SECOND = 1_000_000_000L;

    private record Call(String function, String file, int line) {

        String atLine() {
            return function + " " + file.substring(file.lastIndexOf('/') + 1) + ":" + line;
        }
    }

    private record Sample(List<Call> stack, long time, String thread, long size, long value) {}

    private final List<Sample> samples = new ArrayList<>();

    private CallTrees trees(final long seed) {
        final Random random = new Random(seed);
        final StackProfileBuilder builder = new StackProfileBuilder(List.of(new SampleType("cpu", "nanoseconds")));
        for (int i = 0; i < 100; i++) {
            final List<Call> stack = new ArrayList<>();
            int node = StackTable.ROOT;
            for (int depth = random.nextInt(9); depth > 0; depth--) {
                final int id = random.nextInt(5);
                final Call call = new Call("p" + id % 2 + ".T.f" + id, "/src/p" + id % 2 + ".go",
                        1 + random.nextInt(2));
                stack.add(call);
                node = builder.stack(node, builder.frame(builder.function(new FrameTable.Function(call.function, "",
                        call.file, 0)), call.line, 0, FrameTable.NO_MAPPING, 0, FrameKind.UNKNOWN));
            }
            final Sample sample = new Sample(stack, random.nextInt(10) * SECOND, "t" + random.nextInt(3),
                    1L << random.nextInt(4), 1 + random.nextInt(50));
            samples.add(sample);
            builder.sampleAt(sample.time, node, builder.labels(List.of(new Label.Text("thread", sample.thread),
                    new Label.Numeric("bytes", sample.size, ""))), sample.value);
        }
        return new CallTrees(builder.build(0, ProfileInfo.NONE));
    }

    private void check(final CallTrees trees, final ProfileQuery query, final Predicate<Sample> counts,
            final Function<Sample, List<String>> stack) {
        final Map<String, Long> expected = new TreeMap<>();
        samples.stream().filter(counts)
                .forEach(sample -> expected.merge(String.join("|", stack.apply(sample)), sample.value, Long::sum));
        final WeightedTree tree = trees.tree(List.of(0), query, CancelSignal.NEVER);
        final Map<String, Long> actual = new TreeMap<>();
        for (int node = 0; node < tree.size(); node++) {
            if (tree.self(0, node) != 0) {
                actual.put(String.join("|", tree.path(node)), tree.self(0, node));
            }
        }
        assertThat(actual).isEqualTo(expected);
        assertThat(tree.total(0, 0)).isEqualTo(expected.values().stream().mapToLong(Long::longValue).sum());
    }

    private static List<String> functions(final Sample sample) {
        return sample.stack.stream().map(Call::function).toList();
    }

    private static Pattern pattern(final String expression) {
        return Pattern.compile(expression);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void holdTheSamplesThatAreAskedFor(final long seed) {
        final CallTrees trees = trees(seed);
        final ProfileQuery all = ProfileQuery.ALL;
        check(trees, all, _ -> true, CallTreesTest::functions);
        check(trees, all.withSamples(SampleFilter.ALL.between(2 * SECOND, 5 * SECOND)),
                sample -> sample.time >= 2 * SECOND && sample.time < 5 * SECOND, CallTreesTest::functions);
        check(trees, all.withSamples(SampleFilter.ALL.focusing(new LabelFilter.Equal("thread", "t1"))
                .ignoring(new LabelFilter.Within("bytes", 2, 4))),
                sample -> sample.thread.equals("t1") && (sample.size < 2 || sample.size > 4),
                CallTreesTest::functions);
        check(trees, all.withSamples(SampleFilter.ALL.focusing(new LabelFilter.Matching("", pattern("t[02]")))),
                sample -> !sample.thread.equals("t1"), CallTreesTest::functions);
        check(trees, all.withFrames(new FrameFilter(List.of(pattern("f1"), pattern("p0")), List.of(pattern("f3")))),
                sample -> functions(sample).stream().anyMatch(name -> name.contains("f1"))
                        && functions(sample).stream().anyMatch(name -> name.contains("p0"))
                        && functions(sample).stream().noneMatch(name -> name.contains("f3")),
                CallTreesTest::functions);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void callFramesWhatIsAskedFor(final long seed) {
        final CallTrees trees = trees(seed);
        final ProfileQuery all = ProfileQuery.ALL;
        check(trees, all.withGranularity(Granularity.LINE), _ -> true,
                sample -> sample.stack.stream().map(Call::atLine).toList());
        check(trees, all.withGranularity(Granularity.FILE), _ -> true,
                sample -> sample.stack.stream().map(Call::file).toList());
        check(trees, all.withGranularity(Granularity.PACKAGE), _ -> true,
                sample -> sample.stack.stream().map(call -> call.function.substring(0, 2)).toList());
        check(trees, all.withFrames(new FrameFilter(List.of(), List.of(), List.of(pattern("f[12]")), List.of())),
                _ -> true, sample -> functions(sample).stream().filter(name -> !name.matches(".*f[12]")).toList());
        check(trees, all.withFrames(new FrameFilter(List.of(), List.of(), List.of(), List.of(pattern("f2")))),
                sample -> functions(sample).contains("p0.T.f2"),
                sample -> functions(sample).subList(functions(sample).indexOf("p0.T.f2"), sample.stack.size()));
        check(trees, all.foldingRecursion(true), _ -> true, sample -> folded(functions(sample)));
        check(trees, all.withTags(List.of("thread", "bytes"), List.of("none")), _ -> true, sample -> {
            final List<String> stack = new ArrayList<>(List.of("thread: " + sample.thread, "bytes: " + sample.size));
            stack.addAll(functions(sample));
            stack.add("none: (none)");
            return stack;
        });
        check(trees, new ProfileQuery(new FrameFilter(List.of(), List.of(), List.of(pattern("f4")), List.of(
                pattern("f0"))), SampleFilter.ALL, Granularity.FUNCTION, true, List.of("thread"), List.of()),
                sample -> functions(sample).contains("p0.T.f0"), sample -> {
                    final List<String> stack = new ArrayList<>(List.of("thread: " + sample.thread));
                    final List<String> functions = functions(sample);
                    stack.addAll(folded(functions.subList(functions.indexOf("p0.T.f0"), functions.size()).stream()
                            .filter(name -> !name.equals("p0.T.f4")).toList()));
                    return stack;
                });
    }

    /** A name that is there already: everything behind its first place goes. */
    private static List<String> folded(final List<String> names) {
        final List<String> folded = new ArrayList<>();
        for (final String name : names) {
            final int at = folded.indexOf(name);
            if (at >= 0) {
                folded.subList(at + 1, folded.size()).clear();
            } else {
                folded.add(name);
            }
        }
        return folded;
    }
}
