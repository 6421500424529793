package deadwood.importers.hprof;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.model.heap.ClassTable;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.RootTable;
import deadwood.model.heap.ThreadTable;
import deadwood.model.heap.WeakReferences;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Reads one dump, step by step. */
final class HprofReading {

    private static final Set<String> BUILT_IN_LOADERS = Set.of(
            "jdk.internal.loader.ClassLoaders$AppClassLoader", "jdk.internal.loader.ClassLoaders$PlatformClassLoader",
            "sun.misc.Launcher$AppClassLoader", "sun.misc.Launcher$ExtClassLoader");

    private final DumpFile file;
    private final int threads;
    private final ScratchStores stores;
    private final Warnings warnings;
    private final Progress progress;
    private final CancelSignal cancel;

    HprofReading(final DumpFile file, final ImportOptions options, final ScratchStores stores,
            final Warnings warnings, final Progress progress, final CancelSignal cancel) {
        this.file = file;
        this.threads = options.threads();
        this.stores = stores;
        this.warnings = warnings;
        this.progress = progress;
        this.cancel = cancel;
    }

    /** The heap, which takes the dump and the lasting store over. */
    HeapGraph read() throws IOException {
        try (Outline outline = RecordScan.scan(file, warnings, progress, cancel);
                Names names = new Names(file, outline.strings())) {
            if (outline.heap().size() == 0) {
                throw new ImportException.Truncated(
                        file.path() + " holds no objects: it is no heap dump or ends before the heap");
            }
            final HeapGraph heap = heap(outline, names);
            names.report(warnings);
            return heap;
        }
    }

    private HeapGraph heap(final Outline outline, final Names names) throws IOException {
        final long[] loaderClasses = builtInLoaderClasses(outline, names);
        final MarkingPass marking = new MarkingPass(file, outline.heap(), loaderClasses, threads, warnings);
        try (MarkingPass.Marked marked = marking.run(progress, cancel)) {
            final AddressBits.Frozen addresses = marked.bits().freeze(stores.lasting(), file.path());
            if (addresses.index().objectCount() == 0) {
                throw new ImportException.Truncated(file.path() + " ends before the first object");
            }
            final DumpClasses classes = DumpClasses.of(file, outline, names, marked.classes(), addresses.index(),
                    warnings);
            final GraphRoots roots = new GraphRoots(marked.roots(), addresses.index(), classes,
                    marked.watched(), warnings);
            final ThreadTable threadTable;
            try (ThreadStacks stacks = new ThreadStacks(file, outline, names)) {
                threadTable = stacks.threads(marked.roots(), roots);
            }
            final long references = file.size() / file.idSize() + addresses.index().objectCount()
                    + roots.roots().size();
            final GraphColumns columns = GraphColumns.in(stores.lasting(), stores.forWeak(), stores.forRuns(),
                    addresses.index(), references);
            new ReferencePass(file, classes, roots, columns, marked.duplicates() > 0, warnings)
                    .run(marked.pieces(), threads, progress, cancel);
            renumber(columns.classIds(), classes.adoptUnknown());
            return finished(new GraphBuilder(classes, addresses.index(), names, file.idSize()), addresses, columns,
                    classes, roots, threadTable);
        }
    }

    private HeapGraph finished(final GraphBuilder builder, final AddressBits.Frozen addresses,
            final GraphColumns columns, final DumpClasses classes, final GraphRoots roots,
            final ThreadTable threadTable) throws IOException {
        final IntColumn references = columns.references().seal();
        final ObjectPositions positions = ObjectPositions.of(columns.runs().seal(), addresses.index().objectCount(),
                stores.lasting());
        final WeakReferences weak = WeakColumns.sorted(columns.weak().seal(), stores.forRuns(), stores.lasting());
        final GapEvidence evidence = GapScan.scan(addresses, columns, classes, threads, progress, cancel);
        final LayoutInference.Sizes sizes = builder.sizes(evidence);
        final ClassTable table = builder.table(sizes.instanceSizes());
        final DumpFieldSource source = builder.source(file, columns, positions);
        return new HeapGraph(
                GraphBuilder.columns(columns, references, weak, builder.oddSizes(sizes, evidence, table, source)),
                table, new RootTable(roots.roots()), roots.entryPoints(), threadTable, sizes.layout(), source,
                stores.lasting());
    }

    private static void renumber(final IntColumn classIds, final int[] ids) {
        if (ids.length > 0) {
            for (long object = 0; object < classIds.size(); object++) {
                classIds.set(object, ids[classIds.get(object)]);
            }
        }
    }

    /** Addresses of the classes of the loaders whose classes HotSpot never unloads. */
    private static long[] builtInLoaderClasses(final Outline outline, final Names names) throws IOException {
        final Set<Long> addresses = new HashSet<>();
        for (final long address : outline.classNames().keys()) {
            if (BUILT_IN_LOADERS.contains(JavaNames.ofClass(names.of(outline.classNames().get(address))))) {
                addresses.add(address);
            }
        }
        return addresses.stream().mapToLong(Long::longValue).toArray();
    }

    /** Columns of the graph, which stay, and what goes when the import is done. */
    record ScratchStores(ColumnStore lasting, ColumnStore forWeak, ColumnStore forRuns) {}
}
