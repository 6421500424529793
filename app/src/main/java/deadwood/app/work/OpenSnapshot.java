package deadwood.app.work;

import deadwood.importers.ImportOptions;
import deadwood.importers.Importers;
import deadwood.model.diff.HeapSide;
import deadwood.model.event.EventTables;
import deadwood.model.finding.HeapFinding;
import deadwood.model.finding.HeapFindings;
import deadwood.model.heap.ClassCount;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.profile.StackProfile;
import deadwood.model.query.ClassTotals;
import deadwood.model.query.CollectionContents;
import deadwood.model.query.ContentsReader;
import deadwood.model.query.InboundReferences;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.retention.PackageHistogram;
import deadwood.model.retention.ReachableObjects;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionIndex;
import deadwood.model.retention.RetentionTree;
import deadwood.model.retention.RootPaths;
import deadwood.model.retention.ThreadReport;
import deadwood.model.retention.ThreadReport.ThreadRow;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import deadwood.model.structure.StructureIndex;
import deadwood.model.structure.StructureReport;

import deadwood.model.structure.catalog.Catalog;
import deadwood.model.structure.catalog.CatalogEntry;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.detail.StructureReader;
import deadwood.model.structure.trie.TrieFamily;
import deadwood.model.structure.trie.TrieFinder;
import deadwood.model.tree.WeightedTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One opened file with its analyses, each computed when first asked for, what it needs first, and kept from then on. One
 * that was cancelled or failed is not kept: the next call begins anew.
 * <p>
 * For one thread at a time. The results themselves are immutable, safe for several threads, and live as long as this.
 * Every analysis throws {@link NoHeapException} if the file holds no heap, {@link IOException} if there is no space for its
 * columns, {@link java.util.concurrent.CancellationException} if it was cancelled, and
 * {@link deadwood.model.heap.FieldSourceException} if it reads fields and the file was changed or removed meanwhile.
 */
public final class OpenSnapshot implements AutoCloseable {

    /** Below this share of the whole heap, objects of the retention tree are summed up: less than a pixel of a wide screen. */
    private static final double SMALLEST_OBJECT = 0.0001;
    /**
     * The same of merged trees, far below what anybody sees: two of them are compared, and what is summed up in one and stands alone in
     * the other looks as if it were new or gone.
     */
    private static final double SMALLEST_GROUP = 0.000_001;

    private final Snapshot snapshot;
    private final KeptResults index;
    private final UserCatalog userCatalog;
    private final Kept<UserCatalog.Read> structureCatalog = new Kept<>();
    private final Kept<Long> unreachable = new Kept<>();
    private final Kept<Retention> retention = new Kept<>();
    private final Kept<ClassHistogram> counts = new Kept<>();
    private final Kept<ClassHistogram> histogram = new Kept<>();
    private final Kept<List<PackageHistogram.Row>> packages = new Kept<>();
    private final Kept<RootPaths> paths = new Kept<>();
    private final Kept<RootPaths> strongPaths = new Kept<>();
    private final Kept<InboundReferences> inbound = new Kept<>();
    private final Kept<ClassTotals> totals = new Kept<>();
    private final Kept<ContentsReader> contents = new Kept<>();
    private final Kept<StructureReport> structures = new Kept<>();
    private final Kept<List<HeapFinding>> findings = new Kept<>();
    private final Kept<List<TrieFamily>> tries = new Kept<>();
    private final Kept<StructureReader> structureReader = new Kept<>();
    private final Kept<List<ThreadRow>> threads = new Kept<>();
    private final Map<RetentionView, Kept<WeightedTree>> trees = new EnumMap<>(RetentionView.class);
    private @Nullable FieldReader fields;

    /** @param snapshot closed with this */
    public OpenSnapshot(final Snapshot snapshot) {
        this(snapshot, UserCatalog.NONE);
    }

    /**
     * @param snapshot closed with this
     * @param userCatalog structures that the user has added
     */
    public OpenSnapshot(final Snapshot snapshot, final UserCatalog userCatalog) {
        this.snapshot = snapshot;
        this.userCatalog = userCatalog;
        this.index = new KeptResults(snapshot.parts());
    }

    /**
     * Opens a file of any known format.
     *
     * @throws deadwood.importers.ImportException if nothing useful could be read; the message is for a person
     * @throws IOException if the file system failed
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public static OpenSnapshot open(final Path file, final ImportOptions options, final Progress progress,
            final CancelSignal cancel) throws IOException {
        return new OpenSnapshot(new Importers().open(file, options, progress, cancel));
    }

    /** The same with structures that the user has added to the catalog. */
    public static OpenSnapshot open(final Path file, final ImportOptions options, final UserCatalog userCatalog,
            final Progress progress, final CancelSignal cancel) throws IOException {
        return new OpenSnapshot(new Importers().open(file, options, progress, cancel), userCatalog);
    }

