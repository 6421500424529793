package deadwood.app.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers with separators of thousands. As {@link String#format} writes them in English, which however looks up a locale first: longer than
 * a short command takes in all.
 */
final class Decimals {

    private static final int GROUP = 3;

    private Decimals() {}

    /** A whole number: "1,048,576", "−12". */
    static String grouped(final long count) {
        return grouped(Long.toString(count));
    }

    /** A number rounded to so many digits behind the point, halves up: "1,240.5". */
    static String grouped(final double amount, final int digits) {
        return grouped(fixed(amount, digits));
    }

    /** The same without separators. */
    static String plain(final double amount, final int digits) {
        return fixed(amount, digits).replace('-', '−');
    }

    private static String fixed(final double amount, final int digits) {
        final String text = BigDecimal.valueOf(Math.abs(amount)).setScale(digits, RoundingMode.HALF_UP)
                .toPlainString();
        return amount < 0 ? "-" + text : text;
    }

    private static String grouped(final String text) {
        final int sign = text.startsWith("-") ? 1 : 0;
        final int point = text.indexOf('.');
        final int end = point < 0 ? text.length() : point;
        final StringBuilder grouped = new StringBuilder(text);
        for (int at = end - GROUP; at > sign; at -= GROUP) {
            grouped.insert(at, ',');
        }
        if (sign > 0) {
            grouped.setCharAt(0, '−');
        }
        return grouped.toString();
    }
}
