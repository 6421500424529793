package deadwood.importers.hprof.content;

import java.io.IOException;

/** A file was written to while it was open. The message is one sentence for a person. */
public final class ChangedFileException extends IOException {

    private static final long serialVersionUID = 1L;

    ChangedFileException(final String message) {
        super(message);
    }
}
