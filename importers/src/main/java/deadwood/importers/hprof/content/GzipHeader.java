package deadwood.importers.hprof.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of a gzip member (RFC 1952).
 *
 * @param length in bytes
 * @param comment empty if there is none
 */
record GzipHeader(int length, String comment) {

    /** Bytes of a header without anything optional. */
    static final int SHORTEST = 10;
    /** Bytes behind the compressed data: CRC-32 and the size modulo 2³², little-endian. */
    static final int TRAILER = 8;
    /** No header that is longer is taken for one. */
    static final int LONGEST = 4096;

    private static final int CHECKSUM = 0x02;
    private static final int EXTRA = 0x04;
    private static final int NAME = 0x08;
    private static final int COMMENT = 0x10;
    private static final int RESERVED = 0xe0;
    private static final Pattern BLOCK_SIZE = Pattern.compile("HPROF BLOCKSIZE=([0-9]{1,9})");

    /** @param bytes what begins with the header, up to {@link #LONGEST} bytes of it; null if it is none, or longer */
    static @Nullable GzipHeader of(final ByteBuffer bytes) {
        if (bytes.remaining() < SHORTEST || bytes.get() != 0x1f || (bytes.get() & 0xff) != 0x8b || bytes.get() != 8) {
            return null;
        }
        final int begin = bytes.position() - 3;
        final int flags = bytes.get();
        bytes.position(begin + SHORTEST);
        if ((flags & RESERVED) != 0 || (flags & EXTRA) != 0 && !skipExtra(bytes)
                || (flags & NAME) != 0 && text(bytes) == null) {
            return null;
        }
        final String comment = (flags & COMMENT) == 0 ? "" : text(bytes);
        if (comment == null || (flags & CHECKSUM) != 0 && !skip(bytes, 2)) {
            return null;
        }
        return new GzipHeader(bytes.position() - begin, comment);
    }

    private static boolean skipExtra(final ByteBuffer bytes) {
        return bytes.remaining() >= 2 && skip(bytes, bytes.get() & 0xff | (bytes.get() & 0xff) << 8);
    }

    private static boolean skip(final ByteBuffer bytes, final int count) {
        if (bytes.remaining() < count) {
            return false;
        }
        bytes.position(bytes.position() + count);
        return true;
    }

    private static @Nullable String text(final ByteBuffer bytes) {
        final int begin = bytes.position();
        while (bytes.hasRemaining()) {
            if (bytes.get() == 0) {
                final byte[] text = new byte[bytes.position() - 1 - begin];
                bytes.get(begin, text);
                return new String(text, StandardCharsets.ISO_8859_1);
            }
        }
        return null;
    }

    /** Bytes that a block of this file inflates to at the most, if the JDK wrote it block by block; 0 if not. */
    int blockSize() {
        final Matcher matcher = BLOCK_SIZE.matcher(comment);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
