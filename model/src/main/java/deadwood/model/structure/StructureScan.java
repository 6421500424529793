package deadwood.model.structure;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.ParallelRanges;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.GrowingArrays;
import deadwood.model.store.Progress;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.Catalog;
import deadwood.model.structure.catalog.CatalogEntry;
import deadwood.model.structure.catalog.Claims;
import deadwood.model.structure.catalog.CollectionReader;
import deadwood.model.structure.catalog.FieldPath;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.catalog.Shape;
import deadwood.model.structure.measure.NodeGraph;
import deadwood.model.structure.measure.StructureKind;
import deadwood.model.structure.table.FoundTable;
import deadwood.model.structure.table.TableFinder;
import deadwood.model.structure.trie.FoundTrie;
import deadwood.model.structure.trie.Sieve;
import deadwood.model.structure.trie.TrieFamily;
import deadwood.model.structure.trie.TrieFinder;
import deadwood.model.structure.where.Whereabouts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds every reachable collection and trie of a heap and measures it. Entries are counted where they are, not taken from size
 * fields; what is inside another structure (the map of a {@code HashSet}, the child maps of a trie) is no structure of its own.
 */
public final class StructureScan {

    private static final int CHECK_EVERY = 1 << 12;
    /** Structures measured at a time by one thread. */
    private static final long GRAIN = 1 << 10;
    /** Damaged structures named one by one. */
    private static final int NAMED = 5;

    private final HeapGraph heap;
    private final Retention retention;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final CollectionReader collections;
    private final CancelSignal cancel;
    /** Objects that belong to the inside of some structure. */
    private final Claims.Shared claims;
    /** Collections that a wrapper stands for. */
    private final BitSet wrapped = new BitSet();
    /** Wrappers that only show what another structure holds. */
    private final BitSet views = new BitSet();
    private final List<String> warnings = new ArrayList<>();

    private StructureScan(final HeapGraph heap, final Retention retention, final HeapCatalog catalog,
            final FieldReader reader, final CancelSignal cancel) {
        this.heap = heap;
        this.retention = retention;
        this.catalog = catalog;
        this.reader = reader;
        this.cancel = cancel;
        this.collections = new CollectionReader(heap, catalog, reader);
        this.claims = new Claims.Shared(heap.objectCount());
    }

    /**
     * Scans a heap with the catalog that comes with Deadwood; the result lives as long as the heap.
     *
     * @throws IOException if there is no space for intermediate columns
     * @throws java.util.concurrent.CancellationException if cancelled
     * @throws deadwood.model.heap.FieldSourceException if the dump was changed or removed meanwhile
     */
    public static StructureReport of(final HeapGraph heap, final Retention retention, final Progress progress,
            final CancelSignal cancel) throws IOException {
        return of(heap, retention, Catalog.standard(), progress, cancel);
    }

    /** Scans a heap with another catalog; the result lives as long as the heap. */
    public static StructureReport of(final HeapGraph heap, final Retention retention, final Catalog catalog,
            final Progress progress, final CancelSignal cancel) throws IOException {
        final ColumnStore result = heap.store().scratch();
        heap.keep(result);
        return of(heap, retention, catalog, result, progress, cancel);
    }

    /**
     * Scans a heap.
     *
     * @param result where the columns of the result go, see {@link StructureIndex}; it lives as long as this store
     */
    public static StructureReport of(final HeapGraph heap, final Retention retention, final Catalog catalog,
            final ColumnStore result, final Progress progress, final CancelSignal cancel) throws IOException {
        final HeapCatalog known = HeapCatalog.of(catalog, heap.classes());
        try (FieldReader reader = heap.fields().reader(); ColumnStore scratch = heap.store().scratch()) {
            final Sieve sieve = Sieve.of(heap, retention, known,
                    progress.begin("looking for tables and tries", heap.objectCount(), Progress.Unit.OBJECTS), cancel);
            final List<FoundTable> guesses = TableFinder.find(heap, known, reader, sieve, cancel);
            final HeapCatalog bound = guesses.isEmpty()
                    ? known
                    : HeapCatalog.of(catalog, heap.classes(), guesses.stream().map(FoundTable::entry).toList());
            return new StructureScan(heap, retention, bound, reader, cancel).scan(sieve, guesses, scratch, result,
                    progress);
        }
    }

