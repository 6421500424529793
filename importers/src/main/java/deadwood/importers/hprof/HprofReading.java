package deadwood.importers.hprof;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.hprof.layout.InferredLayout;
import deadwood.model.heap.ClassTable;
import deadwood.model.heap.HeapColumns;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.RootTable;
import deadwood.model.heap.ThreadTable;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.LongColumn;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one dump, step by step. */
final class HprofReading {

    private static final Set<String> BUILT_IN_LOADERS = Set.of(
            "jdk.internal.loader.ClassLoaders$AppClassLoader", "jdk.internal.loader.ClassLoaders$PlatformClassLoader",
            "sun.misc.Launcher$AppClassLoader", "sun.misc.Launcher$ExtClassLoader");

    /** What stays of an object with one reference, and what is needed meanwhile: 12 and 10. */
    private static final long BYTES_AN_OBJECT = 22;

    private final DumpFile file;
    private final int threads;
    private final ColumnStore store;
    private final ColumnStore scratch;
    private final Warnings warnings;
    private final Progress progress;
    private final CancelSignal cancel;

    /**
     * @param store for the columns of the graph
     * @param scratch for what goes when the import is done
     */
    HprofReading(final DumpFile file, final ImportOptions options, final ColumnStore store, final ColumnStore scratch,
            final Warnings warnings, final Progress progress, final CancelSignal cancel) {
        this.file = file;
        this.threads = options.threads();
        this.store = store;
        this.scratch = scratch;
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
        final MarkingPass marking = new MarkingPass(file, outline, loaderClasses, threads, warnings);
        try (MarkingPass.Marked marked = marking.run(progress, cancel)) {
            final AddressBits.Frozen addresses = marked.bits().freeze(store, file.path(), cancel);
            final int objects = addresses.index().objectCount();
            store.require("reading " + objects + " objects", BYTES_AN_OBJECT * objects);
            if (objects == 0) {
                throw new ImportException.Truncated(file.path() + " ends before the first object");
            }
            final DumpClasses classes = DumpClasses.of(file, outline, names, marked.classes(),
                    addresses.index()::idOf, warnings);
            final GraphRoots roots = new GraphRoots(marked.roots(), addresses.index(), classes,
                    marked.watched(), warnings);
            final ThreadTable threadTable;
            try (ThreadStacks stacks = new ThreadStacks(file, outline, names)) {
                threadTable = stacks.threads(marked.roots(), roots);
            }
            final long references = file.size() / file.idSize() + addresses.index().objectCount()
                    + roots.roots().size();
            final GraphColumns columns = GraphColumns.in(store, scratch, addresses.index(),
                    classes.most(), references);
            final List<GapMeter> meters = new ReferencePass(file, classes, roots, columns, seen(marked), warnings)
                    .run(marked.pieces(), threads, progress, cancel);
            return finished(new GraphBuilder(classes, addresses.index(), names, file.idSize()), columns, classes,
                    roots, threadTable, meters);
        }
    }

    /** Bits of the objects that are decoded already, null where no two have the same id. */
    private @Nullable LongColumn seen(final MarkingPass.Marked marked) throws IOException {
        return marked.duplicates() == 0
                ? null
                : scratch.longs("objects seen", marked.bits().size() / Long.SIZE + 1);
    }

    private HeapGraph finished(final GraphBuilder builder, final GraphColumns columns, final DumpClasses classes,
            final GraphRoots roots, final ThreadTable threadTable, final List<GapMeter> meters) throws IOException {
        final ColumnFinish.Finished finished = new ColumnFinish(columns, classes, meters, store, scratch)
                .finish(threads, progress, cancel);
        final InferredLayout sizes = builder.sizes(finished.measured().gaps());
        if (!sizes.proven()) {
            warnings.add(-1, "the ids in this dump do not tell how large objects were; sizes are estimated");
        }
        cancel.check();
        final ClassTable table = builder.table(sizes.instanceSizes());
        final DumpFieldSource source = builder.source(file, finished, store);
        final HeapColumns all = new HeapColumns(columns.index(), finished.classIds(), finished.lengths(),
                finished.rows(), finished.references(), finished.weak(),
                builder.oddSizes(sizes, finished.measured().stackChunks(), table, source));
        return new HeapGraph(all, table, new RootTable(roots.roots()), roots.entryPoints(), threadTable,
                sizes.layout(), source, store);
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
}
