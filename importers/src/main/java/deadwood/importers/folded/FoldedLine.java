package deadwood.importers.folded;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What stands behind the last space of a line, where it is not simply some digits. */
final class FoldedLine {

    private static final Pattern NUMBER = Pattern.compile("-?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final Pattern WHOLE = Pattern.compile("-?\\d+");
    private static final int LONGEST_NUMBER = 400;

    private FoldedLine() {}

    /**
     * A count.
     *
     * @param value rounded, and no more than fits
     * @param lost what the value is short of
     * @param saturated whether it does not fit
     */
    record Count(long value, double lost, boolean saturated) {}

    /** Where the last space or tab is, −1 if there is none. */
    static int lastSpace(final byte[] text, final int from, final int to) {
        for (int i = to - 1; i >= from; i--) {
            if (text[i] == ' ' || text[i] == '\t') {
                return i;
            }
        }
        return -1;
    }

    /** Whether a count stands there. Scripts write fractions, and large sums as {@code 1.5e+07}. */
    static boolean isCount(final byte[] text, final int from, final int to) {
        return to > from && to - from <= LONGEST_NUMBER && NUMBER.matcher(string(text, from, to)).matches();
    }

    /** A count where {@link #isCount} said yes. */
    static Count count(final byte[] text, final int from, final int to) {
        final String number = string(text, from, to);
        if (WHOLE.matcher(number).matches()) {
            final BigInteger whole = new BigInteger(number);
            return whole.bitLength() < Long.SIZE
                    ? new Count(whole.longValue(), 0, false)
                    : new Count(whole.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE, 0, true);
        }
        final double exact = Double.parseDouble(number);
        final long rounded = Math.round(exact);
        return Math.abs(exact) < 0x1p63 ? new Count(rounded, exact - rounded, false) : new Count(rounded, 0, true);
    }

    private static String string(final byte[] text, final int from, final int to) {
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
