package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapObject;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.CatalogEntry;
import deadwood.model.structure.catalog.CollectionReader;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.catalog.Shape;
import deadwood.model.structure.measure.StructureEntries;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows the collections of the catalog as their entries, in the order in which they iterate: views and wrappers as what they
 * show, boxes as what they hold. For one thread.
 */
public final class CollectionContents implements ContentsReader {

    private static final int MAXIMUM_NESTING = 8;
    /** Of these classes it is known in which order they iterate; all others are told in the order in which they stand in the heap. */
    private static final String JDK = "java.";
    /** Boxes that are opened by their users one by one; all others stand for what is in them. */
    private static final Set<String> SINGLE = Set.of("java.util.Optional",
            "java.util.concurrent.atomic.AtomicReference", "java.lang.ref.SoftReference",
            "java.lang.ref.WeakReference");
    private static final Set<String> KEYED_SLOTS = Set.of("java.util.ImmutableCollections$Map1",
            "java.util.Collections$SingletonMap");
    private static final String ENUM_MAP = "java.util.EnumMap";
    private static final List<String> SIZE_FIELDS = List.of("size", "count", "elementCount", "baseCount");

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final ValueReader values;
    private final StructureEntries entries;
    private final CollectionReader fields;
    private final int absent;

    /** @param reader used, not closed */
    public CollectionContents(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader) {
        this.heap = heap;
        this.catalog = catalog;
        this.reader = reader;
        this.values = new ValueReader(heap, reader);
        this.entries = new StructureEntries(heap, catalog, reader);
        this.fields = new CollectionReader(heap, catalog, reader);
        this.absent = absentElement(heap);
    }

    /** What {@code List.of(x)} and {@code Set.of(x)} have in place of a second element. */
    private static int absentElement(final HeapGraph heap) {
        return heap.classes().named("java.util.ImmutableCollections").stream()
                .map(type -> type.staticField("EMPTY")).filter(field -> field != null)
                .mapToInt(field -> field.target()).findFirst().orElse(HeapGraph.NONE);
    }

    @Override
    public @Nullable Contents contentsOf(final int object, final long from, final int limit) {
        EntrySink.Face face = EntrySink.Face.ENTRIES;
        int at = object;
        for (int i = 0; i < MAXIMUM_NESTING; i++) {
            final BoundCollection collection = catalog.collection(heap.classIdOf(at));
            if (collection == null) {
                return at == object ? null : box(at, from, limit);
            }
            final CatalogEntry entry = collection.entry();
            if (entry.inner() == null) {
                final EntrySink sink = new EntrySink(values, face, isMap(entry), from, limit);
                walk(at, collection, sink);
                return sink.contents(Math.max(declaredSize(at), fields.size(at, collection)));
            }
            final int inner = fields.inner(at, collection);
            if (inner == HeapGraph.NONE || SINGLE.contains(entry.type())) {
                return box(inner, from, limit);
            }
            face = faceOf(entry.type(), face);
            at = inner;
        }
        return null;
    }

    private Contents box(final int inner, final long from, final int limit) {
        final List<Contents.Entry> entries = inner == HeapGraph.NONE || from > 0 || limit == 0
                ? List.of()
                : List.of(new Contents.Entry(null, values.reference(inner)));
        return new Contents(Contents.Kind.BOX, inner == HeapGraph.NONE ? 0 : 1, from, entries);
    }

    /** Sets are maps whose values nobody looks at. */
    private static EntrySink.Face faceOf(final String type, final EntrySink.Face outer) {
        if (outer != EntrySink.Face.ENTRIES) {
            return outer;
        }
        final String name = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        if (name.endsWith("Values")) {
            return EntrySink.Face.VALUES;
        }
        final boolean isSet = name.endsWith("Set") || name.equals("SetFromMap") || name.equals("KeySetView");
        return isSet && !name.endsWith("EntrySet") ? EntrySink.Face.KEYS : EntrySink.Face.ENTRIES;
    }

