package deadwood.model.profile;

import deadwood.model.store.CancelSignal;
import deadwood.model.tree.WeightedTree;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a change of the filters of a large profile costs once it is open. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CallTreesBenchmark {

    private static final int DEEPEST = 80;
    private static final int FUNCTIONS = 20_000;

    /** Samples of the profile, each with a time. */
    @Param("1000000")
    private int samples;

    private StackProfile profile;
    private CallTrees trees;

    @Setup
    public void build() {
        final Random random = new Random(1);
        final StackProfileBuilder builder = new StackProfileBuilder(List.of(new SampleType("cpu", "nanoseconds"),
                new SampleType("wall", "nanoseconds")));
        final int[] frames = new int[FUNCTIONS];
        for (int i = 0; i < FUNCTIONS; i++) {
            frames[i] = builder
                    .frame(builder.function("com.acme.shop" + i % 97 + ".Handler" + i % 1009 + ".handle" + i));
        }
        final int[] stack = new int[DEEPEST + 1];
        int depth = 0;
        for (int sample = 0; sample < samples; sample++) {
            depth -= Math.min(depth, (int) (-Math.log(1 - random.nextDouble()) * 6));
            for (int calls = random.nextInt(3); calls > 0 && depth < DEEPEST; calls--) {
                stack[depth + 1] = builder.stack(stack[depth], frames[(int) (FUNCTIONS * Math.pow(random.nextDouble(),
                        3))]);
                depth++;
            }
            builder.sampleAt(1_000_000L * (sample + 1), stack[depth], StackProfile.NO_LABELS, 10_000_000,
                    20_000_000);
        }
        profile = builder.build(0, ProfileInfo.NONE);
        trees = new CallTrees(profile);
    }

    private WeightedTree tree(final int type, final ProfileQuery query) {
        return trees.tree(List.of(type), query, CancelSignal.NEVER);
    }

    @Benchmark
    public WeightedTree sampleType() {
        return tree(1, ProfileQuery.ALL);
    }

    @Benchmark
    public WeightedTree focus() {
        return tree(0, ProfileQuery.of(new FrameFilter(List.of(Pattern.compile("Handler1.*handle")), List.of())));
    }

    @Benchmark
    public WeightedTree range() {
        return tree(0, ProfileQuery.ALL.withSamples(SampleFilter.ALL.between(samples * 200_000L, samples * 700_000L)));
    }

    @Benchmark
    public WeightedTree hide() {
        return tree(0, ProfileQuery.of(new FrameFilter(List.of(), List.of(), List.of(Pattern.compile("shop7\\.")), List
                .of())));
    }

    @Benchmark
    public WeightedTree inTime() {
        return TimeTree.of(profile, 0, ProfileQuery.ALL, "", CancelSignal.NEVER);
    }
}
