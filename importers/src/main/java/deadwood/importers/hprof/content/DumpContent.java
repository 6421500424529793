package deadwood.importers.hprof.content;

import deadwood.model.store.CancelSignal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of a dump as a reader of hprof sees them. Safe for several threads. */
public interface DumpContent extends Closeable {

    /** Size in bytes when it was opened; stays the same. */
    long size();

    /**
     * Reads some bytes, at least one if any remain in the buffer and in the content.
     *
     * @return number of bytes, −1 at the end of the content as it is now
     * @throws MisreadBlockException if a compressed block is not what it was taken for
     */
    int read(ByteBuffer target, long position) throws IOException;

    /**
     * Looks whether the file beneath is still the one that was opened. One that was deleted or replaced by another can be read on where the
     * operating system keeps it for those who have it open.
     *
     * @throws ChangedFileException if it was written to
     */
    void checkUnchanged() throws IOException;

    /**
     * Makes sure that all bytes are good which were not checked when they were read, as far as the content can tell.
     *
     * @param threads threads to use, at least 1
     * @throws MisreadBlockException if a compressed block is not what it was taken for
     */
    default void verify(final int threads, final CancelSignal cancel) throws IOException {
        // a plain file says nothing of itself
    }
}
