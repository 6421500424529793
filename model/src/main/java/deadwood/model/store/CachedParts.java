package deadwood.model.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts in an {@link IndexCache}. Each carries the stamp of the heap it was computed of, so that none is ever laid beside a heap with other
 * numbers.
 */
final class CachedParts implements IndexParts {

    private final IndexCache cache;
    private final IndexKey key;
    private final long stamp;

    /** @param stamp of the part {@link IndexCache#HEAP} */
    CachedParts(final IndexCache cache, final IndexKey key, final long stamp) {
        this.cache = cache;
        this.key = key;
        this.stamp = stamp;
    }

    @Override
    public @Nullable IndexFile open(final String part) throws IOException {
        final IndexFile index = cache.open(key, part);
        if (index == null || index.heapStamp() == stamp) {
            return index;
        }
        index.close();
        discard(part);
        return null;
    }

    @Override
    public MappedColumnStore building() throws IOException {
        return cache.building();
    }

    @Override
    public void commit(final MappedColumnStore built, final String part, final byte[] metadata) throws IOException {
        cache.commit(built, key, part, stamp, metadata);
    }

    @Override
    public void discard(final String part) throws IOException {
        cache.discard(key, part);
    }

    @Override
    public List<Path> files() throws IOException {
        return cache.files(key, stamp);
    }
}
