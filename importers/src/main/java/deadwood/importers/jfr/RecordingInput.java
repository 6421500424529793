package deadwood.importers.jfr;

import deadwood.importers.hprof.content.DumpContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers and strings as recordings write them, from a file through a buffer or from bytes in memory. For one thread.
 * <p>
 * Whole numbers are big endian, or LEB128 with at most nine bytes of which the last has eight bits (jdk.jfr.internal.consumer.RecordingInput).
 */
final class RecordingInput {

    /** Bytes that the longest compressed number takes. */
    static final int LONGEST_NUMBER = 9;
    /** Numbers that are skipped in one go; fewer than the smallest buffer has room for. */
    private static final int NUMBERS_AT_ONCE = 320;
    private static final int BUFFER = 1 << 18;
    private static final int LARGEST_STRING = 64 << 20;

    private final @Nullable DumpContent content;
    private final long end;
    private final boolean compressed;
    private byte[] buffer;
    private int at;
    private int limit;
    private long base;
    private int mark = -1;

    /**
     * @param end offset in the file behind the last byte that may be read
     * @param compressed whether whole numbers are
     */
    RecordingInput(final DumpContent content, final long end, final boolean compressed) {
        this(content, end, compressed, new byte[BUFFER]);
    }

    /** With a buffer that another input does not need any more: {@link #buffer}. */
    RecordingInput(final DumpContent content, final long end, final boolean compressed, final byte[] buffer) {
        this.content = content;
        this.end = Math.min(end, content.size());
        this.compressed = compressed;
        this.buffer = buffer;
    }

    /** Reads bytes in memory; the last {@value #LONGEST_NUMBER} of the array are not part of them. */
    RecordingInput(final byte[] bytes, final int size, final boolean compressed) {
        this.content = null;
        this.end = size;
        this.limit = size;
        this.compressed = compressed;
        this.buffer = bytes;
    }

    byte[] buffer() {
        return buffer;
    }

    /** Where in the {@link #buffer} the next byte is. */
    int index() {
        return at;
    }

    /** Whether the buffer holds so many bytes more, after it was asked to. */
    boolean holds(final int count) throws IOException {
        require(count);
        return limit - at >= count;
    }

    boolean compressed() {
        return compressed;
    }

    /** Offset of the next byte. */
    long position() {
        return base + at;
    }

    /** Offset behind the last byte. */
    long end() {
        return end;
    }

    boolean atEnd() {
        return base + at >= end;
    }

    /** @param position not negative */
    void seek(final long position) {
        if (position >= base && position <= base + limit) {
            at = (int) (position - base);
        } else {
            base = position;
            at = 0;
            limit = 0;
        }
    }

    void skip(final long count) throws IOException {
        if (count < 0 || count > end - position()) {
            throw damaged("%d bytes are to be skipped where %d are left".formatted(count, end - position()));
        }
        if (mark < 0) {
            seek(position() + count);
        } else {
            require(Math.toIntExact(count));
            at += (int) count;
        }
    }

    /** Makes the buffer hold that many bytes, or all that are left. */
    void require(final int count) throws IOException {
        if (limit - at < count) {
            fill(count);
        }
    }

    private void fill(final int count) throws IOException {
        final DumpContent source = content;
        if (source == null) {
            return;
        }
        final int from = mark < 0 ? at : mark;
        final int held = limit - from;
        final long needed = (long) (at - from) + count + LONGEST_NUMBER;
        if (needed > buffer.length) {
            if (needed > LARGEST_STRING) {
                throw damaged("a value is longer than %d bytes".formatted(LARGEST_STRING));
            }
            final byte[] larger = new byte[(int) Math.max(needed, 2L * buffer.length)];
            System.arraycopy(buffer, from, larger, 0, held);
            buffer = larger;
        } else {
            System.arraycopy(buffer, from, buffer, 0, held);
        }
        base += from;
        at -= from;
        limit = held;
        mark = mark < 0 ? mark : 0;
        while (limit - at < count && base + limit < end) {
            final int most = (int) Math.min(buffer.length - LONGEST_NUMBER - limit, end - base - limit);
            final int read = source.read(ByteBuffer.wrap(buffer, limit, most), base + limit);
            if (read <= 0) {
                break;
            }
            limit += read;
        }
    }

    /** From here on bytes are kept until {@link #marked}. */
    void mark() {
        mark = at;
    }

    /** Appends the bytes since {@link #mark} as a value. */
    int marked(final ByteBlob blob) throws IOException {
        final int value = blob.appendValue(buffer, mark, at - mark);
        mark = -1;
        return value;
    }

    void unmark() {
        mark = -1;
    }

    DamagedRecordingException damaged(final String what) {
        return new DamagedRecordingException(what, position());
    }

    byte readByte() throws IOException {
        if (at >= limit) {
            require(1);
            if (at >= limit) {
                throw damaged("it goes on behind its end");
            }
        }
        return buffer[at++];
    }

