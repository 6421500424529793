package deadwood.model.structure;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import deadwood.model.structure.catalog.Bins;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.Catalog;
import deadwood.model.structure.catalog.CatalogEntry;
import deadwood.model.structure.catalog.CollectionReader;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.catalog.Shape;
import deadwood.model.structure.trie.FoundTrie;
import deadwood.model.structure.trie.TrieFamily;
import deadwood.model.structure.trie.TrieFinder;
import deadwood.model.structure.where.Whereabouts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Finds every reachable collection and trie of a heap and measures it. Entries are counted where they are, not taken from size
 * fields; what is inside another structure (the map of a {@code HashSet}, the child maps of a trie) is no structure of its own.
 */
public final class StructureScan {

    private static final int CHECK_EVERY = 1 << 12;
    /** Damaged structures named one by one. */
    private static final int NAMED = 5;

    private final HeapGraph heap;
    private final Retention retention;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final CollectionReader collections;
    private final CancelSignal cancel;
    /** Objects that belong to the inside of some structure. */
    private final BitSet claimed = new BitSet();
    /** Wrappers that only show what another structure holds. */
    private final BitSet views = new BitSet();
    private final Bins bins;
    private final List<String> warnings = new ArrayList<>();
    private int circular;

    private StructureScan(final HeapGraph heap, final Retention retention, final HeapCatalog catalog,
            final FieldReader reader, final CancelSignal cancel) {
        this.heap = heap;
        this.retention = retention;
        this.catalog = catalog;
        this.reader = reader;
        this.cancel = cancel;
        this.collections = new CollectionReader(heap, catalog, reader);
        this.bins = new Bins(heap, catalog, reader, claimed, cancel);
    }

    /**
     * Scans a heap with the catalog that comes with Deadwood.
     *
     * @throws IOException if there is no space for intermediate columns
     * @throws java.util.concurrent.CancellationException if cancelled
     * @throws deadwood.model.heap.FieldSourceException if the dump was changed or removed meanwhile
     */
    public static StructureReport of(final HeapGraph heap, final Retention retention, final Progress progress,
            final CancelSignal cancel) throws IOException {
        return of(heap, retention, Catalog.standard(), progress, cancel);
    }

    /** Scans a heap with another catalog. */
    public static StructureReport of(final HeapGraph heap, final Retention retention, final Catalog catalog,
            final Progress progress, final CancelSignal cancel) throws IOException {
        final HeapCatalog bound = HeapCatalog.of(catalog, heap.classes());
        try (FieldReader reader = heap.fields().reader(); ColumnStore scratch = heap.store().scratch()) {
            return new StructureScan(heap, retention, bound, reader, cancel).scan(scratch, progress);
        }
    }

    private StructureReport scan(final ColumnStore scratch, final Progress progress) throws IOException {
        unwrap();
        final List<TrieFamily> tries = TrieFinder.find(heap, retention, catalog, reader, claimed, warnings, progress,
                cancel);
        final Whereabouts where = Whereabouts.of(heap, retention, catalog, tries, reader, scratch, progress, cancel);
        final StructureRows rows = new StructureRows(heap, where);
        final TrieHolders holders = new TrieHolders(heap, catalog, reader, where);
        for (final TrieFamily family : tries) {
            cancel.check();
            holders.add(family);
        }
        for (final TrieFamily family : tries) {
            for (final FoundTrie trie : family.tries()) {
                cancel.check();
                addTrie(family, trie, holders.objectOf(trie), rows);
            }
        }
        final Progress.Step step = progress.begin("measuring collections", heap.objectCount(), Progress.Unit.OBJECTS);
        forEachCollection(step, (object, collection) -> measure(object, collection, rows));
        warnOfMismatches();
        if (circular > NAMED) {
            warnings.add((circular - NAMED) + " more hash tables have chains that run in a circle");
        }
        return rows.report(retention, warnings, scratch, cancel);
    }

    /** What is given each collection. */
    private interface CollectionAction {
        void accept(int object, BoundCollection collection);
    }

