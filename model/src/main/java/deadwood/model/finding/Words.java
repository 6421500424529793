package deadwood.model.finding;

import java.util.Locale;

/** Numbers in sentences. */
final class Words {

    private static final double PER_CENT = 100;

    private Words() {}

    /** With commas between thousands: {@code 1,048,576}. */
    static String number(final long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 1 entry}, {@code 7 entries}. */
    static String count(final long value, final String one, final String many) {
        return number(value) + " " + (value == 1 ? one : many);
    }

    /** {@code 1 entry holds}, {@code 7 entries hold}. */
    static String bytes(final long value) {
        return count(value, "byte", "bytes");
    }

    /** {@code 7.4 %}. */
    static String share(final long part, final long whole) {
        return String.format(Locale.ROOT, "%.1f %%", whole == 0 ? 0 : PER_CENT * part / whole);
    }

    /** {@code " in 7 maps"}, nothing if it is one. */
    static String in(final long count, final String many) {
        return count == 1 ? "" : " in " + number(count) + " " + many;
    }
}
