package deadwood.importers.hprof.content;

import deadwood.model.store.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Inflates all members of a gzip file and knows how much of the file that took. */
final class GzipMembers extends GZIPInputStream {

    private final Counting raw;

    GzipMembers(final InputStream raw, final int buffer, final Progress.Step step) throws IOException {
        this(new Counting(raw, step), buffer);
    }

    private GzipMembers(final Counting raw, final int buffer) throws IOException {
        super(raw, buffer);
        this.raw = raw;
    }

    /** Bytes of the file up to where inflating has come, or where it ended. */
    long consumed() {
        final int ahead = inf.getRemaining();
        return raw.count - (inf.finished() ? Math.max(ahead - GzipHeader.TRAILER, 0) : ahead);
    }

    private static final class Counting extends FilterInputStream {

        private final Progress.Step step;
        private long count;

        Counting(final InputStream in, final Progress.Step step) {
            super(in);
            this.step = step;
        }

        @Override
        public int read() throws IOException {
            final int read = super.read();
            if (read >= 0) {
                count++;
                step.advance(1);
            }
            return read;
        }

        @Override
        public int read(final byte[] target, final int from, final int length) throws IOException {
            final int read = super.read(target, from, length);
            if (read > 0) {
                count += read;
                step.advance(read);
            }
            return read;
        }
    }
}
