package deadwood.app.work;

import java.io.IOException;

/** A file could not be read, for a reason that was put into words already. The message is one sentence for a person. */
public final class UnreadableFileException extends IOException {

    private static final long serialVersionUID = 1L;

    public UnreadableFileException(final String message) {
        super(message);
    }
}
