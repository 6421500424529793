package deadwood.app.ui.delta;

import deadwood.app.text.Amounts;
import deadwood.app.text.Sizes;
import deadwood.app.ui.text.Messages;

/**
 * How a change from one value to another is said.
 *
 * @param unit of the values, as the file has it
 */
record DeltaWords(String unit) {

    /** Less than that part is left: rounded, that would look like nothing. */
    private static final double LEAST = 0.001;

    /** "20.3 MiB → 54.1 MiB". */
    String both(final long before, final long after) {
        return Messages.get("delta.both", Amounts.of(before, unit), Amounts.of(after, unit));
    }

    /** "▲ 33.8 MiB", "=" where nothing changed. */
    String change(final long change) {
        return change == 0 ? "=" : (change > 0 ? "▲ " : "▼ ") + Amounts.of(Math.abs(change), unit);
    }

    /** "+167 %", "−3.2 %", "× 12.4"; "" where that says nothing: from nothing, to nothing, below zero. */
    static String relative(final long before, final long after) {
        if (before <= 0 || after <= 0 || before == after) {
            return "";
        }
        final double factor = (double) after / before;
        if (factor < LEAST) {
            return "<−" + Sizes.share(1 - LEAST);
        }
        if (factor >= 10) {
            return "× " + Sizes.count(Math.round(factor));
        }
        final String sign = factor > 1 ? "+" : "−";
        final double share = Math.abs(factor - 1);
        return share < LEAST ? "<" + sign + Sizes.share(LEAST) : sign + Sizes.share(share);
    }

    /** "1.2 MiB → 3.4 MiB  ▲ 2.2 MiB (+183 %)", "new: 3.4 MiB", "gone: 1.2 MiB before". */
    String described(final long before, final long after) {
        if (before == after) {
            return Messages.get("delta.same", Amounts.of(after, unit));
        }
        if (before == 0) {
            return Messages.get("delta.new", Amounts.of(after, unit));
        }
        if (after == 0) {
            return Messages.get("delta.gone", Amounts.of(before, unit));
        }
        final String relative = relative(before, after);
        return both(before, after) + "   " + change(after - before)
                + (relative.isEmpty() ? "" : " (" + relative + ")");
    }

    /** "itself 0 B → 3.4 MiB  ▲ 3.4 MiB"; "" if it is nothing on both sides. */
    String describedSelf(final long before, final long after) {
        if (before == 0 && after == 0) {
            return "";
        }
        return before == after
                ? Messages.get("delta.self.same", Amounts.of(after, unit))
                : Messages.get("delta.self", both(before, after), change(after - before));
    }

    /** "3.1 % → 12.9 % of all". */
    static String shares(final long before, final long wholeBefore, final long after, final long wholeAfter) {
        final String left = Sizes.share(Sizes.ratio(before, wholeBefore));
        final String right = Sizes.share(Sizes.ratio(after, wholeAfter));
        if (before == 0) {
            return Messages.get("delta.share.after", right);
        }
        return after == 0
                ? Messages.get("delta.share.before", left)
                : Messages.get("delta.share.both", left, right);
    }
}
