package deadwood.app.text;

import java.util.Locale;

/** Values of a profile as a person reads them, by the unit that the file gives them. */
public final class Amounts {

    private static final double THOUSAND = 1000;
    private static final double MINUTE = 60;

    private Amounts() {}

    /** "12.8 MiB", "3.25 s", "1,234", "17 cycles". */
    public static String of(final long value, final String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "byte", "bytes" -> Sizes.bytes(value);
            case "ns", "nanosecond", "nanoseconds" -> nanoseconds((double) value);
            case "us", "µs", "microsecond", "microseconds" -> nanoseconds((double) value * 1e3);
            case "ms", "millisecond", "milliseconds" -> nanoseconds((double) value * 1e6);
            case "s", "second", "seconds" -> nanoseconds((double) value * 1e9);
            case "", "count", "samples", "objects" -> Sizes.count(value);
            default -> Sizes.count(value) + " " + unit;
        };
    }

    /** A duration with three figures in the unit that suits: "950 ns", "3.25 s", "2 min 05 s". */
    private static String nanoseconds(final double nanoseconds) {
        final double amount = Math.abs(nanoseconds);
        final String sign = nanoseconds < 0 ? "−" : "";
        if (amount < THOUSAND) {
            return sign + String.format(Locale.ENGLISH, "%.0f ns", amount);
        }
        if (amount < 1e6) {
            return sign + figures(amount / 1e3) + " µs";
        }
        if (amount < 1e9) {
            return sign + figures(amount / 1e6) + " ms";
        }
        final double seconds = amount / 1e9;
        if (seconds < MINUTE) {
            return sign + figures(seconds) + " s";
        }
        final long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ENGLISH, "%s%d min %02d s", sign, whole / 60, whole % 60)
                : String.format(Locale.ENGLISH, "%s%,d h %02d min", sign, whole / 3600, whole % 3600 / 60);
    }

    private static String figures(final double amount) {
        return String.format(Locale.ENGLISH, amount < 10 ? "%.2f" : amount < 100 ? "%.1f" : "%.0f", amount);
    }
}
