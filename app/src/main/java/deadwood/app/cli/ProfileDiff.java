package deadwood.app.cli;

import deadwood.app.cli.json.ProfileDiffJson;
import deadwood.app.text.Amounts;
import deadwood.model.diff.ProfileDelta;
import deadwood.model.profile.CallTrees;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.store.CancelSignal;
import deadwood.model.tree.TreeDelta;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two profiles compared, as {@code deadwood diff} says it. */
final class ProfileDiff {

    private final ProfileDelta delta;
    private final boolean normalised;
    private final RowLimit limit;

    /** @throws ProfileDelta.IncomparableException if they have no sample type in common, or not the one asked for */
    ProfileDiff(final StackProfile before, final StackProfile after, final ProfileOptions options,
            final boolean normalised, final RowLimit limit) {
        this.delta = ProfileDelta.of(new CallTrees(before), new CallTrees(after), typeName(before, after, options
                .typeName()), options.query(), normalised, CancelSignal.NEVER);
        this.normalised = normalised;
        this.limit = limit;
    }

    /** The type asked for; else the one that the second shows first, if the first has it; else one that both have. */
    private static String typeName(final StackProfile before, final StackProfile after, final @Nullable String asked) {
        if (asked != null) {
            return asked;
        }
        final List<SampleType> common = ProfileDelta.commonTypes(before, after);
        final SampleType first = after.sampleTypes().get(after.defaultType());
        return common.isEmpty() || common.contains(first) ? first.name() : common.getFirst().name();
    }

    ProfileDiffJson json() {
        final TreeDelta tree = delta.tree();
        return new ProfileDiffJson(delta.type().name(), delta.type().unit(), normalised, limit.of(delta.rows(), true)
                .stream().map(ProfileDiffJson.Row::of).toList(),
                new ProfileDiffJson.Totals(tree.totalBefore(0, 0),
                        tree.totalAfter(0, 0), tree.delta(0, 0)));
    }

    void print(final String beforeName, final String afterName, final int width, final PrintWriter out) {
        final String unit = delta.type().unit();
        final TreeDelta tree = delta.tree();
        out.println(
                beforeName + " → " + afterName + (normalised ? ", the first scaled to the total of the second" : ""));
        out.println(delta.type().name() + ": " + Amounts.of(tree.totalBefore(0, 0), unit) + " → "
                + Amounts.of(tree.totalAfter(0, 0), unit) + ", " + change(tree.delta(0, 0), unit));
        out.println();
        final List<ProfileDelta.Row> changed = delta.rows().stream()
                .filter(row -> row.selfDelta() != 0 || row.totalDelta() != 0).toList();
        if (changed.isEmpty()) {
            out.println("nothing changed");
            return;
        }
        final List<ProfileDelta.Row> rows = limit.of(changed, false);
        final TextTable table = new TextTable().column("Δ self", TextTable.Align.RIGHT)
                .column("Δ total", TextTable.Align.RIGHT).column("before", TextTable.Align.RIGHT)
                .column("", TextTable.Align.LEFT).column("after", TextTable.Align.RIGHT)
                .column("function", TextTable.Align.CUT);
        for (final ProfileDelta.Row row : rows) {
            table.row(change(row.selfDelta(), unit), change(row.totalDelta(), unit),
                    row.state() == TreeDelta.State.NEW ? "new" : Amounts.of(row.totalBefore(), unit), "→",
                    row.state() == TreeDelta.State.GONE ? "gone" : Amounts.of(row.totalAfter(), unit),
                    ObjectNames.printable(row.name()));
        }
        table.print(out, width);
        RowLimit.printRest(out, changed.size() - rows.size(), "functions");
    }

    private static String change(final long amount, final String unit) {
        return amount == 0 ? "=" : (amount > 0 ? "▲ " : "▼ ") + Amounts.of(Math.abs(amount), unit);
    }
}
