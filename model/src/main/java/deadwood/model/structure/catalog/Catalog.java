package deadwood.model.structure.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is known of collection classes, as data: a file a library beside this class. A new collection is one entry there; what an entry
 * may say is in {@code docs/catalog.schema.json}.
 *
 * @param sections one a file; those in front win
 */
public record Catalog(List<Section> sections) {

    /** Names of the files that come with Deadwood. */
    private static final List<String> FILES = List.of("jdk", "scala", "clojure", "kotlinx", "vavr", "pcollections",
            "guava",
            "caffeine", "fastutil", "eclipse-collections", "agrona", "hppc", "netty", "spring", "bifurcan", "cyclops",
            "dexx", "paguro", "triemap", "trove", "libraries");

    public Catalog {
        sections = List.copyOf(sections);
    }

    /** The catalog that comes with Deadwood. */
    public static Catalog standard() {
        return Standard.CATALOG;
    }

    /** Read once: it takes longer than small heaps do. */
    private static final class Standard {

        static final Catalog CATALOG = new Catalog(FILES.stream().map(Standard::load).toList());

        private static Section load(final String file) {
            final String name = file + ".json";
            try (InputStream stream = Catalog.class.getResourceAsStream(name)) {
                if (stream == null) {
                    throw new IllegalStateException(name + " is missing");
                }
                return read(stream, name);
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Reads a section.
     *
     * @param name of the file, for messages
     * @throws IOException if it cannot be read or understood; the message names the line or the entry
     */
    public static Section read(final InputStream json, final String name) throws IOException {
        final Section section;
        try {
            section = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build().readValue(new String(json.readAllBytes(), StandardCharsets.UTF_8), Section.class);
        } catch (final JacksonException e) {
            final String problem = e.getCause() instanceof final NullPointerException missing
                    ? missing.getMessage()
                    : e.getOriginalMessage();
            throw new IOException(name + place(e) + ": " + problem, e);
        }
        if (section == null) {
            throw new IOException(name + ": there is nothing in it");
        }
        final List<String> faults = section.faults();
        if (!faults.isEmpty()) {
            throw new IOException(name + ": " + String.join("; ", faults));
        }
        return section;
    }

    /** The line, or which of the entries it is where the parser has lost count of lines. */
    private static String place(final JacksonException e) {
        if (e.getLocation() != null && e.getLocation().getLineNr() > 0) {
            return ", line " + e.getLocation().getLineNr();
        }
        return e.getPath().stream().filter(reference -> reference.getIndex() >= 0).findFirst()
                .map(reference -> ", entry " + (reference.getIndex() + 1)).orElse("");
    }

    /** All entries, those that win first. */
    public List<CatalogEntry> collections() {
        return sections.stream().flatMap(section -> section.collections().stream()).toList();
    }

    /** The name of the library that an entry is of, or null if it does not say. */
    public @Nullable String libraryOf(final CatalogEntry entry) {
        return sections.stream().filter(section -> section.collections().contains(entry)).findFirst()
                .map(Section::library).orElse(null);
    }

    /** The entries by class name. */
    Map<String, List<CatalogEntry>> byType() {
        final Map<String, List<CatalogEntry>> byType = new HashMap<>();
        for (final CatalogEntry entry : collections()) {
            byType.computeIfAbsent(entry.type(), _ -> new ArrayList<>(1)).add(entry);
        }
        return byType;
    }

    /** The node entries by class name, those in front first. */
    Map<String, List<NodeEntry>> nodesByType() {
        final Map<String, List<NodeEntry>> byType = new HashMap<>();
        for (final CatalogEntry entry : collections()) {
            for (final NodeEntry node : entry.nodes()) {
                byType.computeIfAbsent(node.type(), _ -> new ArrayList<>(1)).add(node);
            }
        }
        return byType;
    }

    /** The pairs by class name. */
    Map<String, NodeEntry> pairsByType() {
        final Map<String, NodeEntry> byType = new HashMap<>();
        sections.forEach(section -> section.pairs().forEach(pair -> byType.putIfAbsent(pair.type(), pair)));
        return byType;
    }

    /** Whether a class belongs to the JDK or to another library that is known. */
    public boolean isLibrary(final String className) {
        for (final Section section : sections) {
            for (final String prefix : section.prefixes()) {
                if (className.startsWith(prefix)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A number that is another where anything in the catalog is: what was found with one is not what is found with another. */
    public long stamp() {
        final CRC32C crc = new CRC32C();
        crc.update(toString().getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    /** Whether the objects of a class are weak references that stand in place of keys. */
    boolean isWeakKey(final String className) {
        return sections.stream().anyMatch(section -> section.weakKeys().contains(className));
    }

    /** Whether the objects of a class stand for nothing. */
    boolean isEmpty(final String className) {
        return sections.stream().anyMatch(section -> section.empties().contains(className));
    }

    /** The catalog with more in front: its entries win. */
    public Catalog with(final List<Section> more) {
        return new Catalog(Stream.concat(more.stream(), sections.stream()).toList());
    }

    /** The catalog with another entry that goes before those of its class name. */
    public Catalog with(final CatalogEntry entry) {
        return with(List.of(new Section(null, List.of(entry), List.of(), List.of(), List.of(),
                List.of())));
    }

    /** The same collections, and no class belongs to a library but those that begin like one of these. */
    public Catalog withLibraries(final List<String> prefixes) {
        final List<Section> changed = new ArrayList<>();
        for (final Section section : sections) {
            changed.add(new Section(section.library(), section.collections(), List.of(), section.pairs(),
                    section.weakKeys(), section.empties()));
        }
        changed.add(new Section(null, List.of(), prefixes, List.of(), List.of(), List.of()));
        return new Catalog(changed);
    }
}
