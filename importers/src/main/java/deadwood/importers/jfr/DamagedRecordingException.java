package deadwood.importers.jfr;

import java.io.IOException;

/** A part of a recording contradicts its format; what does not depend on it can still be read. The message says what, without a place. */
final class DamagedRecordingException extends IOException {

    private static final long serialVersionUID = 1L;
    private final long offset;

    /** @param offset in the inflated file where it was noticed */
    DamagedRecordingException(final String message, final long offset) {
        super(message);
        this.offset = offset;
    }

    long offset() {
        return offset;
    }

    String what() {
        final String message = getMessage();
        return message == null ? "it is damaged" : message;
    }

    /** Thrown for what may happen millions of times in a damaged file. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
