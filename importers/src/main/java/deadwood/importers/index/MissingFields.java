package deadwood.importers.index;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldSource;

/** In place of the dump, where there is none. */
final class MissingFields implements FieldSource {

    private final String message;

    /** @param message one sentence: what is missing and why */
    MissingFields(final String message) {
        this.message = message;
    }

    @Override
    public FieldReader reader() {
        return new MissingFieldReader(message);
    }

    @Override
    public void close() {
        // nothing is open
    }
}