    /**
     * Instances and shallow sizes by class, as {@link #counts} gives them, of a file that is not opened: much quicker still.
     *
     * @return null if the file has to be opened for that
     * @throws deadwood.importers.ImportException if it is of no known format; the message is for a person
     */
    public static @Nullable ClassHistogram countsOf(final Path file, final ImportOptions options,
            final Progress progress, final CancelSignal cancel) throws IOException {
        final List<ClassCount> counts = new Importers().counts(file, options, progress, cancel);
        return counts == null ? null : ClassHistogram.of(counts);
    }

    /** What the file gave. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** What the import warned of, and what could not be kept since. */
    public List<ImportWarning> warnings() {
        final UserCatalog.Read catalog = structureCatalog.value;
        final Stream<ImportWarning> ofCatalog = catalog == null
                ? Stream.of()
                : catalog.warnings().stream().map(warning -> new ImportWarning(-1, warning));
        return Stream.of(snapshot.warnings().stream(), index.warnings().stream(), ofCatalog)
                .flatMap(warnings -> warnings).toList();
    }

    /** The heap of the file. */
    public HeapGraph heap() throws NoHeapException {
        final HeapGraph heap = snapshot.heap();
        if (heap == null) {
            throw new NoHeapException(snapshot);
        }
        return heap;
    }

    /** The stack profile of the file. */
    public StackProfile profile() throws NoProfileException {
        final StackProfile profile = snapshot.profile();
        if (profile == null) {
            throw new NoProfileException(snapshot, "stack profile");
        }
        return profile;
    }

    /** The events of the file. */
    public EventTables events() throws NoProfileException {
        final EventTables events = snapshot.content().events();
        if (events == null) {
            throw new NoProfileException(snapshot, "events");
        }
        return events;
    }

    /** A reader of fields for the thread that works on this; closed with this, not by the caller. */
    public FieldReader fields() throws NoHeapException {
        if (fields == null) {
            fields = heap().fields().reader();
        }
        return fields;
    }

    /** How many objects no root reaches, soft references followed: much quicker than {@link #retention}. */
    public long unreachableObjects(final Progress progress, final CancelSignal cancel) throws IOException {
        return unreachable.get(() -> {
            final HeapGraph heap = heap();
            if (retention.value == null) {
                retention.value = index.known(heap, RetentionIndex.PART, Results.retention(heap, progress, cancel));
            }
            final Retention known = retention.value;
            if (known != null) {
                return (long) known.unreachableCount();
            }
            final Progress.Step step = progress.begin("marking what is reachable", heap.objectCount(),
                    Progress.Unit.OBJECTS);
            try (ColumnStore scratch = heap.store().scratch()) {
                return (long) heap.objectCount()
                        - ReachableObjects.of(heap, true, null, scratch, step, cancel).size();
            }
        });
    }

    /** Dominators and retained sizes, soft references followed. */
    public Retention retention(final Progress progress, final CancelSignal cancel) throws IOException {
        return retention.get(() -> index.get(heap(), RetentionIndex.PART,
                Results.retention(heap(), progress, cancel)));
    }

    /** Instances and shallow sizes by class, mostly without retained sizes: much quicker than {@link #histogram}. */
    public ClassHistogram counts(final Progress progress, final CancelSignal cancel) throws IOException {
        return counts.get(() -> {
            if (histogram.value == null) {
                histogram.value = index.known(Results.CLASSES,
                        Results.histogram(() -> computedHistogram(progress, cancel)));
            }
            final ClassHistogram more = histogram.value;
            return more != null
                    ? more
                    : index.get(Results.COUNTS,
                            Results.histogram(() -> ClassHistogram.of(heap(), null, progress, cancel)));
        });
    }

    /** Instances, shallow and retained sizes by class. */
    public ClassHistogram histogram(final Progress progress, final CancelSignal cancel) throws IOException {
        return histogram.get(
                () -> index.get(Results.CLASSES, Results.histogram(() -> computedHistogram(progress, cancel))));
    }

    private ClassHistogram computedHistogram(final Progress progress, final CancelSignal cancel) throws IOException {
        return ClassHistogram.of(heap(), retention(progress, cancel), progress, cancel);
    }

    /** Reachable instances, shallow and retained sizes by package. */
    public List<PackageHistogram.Row> packages(final Progress progress, final CancelSignal cancel)
            throws IOException {
        return packages.get(() -> index.get(Results.PACKAGES, Results.packages(
                () -> PackageHistogram.of(retention(progress, cancel), progress, cancel))));
    }

    /** Shortest paths to the GC roots, soft references followed. */
    public RootPaths paths(final Progress progress, final CancelSignal cancel) throws IOException {
        return paths.get(() -> index.get(heap(), RootPaths.PART, Results.paths(heap(), true, progress, cancel)));
    }

    /** Shortest paths to the GC roots over strong references alone. */
    public RootPaths strongPaths(final Progress progress, final CancelSignal cancel) throws IOException {
        return strongPaths.get(
                () -> index.get(heap(), RootPaths.STRONG_PART, Results.paths(heap(), false, progress, cancel)));
    }

    /** Who refers to whom, the other way round. */
    public InboundReferences inbound(final Progress progress, final CancelSignal cancel) throws IOException {
        return inbound.get(() -> index.get(heap(), InboundReferences.PART,
                Results.inbound(heap(), progress, cancel)));
    }