    private StructureReport scan(final Sieve sieve, final List<FoundTable> guesses, final ColumnStore scratch,
            final ColumnStore result, final Progress progress) throws IOException {
        final GrowingArrays.Ints collectionsFound = collections(progress);
        final BitSet insideTries = new BitSet();
        final TrieFinder finder = new TrieFinder(heap, retention, catalog, reader, insideTries, warnings, cancel);
        final List<TrieFamily> tries = finder.find(sieve, progress);
        final NodeGraph graph = NodeGraph.of(heap, retention, catalog, collectionsFound, reader, scratch, cancel);
        final Whereabouts where = Whereabouts.of(heap, retention, catalog, tries,
                sieve.reach().deadEnds(structureClasses(tries)), reader, scratch, progress, cancel);
        final StructureRows rows = new StructureRows(heap, where);
        final TrieHolders holders = new TrieHolders(heap, catalog, reader, where);
        for (final TrieFamily family : tries) {
            cancel.check();
            holders.add(family);
        }
        final List<Structure> found = new ArrayList<>();
        for (final TrieFamily family : tries) {
            for (final FoundTrie trie : family.tries()) {
                cancel.check();
                found.add(placeTrie(family, trie, holders.objectOf(trie), rows));
            }
        }
        claims.claimAll(insideTries);
        place(collectionsFound, graph, rows);
        measure(graph, found, rows, progress);
        rows.countShared(found.size(), graph, catalog, cancel);
        if (graph.cycles() > 0) {
            warnings.add(String.format(Locale.ROOT,
                    "%,d nodes of tries lead back to nodes above them: these ways were not followed",
                    graph.cycles()));
        }
        warnOfMismatches();
        return rows.report(retention, guesses, warnings, scratch, result, cancel);
    }

    /** The classes of what the scan has to find the place of. */
    private BitSet structureClasses(final List<TrieFamily> tries) {
        final BitSet classes = new BitSet();
        for (final ClassInfo info : heap.classes().all()) {
            final BoundCollection collection = catalog.collection(info.id());
            classes.set(info.id(), collection != null && collection.isMeasured());
        }
        tries.forEach(family -> classes.or(family.classes()));
        return classes;
    }

    /**
     * Lists the collections, in the order of ids, and finds out which are the inside of a wrapper.
     */
    private GrowingArrays.Ints collections(final Progress progress) {
        final Progress.Step step = progress.begin("looking for collections", heap.objectCount(),
                Progress.Unit.OBJECTS);
        final @Nullable BoundCollection[] measured = new BoundCollection[heap.classes().size()];
        for (int id = 0; id < measured.length; id++) {
            final BoundCollection collection = catalog.collection(id);
            measured[id] = collection != null && collection.isMeasured() ? collection : null;
        }
        final GrowingArrays.Ints found = new GrowingArrays.Ints();
        for (int object = 0; object < heap.objectCount(); object++) {
            if ((object & CHECK_EVERY - 1) == 0) {
                cancel.check();
                step.advance(Math.min(CHECK_EVERY, heap.objectCount() - object));
            }
            final BoundCollection collection = measured[heap.classIdOf(object)];
            if (collection != null && retention.isReachable(object)) {
                found.add(object);
                if (collection.shape() == Shape.WRAPPER) {
                    unwrap(object, collection);
                } else if (collection.shape() == Shape.TRIE || collection.shape() == Shape.VECTOR) {
                    unwrapNodes(object, collection);
                }
            }
        }
        return found;
    }

    private void unwrap(final int object, final BoundCollection collection) {
        final int inner = collections.inner(object, collection);
        final boolean owns = CatalogEntry.OWNS_ALWAYS.equals(collection.entry().owns());
        if (inner != HeapGraph.NONE && (owns || retention.idom(inner) == object)) {
            wrapped.set(inner);
        } else {
            views.set(object);
        }
    }

