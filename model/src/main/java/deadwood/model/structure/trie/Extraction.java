package deadwood.model.structure.trie;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import deadwood.model.structure.catalog.Bins;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.BoundNode;
import deadwood.model.structure.catalog.CollectionReader;
import deadwood.model.structure.catalog.HeapCatalog;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;

/** Reads the objects of one family by its plan, once in the order of ids, into a {@link NodeTable}. */
final class Extraction {

    private static final int CHECK_EVERY = 1 << 12;

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final CollectionReader collections;
    private final FamilyPlan plan;
    private final NodeTable table;
    private final Bins bins;
    private final int classClass;
    /** Arrays with both nodes and nulls in them. */
    final Sample partlyFilled = new Sample();
    /** Nodes whose arrays have no null. */
    final Sample full = new Sample();
    /** Nodes whose arrays have children. */
    final Sample withArrays = new Sample();
    private int[] children = new int[64];
    private int childCount;
    private int slots;
    private int emptySlots;
    private int strangers;
    private int node;

    Extraction(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader, final FamilyPlan plan,
            final NodeSet members, final ColumnStore store, final CancelSignal cancel) throws IOException {
        this.heap = heap;
        this.catalog = catalog;
        this.reader = reader;
        this.collections = new CollectionReader(heap, catalog, reader);
        this.plan = plan;
        this.table = new NodeTable(members, plan.linkCount(), store, heap.referenceCount());
        this.bins = new Bins(heap, catalog, reader, table.connectors, cancel);
        this.classClass = heap.classes().named("java.lang.Class").stream().findFirst().map(ClassInfo::id)
                .orElse(HeapGraph.NONE);
    }

    NodeTable run(final Progress.Step step, final CancelSignal cancel) throws IOException {
        for (int object = table.members.next(-1); object != NodeSet.NONE; object = table.members.next(object)) {
            if (node++ % CHECK_EVERY == 0) {
                cancel.check();
                step.advance(CHECK_EVERY);
            }
            read(object);
        }
        table.seal();
        return table;
    }

    private void read(final int object) throws IOException {
        childCount = 0;
        slots = 0;
        emptySlots = 0;
        strangers = 0;
        int payload = 0;
        final int number = table.size();
        for (final FamilyPlan.Part part : plan.parts(heap.classIdOf(object))) {
            reader.select(object);
            if (part.role() == FamilyPlan.Role.FLAG) {
                payload |= reader.readByte(part.offset()) == 0 ? 0 : 1 << part.index();
                continue;
            }
            final int target = reader.readReference(part.offset());
            if (target == HeapGraph.NONE) {
                continue;
            }
            switch (part.role()) {
                case ARRAY -> addArray(object, target);
                case MAP, LIST -> addCollection(object, target);
                case LINK -> table.links[part.index()].set(number, table.members.indexOf(target));
                case PAYLOAD -> payload |= collections.isEmpty(target) ? 0 : 1 << part.index();
                case FLAG -> throw new IllegalStateException("flags are no references");
            }
        }
        table.add(object, children, childCount);
        table.slots.set(number, slots);
        table.emptySlots.set(number, emptySlots);
        table.setStrangers(number, strangers);
        table.payloads.set(number, payload);
    }

    private void addArray(final int object, final int array) {
        if (heap.classOf(array).kind() != ClassInfo.Kind.OBJECT_ARRAY) {
            addStray(array);
            return;
        }
        if (table.connectors.get(array)) {
            // Shared by several nodes, as an array for "no children" is: it costs once.
            return;
        }
        table.connectors.set(array);
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
        slots += length;
        emptySlots += length - occupied;
        if (childCount > before) {
            withArrays.add(object);
            if (occupied < length) {
                partlyFilled.add(array);
            } else {
                full.add(object);
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
        if (table.connectors.get(content)) {
            return;
        }
        table.connectors.set(target);
        table.connectors.set(content);
        switch (collection.shape()) {
            case CHAINED_TABLE -> addTable(collections.table(content, collection));
            case LINKED_NODES -> addLinked(content);
            case ARRAY_LIST, ARRAY -> {
                final int elements = collections.elements(content, collection);
                if (elements != HeapGraph.NONE) {
                    addArray(object, elements);
                }
            }
            case SLOTS, BOX, WRAPPER -> addEntry(content);
        }
    }

    private void addTable(final int bucketTable) {
        if (bucketTable != HeapGraph.NONE) {
            final long occupied = bins.walk(bucketTable, this::addEntry);
            final int length = heap.arrayLength(bucketTable);
            slots += length;
            emptySlots += (int) (length - occupied);
        }
    }

    private void addLinked(final int map) {
        final ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(map);
        while (!queue.isEmpty()) {
            heap.forEachTarget(queue.remove(), target -> {
                final BoundNode bound = catalog.node(heap.classIdOf(target));
                if (bound != null && !table.connectors.get(target)) {
                    table.connectors.set(target);
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

    private boolean addChild(final int target) {
        final int child = table.members.indexOf(target);
        if (child == NodeSet.NONE) {
            return false;
        }
        if (childCount == children.length) {
            children = Arrays.copyOf(children, childCount * 2);
        }
        children[childCount++] = child;
        return true;
    }
}
