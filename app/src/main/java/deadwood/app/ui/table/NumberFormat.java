package deadwood.app.ui.table;

import deadwood.app.text.SizeUnit;
import deadwood.app.text.Sizes;

/** How the numbers of a column are written. */
public enum NumberFormat {
    /** Bytes in the one unit of the column, exact on hover. */
    BYTES {
        @Override
        String text(final long value, final SizeUnit unit) {
            return unit.number(value);
        }

        @Override
        String exact(final long value) {
            return Sizes.exact(value);
        }
    },
    /** A change in bytes, with a mark for its direction. */
    BYTES_CHANGED {
        @Override
        String text(final long value, final SizeUnit unit) {
            return value == 0 ? "" : (value > 0 ? "▲ " : "▼ ") + unit.number(Math.abs(value));
        }

        @Override
        String exact(final long value) {
            return (value > 0 ? "+" : "") + Sizes.exact(value);
        }
    },
    /** A number of things. */
    COUNT {
        @Override
        String text(final long value, final SizeUnit unit) {
            return Sizes.count(value);
        }

        @Override
        String exact(final long value) {
            return Sizes.count(value);
        }
    },
    /** A share in millionths. */
    SHARE {
        @Override
        String text(final long value, final SizeUnit unit) {
            return Sizes.share(value / SHARE_OF);
        }

        @Override
        String exact(final long value) {
            return Sizes.share(value / SHARE_OF);
        }
    },
    /** A change in a number of things, with a mark for its direction. */
    COUNT_CHANGED {
        @Override
        String text(final long value, final SizeUnit unit) {
            return value == 0 ? "" : Sizes.countDelta(value);
        }

        @Override
        String exact(final long value) {
            return (value > 0 ? "+" : "") + Sizes.count(value);
        }
    };

    /** What the whole is in numbers that are shares. */
    public static final double SHARE_OF = 1_000_000;

    abstract String text(long value, SizeUnit unit);

    abstract String exact(long value);

    boolean isBytes() {
        return this == BYTES || this == BYTES_CHANGED;
    }

    boolean isChange() {
        return this == BYTES_CHANGED || this == COUNT_CHANGED;
    }
}
