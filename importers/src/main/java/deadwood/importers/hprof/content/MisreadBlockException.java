package deadwood.importers.hprof.content;

import java.io.IOException;

/** A block of a compressed file is damaged, or does not begin or end where it was thought to. */
public final class MisreadBlockException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long offset;

    /** @param offset where the block begins in the compressed file */
    MisreadBlockException(final String message, final long offset) {
        super(message);
        this.offset = offset;
    }

    /** Where the block begins in the compressed file. */
    public long offset() {
        return offset;
    }
}
