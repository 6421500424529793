package deadwood.model.diff;

import deadwood.model.profile.CallTrees;
import deadwood.model.profile.ProfileQuery;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.store.CancelSignal;
import deadwood.model.tree.TreeDelta;
import deadwood.model.tree.TreeTotals;
import deadwood.model.tree.TreeTurns;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What changed from one profile to another, of one sample type: the union of both call trees, and every function before and after.
 *
 * @param type the sample type
 * @param tree the union
 * @param wholeBefore total of the first before it was scaled; that of {@link TreeDelta#before} is after it was
 * @param rows by change of self, the largest first, whether more or less; then by change of total; then by name
 */
public record ProfileDelta(SampleType type, TreeDelta tree, long wholeBefore, List<Row> rows) {

    private static final Comparator<Row> ORDER = Comparator.comparingLong((final Row row) -> Math.abs(row.selfDelta()))
            .thenComparingLong(row -> Math.abs(row.totalDelta())).reversed().thenComparing(Row::name);

    /** Profiles that have nothing in common that could be compared: the message says why. */
    public static final class IncomparableException extends RuntimeException {

        private static final long serialVersionUID = 1;

        IncomparableException(final String message) {
            super(message);
        }
    }

    /** One function (or line, file, package) before and after. */
    public record Row(String name, long selfBefore, long selfAfter, long totalBefore, long totalAfter,
            TreeDelta.State state) {

        public long selfDelta() {
            return selfAfter - selfBefore;
        }

        public long totalDelta() {
            return totalAfter - totalBefore;
        }
    }

    public ProfileDelta {
        rows = List.copyOf(rows);
    }

    /**
     * @param typeName name of the sample type; both must have it, in one unit
     * @param query what of both is compared
     * @param normalised whether the first is scaled to the total of the second; it is not if one of the totals is zero, or only one of
     *        them is below
     * @throws IncomparableException if one of them does not have the sample type, or in another unit
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ProfileDelta of(final CallTrees before, final CallTrees after, final String typeName,
            final ProfileQuery query, final boolean normalised, final CancelSignal cancel) {
        final int typeBefore = before.profile().typeNamed(typeName);
        final int typeAfter = after.profile().typeNamed(typeName);
        if (typeBefore < 0 || typeAfter < 0) {
            throw new IncomparableException("only one of the profiles has the sample type '" + typeName
                    + "': the first has " + names(before.profile()) + ", the second " + names(after.profile()));
        }
        final SampleType type = after.profile().sampleTypes().get(typeAfter);
        final String unit = before.profile().sampleTypes().get(typeBefore).unit();
        if (!unit.equals(type.unit())) {
            throw new IncomparableException("'" + typeName + "' is in " + unit + " in the first profile and in "
                    + type.unit() + " in the second: unlike units cannot be compared");
        }
        final WeightedTree whole = before.tree(List.of(typeBefore), query, cancel);
        final WeightedTree right = after.tree(List.of(typeAfter), query, cancel);
        final double factor = (double) right.total(0, 0) / whole.total(0, 0);
        final boolean scales = normalised && factor > 0 && Double.isFinite(factor);
        final WeightedTree left = scales ? TreeTurns.scaled(whole, factor) : whole;
        return of(type, left, right, whole.total(0, 0), cancel);
    }

    private static String names(final StackProfile profile) {
        return profile.sampleTypes().stream().map(SampleType::name).collect(Collectors.joining(", "));
    }

    /**
     * The sample types that two profiles have in common, by name and unit, in the order of the second.
     */
    public static List<SampleType> commonTypes(final StackProfile before, final StackProfile after) {
        return after.sampleTypes().stream().filter(before.sampleTypes()::contains).toList();
    }

    private static ProfileDelta of(final SampleType type, final WeightedTree before, final WeightedTree after,
            final long wholeBefore, final CancelSignal cancel) {
        final Map<String, long[]> rows = new HashMap<>();
        enter(TreeTotals.of(before, cancel), 0, rows);
        enter(TreeTotals.of(after, cancel), 1, rows);
        final List<Row> sorted = new ArrayList<>(rows.size());
        rows.forEach((name, weights) -> sorted.add(new Row(name, weights[0], weights[1], weights[2], weights[3],
                weights[4] == 0
                        ? TreeDelta.State.NEW
                        : weights[5] == 0
                                ? TreeDelta.State.GONE
                                : TreeDelta.State.BOTH)));
        sorted.sort(ORDER);
        return new ProfileDelta(type, TreeDelta.of(before, after), wholeBefore, sorted);
    }

    private static void enter(final TreeTotals totals, final int side, final Map<String, long[]> rows) {
        for (final int name : totals.names()) {
            final long[] weights = rows.computeIfAbsent(totals.tree().nameOf(name), _ -> new long[6]);
            weights[side] = totals.self(0, name);
            weights[2 + side] = totals.total(0, name);
            weights[4 + side] = 1;
        }
    }
}
