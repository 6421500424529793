package deadwood.model.heap;

import java.io.IOException;

/**
 * Where the values of fields and elements are, which the graph does not hold: the dump file, implemented by the importer.
 * Safe for several threads; each takes readers of its own.
 */
public interface FieldSource extends AutoCloseable {

    /** A reader for one thread, to be closed after use. */
    FieldReader reader();

    /** Ends all reading. */
    @Override
    void close() throws IOException;
}
