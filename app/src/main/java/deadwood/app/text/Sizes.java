package deadwood.app.text;

/** Sizes, counts and shares as a person reads them. A minus is the typographic one, as wide as a figure. */
public final class Sizes {

    private Sizes() {}

    /** In the binary unit that suits: "48 B", "12.8 MiB", "−1.0 KiB". */
    public static String bytes(final long bytes) {
        final SizeUnit unit = SizeUnit.of(bytes);
        return unit.number(bytes) + " " + unit.symbol();
    }

    /** To the byte: "13,421,772 B". */
    public static String exact(final long bytes) {
        return count(bytes) + " B";
    }

    /** With separators: "1,048,576". */
    public static String count(final long count) {
        return Decimals.grouped(count);
    }

    /** Short from ten thousand on: "9,999", "512 k", "54.0 M". */
    public static String shortCount(final long count) {
        final double amount = count;
        if (Math.abs(amount) < 10_000) {
            return count(count);
        }
        if (Math.abs(amount) < 1e6) {
            return round(amount / 1e3) + " k";
        }
        return Math.abs(amount) < 1e9 ? round(amount / 1e6) + " M" : round(amount / 1e9) + " G";
    }

    private static String round(final double amount) {
        return Decimals.plain(amount, Math.abs(amount) < 100 ? 1 : 0);
    }

    /** A share between 0 and 1 in percent: "38.6 %", "<0.1 %". */
    public static String share(final double share) {
        if (share > 0 && share < 0.0005) {
            return "<0.1 %";
        }
        return Decimals.plain(share * 100, 1) + " %";
    }

    /** {@code part} of {@code whole} as a number between 0 and 1; 0 of nothing. */
    public static double ratio(final long part, final long whole) {
        return whole <= 0 ? 0 : Math.clamp((double) part / whole, 0, 1);
    }

    /** A change with its sign: "▲ 11.6 MiB", "▼ 48 B", "0 B". */
    public static String delta(final long bytes) {
        return bytes == 0 ? bytes(0) : arrow(bytes) + " " + bytes(Math.abs(bytes));
    }

    /** A change of a count with its sign: "▲ 12", "▼ 3", "0". */
    public static String countDelta(final long count) {
        return count == 0 ? "0" : arrow(count) + " " + count(Math.abs(count));
    }

    private static String arrow(final long change) {
        return change > 0 ? "▲" : "▼";
    }
}
