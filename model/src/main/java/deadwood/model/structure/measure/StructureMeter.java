package deadwood.model.structure.measure;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.structure.catalog.Bins;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.BoundNode;
import deadwood.model.structure.catalog.Claims;
import deadwood.model.structure.catalog.CollectionReader;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.catalog.Shape;

/**
 * Measures one collection after the other, of every shape. Tries and vectors were added up before by {@link NodeGraph}, because they share
 * nodes. For one thread.
 */
public final class StructureMeter {

    private static final int CHECK_EVERY = 1 << 14;
    private static final EntryVisitor NOBODY = (_, _, _, _) -> true;

    private final HeapGraph heap;
    private final Retention retention;
    private final HeapCatalog catalog;
    private final CollectionReader fields;
    private final FieldReader reader;
    private final boolean hasWeakKeys;
    private final Bins bins;
    private final OpenTables openTables;
    private final LinkedNodes linked;
    private final NodeGraph graph;
    private final Expansion fieldsOfNodes;
    private final ValueJudge judge;
    private final Tally tally = new Tally();
    private final CancelSignal cancel;
    private final SeenObjects movedKeys = new SeenObjects();

    /**
     * @param reader used, not closed
     * @param graph the nodes of all tries and vectors
     * @param claims nodes and tables are claimed, so that each counts in one structure
     */
    public StructureMeter(final HeapGraph heap, final Retention retention, final HeapCatalog catalog,
            final FieldReader reader, final Claims claims, final NodeGraph graph, final CancelSignal cancel) {
        this.heap = heap;
        this.retention = retention;
        this.cancel = cancel;
        this.catalog = catalog;
        this.fields = new CollectionReader(heap, catalog, reader);
        this.reader = reader;
        this.hasWeakKeys = catalog.hasWeakKeys();
        this.bins = new Bins(heap, catalog, reader, claims, cancel);
        this.openTables = new OpenTables(heap, retention, catalog, reader);
        this.linked = new LinkedNodes(heap, catalog, reader, claims, cancel);
        this.graph = graph;
        this.fieldsOfNodes = new Expansion(heap, catalog, reader);
        this.judge = new ValueJudge(heap, catalog, reader);
    }

    /** What was found of the last structure. Good until the next. */
    Tally tally() {
        return tally;
    }

    /** Whether the last structure led back to nodes that were seen before. */
    public boolean isCircular() {
        return tally.isCircular;
    }

    /** Whether the last structure is empty and, as far as can be told, always was. */
    public boolean isNeverFilled() {
        return tally.isNeverFilled;
    }

    /** Measures a collection. */
    public StructureMeasures measure(final int object, final BoundCollection collection) {
        tally.clear();
        add(object, collection, collection.isMap());
        if (tally.entries == 0) {
            final BoundCollection content = content(object, collection);
            final long changes = content == null
                    ? -1
                    : fields.number(contentOf(object, collection), content.changes(), -1);
            tally.isNeverFilled = changes == 0 || changes < 0 && tally.capacity == 0;
        }
        return tally.measures();
    }

    private int contentOf(final int object, final BoundCollection collection) {
        return collection.shape() == Shape.WRAPPER ? fields.inner(object, collection) : object;
    }

    private @org.jspecify.annotations.Nullable BoundCollection content(final int object,
            final BoundCollection collection) {
        final int content = contentOf(object, collection);
        return content == HeapGraph.NONE ? null : catalog.collection(heap.classIdOf(content));
    }

    private void add(final int object, final BoundCollection collection, final boolean isMap) {
        switch (collection.shape()) {
            case CHAINED_TABLE -> addChained(object, collection, isMap);
            case OPEN_TABLE -> openTables.add(object, collection, isMap ? judge : null, tally, NOBODY, this::check);
            case SEGMENTED -> addSegments(object, collection, isMap);
            case ARRAY_LIST -> addList(object, collection);
            case RING -> addRing(object, collection);
            case ARRAY -> addArray(object, collection);
            case LINKED_NODES -> addLinked(object, collection, isMap);
            case WRAPPER -> addInner(object, collection, isMap);
            case VECTOR, TRIE -> graph.measure(object, collection, isMap, fieldsOfNodes, tally);
            case SLOTS, BOX -> {
            }
        }
        if (tally.declared == Tally.UNDECLARED) {
            tally.declared = fields.size(object, collection);
        }
    }

