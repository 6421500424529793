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

    /** A size as a person writes it: a number with k, m, g, t or nothing behind it. 0 for what is none. */
    static long bytes(final String text) {
        final String trimmed = text.trim().toLowerCase(Locale.ROOT);
        final int unit = trimmed.isEmpty() ? -1 : "kmgt".indexOf(trimmed.charAt(trimmed.length() - 1));
        final String number = unit < 0 ? trimmed : trimmed.substring(0, trimmed.length() - 1);
        final int shift = 10 * (unit + 1);
        if (!number.matches("\\d{1,15}")) {
            return 0;
        }
        final long count = Long.parseLong(number);
        return count > Long.MAX_VALUE >> shift ? Long.MAX_VALUE : count << shift;
    }
}
