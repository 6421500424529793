package deadwood.model.retention;

import deadwood.model.store.ColumnStore;
import deadwood.model.store.ColumnStore.GrowingIntColumn;
import deadwood.model.store.IntColumn;
import java.io.IOException;

/**
 * The edges that a depth-first traversal met and did not follow, as it met them: pairs of target and source, in preorder
 * numbers. They stand in a store of their own, as they are needed no longer than until the semidominators are known.
 */
final class EdgeLog implements AutoCloseable {

    private static final int BUFFER = 1 << 14;

    private final ColumnStore store;
    private final GrowingIntColumn pairs;
    private final int[] buffer = new int[BUFFER];
    private int buffered;

    /** @param maximum the most edges that can come */
    EdgeLog(final ColumnStore store, final long maximum) throws IOException {
        this.store = store;
        this.pairs = store.growingInts("non-tree edges", 2 * maximum);
    }

    void append(final int target, final int source) throws IOException {
        buffer[buffered++] = target;
        buffer[buffered++] = source;
        if (buffered == BUFFER) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (buffered > 0) {
            pairs.append(buffer, 0, buffered);
            buffered = 0;
        }
    }

    /** The pairs, target before source; nothing can be appended any more. */
    IntColumn seal() throws IOException {
        flush();
        return pairs.seal();
    }

    /** Room for as many pairs as were appended. */
    IntColumn room(final String name) throws IOException {
        return store.ints(name, pairs.size());
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
