package deadwood.app.ui.profile;

import deadwood.app.text.Amounts;
import deadwood.app.text.Sizes;
import deadwood.app.ui.text.Messages;
import deadwood.model.profile.LabelTotals;

/** Words the values of labels. */
public final class LabelText {

    private static final String TO = " … ";

    private LabelText() {}

    /** "worker 3", "512 B", "512 B … 1,023 B", "(none)". */
    public static String of(final LabelTotals.Value value) {
        return switch (value) {
            case LabelTotals.Value.None() -> Messages.get("lens.none");
            case LabelTotals.Value.Text(final String text) -> text;
            case LabelTotals.Value.Numbers(final long from, final long to, final String unit) when from == to -> amount(
                    from, unit);
            case LabelTotals.Value.Numbers(final long from, final long to, final String unit) -> amount(from, unit) + TO
                    + amount(to, unit);
        };
    }

    /** Bytes below a hundred KiB to the byte: sizes of objects are told apart by it. */
    private static String amount(final long number, final String unit) {
        final boolean isBytes = unit.equals("bytes") || unit.equals("byte");
        return isBytes && Math.abs(number) < 100 << 10 ? Sizes.exact(number) : Amounts.of(number, unit);
    }
}
