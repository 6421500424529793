package deadwood.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexCacheTest {

    @TempDir
    private Path directory;

    @Test
    void givesAnIndexOnlyForTheDumpAsItIsNow() throws IOException {
        final IndexCache cache = cache(Long.MAX_VALUE);
        final Path dump = dump("a", "content");
        build(cache, dump, 100);
        try (IndexFile index = Objects.requireNonNull(cache.open(IndexKey.of(dump), IndexCache.HEAP))) {
            assertThat(index.ints("column").size()).isEqualTo(100);
        }
        assertThat(cache.list()).singleElement().satisfies(entry -> {
            assertThat(entry.dump()).isEqualTo(dump.toRealPath());
            assertThat(entry.current()).isTrue();
        });
        Files.writeString(dump, "changed");
        assertThat(cache.list()).singleElement().satisfies(entry -> assertThat(entry.current()).isFalse());
        assertThat(cache.open(IndexKey.of(dump), IndexCache.HEAP)).isNull();
        assertThat(cache.list()).isEmpty();
    }

    @Test
    void givesNoDamagedIndex() throws IOException {
        final IndexCache cache = cache(Long.MAX_VALUE);
        final Path dump = dump("a", "content");
        build(cache, dump, 100);
        final Path index = directory.resolve("cache").resolve(IndexKey.of(dump).directoryName()).resolve("heap.index");
        Files.write(index, new byte[]{1, 2, 3});
        assertThat(cache.open(IndexKey.of(dump), IndexCache.HEAP)).isNull();
        assertThat(index).doesNotExist();
    }

    @Test
    void evictsTheLongestUnusedButNeverTheNewest() throws IOException {
        final IndexCache cache = cache(250_000);
        final Path first = dump("first", "1");
        final Path second = dump("second", "2");
        final Path third = dump("third", "3");
        build(cache, first, 20_000);
        age(first, 300);
        build(cache, second, 20_000);
        age(second, 200);
        try (IndexFile used = Objects.requireNonNull(cache.open(IndexKey.of(first), IndexCache.HEAP))) {
            assertThat(used.has("column")).isTrue();
        }
        build(cache, third, 20_000);
        assertThat(cache.list()).extracting(IndexCache.Entry::dump).containsExactlyInAnyOrder(first.toRealPath(),
                third.toRealPath());
        build(cache, second, 1_000_000);
        assertThat(cache.list()).extracting(IndexCache.Entry::dump).containsExactly(second.toRealPath());
    }

    @Test
    void clearsEverythingEvenWhatAKilledProcessLeft() throws IOException {
        final IndexCache cache = cache(Long.MAX_VALUE);
        build(cache, dump("a", "1"), 1000);
        Files.createFile(directory.resolve("cache").resolve("columns-1.building"));
        Files.setLastModifiedTime(directory.resolve("cache").resolve("columns-1.building"),
                FileTime.from(Instant.now().minusSeconds(5)));
        assertThat(cache.clear()).isGreaterThan(4000);
        assertThat(directory.resolve("cache")).isEmptyDirectory();
    }

    private IndexCache cache(final long maximumBytes) {
        return new IndexCache(directory.resolve("cache"), maximumBytes);
    }

    private Path dump(final String name, final String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private void age(final Path dump, final int seconds) throws IOException {
        final Path index = directory.resolve("cache").resolve(IndexKey.of(dump).directoryName()).resolve("heap.index");
        Files.setLastModifiedTime(index, FileTime.from(Instant.now().minusSeconds(seconds)));
    }

    private static void build(final IndexCache cache, final Path dump, final int size) throws IOException {
        try (MappedColumnStore store = cache.building()) {
            store.ints("column", size).fill(7);
            cache.commitHeap(store, IndexKey.of(dump), new byte[0]);
        }
    }
}
