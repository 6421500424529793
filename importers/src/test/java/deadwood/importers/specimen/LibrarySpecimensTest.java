package deadwood.importers.specimen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import deadwood.importers.specimen.LibraryJvm.Run;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.StructureReport;
import deadwood.model.structure.catalog.Catalog;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.measure.StructureEntries;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every measure of the scan equals what programs know that built the structures with the libraries at their released versions. The
 * table {@code docs/structures.md} says what was compared, and is what was measured here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LibrarySpecimensTest {

    @TempDir
    private Path directory;

    private final MeasureTable table = new MeasureTable();

    static List<SpecimenLibrary> libraries() {
        return SpecimenLibrary.all();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void measuresWhatLibrariesBuild(final SpecimenLibrary library) throws Exception {
        compare(library.title(), new LibraryJvm(directory).run(library));
    }

    @Test
    void measuresWhatTheJdkBuilds() throws Exception {
        compare("JDK 25", new LibraryJvm(directory).runJdk(Path.of(System.getProperty("java.home")), 25));
    }

    @Test
    void measuresWhatAnOlderJdkBuilds() throws Exception {
        final Path home = SpecimenJvm.jdk17();
        assumeTrue(home != null, "no JDK 17 on this machine");
        compare("JDK 17", new LibraryJvm(directory).runJdk(home, 17));
    }

    @AfterAll
    void saysWhatWasCompared() throws Exception {
        table.check();
    }

    private void compare(final String title, final Run run) throws Exception {
        final List<String> warnings = SpecimenJvm
                .scan(run.dump(), Catalog.standard(), (heap, report) -> compare(title, run, heap, report)).report()
                .warnings();
        assertThat(warnings).isEmpty();
        assertThat(table.unequal(title)).isEmpty();
    }

    private void compare(final String title, final Run run, final HeapGraph heap, final StructureReport report) {
        final HeapCatalog catalog = HeapCatalog.of(Catalog.standard(), heap.classes());
        try (FieldReader reader = heap.fields().reader()) {
            final StructureEntries entries = new StructureEntries(heap, catalog, reader);
            run.facts().forEach((name, facts) -> {
                final StructureGroup group = find(report, name, facts.get("type"));
                final Map<String, String> known = new LinkedHashMap<>(facts);
                final Map<String, String> measured = group == null
                        ? new HashMap<>()
                        : GroupMeasures.of(group, facts.keySet());
                if (group != null && group.count() == 1) {
                    // As many as there are, unless the program says that some cannot be shown.
                    known.putIfAbsent("listed", facts.get("entries"));
                    measured.put("listed", Long.toString(listed(entries, group.objects().getFirst())));
                }
                table.add(title, name, known, measured);
            });
        }
    }

    private static long listed(final StructureEntries entries, final int object) {
        final long[] count = new long[1];
        entries.visit(object, (_, _, _, _) -> ++count[0] > 0);
        return count[0];
    }

    /** The structure in a static field of the program, or those of one class in the array in the field: {@code FIELD/which of them}. */
    private static StructureGroup find(final StructureReport report, final String name, final String type) {
        final String field = name.replaceFirst("/.*", "");
        return report.groups().stream()
                .filter(group -> group.type().equals(type) && group.where().matches(
                        "static specimens\\.[a-z]+\\.[A-Za-z]+\\." + field + "(\\[\\])?"))
                .findFirst().orElse(null);
    }
}
