package deadwood.importers.jfr;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Skips many compressed numbers at once: all bytes of a number but the last have their highest bit set. */
final class CompressedNumbers {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGHEST = 0x8080_8080_8080_8080L;
    /** Bytes of the longest number before its last, which may have any bits. */
    private static final int MOST_MORE = 8;

    private CompressedNumbers() {}

    /**
     * Where so many numbers end, as far as that can be told from the bytes up to a limit.
     *
     * @param from where a number begins
     * @return index behind the last number, −1 if the bytes do not suffice, or a number has nine bytes, which this cannot tell
     */
    static int skip(final byte[] bytes, final int from, final int limit, final int count) {
        int at = from;
        int left = count;
        int run = 0;
        while (left >= Long.BYTES && limit - at >= Long.BYTES) {
            final long more = (long) LONGS.get(bytes, at) & HIGHEST;
            final long last = more ^ HIGHEST;
            if (last == 0 || run + (Long.numberOfTrailingZeros(last) >>> 3) >= MOST_MORE) {
                return -1;
            }
            run = Long.numberOfLeadingZeros(last) >>> 3;
            left -= Long.bitCount(last);
            at += Long.BYTES;
        }
        while (left > 0) {
            if (at >= limit) {
                return -1;
            }
            if (bytes[at++] >= 0) {
                left--;
                run = 0;
            } else if (++run >= MOST_MORE) {
                return -1;
            }
        }
        return at;
    }
}
