package deadwood.model.structure.catalog;

import deadwood.model.heap.Field;
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

    /** The array of an array list, ring or array, or of the keys of an open table; {@link HeapGraph#NONE} if there is none. */
    public int elements(final int object, final BoundCollection collection) {
        final BoundCollection.BoundOpenSlots open = collection.open();
        return reference(object, open == null ? collection.elements() : open.keys());
    }

    /** The number of elements that a collection says it has, −1 if it does not say. */
    public long size(final int object, final BoundCollection collection) {
        if (!collection.size().isPresent()) {
            return -1;
        }
        long size = number(object, collection.size(), -1);
        for (final FieldPath more : collection.counted()) {
            size += more.type() == FieldType.REFERENCE && more.isDirect()
                    ? sumOfCells(reference(object, more))
                    : number(object, more, 0);
        }
        return size;
    }

    /** What the cells of a {@code LongAdder} have counted; 1 for an object that is no array of them. */
    private long sumOfCells(final int cells) {
        if (cells == HeapGraph.NONE) {
            return 0;
        }
        if (heap.classOf(cells).elementType() != FieldType.REFERENCE) {
            return 1;
        }
        long sum = 0;
        for (int i = 0; i < heap.arrayLength(cells); i++) {
            final int cell = element(cells, i);
            final Field value = cell == HeapGraph.NONE ? null : heap.classOf(cell).field("value");
            if (value != null && value.type() == FieldType.LONG) {
                reader.select(cell);
                sum += reader.readLong(value.offset());
            }
        }
        return sum;
    }

    /** What a wrapper or box holds, or {@link HeapGraph#NONE}. */
    public int inner(final int object, final BoundCollection collection) {
        return reference(object, collection.inner());
    }

    /** An element of an array of references, or {@link HeapGraph#NONE}. */
    public int element(final int array, final int index) {
        reader.select(array);
        return reader.readReference((long) index * reader.referenceSize());
    }

    /** What a field refers to. */
    public int reference(final int object, final Field field) {
        if (field.type() != FieldType.REFERENCE) {
            return HeapGraph.NONE;
        }
        reader.select(object);
        return reader.readReference(field.offset());
    }

    /** What a field refers to, or {@link HeapGraph#NONE}. */
    public int reference(final int object, final FieldPath path) {
        if (path.offset() < 0 || object == HeapGraph.NONE) {
            return HeapGraph.NONE;
        }
        if (path.rest().isEmpty()) {
            if (path.type() != FieldType.REFERENCE) {
                return HeapGraph.NONE;
            }
            reader.select(object);
            return reader.readReference(path.offset());
        }
        final int owner = owner(object, path);
        final Field field = owner == HeapGraph.NONE ? null : heap.classOf(owner).field(path.rest().getLast());
        if (field == null || field.type() != FieldType.REFERENCE) {
            return HeapGraph.NONE;
        }
        reader.select(owner);
        return reader.readReference(field.offset());
    }

    /** A number or boolean that a field holds. */
    public long number(final int object, final FieldPath path, final long absent) {
        if (path.offset() < 0 || object == HeapGraph.NONE) {
            return absent;
        }
        if (path.rest().isEmpty()) {
            return number(object, path.type(), path.offset(), absent);
        }
        final int owner = owner(object, path);
        final Field field = owner == HeapGraph.NONE ? null : heap.classOf(owner).field(path.rest().getLast());
        return field == null ? absent : number(owner, field.type(), field.offset(), absent);
    }

    /** The object that has the last field of a path. */
    private int owner(final int object, final FieldPath path) {
        reader.select(object);
        int at = reader.readReference(path.offset());
        for (final String step : path.rest().subList(0, path.rest().size() - 1)) {
            final Field field = at == HeapGraph.NONE ? null : heap.classOf(at).field(step);
            if (field == null || field.type() != FieldType.REFERENCE) {
                return HeapGraph.NONE;
            }
            reader.select(at);
            at = reader.readReference(field.offset());
        }
        return at;
    }

    private long number(final int object, final FieldType type, final int offset, final long absent) {
        reader.select(object);
        return switch (type) {
            case INT -> reader.readInt(offset);
            case LONG -> reader.readLong(offset);
            case SHORT, CHAR -> reader.readShort(offset);
            case BYTE, BOOLEAN -> reader.readByte(offset);
            case REFERENCE -> reader.readReference(offset) == HeapGraph.NONE ? 0 : 1;
            default -> absent;
        };
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
        if (catalog.isEmpty(classId)) {
            return true;
        }
        final @Nullable BoundCollection collection = catalog.collection(classId);
        return collection != null && switch (collection.shape()) {
            case CHAINED_TABLE -> isEmptyArray(table(content, collection));
            case ARRAY_LIST -> size(content, collection) <= 0;
            case ARRAY -> isEmptyArray(elements(content, collection));
            case LINKED_NODES -> !hasInside(content);
            case OPEN_TABLE, SEGMENTED, RING, VECTOR, TRIE -> collection.size().isPresent()
                    ? size(content, collection) == 0
                    : collection.shape() == Shape.RING && isEmptyArray(elements(content, collection));
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
