package deadwood.importers.hprof;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldSource;
import deadwood.model.heap.FieldSourceException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Opens the dump when the first value is asked for: for a heap that came from the index, mostly never. */
final class LazyFieldSource implements FieldSource {

    /** Opens the dump. */
    @FunctionalInterface
    interface Opening {

        DumpFieldSource open() throws IOException;
    }

    private final Opening opening;
    private @Nullable DumpFieldSource source;
    private boolean closed;

    LazyFieldSource(final Opening opening) {
        this.opening = opening;
    }

    @Override
    public FieldReader reader() {
        return source().reader();
    }

    private synchronized DumpFieldSource source() {
        if (closed) {
            throw new FieldSourceException("the dump was closed");
        }
        DumpFieldSource known = source;
        if (known == null) {
            try {
                known = opening.open();
            } catch (final IOException e) {
                throw new FieldSourceException("values cannot be read: " + e.getMessage(), e);
            }
            source = known;
        }
        return known;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (source != null) {
            source.close();
        }
    }
}
