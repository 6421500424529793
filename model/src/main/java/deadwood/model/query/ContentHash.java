package deadwood.model.query;

import deadwood.model.heap.FieldReader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Hashes contents of objects to 64 bits, fast for the short ones that most strings are: eight bytes at a time are multiplied to 128
 * bits, whose halves are folded (the mixing step of wyhash, public domain). Among a hundred million different contents the
 * chance that any two have one hash is below one in a thousand. For one thread.
 */
final class ContentHash {

    /** No hash: stands for what has no content. */
    static final long NONE = 0;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SEED = 0xA076_1D64_78BD_642FL;
    private static final long FACTOR = 0xE703_7ED1_A0B4_28DBL;
    private static final int BUFFER = 1 << 14;

    private final byte[] buffer = new byte[BUFFER];
    private final int bits;

    /** @param bits of a hash that are told, 1 … 64; the rest are zeros */
    ContentHash(final int bits) {
        this.bits = bits;
    }

    /**
     * The hash of payload bytes of the object that a reader has selected; never {@link #NONE}.
     *
     * @param offset where they begin
     * @param count how many there are
     */
    long of(final FieldReader reader, final long offset, final long count) {
        long hash = mix(SEED ^ count, FACTOR);
        long at = offset;
        long left = count;
        while (left > 0) {
            final int part = (int) Math.min(BUFFER, left);
            reader.readBytes(at, buffer, 0, part);
            hash = ofBuffer(hash, part);
            at += part;
            left -= part;
        }
        return cut(hash);
    }

    /** The hash of a content together with what else tells it from others; never {@link #NONE}. */
    long combined(final long hash, final long other) {
        return cut(mix(hash ^ SEED, other ^ FACTOR));
    }

    private long cut(final long hash) {
        final long left = hash & -1L << Long.SIZE - bits;
        return left == NONE ? Long.MIN_VALUE : left;
    }

    private long ofBuffer(final long before, final int count) {
        long hash = before;
        int at = 0;
        for (; at + Long.BYTES <= count; at += Long.BYTES) {
            hash = mix(hash ^ (long) LONGS.get(buffer, at), FACTOR);
        }
        if (at < count) {
            long rest = 0;
            for (int i = 0; at + i < count; i++) {
                rest |= (buffer[at + i] & 0xFFL) << (i << 3);
            }
            hash = mix(hash ^ rest, FACTOR);
        }
        return hash;
    }

    private static long mix(final long left, final long right) {
        return left * right ^ Math.unsignedMultiplyHigh(left, right);
    }
}
