package deadwood.importers.text;

import deadwood.model.store.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The content of a text file as UTF-8, as a stream: nothing is inflated to disk. A gzip that is cut or damaged ends where that is;
 * what came before is good. For one thread.
 */
public final class TextInput implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final Encoding encoding;
    private final @Nullable Utf16Decoder utf16;
    private final Recovering content;
    private final byte[] pushedBack;
    private int pushedBackAt;

    private TextInput(final InputStream in, final Recovering content, final byte[] head, final Encoding encoding) {
        this.in = in;
        this.content = content;
        this.encoding = encoding;
        this.pushedBack = head;
        this.pushedBackAt = encoding.markBytes();
        this.utf16 = encoding == Encoding.UTF_8 || encoding == Encoding.UTF_8_MARKED
                ? null
                : new Utf16Decoder(this::rawRead, encoding == Encoding.UTF_16_BE);
    }

    /**
     * Opens a file.
     *
     * @param step told how much of the file was read, as it stands on disk
     */
    public static TextInput open(final Path file, final boolean gzipped, final Progress.Step step) throws IOException {
        final InputStream raw = new Told(Files.newInputStream(file), step);
        try {
            final Recovering content = new Recovering(gzipped ? new GZIPInputStream(raw, BUFFER) : raw);
            final byte[] head = content.readNBytes(Encoding.MARK_BYTES);
            return new TextInput(raw, content, head, Encoding.of(head));
        } catch (final IOException e) {
            raw.close();
            throw e;
        }
    }

    /** The text that is left in a stream; is closed with it. */
    public static TextInput of(final InputStream in) throws IOException {
        final Recovering content = new Recovering(in);
        final byte[] head = content.readNBytes(Encoding.MARK_BYTES);
        return new TextInput(in, content, head, Encoding.of(head));
    }

    /** How the file was saved. */
    public Encoding encoding() {
        return encoding;
    }

    /** What ended the content before its end, null if nothing did so far: a part of a sentence. */
    public @Nullable String damage() {
        return content.damage();
    }

    /**
     * Reads some bytes of UTF-8.
     *
     * @return how many, at least 1, or −1 at the end
     */
    public int read(final byte[] into, final int from, final int length) throws IOException {
        return utf16 == null ? rawRead(into, from, length) : utf16.read(into, from, length);
    }

    /** The first bytes as they are in the file, byte order mark included, if nothing was read before. */
    public byte[] head(final int maximum) throws IOException {
        final byte[] head = Arrays.copyOf(pushedBack, maximum);
        int filled = pushedBack.length;
        pushedBackAt = filled;
        while (filled < maximum) {
            final int read = content.read(head, filled, maximum - filled);
            if (read < 0) {
                return Arrays.copyOf(head, filled);
            }
            filled += read;
        }
        return head;
    }

    private int rawRead(final byte[] into, final int from, final int length) throws IOException {
        final int left = pushedBack.length - pushedBackAt;
        if (left > 0) {
            final int given = Math.min(left, length);
            System.arraycopy(pushedBack, pushedBackAt, into, from, given);
            pushedBackAt += given;
            return given;
        }
        return content.read(into, from, length);
    }

    @Override
    public void close() throws IOException {
        content.close();
        in.close();
    }

    /** Tells how much was read. */
    private static final class Told extends FilterInputStream {

        private final Progress.Step step;

        Told(final InputStream in, final Progress.Step step) {
            super(in);
            this.step = step;
        }

        @Override
        public int read(final byte[] into, final int from, final int length) throws IOException {
            final int read = super.read(into, from, length);
            if (read > 0) {
                step.advance(read);
            }
            return read;
        }
    }
}
