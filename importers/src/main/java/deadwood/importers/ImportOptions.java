package deadwood.importers;

import java.nio.file.Path;

/**
 * How to read a file.
 *
 * @param cacheDirectory where columns and decompressed data go; never beside the user's file
 * @param threads threads to use, at least 1
 */
public record ImportOptions(Path cacheDirectory, int threads) {

    public ImportOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
    }

    /** The user's cache directory (XDG_CACHE_HOME, ~/Library/Caches, LOCALAPPDATA), or DEADWOOD_CACHE where it is set; all processors. */
    public static ImportOptions defaults() {
        return new ImportOptions(
                CacheDirectory.ofUser(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home")),
                Runtime.getRuntime().availableProcessors());
    }
}