    private void forEachCollection(final Progress.Step step, final CollectionAction action) {
        for (int object = 0; object < heap.objectCount(); object++) {
            if ((object & CHECK_EVERY - 1) == 0) {
                cancel.check();
                step.advance(Math.min(CHECK_EVERY, heap.objectCount() - object));
            }
            final BoundCollection collection = catalog.collection(heap.classIdOf(object));
            if (collection != null && collection.isMeasured() && retention.isReachable(object)) {
                action.accept(object, collection);
            }
        }
    }

    /** Finds out which collections are the inside of a wrapper. */
    private void unwrap() {
        forEachCollection(_ -> {}, (object, collection) -> {
            if (collection.shape() == Shape.WRAPPER) {
                final int inner = collections.inner(object, collection);
                final boolean owns = CatalogEntry.OWNS_ALWAYS.equals(collection.entry().owns());
                if (inner != HeapGraph.NONE && (owns || retention.idom(inner) == object)) {
                    claimed.set(inner);
                } else {
                    views.set(object);
                }
            }
        });
    }

    private void measure(final int object, final BoundCollection collection, final StructureRows rows) {
        if (claimed.get(object) || views.get(object)) {
            return;
        }
        switch (collection.shape()) {
            case CHAINED_TABLE -> addTable(object, object, collection, rows);
            case WRAPPER -> {
                final int inner = collections.inner(object, collection);
                final BoundCollection content = catalog.collection(heap.classIdOf(inner));
                if (content != null && content.shape() == Shape.CHAINED_TABLE) {
                    addTable(object, inner, content, rows);
                }
            }
            case ARRAY_LIST -> addList(object, collection, rows);
            case LINKED_NODES, ARRAY, SLOTS, BOX -> {
            }
        }
    }

    private void addTable(final int object, final int map, final BoundCollection collection, final StructureRows rows) {
        final int table = collections.table(map, collection);
        long entries = 0;
        long capacity = 0;
        long occupied = 0;
        if (table != HeapGraph.NONE) {
            capacity = heap.arrayLength(table);
            occupied = bins.walk(table, _ -> {});
            entries = bins.entries();
            if (bins.isCircular() && ++circular <= NAMED) {
                warnings.add(name(object) + " has a chain that runs in a circle or into another map: "
                        + "each of its nodes is counted once");
            }
        }
        add(object, StructureKind.HASH_TABLE, entries, capacity, capacity - occupied, rows);
    }

    private void addList(final int object, final BoundCollection collection, final StructureRows rows) {
        final int elements = collections.elements(object, collection);
        final long capacity = elements == HeapGraph.NONE ? 0 : heap.arrayLength(elements);
        final long entries = Math.clamp(collections.size(object, collection), 0, capacity);
        add(object, StructureKind.ARRAY_LIST, entries, capacity, capacity - entries, rows);
    }

    private void add(final int object, final StructureKind kind, final long entries, final long capacity,
            final long emptySlots, final StructureRows rows) {
        rows.add(new Structure(object, kind, entries, capacity, emptySlots,
                emptySlots * heap.layout().referenceSize(), retention.retainedSize(object), null),
                heap.classIdOf(object));
    }

    private void addTrie(final TrieFamily family, final FoundTrie trie, final int object, final StructureRows rows) {
        final TrieMeasures measures = new TrieMeasures(trie.nodes(), trie.interior(), trie.leaves(), trie.deadNodes(),
                trie.deadBytes(), trie.maxDepth());
        final long wasted = trie.emptySlotsAlive() * heap.layout().referenceSize() + trie.deadBytes();
        // Roots of one trie can be of several classes as it grows; what they have in common stays.
        final int common = family.commonClass(heap.classes());
        final int type = object == trie.root() && !catalog.isLibrary(common) ? common : heap.classIdOf(object);
        rows.add(new Structure(object, StructureKind.TRIE, trie.entries(), trie.slots(), trie.emptySlots(), wasted,
                retention.retainedSize(object), measures), type, trie.deadRoots());
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
