package deadwood.importers.pprof.legacy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;

/** The words of a binary CPU profile. For one thread. */
final class CpuWords {

    private final InputStream in;
    private final CpuHeader header;
    private final byte[] bytes;
    private final ByteBuffer word;
    private long offset;
    private boolean ended;
    private boolean damaged;

    /** @param in buffered, at the beginning of the file */
    CpuWords(final InputStream in, final CpuHeader header) {
        this.in = in;
        this.header = header;
        this.bytes = new byte[header.wordBytes()];
        this.word = ByteBuffer.wrap(bytes).order(header.order());
    }

    /** The next word; 0 if there is none, see {@link #ended}. */
    long next() throws IOException {
        int filled = 0;
        try {
            filled = in.readNBytes(bytes, 0, bytes.length);
        } catch (final EOFException | ZipException _) {
            damaged = true;
        }
        if (filled < bytes.length) {
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

    /** Whether the end came because the compressed data are cut or damaged. */
    boolean damaged() {
        return damaged;
    }

    /** Of the next word in the inflated file. */
    long offset() {
        return offset;
    }
}