    private void check(final int slot, final OpenTables.Slot state) {
        if ((slot & CHECK_EVERY - 1) == 0) {
            cancel.check();
        }
    }

    private void addInner(final int object, final BoundCollection collection, final boolean isMap) {
        final int inner = fields.inner(object, collection);
        final BoundCollection content = inner == HeapGraph.NONE ? null : catalog.collection(heap.classIdOf(inner));
        // A wrapper of a wrapper would be two structures: nothing that the catalog describes.
        if (content != null && content.shape() != Shape.WRAPPER) {
            add(inner, content, isMap);
        }
    }

    private void addChained(final int object, final BoundCollection collection, final boolean isMap) {
        tally.isTable = true;
        final int table = fields.table(object, collection);
        final boolean moving = fields.reference(object, collection.next()) != HeapGraph.NONE;
        if (table != HeapGraph.NONE) {
            movedKeys.clear();
            final Integer spare = collection.entry().spare();
            final long capacity = Math.max(0, heap.arrayLength(table) - (spare == null ? 0 : spare));
            final long occupied = bins.walk(table, (node, bound) -> {
                // Entries are copied one by one to the next table: while they are, some are in both.
                if (!moving || movedKeys.claim(fields.reference(node, bound.key()))) {
                    addEntry(node, bound, isMap);
                }
            });
            final long entries = moving ? movedKeys.count() : bins.entries();
            tally.resizing += moving || bins.isMoving() ? 1 : 0;
            tally.entries += entries;
            tally.capacity += capacity;
            tally.addEmptySlots(Math.max(0, capacity - occupied), heap.layout().referenceSize());
            tally.collisions += bins.collisions();
            tally.longestChain = Math.max(tally.longestChain, bins.longestChain());
            tally.treeifiedBins += bins.treeifiedBins();
            tally.isCircular |= bins.isCircular();
        }
    }

    private void addEntry(final int node, final BoundNode bound, final boolean isMap) {
        if (bound.weak().isPresent() && fields.reference(node, bound.weak()) == HeapGraph.NONE
                || hasWeakKeys && isCleared(fields.reference(node, bound.key()))) {
            tally.staleEntries++;
            tally.staleBytes += ownBytes(node);
            return;
        }
        if (isMap && bound.value().isPresent() && judge.isSilent(valueOf(node, bound))) {
            tally.zeroValues++;
            tally.zeroBytes += ownBytes(node);
        }
    }

    /** What a node retains without the nodes behind or below it, which are entries of their own. */
    private long ownBytes(final int node) {
        long bytes = retention.retainedSize(node);
        final long first = heap.firstReference(node);
        boolean last = first == HeapGraph.NONE;
        for (long position = first; !last; position++) {
            last = heap.isLastAt(position);
            final int target = heap.targetAt(position);
            if (retention.idom(target) == node && catalog.node(heap.classIdOf(target)) != null
                    && isFirst(target, first, position)) {
                bytes -= retention.retainedSize(target);
            }
        }
        return bytes;
    }

    private boolean isFirst(final int target, final long from, final long to) {
        for (long position = from; position < to; position++) {
            if (heap.targetAt(position) == target) {
                return false;
            }
        }
        return true;
    }

    /** Whether a key is a weak reference that stands in place of one and was cleared. */
    private boolean isCleared(final int key) {
        if (key == HeapGraph.NONE || !catalog.isWeakKey(heap.classIdOf(key))) {
            return false;
        }
        final Field referent = heap.classOf(key).field("referent");
        if (referent == null) {
            return false;
        }
        reader.select(key);
        return reader.readReference(referent.offset()) == HeapGraph.NONE;
    }

