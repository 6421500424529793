package deadwood.model.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The indexes that were built so far, in one directory: a directory of its own for each dump, in it one index file for each part
 * (heap, inbound references …). What does not fit the bound is evicted, the longest unused first. Several processes may use it at once: files
 * are moved into place whole, and one that is evicted while another process has it mapped stays readable there.
 */
public final class IndexCache {

    /** The part that every cached dump has. */
    public static final String HEAP = "heap";

    private static final String SUFFIX = ".index";
    private static final Duration ABANDONED = Duration.ofDays(1);

    /** Without a bound of the user's, indexes may take this part of the disk. */
    private static final int SHARE_OF_DISK = 5;

    private final Path directory;
    private final long maximumBytes;

    /**
     * @param directory created when the first index is built
     * @param maximumBytes what all indexes together may take; the newest is kept even if it is larger. 0 for a fifth of the disk
     */
    public IndexCache(final Path directory, final long maximumBytes) {
        this.directory = directory;
        this.maximumBytes = maximumBytes;
    }

    /**
     * What is cached of one dump.
     *
     * @param dump path of the dump
     * @param bytes size of its index files
     * @param used when it was last opened
     * @param current whether the dump is still the one the index was made of
     */
    public record Entry(Path dump, long bytes, Instant used, boolean current) {}

    public Path directory() {
        return directory;
    }

    /** A store to build a part in. */
    public MappedColumnStore building() throws IOException {
        return MappedColumnStore.building(directory);
    }

    /**
     * The part of a dump's index; null if there is none, or none that belongs to the dump as it is now, is whole and was made by this
     * user. What cannot be used is removed; it is made again.
     */
    public @Nullable IndexFile open(final IndexKey key, final String part) throws IOException {
        final Path file = file(key, part);
        try {
            if (!PrivateFiles.isOwn(file)) {
                return unusable(key, part, "belongs to another user or can be written by one");
            }
            final IndexFile index = IndexFile.open(file, 0, Long.MAX_VALUE, () -> {
                discard(key, part);
                return IndexFile.OPEN_AGAIN;
            });
            if (index.key().equals(key)) {
                touch(file);
                return index;
            }
            index.close();
            return unusable(key, part, "was made of the file as it was before");
        } catch (final NoSuchFileException e) {
            return null;
        } catch (final DamagedIndexException e) {
            return unusable(key, part, String.valueOf(e.getMessage()));
        }
    }

    private @Nullable IndexFile unusable(final IndexKey key, final String part, final String why) {
        IndexFile.log("index " + file(key, part) + " is not used: " + why);
        try {
            discard(key, part);
        } catch (final IOException e) {
            IndexFile.log("it cannot be removed either: " + e);
        }
        return null;
    }

    /** The parts that belong to a heap. */
    public IndexParts parts(final IndexFile heap) {
        return new CachedParts(this, heap.key(), heap.stamp());
    }

    private static void touch(final Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (final IOException e) {
            // A cache that can be read but not written still serves; only the order of eviction suffers.
            return;
        }
    }

    /**
     * Makes a heap of what was built, and evicts what no longer fits.
     *
     * @return where further parts go
     */
    public IndexParts commitHeap(final MappedColumnStore built, final IndexKey key, final byte[] metadata)
            throws IOException {
        return new CachedParts(this, key, commit(built, key, HEAP, 0, metadata));
    }

    /** @return the stamp of the part */
    long commit(final MappedColumnStore built, final IndexKey key, final String part, final long heapStamp,
            final byte[] metadata) throws IOException {
        final Path file = file(key, part);
        PrivateFiles.createDirectories(directory.resolve(key.directoryName()));
        final long stamp = built.commit(file, key, heapStamp, metadata);
        try {
            evict(key);
        } catch (final IOException e) {
            // What was built is kept all the same.
            IndexFile.log("indexes in " + directory + " cannot be evicted: " + e);
        }
        return stamp;
    }

    /**
     * The files of a heap and of the parts that were computed of it. Others can stand beside them: of the dump as it was before, where nobody
     * has asked for the part since.
     *
     * @param stamp of the heap
     */
    List<Path> files(final IndexKey key, final long stamp) throws IOException {
        final List<Path> all;
        try (Stream<Path> files = Files.list(directory.resolve(key.directoryName()))) {
            all = files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        } catch (final NoSuchFileException e) {
            return List.of();
        }
        final List<Path> belonging = new ArrayList<>();
        for (final Path file : all) {
            try (IndexFile index = IndexFile.open(file)) {
                if ((partOf(file).equals(HEAP) ? index.stamp() : index.heapStamp()) == stamp) {
                    belonging.add(file);
                }
            } catch (final NoSuchFileException | DamagedIndexException e) {
                IndexFile.log("index " + file + " is not used: " + e.getMessage());
            }
        }
        return belonging;
    }

