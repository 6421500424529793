package deadwood.model.profile;

import deadwood.model.cluster.StackClusters;
import deadwood.model.store.CancelSignal;
import deadwood.model.timeline.HeatMap;
import deadwood.model.timeline.TimeBuckets;
import deadwood.model.timeline.TimeRange;
import deadwood.model.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What groups samples of a million stacks: clusters, a timeline with lanes, a heat map. */
@State(Scope.Benchmark)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SampleGroupsBenchmark {

    private static final int FUNCTIONS = 20_000;
    private static final int DEPTH = 40;
    private static final int THREADS = 64;
    private static final long SECOND = 1_000_000_000;

    @Param("1000000")
    private int stacks;

    /** Stacks of one family differ in one frame. */
    @Param({"1000", "200000"})
    private int families;

    /** Outermost frames, of 40, that all stacks have in common: with 24, families are almost alike, which is the hardest. */
    @Param({"10", "24"})
    private int shared;

    private StackProfile profile;
    private TimeBuckets buckets;

    @Setup
    public void make() {
        final SplittableRandom random = new SplittableRandom(1);
        final StackProfileBuilder builder = new StackProfileBuilder(List.of(new SampleType("cpu", "nanoseconds")));
        final List<Integer> frames = new ArrayList<>();
        for (int function = 0; function < FUNCTIONS; function++) {
            frames.add(builder.frame(builder.function("f" + function)));
        }
        final int[] threads = new int[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = builder.labels(List.of(new Label.Text(Timeline.THREAD, "worker-" + i)));
        }
        for (int i = 0; i < stacks; i++) {
            final SplittableRandom family = new SplittableRandom(i % families);
            int stack = StackTable.ROOT;
            for (int depth = 0; depth < DEPTH; depth++) {
                // What a server has in common outside, and what a family has in common inside of one frame that differs.
                final int common = depth < shared ? depth : family.nextInt(FUNCTIONS);
                stack = builder.stack(stack, frames.get(depth == DEPTH - 4 ? random.nextInt(FUNCTIONS) : common));
            }
            builder.sampleAt(random.nextLong(600 * SECOND), stack, threads[random.nextInt(THREADS)],
                    1 + random.nextInt(1000));
        }
        profile = builder.build(0, ProfileInfo.NONE);
        buckets = TimeBuckets.of(Objects.requireNonNull(TimeRange.of(profile, 0, _ -> true)), 1600);
    }

    @Benchmark
    public int clusters() {
        return StackClusters.of(profile, 0, StackClusters.DEFAULT_THRESHOLD, _ -> true, CancelSignal.NEVER).size();
    }

    @Benchmark
    public long timeline() {
        return Timeline.of(profile, 0, buckets, _ -> true, CancelSignal.NEVER).outside();
    }

    @Benchmark
    public long lanes() {
        return Timeline.withLanes(profile, 0, buckets, Timeline.THREAD, THREADS, _ -> true, CancelSignal.NEVER)
                .outside();
    }

    @Benchmark
    public long heatMap() {
        return HeatMap.of(profile, 0, buckets.range(), HeatMap.SECOND, HeatMap.DEFAULT_ROWS, _ -> true,
                CancelSignal.NEVER).largest();
    }

    @Benchmark
    public int labels() {
        return LabelTotals.of(profile, _ -> true, CancelSignal.NEVER).values(Timeline.THREAD, 0).size();
    }
}
