package deadwood.importers.specimen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import deadwood.importers.specimen.SpecimenJvm.Run;
import deadwood.importers.specimen.SpecimenJvm.Scanned;
import deadwood.importers.specimen.program.CollectionSpecimens;
import deadwood.importers.specimen.program.LookAlikeSpecimens;
import deadwood.importers.specimen.program.OwnGraphs;
import deadwood.importers.specimen.program.OwnTables;
import deadwood.importers.specimen.program.TableSpecimens;
import deadwood.importers.specimen.program.TrieSpecimens;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.catalog.Catalog;
import deadwood.model.structure.measure.StructureKind;
import deadwood.model.structure.measure.TrieMeasures;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every measure of the scan equals what the program counted that built the structures. */
class SpecimensTest {

    private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("LISTS", "java.util.ArrayList"),
            Map.entry("CACHE", CollectionSpecimens.class.getName() + "$Cache"),
            Map.entry("SET", "java.util.HashSet"), Map.entry("LINKED_SET", "java.util.LinkedHashSet"),
            Map.entry("CONCURRENT_SET", "java.util.concurrent.ConcurrentHashMap$KeySetView"),
            Map.entry("CONCURRENT", "java.util.concurrent.ConcurrentHashMap"));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-XX:-UseCompressedOops", "-XX:+UseCompactObjectHeaders"})
    void measuresCollections(final String option) throws Exception {
        checkCollections(new SpecimenJvm(directory).run(CollectionSpecimens.class, option));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-XX:-UseCompressedOops", "-XX:+UseCompactObjectHeaders"})
    void measuresTries(final String option) throws Exception {
        checkTries(new SpecimenJvm(directory).run(TrieSpecimens.class, option));
    }

    @Test
    void measuresThoseOfAnOlderJdk() throws Exception {
        final Path home = SpecimenJvm.jdk17();
        assumeTrue(home != null, "no JDK 17 on this machine");
        final SpecimenJvm jvm = new SpecimenJvm(directory);
        checkCollections(jvm.runOn17(home, CollectionSpecimens.class));
        checkTries(jvm.runOn17(home, TrieSpecimens.class));
    }

    @Test
    void takesNothingOfTheJdkForATrie() throws Exception {
        final Run run = new SpecimenJvm(directory).run(LookAlikeSpecimens.class);
        // Without the list of libraries only the rule stands between these and tries.
        final Catalog unprotected = Catalog.standard().withLibraries(List.of("java.lang.Object"));
        final Scanned scanned = SpecimenJvm.scan(run.dump(), unprotected);
        assertThat(scanned.report().groups()).isNotEmpty()
                .noneMatch(group -> group.isGuess() || group.kind() == StructureKind.TRIE);
    }

    @Test
    void takesTreesAndGraphsForNeitherTriesNorTables() throws Exception {
        final Run run = new SpecimenJvm(directory).run(OwnGraphs.class);
        final Scanned scanned = SpecimenJvm.scan(run.dump(), Catalog.standard());
        assertThat(scanned.report().groups()).isNotEmpty()
                .noneMatch(group -> group.isGuess() || group.kind() == StructureKind.TRIE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-XX:-UseCompressedOops", "-XX:+UseCompactObjectHeaders"})
    void measuresTablesThatNoCatalogKnows(final String option) throws Exception {
        final Run run = new SpecimenJvm(directory).run(TableSpecimens.class, option);
        final Scanned scanned = SpecimenJvm.scan(run.dump(), Catalog.standard());
        final String prefix = "static " + TableSpecimens.class.getName() + ".";
        final Map<String, Long> measured = new TreeMap<>();
        for (final StructureGroup group : scanned.report().groups()) {
            if (group.type().startsWith(OwnTables.class.getName())) {
                assertThat(group.isGuess()).isTrue();
                assertThat(group.measures().declared()).as(group.where()).isEqualTo(group.entries());
                final String name = group.where().substring(prefix.length()).replace("[]", "");
                measured.put(name + ".entries", group.entries());
                measured.put(name + ".capacity", group.capacity());
                measured.put(name + ".emptySlots", group.emptySlots());
                if (run.facts().containsKey(name + ".longestChain")) {
                    measured.put(name + ".longestChain",
                            Objects.requireNonNull(group.measures().table()).longestChain());
                }
            }
        }
        assertThat(measured).containsExactlyInAnyOrderEntriesOf(run.facts());
    }

    private static void checkCollections(final Run run) throws Exception {
        final Scanned scanned = SpecimenJvm.scan(run.dump(), Catalog.standard());
        assertThat(scanned.report().warnings()).isEmpty();
        final Map<String, Long> measured = new TreeMap<>();
        final String prefix = "static " + CollectionSpecimens.class.getName() + ".";
        for (final StructureGroup group : scanned.report().groups()) {
            // Some specimens stand in trees and arrays, which are structures too.
            final boolean isSpecimen = group.where().startsWith(prefix) && !group.where().contains("FACTS")
                    && group.kind() != StructureKind.ARRAY && group.kind() != StructureKind.TREE;
            if (isSpecimen) {
                final String name = group.where().substring(prefix.length()).replace(" → [*]", "");
                measured.put(name + ".count", group.count());
                measured.put(name + ".entries", group.entries());
                measured.put(name + ".capacity", group.capacity());
                measured.put(name + ".emptySlots", group.emptySlots());
                assertThat(group.wastedBytes()).isEqualTo(group.emptySlots() * scanned.referenceSize());
                if (TYPES.containsKey(name)) {
                    assertThat(group.type()).isEqualTo(TYPES.get(name));
                }
            }
        }
        assertThat(measured).containsExactlyInAnyOrderEntriesOf(run.facts());
    }

    private static void checkTries(final Run run) throws Exception {
        final Scanned scanned = SpecimenJvm.scan(run.dump(), Catalog.standard());
        final Map<String, StructureGroup> tries = tries(scanned);
        final Map<String, StructureGroup> pruned = tries(SpecimenJvm.scan(run.second(), Catalog.standard()));
        final Map<String, Long> measured = new TreeMap<>();
        tries.forEach((name, group) -> {
            final TrieMeasures trie = Objects.requireNonNull(group.trie());
            measured.put(name + ".entries", group.entries());
            measured.put(name + ".capacity", group.capacity());
            measured.put(name + ".emptySlots", group.emptySlots());
            measured.put(name + ".nodes", trie.nodes());
            measured.put(name + ".interior", trie.interior());
            measured.put(name + ".leaves", trie.leaves());
            measured.put(name + ".deadNodes", trie.deadNodes());
            measured.put(name + ".maxDepth", (long) trie.maxDepth());
            // What the program freed when it took out the dead nodes.
            assertThat(trie.deadBytes()).as(name)
                    .isEqualTo(group.retainedSize() - pruned.get(name).retainedSize()).isPositive();
            assertThat(pruned.get(name).trie().deadNodes()).isZero();
        });
        assertThat(measured).containsExactlyInAnyOrderEntriesOf(run.facts());
    }

    private static Map<String, StructureGroup> tries(final Scanned scanned) {
        final String prefix = "static " + TrieSpecimens.class.getName() + ".";
        return scanned.report().groups().stream().filter(group -> group.kind() == StructureKind.TRIE)
                .collect(Collectors.toMap(
                        group -> group.where().substring(prefix.length(), group.where().indexOf(" → index")),
                        group -> group));
    }
}
