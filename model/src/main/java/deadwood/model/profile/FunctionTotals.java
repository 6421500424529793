package deadwood.model.profile;

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
        final BitSet passing = filter.stacks(profile);
        final StackTable stacks = profile.stacks();
        final FrameTable frames = profile.frames();
        final long[] below = new long[stacks.size()];
        long all = 0;
        for (int sample = profile.firstSample(type); sample < profile.endSample(type); sample++) {
            final int stack = profile.stack(sample);
            if (passing.get(stack)) {
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

    /** Adds up the outermost calls of each function: the stacks that no caller of the same function is on. */
    private static long[] totals(final StackProfile profile, final long[] below) {
        final FrameTable frames = profile.frames();
        final long[] total = new long[frames.functions().size()];
        final OutermostCalls outermost = new OutermostCalls(profile.stacks(), frames);
        outermost.forEach((stack, function) -> total[function] += below[stack]);
        return total;
    }
}
