package deadwood.importers;

import java.io.IOException;

/** A file that could not be read. The message is one clear sentence for a person and names the file. */
public abstract sealed class ImportException extends IOException {

    private static final long serialVersionUID = 1L;

    private ImportException(final String message) {
        super(message);
    }

    /** The file cannot be read at all, or is of no format that Deadwood knows. */
    public static final class UnknownFormat extends ImportException {

        private static final long serialVersionUID = 1L;

        public UnknownFormat(final String message) {
            super(message);
        }
    }

    /** The file ends before anything useful. */
    public static final class Truncated extends ImportException {

        private static final long serialVersionUID = 1L;

        public Truncated(final String message) {
            super(message);
        }
    }

    /** The file contradicts its format so early that nothing useful could be read. */
    public static final class Corrupt extends ImportException {

        private static final long serialVersionUID = 1L;
        private final long offset;

        /** @param offset byte offset of the contradiction in the decompressed file */
        public Corrupt(final String message, final long offset) {
            super(message);
            this.offset = offset;
        }

        public long offset() {
            return offset;
        }
    }

    /** The file needs more than there is: ids, disk. */
    public static final class TooLarge extends ImportException {

        private static final long serialVersionUID = 1L;

        public TooLarge(final String message) {
            super(message);
        }
    }
}
