package deadwood.importers;

import java.nio.file.Path;

/**
 * How to read a file.
 *
 * @param cacheDirectory where columns and decompressed data go; never beside the user's file
 * @param threads threads to use, at least 1
 * @param inflateLimit bytes that a file may be inflated to on disk, at least 0; a file that needs more is refused with
 *            {@link ImportException.AboveLimit}, so that somebody can be asked
 */
public record ImportOptions(Path cacheDirectory, int threads, long inflateLimit) {

    /** 64 GiB: what inflates to more is asked about first. */
    public static final long INFLATE_LIMIT = 64L << 30;

    public ImportOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        if (inflateLimit < 0) {
            throw new IllegalArgumentException("limit of inflated bytes: " + inflateLimit);
        }
    }

    /** Inflates up to {@link #INFLATE_LIMIT}. */
    public ImportOptions(final Path cacheDirectory, final int threads) {
        this(cacheDirectory, threads, INFLATE_LIMIT);
    }

    /** The same with another limit. */
    public ImportOptions withInflateLimit(final long bytes) {
        return new ImportOptions(cacheDirectory, threads, bytes);
    }

    /** The user's cache directory (XDG_CACHE_HOME, ~/Library/Caches, LOCALAPPDATA), or DEADWOOD_CACHE where it is set; all processors. */
    public static ImportOptions defaults() {
        return new ImportOptions(
                CacheDirectory.ofUser(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home")),
                Runtime.getRuntime().availableProcessors());
    }
}
