package deadwood.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexBundleTest {

    @TempDir
    private Path directory;
    private Path dump;
    private Path target;
    private IndexCache cache;

    @BeforeEach
    void chooseFiles() {
        dump = directory.resolve("dump");
        target = directory.resolve("bundle");
        cache = new IndexCache(directory.resolve("cache"), Long.MAX_VALUE);
    }

    private IndexParts heap(final String content) throws IOException {
        Files.writeString(dump, content);
        try (MappedColumnStore store = cache.building()) {
            store.ints("column", 10).fill(content.length());
            return cache.commitHeap(store, IndexKey.of(dump), new byte[0]);
        }
    }

    private static void part(final IndexParts parts, final String name, final int value) throws IOException {
        try (MappedColumnStore store = Objects.requireNonNull(parts.building())) {
            store.ints("column", 10).fill(value);
            parts.commit(store, name, new byte[0]);
        }
    }

    private IndexBundle written(final IndexParts parts) throws IOException {
        IndexBundle.write(parts, target, Progress.NONE, CancelSignal.NEVER);
        return IndexBundle.open(target);
    }

    @Test
    void holdsTheHeapAndItsParts() throws IOException {
        final IndexParts parts = heap("content");
        part(parts, "paths", 5);
        final IndexBundle bundle = written(parts);
        try (IndexFile heap = bundle.heap(); IndexFile paths = Objects.requireNonNull(bundle.open("paths"))) {
            assertThat(heap.ints("column").get(9)).isEqualTo(7);
            assertThat(paths.ints("column").get(9)).isEqualTo(5);
        }
        assertThat(bundle.open("others")).isNull();
    }

    @Test
    void leavesOutWhatWasComputedOfTheDumpAsItWasBefore() throws IOException {
        part(heap("content"), "paths", 5);
        final IndexParts parts = heap("changed content");
        part(parts, "sizes", 6);
        assertThat(parts.files()).extracting(IndexCache::partOf).containsExactly("heap", "sizes");
        final IndexBundle bundle = written(parts);
        try (IndexFile heap = bundle.heap(); IndexFile sizes = Objects.requireNonNull(bundle.open("sizes"))) {
            assertThat(heap.ints("column").get(9)).isEqualTo(15);
            assertThat(sizes.ints("column").get(9)).isEqualTo(6);
            assertThat(bundle.open("paths")).isNull();
        }
    }

    @Test
    void isNotWrittenWithoutItsHeap() throws IOException {
        final IndexParts first = heap("content");
        part(first, "paths", 5);
        heap("changed content");
        assertThatThrownBy(() -> written(first)).isInstanceOf(StoreFullException.class)
                .hasMessageContaining("replaced while it was used");
        assertThat(target).doesNotExist();
    }
}
