package deadwood.model.finding;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.StructureReport;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.Catalog;
import deadwood.model.structure.catalog.CollectionReader;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.catalog.Shape;
import deadwood.model.structure.measure.StructureEntries;
import deadwood.model.structure.where.Whereabouts;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** What detectors look at. For one thread. */
final class HeapFacts implements AutoCloseable {

    private static final int CHECK_EVERY = 1 << 14;
    /** A set holds a map; nothing holds a set that is nothing but that. */
    private static final int MAXIMUM_NESTING = 8;

    private final Retention retention;
    private final HeapGraph heap;
    private final StructureReport structures;
    private final CancelSignal cancel;
    private final Threshold threshold;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final CollectionReader collections;
    private final StructureEntries entries;
    private final ColumnStore scratch;
    private @Nullable Whereabouts where;

    HeapFacts(final Retention retention, final StructureReport structures, final Catalog catalog,
            final CancelSignal cancel) throws IOException {
        this.retention = retention;
        this.heap = retention.heap();
        this.structures = structures;
        this.cancel = cancel;
        this.threshold = Threshold.of(retention.reachableBytes());
        this.catalog = HeapCatalog.of(catalog, heap.classes(), structures.guessedEntries());
        this.scratch = heap.store().scratch();
        this.reader = heap.fields().reader();
        this.collections = new CollectionReader(heap, this.catalog, reader);
        this.entries = new StructureEntries(heap, this.catalog, reader);
    }

    Retention retention() {
        return retention;
    }

    HeapGraph heap() {
        return heap;
    }

    CancelSignal cancel() {
        return cancel;
    }

    Threshold threshold() {
        return threshold;
    }

    HeapCatalog catalog() {
        return catalog;
    }

    FieldReader reader() {
        return reader;
    }

    CollectionReader collections() {
        return collections;
    }

    /** The entries of single collections. */
    StructureEntries entries() {
        return entries;
    }

    ColumnStore scratch() {
        return scratch;
    }

    List<StructureGroup> groups() {
        return structures.groups();
    }

    /** Calls {@code action} with each structure of a group. */
    void forEachMember(final int group, final IntConsumer action) {
        final int[] steps = new int[1];
        structures.members().forEach(group, object -> {
            if (++steps[0] % CHECK_EVERY == 0) {
                cancel.check();
            }
            action.accept(object);
        });
    }

    /** Calls {@code action} with each reachable object of some classes. */
    void forEachObject(final BitSet classIds, final IntConsumer action) {
        if (classIds.isEmpty()) {
            return;
        }
        for (int object = 0; object < heap.objectCount(); object++) {
            if (object % CHECK_EVERY == 0) {
                cancel.check();
            }
            if (classIds.get(heap.classIdOf(object)) && retention.isReachable(object)) {
                action.accept(object);
            }
        }
    }

    /** Ids of the classes of a name. */
    BitSet classesNamed(final String name) {
        final BitSet ids = new BitSet();
        heap.classes().named(name).stream().map(ClassInfo::id).forEach(ids::set);
        return ids;
    }

    /** The object with the content of a collection: the map inside a set; the collection itself if it is no wrapper. */
    int contentOf(final int object) {
        int at = object;
        for (int i = 0; i < MAXIMUM_NESTING && at != HeapGraph.NONE; i++) {
            final BoundCollection collection = catalog.collection(heap.classIdOf(at));
            if (collection == null || collection.shape() != Shape.WRAPPER && collection.shape() != Shape.BOX) {
                return at;
            }
            at = collections.inner(at, collection);
        }
        return at;
    }

    /** How many entries a collection holds, counted; no more than asked for. */
    long countEntries(final int object, final long most) {
        final long[] count = new long[1];
        entries.visit(object, (_, _, _, _) -> ++count[0] < most);
        return count[0];
    }

    /** Where an object hangs. */
    String where(final int object) throws IOException {
        return whereabouts().text(place(object));
    }

    /** A number for where an object hangs, the same for the same place: see {@link #textOf}. */
    int place(final int object) throws IOException {
        return whereabouts().placeOf(object);
    }

    /** A place in words. */
    String textOf(final int place) throws IOException {
        return whereabouts().text(place);
    }

    private Whereabouts whereabouts() throws IOException {
        Whereabouts known = where;
        if (known == null) {
            known = Whereabouts.of(heap, retention, catalog, List.of(), new BitSet(), reader, scratch, Progress.NONE,
                    cancel);
            where = known;
        }
        return known;
    }

    /** The class that a field of an object refers to an object of; {@link HeapGraph#NONE} if it has no such field, or null in it. */
    int reference(final int object, final String name) {
        final deadwood.model.heap.Field field = heap.classOf(object).field(name);
        if (field == null || !field.type().isReference()) {
            return HeapGraph.NONE;
        }
        reader.select(object);
        return field.offset() + reader.referenceSize() > reader.payloadSize()
                ? HeapGraph.NONE
                : reader.readReference(field.offset());
    }

    @Override
    public void close() throws IOException {
        reader.close();
        scratch.close();
    }
}
