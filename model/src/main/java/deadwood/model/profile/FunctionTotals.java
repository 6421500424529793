package deadwood.model.profile;

import deadwood.model.store.CancelSignal;
import deadwood.model.tree.TreeTotals;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * What each function weighs: itself, and with all it calls. A function that calls itself, directly or not, is counted once a
 * sample.
 *
 * @param rows by self, largest first, then by total, then by name
 * @param total sum of all samples that count
 */
public record FunctionTotals(List<Row> rows, long total) {

    private static final Comparator<Row> ORDER = Comparator.comparingLong((final Row row) -> Math.abs(row.self()))
            .thenComparingLong(row -> Math.abs(row.total())).reversed().thenComparing(row -> row.function().name())
            .thenComparing(row -> row.function().file());

    /** One function. */
    public record Row(FrameTable.Function function, long self, long total) {}

    public FunctionTotals {
        rows = List.copyOf(rows);
    }

    /** @param type the sample type that is summed up */
    public static FunctionTotals of(final StackProfile profile, final int type, final FrameFilter filter) {
        return of(profile, type, filter, SampleFilter.ALL);
    }

    /**
     * @param type the sample type that is summed up
     * @param filter which stacks count, with all their frames: what it hides is not hidden
     */
    public static FunctionTotals of(final StackProfile profile, final int type, final FrameFilter filter,
            final SampleFilter sampleFilter) {
        final BitSet passing = filter.stacks(profile);
        final SampleFilter.Samples samples = sampleFilter.of(profile);
        final StackTable stacks = profile.stacks();
        final FrameTable frames = profile.frames();
        final long[] below = new long[stacks.size()];
        long all = 0;
        for (int sample = profile.firstSample(type); sample < profile.endSample(type); sample++) {
            final int stack = profile.stack(sample);
            if (passing.get(stack) && samples.test(sample)) {
                below[stack] += profile.value(type, sample);
                all += profile.value(type, sample);
            }
        }
        final long[] self = new long[frames.functions().size()];
        for (int stack = 1; stack < below.length; stack++) {
            self[frames.functionId(stacks.frame(stack))] += below[stack];
        }
        for (int stack = below.length - 1; stack > 0; stack--) {
            below[stacks.parent(stack)] += below[stack];
        }
        final long[] total = totals(profile, below);
        final List<Row> rows = new ArrayList<>();
        for (int function = 0; function < self.length; function++) {
            if (self[function] != 0 || total[function] != 0) {
                rows.add(new Row(frames.functions().get(function), self[function], total[function]));
            }
        }
        rows.sort(ORDER);
        return new FunctionTotals(rows, all);
    }

    /**
     * The same by whatever a query calls frames; its rows are functions, or lines, files, packages and tags as if they were.
     *
     * @param type the sample type that is summed up
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static FunctionTotals of(final CallTrees trees, final int type, final ProfileQuery query,
            final CancelSignal cancel) {
        if (query.granularity() == Granularity.FUNCTION && query.frames().keepsFrames() && !query.foldsRecursion()
                && query.tagRoots().isEmpty() && query.tagLeaves().isEmpty()) {
            return of(trees.profile(), type, query.frames(), query.samples());
        }
        final WeightedTree tree = trees.tree(List.of(type), query, cancel);
        final TreeTotals totals = TreeTotals.of(tree, cancel);
        final List<Row> rows = new ArrayList<>();
        for (final int name : totals.names()) {
            if (totals.self(0, name) != 0 || totals.total(0, name) != 0) {
                rows.add(new Row(function(trees.profile().frames(), query.granularity(), tree.nameOf(name),
                        tree.payload(totals.largestNode(name))), totals.self(0, name), totals.total(0, name)));
            }
        }
        rows.sort(ORDER);
        return new FunctionTotals(rows, tree.total(0, 0));
    }

    private static FrameTable.Function function(final FrameTable frames, final Granularity granularity,
            final String name, final int frame) {
        if (frame == WeightedTree.NONE || granularity == Granularity.FILE || granularity == Granularity.PACKAGE) {
            return new FrameTable.Function(name, "", "", 0);
        }
        final FrameTable.Function function = frames.function(frame);
        return granularity == Granularity.FUNCTION
                ? function
                : new FrameTable.Function(name, "", function.file(), frames.line(frame));
    }

    /** Adds up the outermost calls of each function: the stacks that no caller of the same function is on. */
    private static long[] totals(final StackProfile profile, final long[] below) {
        final FrameTable frames = profile.frames();
        final long[] total = new long[frames.functions().size()];
        final OutermostCalls outermost = new OutermostCalls(profile.stacks(), frames);
        outermost.forEach((stack, function) -> total[function] += below[stack]);
        return total;
    }
}