    /** A number of one to nine bytes. */
    long readCompressed() throws IOException {
        if (limit - at < LONGEST_NUMBER) {
            require(LONGEST_NUMBER);
            if (limit - at < LONGEST_NUMBER) {
                return atTheEnd();
            }
        }
        final byte first = buffer[at];
        if (first >= 0) {
            at++;
            return first;
        }
        return longer();
    }

    /** The last bytes, with zeros behind them. */
    private long atTheEnd() throws IOException {
        Arrays.fill(buffer, limit, limit + LONGEST_NUMBER, (byte) 0);
        final long value = longer();
        if (at > limit) {
            at = limit;
            throw damaged("it goes on behind its end");
        }
        return value;
    }

    /** Skips compressed numbers. */
    void skipNumbers(final long count) throws IOException {
        long left = count;
        while (left > 0) {
            final int now = (int) Math.min(left, NUMBERS_AT_ONCE);
            if (limit - at < now * LONGEST_NUMBER) {
                require(now * LONGEST_NUMBER);
            }
            final int behind = CompressedNumbers.skip(buffer, at, limit, now);
            if (behind >= 0) {
                at = behind;
            } else {
                for (int i = 0; i < now; i++) {
                    readCompressed();
                }
            }
            left -= now;
        }
    }

    private long longer() {
        final byte[] bytes = buffer;
        int next = at;
        long value = 0;
        int shift = 0;
        while (shift < 56) {
            final byte more = bytes[next++];
            value |= (long) (more & 0x7f) << shift;
            if (more >= 0) {
                at = next;
                return value;
            }
            shift += 7;
        }
        value |= (long) bytes[next++] << 56;
        at = next;
        return value;
    }

    /** A whole number of that many bytes, or the bits of another. */
    long readFixed(final int count) throws IOException {
        require(count);
        if (limit - at < count) {
            throw damaged("it goes on behind its end");
        }
        long value = buffer[at];
        for (int i = 1; i < count; i++) {
            value = value << Byte.SIZE | buffer[at + i] & 0xff;
        }
        at += count;
        return value;
    }

    short readShort() throws IOException {
        return compressed ? (short) readCompressed() : (short) readFixed(Short.BYTES);
    }

    int readInt() throws IOException {
        return compressed ? (int) readCompressed() : (int) readFixed(Integer.BYTES);
    }

    long readLong() throws IOException {
        return compressed ? readCompressed() : readFixed(Long.BYTES);
    }

    float readFloat() throws IOException {
        return Float.intBitsToFloat((int) readFixed(Float.BYTES));
    }

    double readDouble() throws IOException {
        return Double.longBitsToDouble(readFixed(Double.BYTES));
    }

    /** A number of things of which each takes at least a byte. */
    int readCount() throws IOException {
        final int count = readInt();
        if (count < 0 || count > end - position()) {
            throw damaged("it is said to hold %d values, for which there is no space".formatted(count));
        }
        return count;
    }

    /**
     * A string.
     *
     * @return a {@link String}, the {@link Long} key of a constant, or null
     */
    @Nullable
    Object readText() throws IOException {
        final int encoding = readByte();
        return switch (encoding) {
            case Encoding.NULL -> null;
            case Encoding.EMPTY -> "";
            case Encoding.CONSTANT -> readLong();
            case Encoding.UTF8 -> new String(readBytes(), StandardCharsets.UTF_8);
            case Encoding.LATIN1 -> new String(readBytes(), StandardCharsets.ISO_8859_1);
            case Encoding.CHARS -> readChars();
            default -> throw damaged("a string has the unknown encoding %d".formatted(encoding));
        };
    }

    void skipText() throws IOException {
        final int encoding = readByte();
        switch (encoding) {
            case Encoding.NULL, Encoding.EMPTY -> {
            }
            case Encoding.CONSTANT -> readLong();
            case Encoding.UTF8, Encoding.LATIN1 -> skip(readCount());
            case Encoding.CHARS -> readChars();
            default -> throw damaged("a string has the unknown encoding %d".formatted(encoding));
        }
    }

    private byte[] readBytes() throws IOException {
        final int count = readCount();
        if (count > LARGEST_STRING) {
            throw damaged("a string of %d bytes is longer than can be read".formatted(count));
        }
        final byte[] bytes = new byte[count];
        int filled = 0;
        while (filled < count) {
            require(1);
            final int held = Math.min(limit - at, count - filled);
            if (held <= 0) {
                throw damaged("a string goes on behind its end");
            }
            System.arraycopy(buffer, at, bytes, filled, held);
            at += held;
            filled += held;
        }
        return bytes;
    }

    private String readChars() throws IOException {
        final int count = readCount();
        if (count > LARGEST_STRING) {
            throw damaged("a string of %d characters is longer than can be read".formatted(count));
        }
        final StringBuilder chars = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            chars.append((char) readShort());
        }
        return chars.toString();
    }

    /** How strings are written (jdk.jfr.internal.consumer.StringParser). */
    private static final class Encoding {
        static final int NULL = 0;
        static final int EMPTY = 1;
        static final int CONSTANT = 2;
        static final int UTF8 = 3;
        static final int CHARS = 4;
        static final int LATIN1 = 5;
    }
}