    /** The value of an entry: from its row where that is certain, which is much quicker than from its fields. */
    private int valueOf(final int node, final BoundNode bound) {
        if (bound.isValueLast() && bound.isPlain()) {
            long position = heap.firstReference(node);
            boolean last = position == HeapGraph.NONE;
            int others = 0;
            int value = HeapGraph.NONE;
            while (!last) {
                last = heap.isLastAt(position);
                final int target = heap.targetAt(position++);
                if (catalog.node(heap.classIdOf(target)) == null) {
                    others++;
                    value = target;
                }
            }
            if (others == 2) {
                return value;
            }
        }
        return fields.reference(node, bound.value());
    }

    private void addSegments(final int object, final BoundCollection collection, final boolean isMap) {
        tally.isTable = true;
        final int parts = fields.reference(object, collection.parts());
        if (parts == HeapGraph.NONE || heap.classOf(parts).elementType() != FieldType.REFERENCE) {
            return;
        }
        final long declared = fields.size(object, collection);
        long sum = 0;
        for (int i = 0; i < heap.arrayLength(parts); i++) {
            final int part = fields.element(parts, i);
            final BoundCollection table = part == HeapGraph.NONE ? null : catalog.collection(heap.classIdOf(part));
            if (table != null && (table.shape() == Shape.CHAINED_TABLE || table.shape() == Shape.OPEN_TABLE)) {
                tally.declared = Tally.UNDECLARED;
                add(part, table, isMap);
                sum += Math.max(0, tally.declared);
            }
        }
        tally.declared = declared == Tally.UNDECLARED ? sum : declared;
    }

    private void addList(final int object, final BoundCollection collection) {
        final int elements = fields.elements(object, collection);
        final long capacity = elements == HeapGraph.NONE ? 0 : heap.arrayLength(elements);
        final long declared = fields.size(object, collection);
        final long entries = Math.clamp(declared, 0, capacity);
        tally.declared = declared;
        tally.entries += entries;
        tally.capacity += capacity;
        tally.addEmptySlots(capacity - entries, elementBytes(elements));
    }

    private long elementBytes(final int array) {
        final FieldType type = array == HeapGraph.NONE ? null : heap.classOf(array).elementType();
        return type == null ? 0 : type.bytes(heap.layout().referenceSize());
    }

    private void addRing(final int object, final BoundCollection collection) {
        final int elements = fields.elements(object, collection);
        final long capacity = elements == HeapGraph.NONE ? 0 : heap.arrayLength(elements);
        final long entries = capacity == 0 ? 0 : ringSize(object, collection, capacity);
        tally.entries += entries;
        tally.capacity += capacity;
        tally.addEmptySlots(capacity - entries, elementBytes(elements));
    }

    private long ringSize(final int object, final BoundCollection collection, final long capacity) {
        final long head = fields.number(object, collection.head(), 0);
        return collection.tail().isPresent()
                ? Math.floorMod(fields.number(object, collection.tail(), head) - head, capacity)
                : Math.clamp(fields.size(object, collection), 0, capacity);
    }

    private void addArray(final int object, final BoundCollection collection) {
        final int elements = fields.elements(object, collection);
        if (elements == HeapGraph.NONE || !heap.classOf(elements).isArray()) {
            return;
        }
        final long capacity = heap.arrayLength(elements);
        final boolean fixed = collection.entry().hasFixedSize()
                || heap.classOf(elements).kind() == ClassInfo.Kind.PRIMITIVE_ARRAY;
        final long entries = fixed ? capacity : references(elements);
        tally.entries += entries;
        tally.capacity += capacity;
        tally.addEmptySlots(capacity - entries, elementBytes(elements));
    }

    /** Elements that are not null. */
    private long references(final int array) {
        final int mirror = heap.classOf(array).mirror();
        long position = heap.firstReference(array);
        boolean last = position == HeapGraph.NONE;
        long count = 0;
        while (!last) {
            last = heap.isLastAt(position);
            count += heap.targetAt(position++) == mirror ? 0 : 1;
        }
        return count;
    }

    private void addLinked(final int object, final BoundCollection collection, final boolean isMap) {
        linked.walk(object, collection, (node, bound) -> {
            tally.entries++;
            addEntry(node, bound, isMap);
        });
        tally.isCircular |= linked.isCircular();
    }
}
