package deadwood.model.structure.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is known of collection classes, as data: {@code catalog.json} beside this class. A new collection is one entry there.
 *
 * @param collections the classes; several may have one name, of which the first whose fields are there is taken
 * @param libraries beginnings of the names of classes that are no hand-written tries, whatever they look like: those of the JDK,
 *        and libraries whose collections need entries of their own to be counted right
 */
public record Catalog(List<CatalogEntry> collections, List<String> libraries) {

    private static final String RESOURCE = "catalog.json";

    public Catalog {
        collections = List.copyOf(Objects.requireNonNull(collections, "there is no list of collections"));
        libraries = List.copyOf(Objects.requireNonNull(libraries, "there is no list of libraries"));
    }

    /** The catalog that comes with Deadwood. */
    public static Catalog standard() {
        return Standard.CATALOG;
    }

    /** Read once: it takes longer than small heaps do. */
    private static final class Standard {

        static final Catalog CATALOG = load();

        private static Catalog load() {
            try (InputStream stream = Catalog.class.getResourceAsStream(RESOURCE)) {
                if (stream == null) {
                    throw new IllegalStateException(RESOURCE + " is missing");
                }
                return read(stream, RESOURCE);
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Reads a catalog.
     *
     * @param name of the file, for messages
     * @throws IOException if it cannot be read or understood; the message names the line or the entry
     */
    public static Catalog read(final InputStream json, final String name) throws IOException {
        final Catalog catalog;
        try {
            catalog = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build().readValue(new String(json.readAllBytes(), StandardCharsets.UTF_8), Catalog.class);
        } catch (final JacksonException e) {
            final String problem = e.getCause() instanceof final NullPointerException missing
                    ? missing.getMessage()
                    : e.getOriginalMessage();
            throw new IOException(name + place(e) + ": " + problem, e);
        }
        for (final CatalogEntry entry : catalog.collections) {
            final List<String> faults = entry.faults();
            if (!faults.isEmpty()) {
                throw new IOException(name + ": " + entry.type() + " " + String.join(", ", faults));
            }
        }
        return catalog;
    }

    /** The line, or which of the entries it is where the parser has lost count of lines. */
    private static String place(final JacksonException e) {
        if (e.getLocation() != null && e.getLocation().getLineNr() > 0) {
            return ", line " + e.getLocation().getLineNr();
        }
        return e.getPath().stream().filter(reference -> reference.getIndex() >= 0).findFirst()
                .map(reference -> ", entry " + (reference.getIndex() + 1)).orElse("");
    }

    /** The entries by class name. */
    Map<String, List<CatalogEntry>> byType() {
        final Map<String, List<CatalogEntry>> byType = new HashMap<>();
        for (final CatalogEntry entry : collections) {
            byType.computeIfAbsent(entry.type(), _ -> new ArrayList<>(1)).add(entry);
        }
        return byType;
    }

    /** The node entries by class name. */
    Map<String, NodeEntry> nodesByType() {
        final Map<String, NodeEntry> byType = new HashMap<>();
        for (final CatalogEntry entry : collections) {
            for (final NodeEntry node : entry.nodes()) {
                byType.put(node.type(), node);
            }
        }
        return byType;
    }

    /** Whether a class belongs to the JDK or to another library that is known. */
    public boolean isLibrary(final String className) {
        for (final String prefix : libraries) {
            if (className.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** The catalog with another entry that goes before those of its class name. */
    public Catalog with(final CatalogEntry entry) {
        return new Catalog(Stream.concat(Stream.of(entry), collections.stream()).toList(), libraries);
    }
}
