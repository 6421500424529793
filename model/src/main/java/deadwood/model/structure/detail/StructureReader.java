package deadwood.model.structure.detail;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.Claims;
import deadwood.model.structure.catalog.CollectionReader;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.catalog.Shape;
import deadwood.model.structure.measure.NodeGraph;
import deadwood.model.structure.measure.NodeWalk;
import deadwood.model.structure.measure.SlotWalk;
import deadwood.model.structure.measure.StructureKind;
import deadwood.model.structure.measure.StructureMeasures;
import deadwood.model.structure.measure.StructureMeter;
import deadwood.model.structure.trie.FoundTrie;
import deadwood.model.structure.trie.TrieFamily;
import deadwood.model.structure.trie.TrieInspector;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads single collections and tries in full, in the time that their own nodes take. For one thread.
 * <p>
 * Tries that somebody wrote by hand are known only when all of the heap was looked at; that is asked for when an object is nothing that the catalog
 * knows.
 */
public final class StructureReader {

    private static final int CHECK_EVERY = 1 << 12;

    private final HeapGraph heap;
    private final Retention retention;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final CollectionReader collections;
    private final Tries tries;

    /** Finds the hand-written tries of the heap, or has found them. */
    @FunctionalInterface
    public interface Tries {
        List<TrieFamily> get(Progress progress, CancelSignal cancel) throws IOException;
    }

    /** @param reader used, not closed */
    public StructureReader(final HeapGraph heap, final Retention retention, final HeapCatalog catalog,
            final FieldReader reader, final Tries tries) {
        this.heap = heap;
        this.retention = retention;
        this.catalog = catalog;
        this.reader = reader;
        this.collections = new CollectionReader(heap, catalog, reader);
        this.tries = tries;
    }

    /**
     * Reads a structure.
     *
     * @return null if the object stands for none; {@link #structureOf} may know one that it is a part of
     * @throws IOException if there is no space for intermediate columns
     * @throws java.util.concurrent.CancellationException if cancelled
     * @throws deadwood.model.heap.FieldSourceException if the dump was changed or removed meanwhile
     */
    public @Nullable StructureDetail read(final int object, final Progress progress, final CancelSignal cancel)
            throws IOException {
        final BoundCollection collection = catalog.collection(heap.classIdOf(object));
        if (collection != null && collection.isMeasured()) {
            return ofCatalog(object, collection, progress, cancel);
        }
        final Found found = find(object, progress, cancel);
        return found == null ? null : ofFamily(object, found, cancel);
    }

    private StructureDetail ofCatalog(final int object, final BoundCollection collection, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final int content = collections.unboxed(object);
        final BoundCollection inner = content == HeapGraph.NONE ? null : catalog.collection(heap.classIdOf(content));
        final BoundCollection walkedAs = inner == null ? collection : inner;
        final StructureKind kind = StructureKind.of(collection);
        final boolean hasNodes = inner != null && (walkedAs.shape() == Shape.TRIE || walkedAs.shape() == Shape.VECTOR
                || walkedAs.shape() == Shape.LINKED_NODES && kind == StructureKind.TREE);
        final NodeWalk walk = new NodeWalk(heap, catalog, reader, cancel);
        if (hasNodes) {
            walk.walk(content, walkedAs, progress.begin("walking nodes", 0, Progress.Unit.OBJECTS));
        }
        final boolean isTrie = walkedAs.shape() != Shape.LINKED_NODES;
        final StructureMeasures measures;
        final StructureMeter meter;
        try (ColumnStore scratch = heap.store().scratch()) {
            final NodeGraph graph = NodeGraph.ofOne(heap, retention, catalog, object,
                    hasNodes && isTrie ? walk.all() : new BitSet(), reader, scratch, cancel);
            meter = new StructureMeter(heap, retention, catalog, reader, Claims.in(new BitSet()), graph, cancel);
            measures = meter.measure(object, collection);
        }
        final SlotStrip strip = hasNodes ? null : SlotStrip.of(new SlotWalk(heap, catalog, reader, cancel), object);
        return new StructureDetail(object, heap.classOf(object).name(), kind, walkedAs.shape().toString(),
                catalog.libraryOf(collection.entry()), collection.isGuess(),
                collection.entry().isMap() || collection.shape() == Shape.WRAPPER && walkedAs.entry().isMap()
                        && collection.entry().keyed() != null,
                meter.isNeverFilled(), meter.isCircular(), heap.shallowSize(object), retention.retainedSize(object),
                measures, strip == null || strip.segments().isEmpty() ? null : strip,
                hasNodes
                        ? NodePicture.of(heap, retention, object, walk.nodes(), walk.ownEntries())
                        : null);
    }

