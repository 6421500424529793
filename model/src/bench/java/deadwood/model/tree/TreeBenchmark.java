package deadwood.model.tree;

import deadwood.model.store.CancelSignal;
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

/** What the views of a large tree do while somebody waits. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TreeBenchmark {

    /** Nodes of the tree. */
    @Param("1000000")
    private int nodes;

    private WeightedTree tree;
    private WeightedTree other;
    private Pattern expression;

    @Setup
    public void build() {
        tree = LargeTree.of(nodes, 1);
        other = LargeTree.of(nodes, 2);
        expression = Pattern.compile("Handler[0-9]*7\\.handle(Request|Response)1");
    }

    @Benchmark
    public FlameLayout layout() {
        return FlameLayout.of(tree, 0, 0, 1600, 1);
    }

    @Benchmark
    public TreeSearch searchText() {
        return TreeSearch.containing(tree, "request12");
    }

    @Benchmark
    public TreeSearch searchExpression() {
        return TreeSearch.matching(tree, expression);
    }

    @Benchmark
    public TreeDelta delta() {
        return TreeDelta.of(tree, other);
    }

    @Benchmark
    public WeightedTree inverted() {
        return TreeTurns.inverted(tree, CancelSignal.NEVER);
    }

    @Benchmark
    public TreeTotals totals() {
        return TreeTotals.of(tree, CancelSignal.NEVER);
    }
}
