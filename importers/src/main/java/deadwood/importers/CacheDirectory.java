package deadwood.importers;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where Deadwood keeps what it can make again. */
final class CacheDirectory {

    private CacheDirectory() {}

    static Path ofUser(final Map<String, String> environment, final String osName, final String home) {
        final String own = environment.getOrDefault("DEADWOOD_CACHE", "");
        if (!own.isEmpty()) {
            return Path.of(own);
        }
        final String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return Path.of(home, "Library", "Caches", "deadwood");
        }
        if (os.contains("windows")) {
            final String local = environment.getOrDefault("LOCALAPPDATA", "");
            return local.isEmpty()
                    ? Path.of(home, "AppData", "Local", "deadwood", "cache")
                    : Path.of(local, "deadwood", "cache");
        }
        final String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (xdg.isEmpty() ? Path.of(home, ".cache") : Path.of(xdg)).resolve("deadwood");
    }
}