    /** Instances and shallow sizes by class, for what is grouped of them. */
    public ClassTotals totals(final Progress progress, final CancelSignal cancel) throws IOException {
        return totals.get(() -> ClassTotals.ofAll(heap(), progress, cancel));
    }

    /** Shows collections as their entries; for the thread that works on this, as {@link #fields} is. */
    public ContentsReader contents() throws IOException {
        return contents.get(() -> new CollectionContents(heap(),
                HeapCatalog.of(catalog(), heap().classes(), guesses(structures.value)), fields()));
    }

    /** Classes that are collections as far as the scan of structures could tell; none before it. */
    private static List<CatalogEntry> guesses(final @Nullable StructureReport scanned) {
        return scanned == null ? List.of() : scanned.guessedEntries();
    }

    /** Collections and tries with their measures. */
    public StructureReport structures(final Progress progress, final CancelSignal cancel) throws IOException {
        final boolean known = structures.value != null;
        final StructureReport report = structures.get(() -> index.get(heap(), StructureIndex.PART,
                Results.structures(heap(), catalog(), () -> retention(progress, cancel), progress, cancel)));
        if (!known && !report.guesses().isEmpty()) {
            // Those made before the guesses were known show their classes as any other.
            contents.value = null;
        }
        return report;
    }

    /** The catalog of structures, with what the user has added. */
    public Catalog catalog() throws IOException {
        return structureCatalog.get(userCatalog::read).catalog();
    }

    /**
     * Adds structures to the user's catalog, and forgets what was found with the one before.
     *
     * @param name of the file that they are kept in
     * @param json as {@code docs/catalog.schema.json} says
     * @throws IOException if it cannot be understood or kept; the message is for a person
     */
    public void addStructures(final String name, final String json) throws IOException {
        userCatalog.add(name, json);
        structureCatalog.value = null;
        structures.value = null;
        contents.value = null;
        findings.value = null;
        structureReader.value = null;
        tries.value = null;
    }

    /** Reads single structures in full; for the thread that works on this, as {@link #fields} is. */
    public StructureReader structureReader(final Progress progress, final CancelSignal cancel) throws IOException {
        final Retention retained = retention(progress, cancel);
        final StructureReport scanned = structures(progress, cancel);
        return structureReader.get(() -> {
            final HeapCatalog bound = HeapCatalog.of(catalog(), heap().classes(), guesses(scanned));
            return new StructureReader(heap(), retained, bound, fields(), (step, signal) -> tries
                    .get(() -> new TrieFinder(heap(), retained, bound, fields(), new BitSet(), new ArrayList<>(),
                            signal).find(step)));
        });
    }

    /** What somebody should look at, the most bytes to gain first. */
    public List<HeapFinding> findings(final Progress progress, final CancelSignal cancel) throws IOException {
        final Retention retained = retention(progress, cancel);
        final StructureReport scanned = structures(progress, cancel);
        return findings.get(() -> HeapFindings.of(retained, scanned, catalog(), progress, cancel));
    }

    /** The retention tree; value types are retained bytes (self is the shallow size) and objects. */
    public WeightedTree retentionTree(final RetentionView view, final Progress progress, final CancelSignal cancel)
            throws IOException {
        return trees.computeIfAbsent(view, _ -> new Kept<>())
                .get(() -> index.get("tree by " + view.name().toLowerCase(Locale.ROOT),
                        Results.tree(() -> computedTree(view, progress, cancel))));
    }

    private WeightedTree computedTree(final RetentionView view, final Progress progress, final CancelSignal cancel)
            throws IOException {
        final Retention retained = retention(progress, cancel);
        return switch (view) {
            case OBJECT -> RetentionTree.byObject(retained, SMALLEST_OBJECT, progress, cancel);
            case CLASS -> RetentionTree.byClass(retained, SMALLEST_GROUP, progress, cancel);
            case PACKAGE -> RetentionTree.byPackage(retained, SMALLEST_GROUP, progress, cancel);
        };
    }

    /** Threads with their frames and locals. */
    public List<ThreadRow> threads(final Progress progress, final CancelSignal cancel) throws IOException {
        final Retention retained = retention(progress, cancel);
        return threads.get(() -> ThreadReport.of(heap(), retained, cancel));
    }

    /** Everything that a comparison looks at. */
    HeapSide side(final Progress progress, final CancelSignal cancel) throws IOException {
        return new HeapSide(heap(), retention(progress, cancel), histogram(progress, cancel),
                structures(progress, cancel), retentionTree(RetentionView.CLASS, progress, cancel));
    }

    /** Closes the file and gives back the columns: nothing that came from here may be used any more. */
    @Override
    public void close() throws IOException {
        if (fields != null) {
            fields.close();
        }
        snapshot.close();
    }

    private static final class Kept<T> {

        private @Nullable T value;

        T get(final Results.Computation<T> computation) throws IOException {
            final T known = value;
            if (known != null) {
                return known;
            }
            final T computed = computation.compute();
            value = computed;
            return computed;
        }
    }
}
