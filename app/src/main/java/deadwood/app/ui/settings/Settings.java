package deadwood.app.ui.settings;

import deadwood.app.ui.theme.ThemeChoice;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered.
 *
 * @param recent files opened before, the latest first, at most {@value #MAXIMUM_RECENT}
 * @param theme what the window is to look like
 */
public record Settings(List<RecentFile> recent, ThemeChoice theme) {

    /** Files that are remembered. */
    public static final int MAXIMUM_RECENT = 12;

    /** Before anything was chosen. */
    public static final Settings DEFAULT = new Settings(List.of(), ThemeChoice.SYSTEM);

    public Settings {
        recent = List.copyOf(recent);
    }

    /** With a file on top of the recent ones. */
    public Settings opened(final Path file, final Instant when) {
        final List<RecentFile> files = new ArrayList<>();
        files.add(new RecentFile(file, when));
        for (final RecentFile other : recent) {
            if (!other.file().equals(file) && files.size() < MAXIMUM_RECENT) {
                files.add(other);
            }
        }
        return new Settings(files, theme);
    }

    /** Without a file among the recent ones. */
    public Settings forgotten(final Path file) {
        return new Settings(recent.stream().filter(other -> !other.file().equals(file)).toList(), theme);
    }

    /** With another theme. */
    public Settings withTheme(final ThemeChoice choice) {
        return new Settings(recent, choice);
    }
}
