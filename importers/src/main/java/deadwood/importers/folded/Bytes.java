package deadwood.importers.folded;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at once. */
final class Bytes {

    /** Bytes that may be looked at behind the end of what is asked for: buffers have that much room. */
    static final int SLACK = 8;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long NEWLINES = ONES * '\n';
    private static final long SEMICOLONS = ONES * ';';

    private Bytes() {}

    /** Eight bytes, the first in the lowest bits. */
    static long at(final byte[] text, final int index) {
        return (long) LONG.get(text, index);
    }

    /** Marks the first semicolon of eight bytes with the high bit of its byte, 0 if there is none; what is above that bit means nothing. */
    static long semicolon(final long word) {
        return zero(word ^ SEMICOLONS);
    }

    /** The first zero byte: Warren, Hacker's Delight, 6-1. Exact up to the first one. */
    private static long zero(final long word) {
        return word - ONES & ~word & HIGHS;
    }

    /** Where the next line feed is, {@code to} if there is none before. The text has {@link #SLACK} more bytes. */
    static int newline(final byte[] text, final int from, final int to) {
        for (int i = from; i < to; i += Long.BYTES) {
            final long found = zero(at(text, i) ^ NEWLINES);
            if (found != 0) {
                return Math.min(to, i + (Long.numberOfTrailingZeros(found) >>> 3));
            }
        }
        return to;
    }
}
