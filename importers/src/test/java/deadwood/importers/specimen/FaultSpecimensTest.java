package deadwood.importers.specimen;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.ImportOptions;
import deadwood.importers.Importers;
import deadwood.importers.specimen.SpecimenJvm.Run;
import deadwood.importers.specimen.program.CompilerSpecimen;
import deadwood.importers.specimen.program.FaultSpecimens;
import deadwood.importers.specimen.program.ServiceSpecimen;
import deadwood.model.finding.HeapFinding;
import deadwood.model.finding.HeapFindings;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.StructureReport;
import deadwood.model.structure.StructureScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every planted fault is found, with the numbers that the program knows and the bytes that mending it frees; what has no fault has no finding. */
class FaultSpecimensTest {

    /** What a JVM needs between two dumps, in bytes. */
    private static final long OF_THE_JVM = 3_000;
    /** The order in which the program mends them. */
    private static final List<String> KINDS = List.of("map-bloat", "dead-trie-nodes", "single-child-trie",
            "trie-slack", "zero-values", "stale-entries", "empty-collections", "singleton-maps", "oversized-lists",
            "hash-collisions", "duplicate-strings", "boxed-duplicates", "thread-local-leftovers",
            "class-loader-leak", "finalizer-backlog", "listener-growth");

    @TempDir
    private Path directory;

    private record Heap(long reachable, List<HeapFinding> findings) {}

    @Test
    void findsEveryFaultWithItsNumbers() throws Exception {
        final Run run = new SpecimenJvm(directory).run(FaultSpecimens.class);
        final Heap faulty = open(run.dump(), true);
        final Map<String, HeapFinding> findings = new LinkedHashMap<>();
        faulty.findings().forEach(finding -> assertThat(findings.put(finding.kind(), finding))
                .as("second finding of %s", finding).isNull());
        assertThat(findings.keySet()).containsExactlyInAnyOrderElementsOf(HeapFindings.kinds());
        final SoftAssertions softly = new SoftAssertions();
        run.facts().forEach((fact, expected) -> {
            final String[] parts = fact.split(":");
            softly.assertThat(findings.get(parts[0]).measure(parts[1])).as(fact).isEqualTo(expected);
        });
        long before = faulty.reachable();
        for (final String kind : KINDS) {
            final Heap mended = open(run.dump().resolveSibling("without-" + kind + ".hprof"), false);
            softly.assertThat(findings.get(kind).bytesToGain()).as(kind)
                    .isCloseTo(before - mended.reachable(), Offset.offset(OF_THE_JVM));
            before = mended.reachable();
        }
        softly.assertAll();
        for (final HeapFinding finding : findings.values()) {
            assertThat(finding.objects()).as("%s", finding).isNotEmpty();
            assertThat(finding.why()).as("%s", finding).isNotBlank();
            assertThat(finding.where()).as("%s", finding).containsPattern(switch (finding.kind()) {
                case "thread-local-leftovers" -> "^thread \"pool-#-thread-#\"";
                case "finalizer-backlog" -> "Finalizer";
                case "class-loader-leak" -> "FaultSpecimens.PLUGINS";
                default -> "FaultSpecimens\\." + name(finding.kind());
            });
        }
    }

    /** Fields are named after kinds. */
    private static String name(final String kind) {
        return "(?i)" + (kind.equals("listener-growth") ? "listeners" : kind.replace("-", "_?"));
    }

    @Test
    void findsNothingInTheSameHeapWithoutFaults() throws Exception {
        assertThat(open(new SpecimenJvm(directory).run(FaultSpecimens.class).second(), true).findings()).isEmpty();
    }

    @Test
    void findsNothingInAServiceUnderLoad() throws Exception {
        assertThat(open(new SpecimenJvm(directory).run(ServiceSpecimen.class).dump(), true).findings()).isEmpty();
    }

    @Test
    void findsNothingInACompiler() throws Exception {
        assertThat(open(new SpecimenJvm(directory).run(CompilerSpecimen.class, "-Dsources="
                + Path.of("src/test/java/deadwood/importers/specimen/program")).dump(), true).findings()).isEmpty();
    }

    private static Heap open(final Path dump, final boolean withFindings) throws IOException {
        try (Snapshot snapshot = new Importers().open(dump,
                new ImportOptions(dump.resolveSibling(dump.getFileName() + ".cache"), 2), Progress.NONE,
                CancelSignal.NEVER)) {
            final HeapGraph heap = Objects.requireNonNull(snapshot.heap());
            final Retention retention = RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
            if (!withFindings) {
                return new Heap(retention.reachableBytes(), List.of());
            }
            final StructureReport report = StructureScan.of(heap, retention, Progress.NONE, CancelSignal.NEVER);
            return new Heap(retention.reachableBytes(),
                    HeapFindings.of(retention, report, Progress.NONE, CancelSignal.NEVER));
        }
    }
}
