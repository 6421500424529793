package deadwood.model.heap;

/** The values of fields are no longer to be had: the dump was changed, truncated or removed, or was never there. */
public final class FieldSourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence for a person: what happened to which file */
    public FieldSourceException(final String message) {
        super(message);
    }

    /** @param message one sentence for a person: what happened to which file */
    public FieldSourceException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
