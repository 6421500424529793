package deadwood.importers.text;

import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a text, one after the other. For one thread. */
public final class TextLines implements AutoCloseable {

    /** Bytes of a line that are kept; what stands behind them is passed over. */
    public static final int MAXIMUM_LINE = 1 << 26;

    private static final int FIRST_BUFFER = 1 << 16;

    private final TextInput in;
    private final CancelSignal cancel;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int filled;
    private int next;
    private int start;
    private int end;
    private long bufferOffset;
    private long lineOffset;
    private long number;
    private boolean ended;
    private boolean complete;
    private long cutLines;

    public TextLines(final TextInput in, final CancelSignal cancel) {
        this.in = in;
        this.cancel = cancel;
        this.bufferOffset = in.encoding().markBytes();
    }

    /**
     * Goes to the next line.
     *
     * @return false at the end
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public boolean next() throws IOException {
        start = next;
        lineOffset = bufferOffset + start;
        boolean cut = false;
        int newline = newline(start);
        while (newline < 0 && !ended) {
            if (filled - start >= MAXIMUM_LINE) {
                cut = true;
                bufferOffset += filled - start - MAXIMUM_LINE;
                filled = start + MAXIMUM_LINE;
            }
            newline = newline(more());
        }
        complete = newline >= 0;
        next = complete ? newline + 1 : filled;
        end = complete ? newline : filled;
        if (cut) {
            cutLines++;
            end = Math.min(end, start + MAXIMUM_LINE);
        }
        return began();
    }

    private boolean began() {
        if (start == end && !complete) {
            return false;
        }
        number++;
        if (end > start && buffer[end - 1] == '\r') {
            end--;
        }
        return true;
    }

    private int newline(final int from) {
        for (int i = from; i < filled; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** @return where what was read begins */
    private int more() throws IOException {
        cancel.check();
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            bufferOffset += start;
            start = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, MAXIMUM_LINE + (long) FIRST_BUFFER));
        }
        final int from = filled;
        final int read = in.read(buffer, filled, buffer.length - filled);
        ended = read < 0;
        filled += Math.max(read, 0);
        return from;
    }

    /** The line without what ends it; what is no UTF-8 is read as Latin 1. */
    public String text() {
        return text(buffer, start, end);
    }

    /** Bytes as UTF-8, or as Latin 1 where they are not. */
    public static String text(final byte[] bytes, final int from, final int to) {
        final String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') < 0) {
            return text;
        }
        final byte[] again = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(again, 0, again.length, bytes, from, to)
                ? text
                : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Number of the line, 1 for the first. */
    public long number() {
        return number;
    }

    /** Offset of the line in the decompressed file, −1 in UTF-16. */
    public long offset() {
        return in.encoding() == Encoding.UTF_16_BE || in.encoding() == Encoding.UTF_16_LE ? -1 : lineOffset;
    }

    /** Whether a line end stands behind the line; the last line of a file that is cut has none. */
    public boolean isComplete() {
        return complete;
    }

    /** Lines so far that were longer than {@link #MAXIMUM_LINE}. */
    public long cutLines() {
        return cutLines;
    }

    /** The input, for what became of it. */
    public TextInput input() {
        return in;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
