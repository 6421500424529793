package deadwood.importers.folded;

import deadwood.importers.text.TextLines;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.util.Arrays;

/** Reads bytes piece by piece and hands whole lines to a {@link LineParser}. For one thread. */
final class LineFeeder {

    /** Small enough to stay in the cache of a core between being read and being parsed. */
    private static final int PIECE = 1 << 18;

    private final Source source;
    private final LineParser parser;
    private final CancelSignal cancel;
    private byte[] buffer = new byte[PIECE + Bytes.SLACK];
    private int filled;
    private long offset;
    private boolean skips;

    /** Where bytes come from. */
    @FunctionalInterface
    interface Source {

        /** @return how many bytes were read, −1 at the end */
        int read(byte[] into, int from, int length) throws IOException;
    }

    /** @param offset of the first byte of the source in the file */
    LineFeeder(final Source source, final long offset, final LineParser parser, final CancelSignal cancel) {
        this.source = source;
        this.offset = offset;
        this.parser = parser;
        this.cancel = cancel;
    }

    /** Passes over the rest of the line that begins before this source. */
    void skipLine() throws IOException {
        skips = true;
        boolean goesOn = true;
        while (skips && goesOn) {
            goesOn = more();
        }
    }

    /**
     * Hands over the lines that begin before a place in the file.
     *
     * @return false if the source has ended
     */
    boolean feed(final long limit) throws IOException {
        while (offset < limit) {
            // The last line to take is the one with the byte before the limit.
            final int last = (int) Math.min(filled, Math.max(0, limit - 1 - offset));
            int end = Bytes.newline(buffer, last, filled) + 1;
            final boolean isAll = end <= filled;
            if (!isAll) {
                end = lastNewline() + 1;
            }
            if (end > 0) {
                parser.lines(buffer, 0, end, offset);
                drop(end);
            }
            if (isAll) {
                return true;
            }
            if (!more()) {
                return false;
            }
        }
        return true;
    }

    /** Hands over the last line of a file that has no line feed behind it. */
    void feedRest() {
        if (filled > 0) {
            buffer[filled] = '\n';
            parser.lines(buffer, 0, filled + 1, offset);
            drop(filled);
        }
    }

    /** Bytes behind the last line feed. */
    int rest() {
        return filled;
    }

    private int lastNewline() {
        for (int i = filled - 1; i >= 0; i--) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean more() throws IOException {
        cancel.check();
        if (filled + Bytes.SLACK >= buffer.length) {
            lengthen();
        }
        final int read = source.read(buffer, filled, buffer.length - Bytes.SLACK - filled);
        if (read < 0) {
            return false;
        }
        filled += read;
        if (skips) {
            final int end = Bytes.newline(buffer, 0, filled);
            skips = end == filled;
            drop(Math.min(filled, end + 1));
        }
        return true;
    }

    /** Makes room in a line that is longer than what there is; a line that is far too long is passed over. */
    private void lengthen() {
        if (filled < TextLines.MAXIMUM_LINE) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * filled, TextLines.MAXIMUM_LINE) + Bytes.SLACK);
        } else {
            parser.tooLong(offset, buffer);
            drop(filled);
            skips = true;
        }
    }

    private void drop(final int bytes) {
        System.arraycopy(buffer, bytes, buffer, 0, filled - bytes);
        filled -= bytes;
        offset += bytes;
    }
}
