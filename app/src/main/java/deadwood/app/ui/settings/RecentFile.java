package deadwood.app.ui.settings;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that was opened before.
 *
 * @param file its absolute path
 * @param opened when it was opened last
 */
public record RecentFile(Path file, Instant opened) {}
