package deadwood.importers.specimen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What programs know of their structures and what was measured of them, library by library: the table in {@code docs/structures.md}. */
final class MeasureTable {

    private static final Path DOCUMENT = Path.of("../docs/structures.md");
    private static final String BEGIN = "<!-- measured -->";
    private static final String END = "<!-- end of what was measured -->";

    /**
     * The structures of one class.
     *
     * @param structures names of the fields that hold them
     * @param measures names of the measures that were compared
     * @param compared how many were, over all structures
     * @param unequal those that were not equal, in words
     */
    private record Row(Set<String> structures, Set<String> measures, int[] compared, List<String> unequal) {}

    private final Map<String, Map<String, Row>> libraries = new TreeMap<>();

    /** Compares what is known of a structure with what was measured. */
    void add(final String library, final String name, final Map<String, String> known,
            final Map<String, String> measured) {
        final Row row = libraries.computeIfAbsent(library, _ -> new TreeMap<>()).computeIfAbsent(known.get("type"),
                _ -> new Row(new LinkedHashSet<>(), new LinkedHashSet<>(), new int[1], new ArrayList<>()));
        row.structures.add(name);
        known.forEach((measure, value) -> {
            if (!measure.equals("type")) {
                row.measures.add(measure);
                row.compared[0]++;
            }
            if (!Objects.equals(value, measured.get(measure))) {
                row.unequal.add(name + "." + measure + ": known " + value + ", measured " + measured.get(measure));
            }
        });
    }

    /** What is not equal of a library, in words. */
    List<String> unequal(final String library) {
        return libraries.get(library).values().stream().flatMap(row -> row.unequal.stream()).toList();
    }

    /** Fails if the document says something else; with {@code -Dupdate.goldens} it is changed to what was measured. */
    void check() throws IOException {
        final String document = Files.readString(DOCUMENT);
        if (System.getProperty("update.goldens") != null) {
            final String text = document.substring(0, document.indexOf(BEGIN) + BEGIN.length()) + "\n" + text()
                    + document.substring(document.indexOf(END));
            Files.writeString(DOCUMENT, text);
            return;
        }
        // Some machines have no JDK 17, and single tests may be run.
        for (final String library : libraries.keySet()) {
            assertThat(document).contains(text(library));
        }
    }

    private String text() {
        final String rows = libraries.keySet().stream().map(this::text).collect(Collectors.joining());
        final int compared = libraries.values().stream().flatMap(library -> library.values().stream())
                .mapToInt(row -> row.compared[0]).sum();
        final int unequal = libraries.values().stream().flatMap(library -> library.values().stream())
                .mapToInt(row -> row.unequal.size()).sum();
        return "\nMeasures compared: " + compared + ", not equal: " + unequal + ".\n\n"
                + "| library | class | structures | measures | compared | equal |\n|---|---|---|---|---:|---|\n" + rows;
    }

    private String text(final String library) {
        final StringBuilder text = new StringBuilder();
        libraries.get(library).forEach((type, row) -> text.append("| ").append(library).append(" | `")
                .append(type.substring(type.lastIndexOf('.') + 1)).append("` | ").append(row.structures.size())
                .append(" | ").append(String.join(", ", row.measures)).append(" | ").append(row.compared[0])
                .append(" | ").append(row.unequal.isEmpty() ? "yes" : String.join("; ", row.unequal))
                .append(" |\n"));
        return text.toString();
    }
}
