package bench;

import deadwood.importers.ImportOptions;
import deadwood.importers.Importers;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.query.ArrayFill;
import deadwood.model.query.ClassLoaders;
import deadwood.model.query.ClassTotals;
import deadwood.model.query.CollectionContents;
import deadwood.model.query.DuplicateStrings;
import deadwood.model.query.FinalizerReport;
import deadwood.model.query.HistogramTree;
import deadwood.model.query.ImmediateDominators;
import deadwood.model.query.InboundReferences;
import deadwood.model.query.MergedPaths;
import deadwood.model.query.ObjectInspector;
import deadwood.model.query.ObjectReferences;
import deadwood.model.query.ObjectSelection;
import deadwood.model.query.ObjectsOfClass;
import deadwood.model.query.ReferenceQueues;
import deadwood.model.query.ReferenceStatistics;
import deadwood.model.query.RetainedSet;
import deadwood.model.query.SystemProperties;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.retention.RootPaths;
import deadwood.model.retention.ThreadReport;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.catalog.Catalog;
import deadwood.model.structure.catalog.HeapCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Times every query on one dump, once it is open: {@code FILE CACHE_DIRECTORY [PART_OF_NAME]}. Prints a line a query, see {@link QueryClock}.
 * <p>
 * Selections are drawn at random, objects and classes (that of an object drawn: large classes come often). A page is 100 rows.
 */
public final class Queries {

    private static final int PAGE = 100;
    private static final int TOP = 20;
    /** Objects of a selection drawn at random. */
    private static final int SELECTED = 100;
    private static final double SMALLEST_SHARE = 0.001;
    private static final Progress SILENT = Progress.NONE;
    private static final CancelSignal NEVER = CancelSignal.NEVER;

    private final QueryClock clock;
    private final HeapGraph heap;
    private final FieldReader reader;
    private final CollectionContents contents;
    private final Retention retention;
    private final RootPaths paths;
    private final InboundReferences inbound;
    private final ClassTotals totals;

    private Queries(final QueryClock clock, final HeapGraph heap, final FieldReader reader) throws IOException {
        this.clock = clock;
        this.heap = heap;
        this.reader = reader;
        this.contents = new CollectionContents(heap, HeapCatalog.of(Catalog.standard(), heap.classes()), reader);
        this.retention = RetentionAnalysis.of(heap, true, SILENT, NEVER);
        this.paths = clock.first("shortest paths of all objects (first question)",
                () -> RootPaths.of(heap, true, SILENT, NEVER));
        this.inbound = clock.first("inbound references of all objects (first question)",
                () -> InboundReferences.of(heap, heap.store().scratch(), SILENT, NEVER));
        this.totals = clock.first("instances of all classes (first question)",
                () -> ClassTotals.ofAll(heap, SILENT, NEVER));
    }

    public static void main(final String[] args) throws IOException {
        final ImportOptions options = new ImportOptions(Path.of(args[1]), Runtime.getRuntime().availableProcessors());
        try (Snapshot snapshot = new Importers().open(Path.of(args[0]), options, SILENT, NEVER)) {
            final HeapGraph heap = Objects.requireNonNull(snapshot.heap());
            try (FieldReader reader = heap.fields().reader()) {
                final Queries queries = new Queries(new QueryClock(heap, args.length > 2 ? args[2] : ""),
                        heap, reader);
                queries.ofObjects();
                queries.ofClasses();
                queries.ofTheHeap();
            }
        }
    }

    /** Questions about single objects. */
    private void ofObjects() throws IOException {
        final ObjectInspector inspector = new ObjectInspector(heap, retention, reader, contents);
        final ObjectReferences references = new ObjectReferences(heap, reader);
        clock.objects("object inspector", object -> inspector.inspect(object, 0, PAGE));
        clock.objects("references out", object -> references.out(object, 0, PAGE));
        clock.objects("references in", object -> references.in(object, inbound, HeapGraph.NONE, PAGE));
        clock.objects("shortest path to a root", object -> paths.pathOf(object, reader));
        clock.objects("children in the dominator tree", object -> {
            final Retention.Children children = retention.children(object);
            return children.count() == 0 ? object : children.get(0);
        });
        clock.once("threads with locals", () -> ThreadReport.of(heap, retention, NEVER));
        clock.once("system properties", () -> SystemProperties.of(heap, reader, contents));
    }

    /** Questions about the objects of a class, and about any selection. */
    private void ofClasses() throws IOException {
        clock.classes("objects of a class by retained size",
                type -> ObjectsOfClass.page(retention, type, HeapGraph.NONE, PAGE, SILENT, NEVER));
        clock.classes("merged paths of a class",
                type -> MergedPaths.of(retention, paths, type, SMALLEST_SHARE, SILENT, NEVER));
        clock.classes("immediate dominators of a class", type -> ImmediateDominators.of(retention, type, SILENT,
                NEVER));
        clock.classes("retained set of a class", type -> RetainedSet.of(retention, true, type, SILENT, NEVER));
        clock.selections("immediate dominators of " + SELECTED + " objects", SELECTED,
                few -> ImmediateDominators.of(retention, few, SILENT, NEVER));
        clock.selections("retained set of " + SELECTED + " objects", SELECTED,
                few -> RetainedSet.of(retention, true, few, SILENT, NEVER));
        clock.selections("merged paths of " + SELECTED + " objects", SELECTED,
                few -> MergedPaths.of(retention, paths, few, SMALLEST_SHARE, SILENT, NEVER));
    }

    /** Questions about all objects. */
    private void ofTheHeap() throws IOException {
        clock.once("duplicate strings", () -> DuplicateStrings.of(heap, retention, TOP, SILENT, NEVER));
        clock.once("array fill", () -> ArrayFill.of(heap, SILENT, NEVER));
        clock.once("class loaders and duplicate classes", () -> ClassLoaders.of(totals, retention, SILENT, NEVER));
        clock.once("finalizers", () -> FinalizerReport.of(heap, retention, SILENT, NEVER));
        clock.once("reference queues", () -> ReferenceQueues.of(heap, SILENT, NEVER));
        clock.once("soft, weak and phantom references",
                () -> ReferenceStatistics.of(retention, totals, SILENT, NEVER));
        for (final HistogramTree.Grouping grouping : HistogramTree.Grouping.values()) {
            clock.once("histogram by " + grouping.name().toLowerCase(java.util.Locale.ROOT),
                    () -> HistogramTree.of(totals, grouping, retention, SILENT, NEVER));
        }
        clock.once("unreachable objects by class", () -> ClassTotals.ofUnreachable(retention, SILENT, NEVER));
        clock.once("retained set of all strings", () -> RetainedSet.of(retention, true,
                ObjectSelection.named(heap.classes(), "java.lang.String", false), SILENT, NEVER));
    }
}
