package deadwood.app.work;

import deadwood.model.structure.catalog.Catalog;
import deadwood.model.structure.catalog.Section;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The structure catalog with what the user added to it: the files {@code *.json} in the directory {@code structures} of the configuration
 * directory, in the order of their names, each a section as {@code docs/catalog.schema.json} says. Their entries win over those that come
 * with Deadwood. A file that cannot be understood is left out, and said.
 */
public final class UserCatalog {

    /** Nothing was added. */
    public static final UserCatalog NONE = new UserCatalog(null);

    private static final String DIRECTORY = "structures";
    private static final String SUFFIX = ".json";
    /** A file of a person's own entries is a few kilobytes; more is something else. */
    private static final long LARGEST = 4 << 20;

    private final @Nullable Path directory;

    private UserCatalog(final @Nullable Path directory) {
        this.directory = directory;
    }

    /** What is in a configuration directory; it need not be there. */
    public static UserCatalog in(final Path configDirectory) {
        return new UserCatalog(configDirectory.resolve(DIRECTORY));
    }

    /** Where files are to be put, or null if nothing can be added. */
    public @Nullable Path directory() {
        return directory;
    }

    /**
     * The catalog as it is now.
     *
     * @param catalog what to scan with
     * @param warnings what could not be understood, a sentence each with file and line
     */
    public record Read(Catalog catalog, List<String> warnings) {

        public Read {
            warnings = List.copyOf(warnings);
        }
    }

    /** Reads all files. */
    public Read read() {
        final List<String> warnings = new ArrayList<>();
        final List<Section> sections = new ArrayList<>();
        for (final Path file : files(warnings)) {
            try (InputStream in = Files.newInputStream(file)) {
                if (Files.size(file) > LARGEST) {
                    warnings.add(file + " is too large for a list of structures");
                } else {
                    sections.add(Catalog.read(in, file.toString()));
                }
            } catch (final IOException e) {
                warnings.add("structures are left out: " + (e.getMessage() == null ? file : e.getMessage()));
            }
        }
        return new Read(Catalog.standard().with(sections), warnings);
    }

    /**
     * Adds a section, in place of one of the same name.
     *
     * @param name of the file, without its ending; what cannot stand in the name of a file is left out
     * @param json the section
     * @return the file
     * @throws IOException if it cannot be understood or written; the message is for a person
     */
    public Path add(final String name, final String json) throws IOException {
        if (directory == null) {
            throw new IOException("there is no configuration directory to keep structures in");
        }
        Catalog.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), name);
        Files.createDirectories(directory);
        final Path file = directory.resolve(name.replaceAll("[^A-Za-z0-9._$-]", "") + SUFFIX);
        final Path written = Files.createTempFile(directory, ".structures", ".new");
        try {
            Files.writeString(written, json);
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
        return file;
    }

    private List<Path> files(final List<String> warnings) {
        if (directory == null || !Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file)).sorted()
                    .toList();
        } catch (final IOException e) {
            warnings.add("structures of your own cannot be read: " + e.getMessage());
            return List.of();
        }
    }
}