    private record Found(TrieFamily family, FoundTrie trie) {}

    /** The trie whose root an object is, or the only one whose root it refers to. */
    private @Nullable Found find(final int object, final Progress progress, final CancelSignal cancel)
            throws IOException {
        if (heap.classOf(object).isArray()) {
            return null;
        }
        Found below = null;
        for (final TrieFamily family : tries.get(progress, cancel)) {
            for (final FoundTrie trie : family.tries()) {
                if (trie.root() == object) {
                    return new Found(family, trie);
                }
                if (refersTo(object, trie.root())) {
                    below = below == null ? new Found(family, trie) : below;
                }
            }
        }
        return below;
    }

    private boolean refersTo(final int object, final int wanted) {
        long position = heap.firstReference(object);
        boolean last = position == HeapGraph.NONE;
        while (!last) {
            last = heap.isLastAt(position);
            if (heap.targetAt(position++) == wanted) {
                return true;
            }
        }
        return false;
    }

    private StructureDetail ofFamily(final int object, final Found found, final CancelSignal cancel) {
        final TrieInspector inspector = new TrieInspector(heap, catalog, reader, found.family(), cancel);
        final var levels = inspector.detail(retention, found.trie().root(), NodePicture.NAMED_SUBTREES);
        return new StructureDetail(object, heap.classOf(object).name(), StructureKind.TRIE, "trie", null, true, false,
                false, false, heap.shallowSize(object), retention.retainedSize(object),
                found.trie().measures(heap.layout().referenceSize()), null,
                NodePicture.of(heap, retention, object, inspector.walked(), 0, levels));
    }

    /**
     * The structure that an object is a part of: itself, or what holds its table, its nodes or its entries.
     *
     * @return {@link HeapGraph#NONE} if it is no part of one
     */
    public int structureOf(final int object, final Progress progress, final CancelSignal cancel) throws IOException {
        int at = object;
        int steps = 0;
        while (at >= 0 && isInside(at, progress, cancel)) {
            if ((++steps & CHECK_EVERY - 1) == 0) {
                cancel.check();
            }
            at = retention.idom(at);
        }
        if (at < 0) {
            return HeapGraph.NONE;
        }
        final BoundCollection collection = catalog.collection(heap.classIdOf(at));
        if (collection != null && collection.isMeasured()) {
            final int wrapper = retention.idom(at);
            final BoundCollection outer = wrapper < 0 ? null : catalog.collection(heap.classIdOf(wrapper));
            return outer != null && outer.shape() == Shape.WRAPPER && collections.inner(wrapper, outer) == at
                    ? wrapper
                    : at;
        }
        return find(at, progress, cancel) == null ? HeapGraph.NONE : at;
    }

    /** Arrays and nodes are the inside of something, and so is what is never counted alone. */
    private boolean isInside(final int object, final Progress progress, final CancelSignal cancel)
            throws IOException {
        final int type = heap.classIdOf(object);
        final BoundCollection collection = catalog.collection(type);
        if (collection != null && collection.isMeasured()) {
            // A trie in a trie of the same kind is one of its nodes.
            return catalog.isTrieNode(type) && retention.idom(object) >= 0 && isNodeOrArray(retention.idom(object));
        }
        if (heap.classOf(object).isArray() || catalog.node(type) != null
                || collection != null && collection.entry().isPart()) {
            return true;
        }
        for (final TrieFamily family : tries.get(progress, cancel)) {
            if (family.contains(type)) {
                return family.tries().stream().noneMatch(trie -> trie.root() == object);
            }
        }
        return false;
    }

    private boolean isNodeOrArray(final int object) {
        return heap.classOf(object).isArray() || catalog.isTrieNode(heap.classIdOf(object));
    }
}
