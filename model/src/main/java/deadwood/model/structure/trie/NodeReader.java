package deadwood.model.structure.trie;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.structure.catalog.Bins;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.BoundNode;
import deadwood.model.structure.catalog.CollectionReader;
import deadwood.model.structure.catalog.HeapCatalog;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Reads nodes by the plan of their family, one after the other: children, slots, what may be a value. What leads from a node to its
 * children is read once, for the first node that has it. For one thread.
 */
final class NodeReader {

    private static final int CHECK_EVERY = 1 << 12;

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final CollectionReader collections;
    private final FamilyPlan plan;
    private final Bins bins;
    private final CancelSignal cancel;
    private final int classClass;
    /** Arrays, collections and edges that were read, and what they are made of. */
    final BitSet connectors = new BitSet();
    final ArraySamples samples = new ArraySamples();
    /** Of the node read last: its children, and the edges that lead to them, {@link HeapGraph#NONE} where there is none between. */
    int[] children = new int[64];
    int[] edges = new int[64];
    int childCount;
    /** Targets of its links. */
    final int[] links;
    int slots;
    int emptySlots;
    /** Elements of its arrays that are no nodes. */
    int strangers;
    /** Payload bits: what is there, flags that are set, numbers that are not nothing. */
    int payload;

    NodeReader(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader, final FamilyPlan plan,
            final CancelSignal cancel) {
        this.heap = heap;
        this.catalog = catalog;
        this.reader = reader;
        this.collections = new CollectionReader(heap, catalog, reader);
        this.plan = plan;
        this.cancel = cancel;
        this.links = new int[plan.linkCount()];
        this.bins = new Bins(heap, catalog, reader, connectors, cancel);
        this.classClass = heap.classes().named("java.lang.Class").stream().findFirst().map(ClassInfo::id)
                .orElse(HeapGraph.NONE);
    }

    void read(final int object) {
        childCount = 0;
        slots = 0;
        emptySlots = 0;
        strangers = 0;
        payload = 0;
        Arrays.fill(links, HeapGraph.NONE);
        for (final FamilyPlan.Part part : plan.parts(heap.classIdOf(object))) {
            if (part.role() == FamilyPlan.Role.PRESENCE) {
                payload |= 1 << part.index();
                continue;
            }
            reader.select(object);
            if (!part.type().isReference()) {
                payload |= isNothing(part) ? 0 : 1 << part.index();
                continue;
            }
            final int target = reader.readReference(part.offset());
            if (target != HeapGraph.NONE) {
                follow(object, part, target);
            }
        }
    }

    private boolean isNothing(final FamilyPlan.Part part) {
        final long nothing = plan.payloads.get(part.index()).nothing();
        return switch (part.type()) {
            case BYTE, BOOLEAN -> reader.readByte(part.offset()) == nothing;
            case SHORT, CHAR -> reader.readShort(part.offset()) == nothing;
            case INT -> reader.readInt(part.offset()) == nothing;
            case LONG -> reader.readLong(part.offset()) == nothing;
            case FLOAT -> Float.intBitsToFloat(reader.readInt(part.offset())) == nothing;
            case DOUBLE -> Double.longBitsToDouble(reader.readLong(part.offset())) == nothing;
            case REFERENCE -> throw new IllegalArgumentException("a reference is no number");
        };
    }

    private void follow(final int object, final FamilyPlan.Part part, final int target) {
        switch (part.role()) {
            case ARRAY -> addArray(object, target);
            case MAP, LIST -> addCollection(object, target);
            case CHAIN -> addChain(target);
            case LINK -> links[part.index()] = plan.isNode(heap.classIdOf(target)) ? target : HeapGraph.NONE;
            case PAYLOAD -> payload |= collections.isEmpty(target) ? 0 : 1 << part.index();
            case NEXT, FLAG, NUMBER, PRESENCE -> {
                // What is next is a child of the node that the chain hangs from.
            }
        }
    }

