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

    /** All of it; a later {@link #append} does not change what is read. */
    RecordingInput input(final boolean compressed) {
        return new RecordingInput(bytes, size, compressed);
    }
}
