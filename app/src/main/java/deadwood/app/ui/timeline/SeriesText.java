package deadwood.app.ui.timeline;

import deadwood.app.text.Amounts;
import deadwood.app.text.Sizes;
import java.util.Locale;

/** Words the values of series by their units. */
final class SeriesText {

    private static final String RATE = "/s";

    private SeriesText() {}

    /** "12.8 MiB", "3.20 MiB/s", "38.6 %", "1,204", "0.25 loads". */
    static String of(final double value, final String unit) {
        if (unit.endsWith(RATE)) {
            return of(value, unit.substring(0, unit.length() - RATE.length())) + RATE;
        }
        if (unit.equals("ratio")) {
            return Sizes.share(value);
        }
        final boolean isPlain = unit.isEmpty() || unit.equals("count") || unit.equals("boolean");
        if (value != Math.rint(value) && Math.abs(value) < 1000 && (isPlain || !isScaled(unit))) {
            return String.format(Locale.ENGLISH, "%.2f", value).replace('-', '−') + (isPlain ? "" : " " + unit);
        }
        return Amounts.of(Math.round(value), isPlain ? "" : unit);
    }

    private static boolean isScaled(final String unit) {
        return unit.startsWith("byte") || unit.endsWith("second") || unit.endsWith("seconds");
    }
}