    private void addArray(final int object, final int array) {
        if (heap.classOf(array).elementType() != FieldType.REFERENCE) {
            addStray(array);
            return;
        }
        // Shared by several nodes, as an array for "no children" is, or by versions of one node: its slots cost once.
        final boolean counts = !connectors.get(array);
        connectors.set(array);
        final int before = childCount;
        int occupied = 0;
        long position = heap.firstReference(array);
        boolean last = position == HeapGraph.NONE;
        while (!last) {
            last = heap.isLastAt(position);
            final int target = heap.targetAt(position++);
            if (heap.classIdOf(target) != classClass) {
                occupied++;
                strangers += addChild(target) ? 0 : 1;
            }
        }
        final int length = heap.arrayLength(array);
        if (counts) {
            slots += length;
            emptySlots += Math.max(0, length - occupied);
            if (childCount > before) {
                samples.add(object, array, occupied >= length);
            }
        }
    }

    /** Something else where others have arrays: a node that stands for itself, say. */
    private void addStray(final int target) {
        strangers += addChild(target) ? 0 : 1;
    }

    private void addCollection(final int object, final int target) {
        final int content = collections.unboxed(target);
        final BoundCollection collection = content == HeapGraph.NONE
                ? null
                : catalog.collection(heap.classIdOf(content));
        if (collection == null) {
            addStray(target);
            return;
        }
        if (connectors.get(content)) {
            return;
        }
        connectors.set(target);
        connectors.set(content);
        switch (collection.shape()) {
            case CHAINED_TABLE -> addTable(collections.table(content, collection));
            case LINKED_NODES -> addLinked(content);
            case ARRAY_LIST, RING, ARRAY, OPEN_TABLE -> {
                final int elements = collections.elements(content, collection);
                if (elements != HeapGraph.NONE) {
                    addArray(object, elements);
                }
            }
            default -> addEntry(content);
        }
    }

    private void addTable(final int bucketTable) {
        if (bucketTable != HeapGraph.NONE) {
            final long occupied = bins.walk(bucketTable, this::addEntry);
            final int length = heap.arrayLength(bucketTable);
            slots += length;
            emptySlots += (int) Math.max(0, length - occupied);
        }
    }

    private void addLinked(final int map) {
        final ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(map);
        while (!queue.isEmpty()) {
            heap.forEachTarget(queue.remove(), target -> {
                final BoundNode bound = catalog.node(heap.classIdOf(target));
                if (bound != null && !connectors.get(target)) {
                    connectors.set(target);
                    queue.add(target);
                    slots += bound.entry().isEntry() ? 1 : 0;
                    addEntry(target);
                }
            });
        }
    }

    private void addEntry(final int entry) {
        heap.forEachTarget(entry, this::addChild);
    }

    /** The first child, or the edge that leads to it, and those that it leads to. Each is in one chain, so a circle ends. */
    private void addChain(final int first) {
        int at = first;
        for (int steps = 1; at != HeapGraph.NONE && !connectors.get(at); steps++) {
            if (steps % CHECK_EVERY == 0) {
                cancel.check();
            }
            connectors.set(at);
            final int next = plan.nextOf(heap.classIdOf(at));
            int following = HeapGraph.NONE;
            if (next != FamilyPlan.ABSENT) {
                reader.select(at);
                following = reader.readReference(next);
            }
            slots++;
            addStray(at);
            at = following;
        }
    }

    /** @return whether the object is a node or an edge */
    private boolean addChild(final int object) {
        final int classId = heap.classIdOf(object);
        final int offset = plan.targetOf(classId);
        if (offset == FamilyPlan.ABSENT) {
            if (plan.isNode(classId)) {
                add(object, HeapGraph.NONE);
                return true;
            }
            return false;
        }
        connectors.set(object);
        reader.select(object);
        final int child = reader.readReference(offset);
        if (child != HeapGraph.NONE && plan.isNode(heap.classIdOf(child))) {
            add(child, object);
        }
        return true;
    }

    private void add(final int child, final int edge) {
        if (childCount == children.length) {
            children = Arrays.copyOf(children, childCount * 2);
            edges = Arrays.copyOf(edges, childCount * 2);
        }
        children[childCount] = child;
        edges[childCount++] = edge;
    }
}
