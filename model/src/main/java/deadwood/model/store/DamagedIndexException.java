package deadwood.model.store;

import java.io.IOException;

/** An index file that cannot be used and must be built anew: cut, changed, of another version or another dump. */
public final class DamagedIndexException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, in a few words */
    public DamagedIndexException(final String message) {
        super(message);
    }
}
