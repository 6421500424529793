package deadwood.importers.pprof.legacy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The words of a binary CPU profile. For one thread. */
final class CpuWords {

    private final InputStream in;
    private final CpuHeader header;
    private final byte[] bytes;
    private final ByteBuffer word;
    private long offset;
    private boolean ended;

    /** @param in buffered, at the beginning of the file */
    CpuWords(final InputStream in, final CpuHeader header) {
        this.in = in;
        this.header = header;
        this.bytes = new byte[header.wordBytes()];
        this.word = ByteBuffer.wrap(bytes).order(header.order());
    }

    /** The next word; 0 if there is none, see {@link #ended}. */
    long next() throws IOException {
        if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
            ended = true;
            return 0;
        }
        offset += bytes.length;
        return header.wordBytes() == Integer.BYTES ? Integer.toUnsignedLong(word.getInt(0)) : word.getLong(0);
    }

    /** Whether a word was asked for that was not there. */
    boolean ended() {
        return ended;
    }

    /** Of the next word in the inflated file. */
    long offset() {
        return offset;
    }
}
