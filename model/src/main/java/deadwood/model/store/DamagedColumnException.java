package deadwood.model.store;

/**
 * A column of an index turned out to be damaged when it was first touched. One of the cache is removed by then, so whoever opens the file again
 * gets a new one.
 */
public final class DamagedColumnException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence for a person */
    public DamagedColumnException(final String message) {
        super(message);
    }
}
