package deadwood.app.ui.settings;

import deadwood.app.ui.theme.ThemeChoice;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The settings on disk, as JSON. */
public final class SettingsFile {

    private static final System.Logger LOG = System.getLogger(SettingsFile.class.getName());

    /** Remembers nothing. */
    public static final SettingsFile NONE = new SettingsFile(null);

    private final @Nullable Path file;
    private final JsonMapper json = new JsonMapper();

    /** @param directory made when it is first needed; null to remember nothing */
    public SettingsFile(final @Nullable Path directory) {
        this.file = directory == null ? null : directory.resolve("window.json");
    }

    /** What was saved; the defaults for what is missing or damaged. */
    public Settings load() {
        if (file == null) {
            return Settings.DEFAULT;
        }
        try {
            return read(json.readTree(Files.readString(file)));
        } catch (final NoSuchFileException e) {
            return Settings.DEFAULT;
        } catch (final IOException | JacksonException e) {
            LOG.log(Level.WARNING, "cannot read " + file + ", going on with defaults: " + e.getMessage());
            return Settings.DEFAULT;
        }
    }

    private static Settings read(final JsonNode root) {
        final List<RecentFile> recent = new ArrayList<>();
        for (final JsonNode entry : root.path("recent")) {
            try {
                final String path = entry.path("file").asString("");
                if (!path.isEmpty() && recent.size() < Settings.MAXIMUM_RECENT) {
                    recent.add(new RecentFile(Path.of(path), Instant.parse(entry.path("opened").asString(""))));
                }
            } catch (final InvalidPathException | DateTimeException e) {
                LOG.log(Level.WARNING, "a recent file that cannot be: " + e.getMessage());
            }
        }
        return new Settings(recent, ThemeChoice.of(root.path("theme").asString("")));
    }

    /** Replaces what was saved, in one step; a failure is logged and changes nothing. */
    public void save(final Settings settings) {
        if (file == null) {
            return;
        }
        final ObjectNode root = json.createObjectNode();
        root.put("theme", settings.theme().label());
        final ArrayNode recent = root.putArray("recent");
        for (final RecentFile entry : settings.recent()) {
            recent.addObject().put("file", entry.file().toString()).put("opened", entry.opened().toString());
        }
        try {
            final Path directory = file.getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            final Path fresh = file.resolveSibling("window.json.new");
            Files.writeString(fresh, json.writerWithDefaultPrettyPrinter().writeValueAsString(root));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (final IOException | JacksonException e) {
            LOG.log(Level.WARNING, "cannot save " + file + ": " + e.getMessage());
        }
    }
}
