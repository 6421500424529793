package deadwood.app.work;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where Deadwood keeps what the user chose. */
public final class ConfigDirectory {

    private ConfigDirectory() {}

    /** The user's configuration directory (XDG_CONFIG_HOME, ~/Library/Application Support, APPDATA), or DEADWOOD_CONFIG where it is set. */
    public static Path ofUser() {
        return ofUser(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
    }

    /** The same for another environment, system and home. */
    public static Path ofUser(final Map<String, String> environment, final String osName, final String home) {
        final String own = environment.getOrDefault("DEADWOOD_CONFIG", "");
        if (!own.isEmpty()) {
            return Path.of(own);
        }
        final String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "deadwood");
        }
        if (os.contains("windows")) {
            final String roaming = environment.getOrDefault("APPDATA", "");
            return (roaming.isEmpty() ? Path.of(home, "AppData", "Roaming") : Path.of(roaming)).resolve("deadwood");
        }
        final String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (xdg.isEmpty() ? Path.of(home, ".config") : Path.of(xdg)).resolve("deadwood");
    }
}
