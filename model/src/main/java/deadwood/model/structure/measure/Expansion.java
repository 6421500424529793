package deadwood.model.structure.measure;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.structure.catalog.ArrayRole;
import deadwood.model.structure.catalog.BoundArray;
import deadwood.model.structure.catalog.BoundNode;
import deadwood.model.structure.catalog.BoundParts;
import deadwood.model.structure.catalog.CollectionReader;
import deadwood.model.structure.catalog.FieldPath;
import deadwood.model.structure.catalog.HeapCatalog;
import java.util.Arrays;

/** Says what is in one node of a trie or vector: child nodes, entries, slots. For one thread. */
final class Expansion {

    private static final int MAXIMUM_LEVELS = 8;

    /** Is told what is in a node. */
    interface Sink {

        /** A child. */
        void node(int object);

        /** An entry, as {@link EntryVisitor} has it. */
        void entry(int key, int keyIndex, int value, int valueIndex);

        /**
         * The slots of one array.
         *
         * @param all how many there are
         * @param empty how many have nothing in them
         * @param slack how many there are beyond what is needed
         */
        void slots(long all, long empty, long slack);

        /** What was inside once. */
        void stale(int object);
    }

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final CollectionReader fields;
    private final ArrayBlocks elements;
    private final ArrayBlocks values;
    private final ValueJudge judge;
    private int[] arrays = new int[32];
    private int[] inner = new int[32];

    Expansion(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader) {
        this.heap = heap;
        this.catalog = catalog;
        this.reader = reader;
        this.fields = new CollectionReader(heap, catalog, reader);
        this.elements = new ArrayBlocks(heap, reader);
        this.values = new ArrayBlocks(heap, reader);
        this.judge = new ValueJudge(heap, catalog, reader);
    }

    /** Judges values with the same reader. */
    ValueJudge judge() {
        return judge;
    }

    /** Tells what is in a node. */
    void ofNode(final int node, final BoundNode bound, final Sink sink) {
        if (bound.contents().isPresent()) {
            ofContents(fields.reference(node, bound.contents()), sink);
        } else if (bound.entry().isEntry()) {
            final int key = fields.reference(node, bound.key());
            if (bound.value().isPresent()) {
                sink.entry(bound.key().isPresent() ? key : EntryVisitor.NO_KEY, EntryVisitor.ITSELF,
                        fields.reference(node, bound.value()), EntryVisitor.ITSELF);
            } else {
                sink.entry(EntryVisitor.NO_KEY, EntryVisitor.ITSELF, key, EntryVisitor.ITSELF);
            }
        }
        ofParts(node, bound.inside(), sink);
    }

    /** The elements of a collection in a node, as lists of what collides are: pairs count as key and value. */
    private void ofContents(final int object, final Sink sink) {
        if (object == HeapGraph.NONE) {
            return;
        }
        final StructureEntries entries = new StructureEntries(heap, catalog, reader);
        entries.visit(object, (key, keyIndex, value, valueIndex) -> {
            final BoundNode pair = value == HeapGraph.NONE || valueIndex != EntryVisitor.ITSELF
                    ? null
                    : catalog.pair(heap.classIdOf(value));
            if (key == EntryVisitor.NO_KEY && pair != null) {
                sink.entry(fields.reference(value, pair.key()), EntryVisitor.ITSELF,
                        fields.reference(value, pair.value()), EntryVisitor.ITSELF);
            } else {
                sink.entry(key, keyIndex, value, valueIndex);
            }
            return true;
        });
    }

    /** Tells what a collection or node leads to. */
    void ofParts(final int owner, final BoundParts parts, final Sink sink) {
        for (final FieldPath link : parts.links()) {
            addNode(fields.reference(owner, link), sink);
        }
        for (final BoundArray array : parts.arrays()) {
            if (!array.when().isPresent() || fields.number(owner, array.when(), -1) == array.whenIs()) {
                ofArray(owner, array, sink);
            }
        }
        for (final FieldPath link : parts.stale()) {
            final int target = fields.reference(owner, link);
            if (target != HeapGraph.NONE && catalog.node(heap.classIdOf(target)) != null) {
                sink.stale(target);
            }
        }
    }

    private void addNode(final int target, final Sink sink) {
        if (target != HeapGraph.NONE && catalog.node(heap.classIdOf(target)) != null) {
            sink.node(target);
        }
    }

    private void ofArray(final int owner, final BoundArray bound, final Sink sink) {
        final int top = fields.reference(owner, bound.array());
        if (top == HeapGraph.NONE) {
            return;
        }
        if (!heap.classOf(top).isArray()) {
            // One child in place of an array of them.
            addNode(top, sink);
            return;
        }
        arrays[0] = top;
        int count = 1;
        for (int level = levels(owner, bound); level > 1 && count > 0; level--) {
            count = descend(count, sink);
        }
        for (int i = 0; i < count; i++) {
            elements.of(arrays[i]);
            final int length = elements.length();
            final long needed = needed(owner, bound, length);
            final long empty = switch (bound.role().holds()) {
                case NODES, NODES_OR_ENTRIES -> ofMixed(bound.role(), sink);
                case ENTRIES -> ofEntries(owner, bound, length, sink);
                case PAIRS_OR_NODES -> ofPairs(sink);
                case ENTRIES_THEN_NODES -> ofEntriesThenNodes(owner, bound, sink);
            };
            sink.slots(length, empty, Math.max(0, length - needed));
        }
    }

