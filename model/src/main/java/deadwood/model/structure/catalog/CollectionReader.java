package deadwood.model.structure.catalog;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import org.jspecify.annotations.Nullable;

/** Reads what the catalog names of single collections: tables, elements, sizes, contents of boxes. For one thread. */
public final class CollectionReader {

    /** Boxes in boxes that are opened; more is no box any more. */
    private static final int MAXIMUM_NESTING = 8;

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;

    public CollectionReader(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader) {
        this.heap = heap;
        this.catalog = catalog;
        this.reader = reader;
    }

    /** The table of a chained table, or {@link HeapGraph#NONE}. */
    public int table(final int object, final BoundCollection collection) {
        return reference(object, collection.table());
    }

    /** The array of an array list, or {@link HeapGraph#NONE}. */
    public int elements(final int object, final BoundCollection collection) {
        return reference(object, collection.elements());
    }

    /** The number of elements that an array list says it has. */
    public int size(final int object, final BoundCollection collection) {
        reader.select(object);
        return reader.readInt(collection.size());
    }

    /** What a wrapper or box holds, or {@link HeapGraph#NONE}. */
    public int inner(final int object, final BoundCollection collection) {
        return reference(object, collection.inner());
    }

    private int reference(final int object, final int offset) {
        if (offset < 0) {
            return HeapGraph.NONE;
        }
        reader.select(object);
        return reader.readReference(offset);
    }

    /** The object itself, or what it holds if it is a box or wrapper, or a box in a box; {@link HeapGraph#NONE} for an empty box. */
    public int unboxed(final int object) {
        int at = object;
        for (int i = 0; i < MAXIMUM_NESTING && at != HeapGraph.NONE; i++) {
            final BoundCollection collection = catalog.collection(heap.classIdOf(at));
            if (collection == null || collection.shape() != Shape.BOX && collection.shape() != Shape.WRAPPER) {
                return at;
            }
            at = inner(at, collection);
        }
        return at;
    }

    /** Whether an object is a collection, a box or an array of references with nothing in it. */
    public boolean isEmpty(final int object) {
        final int content = unboxed(object);
        if (content == HeapGraph.NONE) {
            return true;
        }
        final int classId = heap.classIdOf(content);
        if (heap.classes().get(classId).elementType() == FieldType.REFERENCE) {
            return isEmptyArray(content);
        }
        final @Nullable BoundCollection collection = catalog.collection(classId);
        return collection != null && switch (collection.shape()) {
            case CHAINED_TABLE -> isEmptyArray(table(content, collection));
            case ARRAY_LIST -> size(content, collection) <= 0;
            case ARRAY -> isEmptyArray(elements(content, collection));
            case LINKED_NODES -> !hasInside(content);
            case SLOTS, BOX, WRAPPER -> false;
        };
    }

    private boolean isEmptyArray(final int array) {
        if (array == HeapGraph.NONE) {
            return true;
        }
        final int mirror = heap.classOf(array).mirror();
        long position = heap.firstReference(array);
        boolean last = position == HeapGraph.NONE;
        while (!last) {
            last = heap.isLastAt(position);
            // The array's own class object may stand in its row.
            if (heap.targetAt(position++) != mirror) {
                return false;
            }
        }
        return true;
    }

    /** Whether a collection of nodes refers to any: head nodes that hold nothing do not count. */
    private boolean hasInside(final int collection) {
        long position = heap.firstReference(collection);
        boolean last = position == HeapGraph.NONE;
        while (!last) {
            last = heap.isLastAt(position);
            final int target = heap.targetAt(position++);
            final int classId = heap.classIdOf(target);
            if (catalog.node(classId) != null && heap.firstReference(target) != HeapGraph.NONE
                    || heap.classes().get(classId).elementType() == FieldType.REFERENCE && !isEmptyArray(target)) {
                return true;
            }
        }
        return false;
    }
}
