package deadwood.model.store;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A scratch store of a directory that is not made before the first column is asked for: a heap that was opened from an index needs none. */
public final class ScratchSpace implements ColumnStore {

    private final Path directory;
    private @Nullable MappedColumnStore store;

    /** @param directory created when it is needed, readable by its owner alone */
    public ScratchSpace(final Path directory) {
        this.directory = directory;
    }

    private synchronized MappedColumnStore store() throws IOException {
        MappedColumnStore known = store;
        if (known == null) {
            known = MappedColumnStore.scratch(directory);
            store = known;
        }
        return known;
    }

    @Override
    public IntColumn ints(final String name, final long size) throws IOException {
        return store().ints(name, size);
    }

    @Override
    public LongColumn longs(final String name, final long size) throws IOException {
        return store().longs(name, size);
    }

    @Override
    public ShortColumn shorts(final String name, final long size) throws IOException {
        return store().shorts(name, size);
    }

    @Override
    public GrowingIntColumn growingInts(final String name, final long maximum) throws IOException {
        return store().growingInts(name, maximum);
    }

    @Override
    public ColumnStore scratch() {
        return new ScratchSpace(directory);
    }

    @Override
    public void require(final String what, final long bytes) throws IOException {
        store().require(what, bytes);
    }

    @Override
    public synchronized void close() throws IOException {
        if (store != null) {
            store.close();
        }
    }
}
