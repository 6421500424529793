package deadwood.importers;

import deadwood.model.store.IndexCache;
import java.nio.file.Path;

/**
 * How to read a file.
 *
 * @param cacheDirectory where columns, indexes and decompressed data go; never beside the user's file
 * @param threads threads to use, at least 1
 * @param inflateLimit bytes that a file may be inflated to on disk, at least 0; a file that needs more is refused with
 *            {@link ImportException.AboveLimit}, so that somebody can be asked
 * @param indexed whether what was found out is looked for in the index cache, and kept there
 * @param maximumIndexBytes what the indexes of all files may take together, 0 for a fifth of the disk
 */
public record ImportOptions(Path cacheDirectory, int threads, long inflateLimit, boolean indexed,
        long maximumIndexBytes) {

    /** 64 GiB: what inflates to more is asked about first. */
    public static final long INFLATE_LIMIT = 64L << 30;

    /** Where the user says how much space indexes may take: {@code 20g}, {@code 500m}. */
    static final String MAXIMUM = "DEADWOOD_CACHE_SIZE";

    public ImportOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        if (inflateLimit < 0) {
            throw new IllegalArgumentException("limit of inflated bytes: " + inflateLimit);
        }
    }

    /** Inflates up to {@link #INFLATE_LIMIT}, with an index cache of the usual size. */
    public ImportOptions(final Path cacheDirectory, final int threads) {
        this(cacheDirectory, threads, INFLATE_LIMIT, true, 0);
    }

    /** The user's cache directory (XDG_CACHE_HOME, ~/Library/Caches, LOCALAPPDATA), or DEADWOOD_CACHE where it is set; all processors. */
    public static ImportOptions defaults() {
        return new ImportOptions(
                CacheDirectory.ofUser(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home")),
                Runtime.getRuntime().availableProcessors(), INFLATE_LIMIT, true,
                CacheDirectory.bytes(System.getenv().getOrDefault(MAXIMUM, "")));
    }

    /** A size as a person writes it: a number with k, m, g, t or nothing behind it. 0 for what is none. */
    public static long bytes(final String text) {
        return CacheDirectory.bytes(text);
    }

    /** The same with another limit. */
    public ImportOptions withInflateLimit(final long bytes) {
        return new ImportOptions(cacheDirectory, threads, bytes, indexed, maximumIndexBytes);
    }

    /** The same without a look into the index cache. */
    public ImportOptions withoutIndex() {
        return new ImportOptions(cacheDirectory, threads, inflateLimit, false, maximumIndexBytes);
    }

    /** The same with everything in another directory. */
    public ImportOptions in(final Path directory) {
        return new ImportOptions(directory, threads, inflateLimit, indexed, maximumIndexBytes);
    }

    /** The cache of indexes, whether {@link #indexed} or not. */
    public IndexCache indexes() {
        return new IndexCache(cacheDirectory.resolve("index"), maximumIndexBytes);
    }
}
