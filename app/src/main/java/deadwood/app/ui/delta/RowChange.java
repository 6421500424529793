package deadwood.app.ui.delta;

import deadwood.app.ui.text.Messages;
import deadwood.model.cluster.GoroutineGrowth;
import deadwood.model.diff.ProfileDelta;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What became of a function; {@link #ALL} for whichever. */
public enum RowChange {
    ALL, GROWN, SHRUNK, NEW, GONE;

    String title() {
        return Messages.get("delta.rows." + name().toLowerCase(Locale.ROOT));
    }

    static List<RowChange> all() {
        return Arrays.asList(values());
    }

    /**
     * What became of a row: new and gone where there is nothing on the other side; else by what it weighs itself, and only if that did not
     * change by its total. {@link #ALL} if nothing changed.
     */
    static RowChange of(final ProfileDelta.Row row) {
        return of(row.selfBefore() != 0 || row.totalBefore() != 0, row.selfAfter() != 0 || row.totalAfter() != 0, row
                .selfDelta() != 0 ? row.selfDelta() : row.totalDelta());
    }

    /** What became of a group of goroutines. */
    static RowChange of(final GoroutineGrowth.Row row) {
        return of(row.counts().getFirst() != 0, row.last() != 0, row.growth());
    }

    private static RowChange of(final boolean isBefore, final boolean isAfter, final long change) {
        if (isBefore != isAfter) {
            return isAfter ? NEW : GONE;
        }
        return change > 0 ? GROWN : change < 0 ? SHRUNK : ALL;
    }

    /** In a word with its mark, "" for what is on both sides. */
    String state() {
        return switch (this) {
            case NEW -> "● " + Messages.get("compare.new");
            case GONE -> "○ " + Messages.get("compare.gone");
            case ALL, GROWN, SHRUNK -> "";
        };
    }

    /** Whether a row is on neither side: it is known to the file, but not to this sample type. */
    static boolean isNothing(final ProfileDelta.Row row) {
        return row.selfBefore() == 0 && row.selfAfter() == 0 && row.totalBefore() == 0 && row.totalAfter() == 0;
    }
}
