package deadwood.app.cli.json;

import deadwood.model.diff.ProfileDelta;
import java.util.List;
import java.util.Locale;

/**
 * {@code deadwood diff --json} of two profiles.
 *
 * @param normalised whether the first was scaled to the total of the second
 */
public record ProfileDiffJson(String sampleType, String unit, boolean normalised, List<Row> rows, Totals totals) {

    /** What a function weighs itself before and after, and with all it calls. */
    public record Row(String name, long before, long after, long delta, long totalBefore, long totalAfter,
            long totalDelta, String state) {

        public static Row of(final ProfileDelta.Row row) {
            return new Row(row.name(), row.selfBefore(), row.selfAfter(), row.selfDelta(), row.totalBefore(),
                    row.totalAfter(), row.totalDelta(), row.state().name().toLowerCase(Locale.ROOT));
        }
    }

    /** Sums of both sides. */
    public record Totals(long before, long after, long delta) {}
}