    static String partOf(final Path file) {
        final String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** Removes a part that turned out to be of no use. */
    public void discard(final IndexKey key, final String part) throws IOException {
        Files.deleteIfExists(file(key, part));
    }

    private Path file(final IndexKey key, final String part) {
        return directory.resolve(key.directoryName()).resolve(part + SUFFIX);
    }

    /** All that is cached, the latest used first. */
    public List<Entry> list() throws IOException {
        final List<Entry> entries = new ArrayList<>();
        for (final Path dump : dumps()) {
            final Entry entry = entry(dump);
            if (entry != null) {
                entries.add(entry);
            }
        }
        entries.sort(Comparator.comparing(Entry::used).reversed());
        return entries;
    }

    private static @Nullable Entry entry(final Path dump) throws IOException {
        try (IndexFile heap = IndexFile.open(dump.resolve(HEAP + SUFFIX))) {
            final Path file = Path.of(heap.key().path());
            return new Entry(file, size(dump), used(dump), isCurrent(file, heap.key()));
        } catch (final NoSuchFileException | DamagedIndexException e) {
            // It goes when the dump is opened, or with all others.
            return null;
        }
    }

    private static boolean isCurrent(final Path file, final IndexKey key) {
        try {
            return IndexKey.of(file).equals(key);
        } catch (final IOException e) {
            return false;
        }
    }

    /**
     * Removes all indexes.
     *
     * @return the bytes that were freed
     */
    public long clear() throws IOException {
        long freed = 0;
        for (final Path dump : dumps()) {
            freed += size(dump);
            remove(dump);
        }
        return freed + removeAbandoned(Duration.ZERO);
    }

    /**
     * Removes the index of one dump, which may be gone or changed.
     *
     * @return the bytes that were freed, 0 if there is no index of it
     */
    public long clear(final Path dump) throws IOException {
        final Path absolute = Files.exists(dump) ? dump.toRealPath() : dump.toAbsolutePath().normalize();
        final Path cached = directory.resolve(IndexKey.directoryName(absolute.toString()));
        if (!Files.isDirectory(cached)) {
            return 0;
        }
        final long freed = size(cached);
        remove(cached);
        return freed;
    }

    private void evict(final IndexKey newest) throws IOException {
        removeAbandoned(ABANDONED);
        // Looked at once: other processes use indexes meanwhile, and an order that changes while it is sorted is none.
        final List<Cached> byUse = new ArrayList<>();
        for (final Path dump : dumps()) {
            byUse.add(new Cached(dump, used(dump), size(dump)));
        }
        byUse.sort(Comparator.comparing(Cached::used));
        long total = byUse.stream().mapToLong(Cached::bytes).sum();
        final long maximum = maximumBytes > 0
                ? maximumBytes
                : Files.getFileStore(directory).getTotalSpace() / SHARE_OF_DISK;
        for (final Cached cached : byUse) {
            if (total <= maximum) {
                return;
            }
            if (!cached.directory.endsWith(newest.directoryName())) {
                total -= cached.bytes;
                remove(cached.directory);
            }
        }
    }

    /** The directory of one dump. */
    private record Cached(Path directory, Instant used, long bytes) {}

    /** What a process left behind that was killed while it built. */
    private long removeAbandoned(final Duration age) throws IOException {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        long freed = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (final Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(IndexFormat.TEMPORARY_SUFFIX)
                        && used(file).plus(age).isBefore(Instant.now())) {
                    freed += size(file);
                    Files.deleteIfExists(file);
                }
            }
        }
        return freed;
    }

    private List<Path> dumps() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files
                    .filter(file -> file.getFileName().toString().matches("[0-9a-f]{24}") && Files.isDirectory(file))
                    .toList();
        }
    }

    private static Instant used(final Path file) {
        try {
            if (!Files.isDirectory(file)) {
                return Files.getLastModifiedTime(file).toInstant();
            }
            try (Stream<Path> files = Files.list(file)) {
                return files.map(IndexCache::used).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
            }
        } catch (final IOException e) {
            return Instant.EPOCH;
        }
    }

    private static long size(final Path file) throws IOException {
        try (Stream<Path> files = Files.walk(file)) {
            return files.filter(Files::isRegularFile).mapToLong(each -> {
                try {
                    return Files.size(each);
                } catch (final IOException e) {
                    // Gone in the meantime: another process evicts too.
                    return 0;
                }
            }).sum();
        } catch (final NoSuchFileException | UncheckedIOException e) {
            return 0;
        }
    }

    private static void remove(final Path dump) throws IOException {
        try (Stream<Path> files = Files.list(dump)) {
            for (final Path file : (Iterable<Path>) files::iterator) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(dump);
        } catch (final NoSuchFileException | DirectoryNotEmptyException e) {
            // Another process evicts too, or has just made a new one.
            return;
        }
    }
}
