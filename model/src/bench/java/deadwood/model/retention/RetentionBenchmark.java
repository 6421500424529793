package deadwood.model.retention;

import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.NativeColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The steps of {@link RetentionAnalysis}, each alone on what the steps before it left, and all together. Steps work in place, so
 * what they change is made anew before each call, which is not measured.
 */
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 4)
@Measurement(iterations = 6)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RetentionBenchmark {

    private static final CancelSignal NEVER = CancelSignal.NEVER;
    private static final Progress.Step SILENT = _ -> {};

    /** The heap, made once. */
    @State(Scope.Benchmark)
    public static class Graph {

        /** What the heap is like: MIXED, or HELD_TWICE for the shape that needs jump pointers. */
        @Param({"MIXED", "HELD_TWICE"})
        private String shape;

        @Param("4000000")
        private int objects;

        private final NativeColumnStore store = new NativeColumnStore();
        private HeapGraph heap;

        @Setup
        public void make() throws IOException {
            heap = shape.equals("MIXED")
                    ? ServerHeap.mixed(objects, store)
                    : ServerHeap.heldTwice(objects / 2 - 1, store);
        }

        @TearDown
        public void close() throws IOException {
            heap.close();
        }
    }

    /** Nothing done yet. */
    @State(Scope.Thread)
    public static class Unnumbered {

        private RetentionSteps steps;

        @Setup(Level.Invocation)
        public final void make(final Graph graph) throws IOException {
            steps = new RetentionSteps(graph.heap);
            prepare();
        }

        void prepare() throws IOException {}

        final RetentionSteps steps() {
            return steps;
        }

        @TearDown(Level.Invocation)
        public final void close() throws IOException {
            steps.close();
        }
    }

    /** Objects are numbered, edges stand as the traversal logged them. */
    @State(Scope.Thread)
    public static class Numbered extends Unnumbered {

        @Override
        void prepare() throws IOException {
            super.prepare();
            steps().number();
        }
    }

    /** Edges are sorted. */
    @State(Scope.Thread)
    public static class Sorted extends Numbered {

        @Override
        void prepare() throws IOException {
            super.prepare();
            steps().sort();
        }
    }

    /** Immediate dominators are known. */
    @State(Scope.Thread)
    public static class Dominated extends Sorted {

        @Override
        void prepare() throws IOException {
            super.prepare();
            steps().dominate();
        }
    }

    /** Retained sizes are known, and immediate dominators by object. */
    @State(Scope.Thread)
    public static class Sized extends Dominated {

        @Override
        void prepare() throws IOException {
            super.prepare();
            steps().measure();
        }
    }

    /** All results, made once. */
    @State(Scope.Benchmark)
    public static class Done {

        private Retention retention;
        private int[][] groupsOfClass;

        @Setup
        public void make(final Graph graph) throws IOException {
            retention = RetentionAnalysis.of(graph.heap, true, Progress.NONE, NEVER);
            groupsOfClass = new int[graph.heap.classes().size()][];
            java.util.Arrays.setAll(groupsOfClass, classId -> new int[]{classId});
        }
    }

    @Benchmark
    public int depthFirstNumbering(final Unnumbered heap) throws IOException {
        return heap.steps().number();
    }

    @Benchmark
    public long edgePartition(final Numbered heap) throws IOException {
        return heap.steps().sort();
    }

    @Benchmark
    public int semiNca(final Sorted heap) {
        return heap.steps().dominate();
    }

    @Benchmark
    public long retainedSizes(final Dominated heap) throws IOException {
        return heap.steps().measure();
    }

    @Benchmark
    public int dominatorOrder(final Sized heap) throws IOException {
        return heap.steps().order();
    }

    @Benchmark
    public long[] retainedByGroup(final Done done) throws IOException {
        return RetainedByGroup.of(done.retention, done.groupsOfClass, done.groupsOfClass.length, SILENT, NEVER);
    }

    @Benchmark
    public long wholeAnalysis(final Graph graph) throws IOException {
        try (ColumnStore scratch = graph.store.scratch()) {
            return RetentionAnalysis.of(graph.heap, true, scratch, Progress.NONE, NEVER).reachableBytes();
        }
    }
}
