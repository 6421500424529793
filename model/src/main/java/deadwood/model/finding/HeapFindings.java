package deadwood.model.finding;

import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.StructureReport;
import deadwood.model.structure.catalog.Catalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Looks for all kinds of things in a heap that somebody should look at. */
public final class HeapFindings {

    private static final List<HeapDetector> DETECTORS = List.of(new MapBloat(), new DeadTrieNodes(),
            new SingleChildTrie(), new TrieSlack(), new ZeroValues(), new StaleEntries(), new EmptyCollections(),
            new SingletonMaps(), new OversizedLists(), new HashCollisions(), new DuplicateTexts(),
            new BoxedDuplicates(), new ThreadLocalLeftovers(), new ClassLoaderLeak(), new FinalizerBacklog(),
            new ListenerGrowth());

    private HeapFindings() {}

    /** The names of all kinds of findings. */
    public static List<String> kinds() {
        return DETECTORS.stream().map(HeapDetector::kind).toList();
    }

    /**
     * The findings, those with the most bytes to gain first, then by kind and place.
     *
     * @param retention with soft references followed
     * @param structures of the same heap
     * @throws IOException if there is no space for intermediate columns
     * @throws java.util.concurrent.CancellationException if cancelled
     * @throws deadwood.model.heap.FieldSourceException if the dump was changed or removed meanwhile
     */
    public static List<HeapFinding> of(final Retention retention, final StructureReport structures,
            final Progress progress, final CancelSignal cancel) throws IOException {
        return of(retention, structures, Catalog.standard(), progress, cancel);
    }

    /**
     * As above.
     *
     * @param catalog that the structures were found with
     */
    public static List<HeapFinding> of(final Retention retention, final StructureReport structures,
            final Catalog catalog, final Progress progress, final CancelSignal cancel) throws IOException {
        final Progress.Step step = progress.begin("looking for findings", DETECTORS.size(), Progress.Unit.STEPS);
        final List<HeapFinding> findings = new ArrayList<>();
        try (HeapFacts facts = new HeapFacts(retention, structures, catalog, cancel)) {
            for (final HeapDetector detector : DETECTORS) {
                cancel.check();
                findings.addAll(detector.detect(facts));
                step.advance(1);
            }
        }
        findings.sort(Comparator.comparingLong((HeapFinding finding) -> -finding.bytesToGain())
                .thenComparing(HeapFinding::kind).thenComparing(HeapFinding::where)
                .thenComparing(HeapFinding::type));
        return List.copyOf(findings);
    }
}
