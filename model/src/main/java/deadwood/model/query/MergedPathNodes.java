package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.ReferenceNames;
import deadwood.model.retention.RetentionTree;
import deadwood.model.retention.RootPaths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes of merged paths while they grow: a node for each way that classes and fields lead down from the roots. Several threads
 * look nodes up, each through a {@link Lookup} of its own, which asks here for what it has not met.
 */
final class MergedPathNodes {

    static final int ROOT = 0;
    /** When there are so many nodes, what is new below a node counts as one. */
    static final int MAXIMUM = 1 << 18;

    private static final int NO_NAME = -1;

    private final HeapGraph heap;
    private final RootPaths paths;
    private final HeldBy heldBy;
    private final Map<String, Integer> nameIds = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final LongMap children = new LongMap();
    private int[] parents = new int[1 << 10];
    private int[] nodeNames = new int[1 << 10];
    private int[] depths = new int[1 << 10];
    private int size = 1;
    private final int smaller;
    private final int deeper;

    MergedPathNodes(final HeapGraph heap, final RootPaths paths) {
        this.heap = heap;
        this.paths = paths;
        this.heldBy = new HeldBy(heap);
        this.smaller = nameId(RetentionTree.SMALLER);
        this.deeper = nameId(RetentionTree.DEEPER);
        nodeNames[ROOT] = NO_NAME;
    }

    synchronized int size() {
        return size;
    }

    /** The node above another, which has a smaller number. */
    synchronized int parent(final int node) {
        return parents[node];
    }

    synchronized String name(final int node) {
        return names.get(nodeNames[node]);
    }

    private synchronized int nameId(final String name) {
        final int next = names.size();
        final Integer known = nameIds.putIfAbsent(name, next);
        if (known == null) {
            names.add(name);
            return next;
        }
        return known;
    }

    /** The node of that name below another; the node itself if it has that name already: lists are folded. */
    private synchronized int child(final int node, final int nameId) {
        if (nodeNames[node] == nameId || nodeNames[node] == smaller || nodeNames[node] == deeper) {
            return node;
        }
        final int known = children.get(key(node, nameId));
        if (known != LongMap.ABSENT) {
            return known;
        }
        final boolean sumsUp = nameId == smaller || nameId == deeper;
        if (!sumsUp && depths[node] == RetentionTree.MAXIMUM_DEPTH) {
            return child(node, deeper);
        }
        if (!sumsUp && size >= MAXIMUM) {
            return child(node, smaller);
        }
        return add(node, nameId);
    }

    private int add(final int parent, final int nameId) {
        if (size == parents.length) {
            parents = Arrays.copyOf(parents, size * 2);
            nodeNames = Arrays.copyOf(nodeNames, size * 2);
            depths = Arrays.copyOf(depths, size * 2);
        }
        parents[size] = parent;
        nodeNames[size] = nameId;
        depths[size] = depths[parent] + 1;
        children.put(key(parent, nameId), size);
        return size++;
    }

    private static long key(final int high, final int low) {
        return (long) high << 32 | low;
    }

    /** Looks nodes up for one thread. */
    final class Lookup implements AutoCloseable {

        private final FieldReader reader;
        private final ReferenceNames referenceNames;
        private final LongMap knownChildren = new LongMap();
        private final LongMap knownFields = new LongMap();
        private final LongMap knownNames = new LongMap();
        private int fields;

        Lookup() {
            this.reader = heap.fields().reader();
            this.referenceNames = new ReferenceNames(heap, reader);
        }

        /** The node of an entry point. */
        int ofEntry(final int entryPoint) {
            return node(ROOT, nameId(paths.rootOf(entryPoint).kind().label() + " : " + className(entryPoint)));
        }

        /** The node of an object that a holder refers to, whose own node is known. */
        int below(final int holderNode, final int holder, final int object) {
            final int field = heldBy.field(holder, object, reader);
            if (field == HeldBy.OTHER) {
                return node(holderNode, nameId(name(referenceNames.heldBy(holder, object), object)));
            }
            if (heap.mirroredBy(object) != null) {
                return node(holderNode, nameId(name(fieldName(holder, field), object)));
            }
            final long key = key(fieldId(holder, field), heap.classIdOf(object));
            int nameId = knownNames.get(key);
            if (nameId == LongMap.ABSENT) {
                nameId = nameId(name(fieldName(holder, field), object));
                knownNames.put(key, nameId);
            }
            return node(holderNode, nameId);
        }

        /** A small number for a field of a class; all arrays have one for their elements. */
        private int fieldId(final int holder, final int field) {
            final long key = key(field == HeldBy.ELEMENT ? 0 : heap.classIdOf(holder), field + 1);
            final int known = knownFields.get(key);
            if (known != LongMap.ABSENT) {
                return known;
            }
            knownFields.put(key, fields);
            return fields++;
        }

        private String fieldName(final int holder, final int field) {
            return field == HeldBy.ELEMENT ? "[]" : heap.classOf(holder).fields().get(field).name();
        }

        private String name(final String held, final int object) {
            return (held.startsWith("[") ? "[]" : held) + " : " + className(object);
        }

        private String className(final int object) {
            final ClassInfo mirrored = heap.mirroredBy(object);
            return mirrored == null ? heap.classOf(object).name() : "class " + mirrored.name();
        }

        private int node(final int parent, final int nameId) {
            final long key = key(parent, nameId);
            final int known = knownChildren.get(key);
            if (known != LongMap.ABSENT) {
                return known;
            }
            final int node = child(parent, nameId);
            knownChildren.put(key, node);
            return node;
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
