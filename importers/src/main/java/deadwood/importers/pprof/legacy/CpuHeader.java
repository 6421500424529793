package deadwood.importers.pprof.legacy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The first five words of a binary CPU profile: 0, 3, who wrote it, the period, 0. The size of a word and the order of its bytes are those
 * for which that comes out.
 *
 * @param wordBytes 4 or 8
 * @param isJava whether symbols stand behind the samples; a memory map otherwise
 * @param periodMicros microseconds between two samples, above 0
 */
record CpuHeader(int wordBytes, ByteOrder order, boolean isJava, long periodMicros) {

    static final int WORDS = 5;

    private static final int FOLLOWING_WORDS = 3;
    private static final long LONGEST_PERIOD = 1L << 40;

    /**
     * Reads a header.
     *
     * @param head the first bytes of a file
     * @return null if there is none
     */
    static @Nullable CpuHeader of(final byte[] head) {
        for (final int bytes : new int[]{Integer.BYTES, Long.BYTES}) {
            for (final ByteOrder order : new ByteOrder[]{ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
                if (head.length >= WORDS * bytes) {
                    final CpuHeader header = of(ByteBuffer.wrap(head).order(order), bytes);
                    if (header != null) {
                        return header;
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable CpuHeader of(final ByteBuffer bytes, final int wordBytes) {
        final long[] words = new long[WORDS];
        for (int i = 0; i < WORDS; i++) {
            words[i] = wordBytes == Integer.BYTES ? Integer.toUnsignedLong(bytes.getInt()) : bytes.getLong();
        }
        final boolean isHeader = words[0] == 0 && words[1] == FOLLOWING_WORDS && (words[2] == 0 || words[2] == 1)
                && words[3] > 0 && words[3] < LONGEST_PERIOD && words[4] == 0;
        return isHeader ? new CpuHeader(wordBytes, bytes.order(), words[2] == 1, words[3]) : null;
    }
}
