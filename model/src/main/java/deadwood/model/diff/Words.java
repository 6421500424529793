package deadwood.model.diff;

import java.util.Locale;

/** Numbers in sentences. */
final class Words {

    private Words() {}

    /** With commas between thousands: {@code 1,048,576}. */
    static String number(final long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 1 entry}, {@code 7 entries}. */
    static String count(final long value, final String one, final String many) {
        return number(value) + " " + (value == 1 ? one : many);
    }
}
