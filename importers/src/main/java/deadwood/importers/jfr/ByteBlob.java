package deadwood.importers.jfr;

import java.io.IOException;
import java.util.Arrays;

/** Bytes that grow: the values of constant pools as the file has them. */
final class ByteBlob {

    private static final int MOST = Integer.MAX_VALUE - 64;

    private byte[] bytes = new byte[1 << 12];
    private int size;

    int size() {
        return size;
    }

    void append(final byte[] source, final int from, final int count) throws IOException {
        final long needed = (long) size + count + RecordingInput.LONGEST_NUMBER;
        if (needed > bytes.length) {
            if (needed > MOST) {
                throw new DamagedRecordingException("the constants of a chunk are larger than 2 GB", -1);
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(MOST, Math.max(needed, bytes.length * 2L)));
        }
        System.arraycopy(source, from, bytes, size, count);
        size += count;
    }

    /**
     * Appends a value with its length.
     *
     * @return what {@link #length} and {@link #same} know it by
     */
    int appendValue(final byte[] source, final int from, final int count) throws IOException {
        append(new byte[]{(byte) (count >>> 24), (byte) (count >>> 16), (byte) (count >>> 8), (byte) count}, 0,
                Integer.BYTES);
        append(source, from, count);
        return size - count;
    }

    /** Appends a value of another blob with its length. */
    int appendValue(final ByteBlob other, final int value) throws IOException {
        return appendValue(other.bytes, value, other.length(value));
    }

    /** Bytes of a value. */
    int length(final int value) {
        return (bytes[value - 4] & 0xff) << 24 | (bytes[value - 3] & 0xff) << 16 | (bytes[value - 2] & 0xff) << 8
                | bytes[value - 1] & 0xff;
    }

    /** Whether a value is the same as that of another blob. */
    boolean same(final int value, final ByteBlob other, final int otherValue) {
        return Arrays.equals(bytes, value, value + length(value), other.bytes, otherValue,
                otherValue + other.length(otherValue));
    }

    /** All of it; a later {@link #append} does not change what is read. */
    RecordingInput input(final boolean compressed) {
        return new RecordingInput(bytes, size, compressed);
    }
}
