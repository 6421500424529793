package deadwood.importers.hprof;

import deadwood.importers.ImportException;
import deadwood.importers.hprof.content.ChangedFileException;
import deadwood.importers.hprof.content.DumpContent;
import deadwood.importers.hprof.content.MisreadBlockException;
import deadwood.model.store.CancelSignal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;

/** An opened dump, inflated where it was compressed. Reading is safe for several threads. */
final class DumpFile implements Closeable {

    private static final int HEAD = 4096;

    private final Path path;
    private final DumpContent content;
    private final long size;
    private final DumpHeader header;

    /**
     * @param path the file as the user named it, for messages
     * @param content its bytes, inflated where they were compressed; closed with this, and if this fails
     */
    DumpFile(final Path path, final DumpContent content) throws IOException {
        this.path = path;
        this.content = content;
        boolean good = false;
        try {
            this.size = content.size();
            final byte[] head = new byte[(int) Math.min(HEAD, size)];
            read(ByteBuffer.wrap(head), 0);
            this.header = DumpHeader.of(path, head);
            good = true;
        } finally {
            if (!good) {
                content.close();
            }
        }
    }

    Path path() {
        return path;
    }

    /** Size in bytes when it was opened. */
    long size() {
        return size;
    }

    /** @throws ChangedFileException if it was written to since it was opened */
    void checkUnchanged() throws IOException {
        content.checkUnchanged();
    }

    /** Makes sure that the bytes are good which were not checked when they were read. */
    void verify(final int threads, final CancelSignal cancel) throws IOException {
        content.verify(threads, cancel);
    }

    DumpHeader header() {
        return header;
    }

    int idSize() {
        return header.idSize();
    }

    /**
     * Fills what remains of a buffer.
     *
     * @throws ImportException.Truncated if the file has become shorter than that
     */
    void read(final ByteBuffer target, final long position) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            final int read = readSome(target, at);
            if (read < 0) {
                throw new ImportException.Truncated(
                        path + " was truncated while it was being read: it had " + size + " bytes, now it ends at "
                                + at);
            }
            at += read;
        }
    }

    private int readSome(final ByteBuffer target, final long at) throws IOException {
        try {
            return content.read(target, at);
        } catch (final ClosedChannelException | ChangedFileException | MisreadBlockException e) {
            throw e;
        } catch (final IOException e) {
            throw new IOException(path + " cannot be read at offset " + at + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