    private static boolean isMap(final CatalogEntry entry) {
        return KEYED_SLOTS.contains(entry.type()) || entry.type().equals(ENUM_MAP) || entry.isMap();
    }

    private long declaredSize(final int object) {
        final ClassInfo type = heap.classOf(object);
        for (final String field : SIZE_FIELDS) {
            final var found = type.field(field);
            if (found != null && !found.type().isReference()) {
                return heap.object(object, reader).integer(field, -1);
            }
        }
        return -1;
    }

    private void walk(final int object, final BoundCollection collection, final EntrySink sink) {
        final CatalogEntry entry = collection.entry();
        if (collection.shape() != Shape.SLOTS && !entry.type().startsWith(JDK)) {
            entries.visit(object, sink::add);
            return;
        }
        switch (collection.shape()) {
            case CHAINED_TABLE, LINKED_NODES -> new NodeContents(heap, catalog, reader, sink).walk(object, entry);
            case ARRAY_LIST, ARRAY -> walkArray(object, entry, sink);
            case OPEN_TABLE, SEGMENTED, RING, VECTOR, TRIE -> entries.visit(object, sink::add);
            case SLOTS -> walkSlots(object, entry, sink);
            case WRAPPER, BOX -> throw new IllegalStateException("a wrapper has no entries of its own");
        }
    }

    private void walkSlots(final int object, final CatalogEntry entry, final EntrySink sink) {
        if (KEYED_SLOTS.contains(entry.type())) {
            sink.add(reference(object, entry.slots().get(0)), reference(object, entry.slots().get(1)));
            return;
        }
        for (final String slot : entry.slots()) {
            final int element = reference(object, slot);
            if (element != absent || absent == HeapGraph.NONE && element != HeapGraph.NONE) {
                sink.add(HeapGraph.NONE, element);
            }
        }
    }

    private void walkArray(final int object, final CatalogEntry entry, final EntrySink sink) {
        final int array = entry.elements() == null ? HeapGraph.NONE : reference(object, entry.elements());
        if (array == HeapGraph.NONE || !heap.classOf(array).isArray()) {
            return;
        }
        final HeapObject view = heap.object(object, reader);
        final int length = heap.arrayLength(array);
        final int keys = entry.type().equals(ENUM_MAP) ? reference(object, "keyUniverse") : HeapGraph.NONE;
        switch (entry.type()) {
            case ENUM_MAP -> walkElements(array, length, keys, false, sink);
            case "java.util.ArrayList" ->
                walkElements(array, view.integer("size", length), HeapGraph.NONE, true, sink);
            case "java.util.Vector" ->
                walkElements(array, view.integer("elementCount", length), HeapGraph.NONE, true, sink);
            case "java.util.Arrays$ArrayList", "java.util.concurrent.CopyOnWriteArrayList",
                    "java.util.concurrent.atomic.AtomicReferenceArray" ->
                walkElements(array, length, HeapGraph.NONE, true, sink);
            default -> walkElements(array, length, HeapGraph.NONE, false, sink);
        }
    }

    private void walkElements(final int array, final long size, final int keys, final boolean withNulls,
            final EntrySink sink) {
        final long end = Math.min(size, heap.arrayLength(array));
        for (int i = 0; i < end && !sink.isFull(); i++) {
            final int element = element(array, i);
            if (withNulls || element != HeapGraph.NONE) {
                sink.add(keys == HeapGraph.NONE ? HeapGraph.NONE : element(keys, i), element);
            }
        }
    }

    private int element(final int array, final int index) {
        final HeapObject element = heap.object(array, reader).element(index);
        return element == null ? HeapGraph.NONE : element.id();
    }

    private int reference(final int object, final String field) {
        final HeapObject target = heap.object(object, reader).reference(field);
        return target == null ? HeapGraph.NONE : target.id();
    }
}
