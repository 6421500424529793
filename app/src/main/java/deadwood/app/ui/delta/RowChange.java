package deadwood.app.ui.delta;

import deadwood.app.ui.text.Messages;
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
        final boolean isBefore = row.selfBefore() != 0 || row.totalBefore() != 0;
        final boolean isAfter = row.selfAfter() != 0 || row.totalAfter() != 0;
        if (isBefore != isAfter) {
            return isAfter ? NEW : GONE;
        }
        final long change = row.selfDelta() != 0 ? row.selfDelta() : row.totalDelta();
        return change > 0 ? GROWN : change < 0 ? SHRUNK : ALL;
    }

    /** Whether a row is on neither side: it is known to the file, but not to this sample type. */
    static boolean isNothing(final ProfileDelta.Row row) {
        return row.selfBefore() == 0 && row.selfAfter() == 0 && row.totalBefore() == 0 && row.totalAfter() == 0;
    }
}