    /** What leads to the nodes of a trie or vector can be a collection of its own, and so can the first node: a list of a list buffer. */
    private void unwrapNodes(final int object, final BoundCollection collection) {
        for (final FieldPath link : collection.inside().links()) {
            for (final FieldPath step : link.steps()) {
                final int inner = collections.reference(object, step);
                final BoundCollection content = inner == HeapGraph.NONE
                        ? null
                        : catalog.collection(heap.classIdOf(inner));
                if (content != null && content.isMeasured() && retention.idom(inner) == object) {
                    wrapped.set(inner);
                }
            }
        }
    }

    /** Says of all structures but hand-written tries where they hang. */
    private void place(final GrowingArrays.Ints found, final NodeGraph graph, final StructureRows rows) {
        final String[] libraries = new String[heap.classes().size()];
        for (int i = 0; i < found.size(); i++) {
            if ((i & CHECK_EVERY - 1) == 0) {
                cancel.check();
            }
            final int object = found.get(i);
            final int type = heap.classIdOf(object);
            final BoundCollection collection = catalog.collection(type);
            if (collection == null || claims.isClaimed(object) || wrapped.get(object) || views.get(object)
                    || graph.isInner(object)) {
                continue;
            }
            if (libraries[type] == null) {
                libraries[type] = Objects.requireNonNullElse(catalog.libraryOf(collection.entry()), "");
            }
            rows.place(object, type, StructureKind.of(collection), libraries[type].isEmpty() ? null : libraries[type],
                    collection.isGuess());
        }
    }

    /** Measures all structures on all processors, each in the order of ids. */
    private void measure(final NodeGraph graph, final List<Structure> tries, final StructureRows rows,
            final Progress progress) throws IOException {
        final Progress.Step step = progress.begin("measuring collections", rows.count(), Progress.Unit.STEPS);
        for (int row = 0; row < tries.size(); row++) {
            final GroupBuilder.Sums sums = new GroupBuilder.Sums();
            sums.add(tries.get(row), false);
            rows.group(rows.groupOf(row)).add(sums);
        }
        final int first = tries.size();
        final ScanWorkers workers = new ScanWorkers(heap, retention, catalog, claims, graph, rows, cancel);
        try (workers) {
            ParallelRanges.run(rows.count() - (long) first, GRAIN, cancel, (from, to) -> {
                workers.measure(first + (int) from, first + (int) to);
                step.advance(to - from);
            });
            workers.addUp();
        }
        workers.circular().stream().limit(NAMED)
                .forEach(object -> warnings.add(name(object)
                        + " has a chain that runs in a circle or into another map: each of its nodes is counted once"));
        if (workers.circular().size() > NAMED) {
            warnings.add((workers.circular().size() - NAMED) + " more collections have chains that run in a circle");
        }
    }

    private Structure placeTrie(final TrieFamily family, final FoundTrie trie, final int object,
            final StructureRows rows) {
        // Roots of one trie can be of several classes as it grows; what they have in common stays.
        final int common = family.commonClass(heap.classes());
        final int type = object == trie.root() && !catalog.isLibrary(common) ? common : heap.classIdOf(object);
        final int group = rows.place(object, type, StructureKind.TRIE, null, true);
        if (trie.deadRoots().length > 0) {
            rows.group(group).deadRoots.add(trie.deadRoots());
        }
        return new Structure(object, StructureKind.TRIE, trie.measures(heap.layout().referenceSize()),
                retention.retainedSize(object));
    }

    private String name(final int object) {
        final ClassInfo info = heap.classOf(object);
        return info.name() + " @ 0x" + Long.toHexString(heap.addressOf(object));
    }

    private void warnOfMismatches() {
        final TreeMap<String, Long> counts = new TreeMap<>();
        for (int object = 0; object < heap.objectCount() && !catalog.mismatches().isEmpty(); object++) {
            if (object % CHECK_EVERY == 0) {
                cancel.check();
            }
            final String mismatch = catalog.mismatches().get(heap.classIdOf(object));
            if (mismatch != null && retention.isReachable(object)) {
                counts.merge(mismatch, 1L, Long::sum);
            }
        }
        counts.forEach((mismatch, count) -> warnings
                .add(String.format(Locale.ROOT, "%s; objects not measured: %,d", mismatch, count)));
    }
}
