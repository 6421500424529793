package deadwood.importers;

import java.io.IOException;
import java.nio.file.Path;

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

    /** The file is compressed and inflates to more than the options allow; asked again with a higher limit, it can be opened. */
    public static final class AboveLimit extends ImportException {

        private static final long serialVersionUID = 1L;
        private final long needed;

        /**
         * @param needed bytes it inflates to, as far as can be told without doing so
         * @param allowed by {@link ImportOptions#inflateLimit}
         */
        public AboveLimit(final Path file, final long needed, final long allowed) {
            super("%s inflates to about %,d bytes, more than the %,d that are allowed".formatted(file, needed,
                    allowed));
            this.needed = needed;
        }

        /** Bytes it inflates to, as far as can be told without doing so. */
        public long needed() {
            return needed;
        }
    }
}
