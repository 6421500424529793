package deadwood.model.store;

import java.io.IOException;

/** There is no space for a column: disk or memory is full. */
public final class StoreFullException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message says what is full, what was needed and what there is */
    public StoreFullException(final String message) {
        super(message);
    }

    /** @param message says what is full, what was needed and what there is */
    public StoreFullException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