    private int levels(final int owner, final BoundArray bound) {
        final ArrayRole.Levels levels = bound.role().levels();
        if (levels == null) {
            return 1;
        }
        final long number = bound.levels().isPresent() ? fields.number(owner, bound.levels(), 0) : 0;
        final long per = levels.per() == null ? 1 : levels.per();
        return Math.clamp(number / per + (levels.plus() == null ? 0 : levels.plus()), 1, MAXIMUM_LEVELS);
    }

    /** One level down: replaces the arrays by those in them, and tells the slots of the upper ones. */
    private int descend(final int count, final Sink sink) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            elements.of(arrays[i]);
            long empty = 0;
            for (int at = 0; elements.holdsReferences() && at < elements.length(); at++) {
                final int target = elements.reference(at);
                if (target == HeapGraph.NONE) {
                    empty++;
                } else if (heap.classOf(target).isArray()) {
                    if (found == inner.length) {
                        inner = Arrays.copyOf(inner, found * 2);
                    }
                    inner[found++] = target;
                }
            }
            sink.slots(elements.length(), empty, 0);
        }
        final int[] swap = arrays;
        arrays = inner;
        inner = swap;
        return found;
    }

    private long needed(final int owner, final BoundArray bound, final long length) {
        final ArrayRole role = bound.role();
        if (role.holds() == ArrayRole.Holds.ENTRIES_THEN_NODES) {
            return width(role) * (long) bits(owner, bound.data()) + bits(owner, bound.nodes());
        }
        if (!bound.used().isPresent()) {
            return length;
        }
        final long used = Boolean.TRUE.equals(role.isCount())
                ? fields.number(owner, bound.used(), length)
                : bits(owner, bound.used());
        return role.holds() == ArrayRole.Holds.PAIRS_OR_NODES ? 2 * used : width(role) * used;
    }

    private static int width(final ArrayRole role) {
        return role.width() == null ? 1 : role.width();
    }

    private int bits(final int owner, final FieldPath path) {
        final long number = fields.number(owner, path, 0);
        return path.isDirect() && path.type() == FieldType.LONG
                ? Long.bitCount(number)
                : Integer.bitCount((int) number);
    }

    /** @return empty slots */
    private long ofMixed(final ArrayRole role, final Sink sink) {
        long empty = 0;
        for (int at = 0; elements.holdsReferences() && at < elements.length(); at++) {
            final int target = elements.reference(at);
            final ClassInfo type = target == HeapGraph.NONE ? null : heap.classOf(target);
            if (type == null || !role.nothing().isEmpty() && role.nothing().contains(type.name())) {
                empty++;
            } else if (catalog.node(type.id()) != null) {
                sink.node(target);
            } else if (role.holds() == ArrayRole.Holds.NODES_OR_ENTRIES) {
                sink.entry(EntryVisitor.NO_KEY, EntryVisitor.ITSELF, target, EntryVisitor.ITSELF);
            }
        }
        return empty;
    }

    private long ofEntries(final int owner, final BoundArray bound, final int length, final Sink sink) {
        final int width = width(bound.role());
        final boolean hasValues = bound.values().isPresent();
        if (hasValues) {
            values.of(fields.reference(owner, bound.values()));
        }
        long empty = 0;
        for (int at = 0; at + width <= length; at += width) {
            if (!elements.holdsReferences()) {
                sink.entry(EntryVisitor.NO_KEY, EntryVisitor.ITSELF, elements.array(), at);
            } else if (elements.isZero(at)) {
                empty += width;
            } else if (width == 2) {
                sink.entry(elements.reference(at), EntryVisitor.ITSELF, elements.reference(at + 1),
                        EntryVisitor.ITSELF);
            } else if (hasValues) {
                final int value = at < values.length() ? values.reference(at) : HeapGraph.NONE;
                sink.entry(elements.reference(at), EntryVisitor.ITSELF, value, EntryVisitor.ITSELF);
            } else {
                sink.entry(EntryVisitor.NO_KEY, EntryVisitor.ITSELF, elements.reference(at), EntryVisitor.ITSELF);
            }
        }
        return empty;
    }

    private long ofPairs(final Sink sink) {
        long empty = 0;
        for (int at = 0; elements.holdsReferences() && at + 1 < elements.length(); at += 2) {
            final int key = elements.reference(at);
            final int value = elements.reference(at + 1);
            if (key != HeapGraph.NONE) {
                sink.entry(key, EntryVisitor.ITSELF, value, EntryVisitor.ITSELF);
            } else if (value == HeapGraph.NONE) {
                empty += 2;
            } else if (catalog.node(heap.classIdOf(value)) != null) {
                // The key of a node is null by design.
                sink.node(value);
            } else {
                sink.entry(HeapGraph.NONE, EntryVisitor.ITSELF, value, EntryVisitor.ITSELF);
            }
        }
        return empty;
    }

    private long ofEntriesThenNodes(final int owner, final BoundArray bound, final Sink sink) {
        final int width = width(bound.role());
        final int data = Math.min(bits(owner, bound.data()) * width, elements.length());
        long empty = 0;
        for (int at = 0; elements.holdsReferences() && at + width <= data; at += width) {
            final int first = elements.reference(at);
            if (width == 2) {
                sink.entry(first, EntryVisitor.ITSELF, elements.reference(at + 1), EntryVisitor.ITSELF);
            } else {
                sink.entry(EntryVisitor.NO_KEY, EntryVisitor.ITSELF, first, EntryVisitor.ITSELF);
            }
        }
        for (int at = data; elements.holdsReferences() && at < elements.length(); at++) {
            final int target = elements.reference(at);
            if (target == HeapGraph.NONE) {
                empty++;
            } else {
                addNode(target, sink);
            }
        }
        return empty;
    }
}
