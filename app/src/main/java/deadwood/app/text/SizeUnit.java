package deadwood.app.text;

/** A binary unit of sizes. */
public enum SizeUnit {
    B("B", 0), KIB("KiB", 10), MIB("MiB", 20), GIB("GiB", 30), TIB("TiB", 40);

    private final String symbol;
    private final int shift;

    SizeUnit(final String symbol, final int shift) {
        this.symbol = symbol;
        this.shift = shift;
    }

    public String symbol() {
        return symbol;
    }

    /** Bytes in one of this unit. */
    public long bytes() {
        return 1L << shift;
    }

    /** The largest unit of which {@code bytes}, sign ignored, makes at least one. */
    public static SizeUnit of(final long bytes) {
        SizeUnit unit = B;
        for (final SizeUnit candidate : values()) {
            if (Math.abs((double) bytes) >= candidate.bytes()) {
                unit = candidate;
            }
        }
        return unit;
    }

    /**
     * The one unit for a column whose largest value is {@code maximum} bytes: the largest of which that makes a hundred or more, so
     * that the rows further down still say something.
     */
    public static SizeUnit ofColumn(final long maximum) {
        SizeUnit unit = B;
        for (final SizeUnit candidate : values()) {
            if (maximum >= 100 * candidate.bytes()) {
                unit = candidate;
            }
        }
        return unit;
    }

    /** The number without its unit: "12.8", "1,240"; bytes have no fraction, what rounds to nothing is "<0.1". */
    public String number(final long bytes) {
        if (this == B) {
            return Sizes.count(bytes);
        }
        final double amount = (double) bytes / bytes();
        if (bytes != 0 && Math.abs(amount) < 0.05) {
            return bytes < 0 ? ">−0.1" : "<0.1";
        }
        return Decimals.grouped(amount, 1);
    }
}
