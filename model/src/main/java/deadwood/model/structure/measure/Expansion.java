package deadwood.model.structure.measure;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.structure.catalog.ArrayRole;
import deadwood.model.structure.catalog.BoundArray;
import deadwood.model.structure.catalog.BoundExtra;
import deadwood.model.structure.catalog.BoundNode;
import deadwood.model.structure.catalog.BoundParts;
import deadwood.model.structure.catalog.CollectionReader;
import deadwood.model.structure.catalog.FieldPath;
import deadwood.model.structure.catalog.HeapCatalog;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what is in one node of a trie or vector: child nodes, entries, slots. For one thread. */
final class Expansion {

    private static final int MAXIMUM_LEVELS = 8;
    /** Arrays of one level that are followed: half a thousand million elements where each has 32. */
    private static final int MAXIMUM_ARRAYS = 1 << 24;

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

        /** Another collection whose elements are entries of the node. */
        default void contents(final int object) {
            // nothing to most
        }
    }

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final boolean followsContents;
    private @Nullable StructureEntries nested;
    private final CollectionReader fields;
    private final ArrayBlocks elements;
    private final ArrayBlocks values;
    private final ValueJudge judge;
    private int[] arrays = new int[32];
    private int[] inner = new int[32];
    /** Arrays of one owner that were told, where some must not be told twice. */
    private final Set<Integer> told = new HashSet<>();

    Expansion(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader) {
        this(heap, catalog, reader, true);
    }

    /** @param followsContents whether the elements of collections in nodes are told: nodes of such a collection have none again */
    Expansion(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader,
            final boolean followsContents) {
        this.followsContents = followsContents;
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
        final int contents = fields.reference(node, bound.contents());
        if (followsContents && bound.contents().isPresent() && (!bound.entry().isEntry() || holdsPairs(contents))) {
            ofContents(contents, sink);
        } else if (bound.entry().isEntry() && holdsEntry(node, bound)) {
            ofEntry(node, bound, sink);
        }
        ofParts(node, bound.inside(), sink);
    }

    /** A node that has children and a place for a value holds an entry only where that is not null: so do tries that people write. */
    private boolean holdsEntry(final int node, final BoundNode bound) {
        if (bound.inside().arrays().isEmpty() || bound.entry().takesNull()) {
            return true;
        }
        return fields.reference(node, bound.key().isPresent() ? bound.key() : bound.value()) != HeapGraph.NONE;
    }

    private void ofEntry(final int node, final BoundNode bound, final Sink sink) {
        final int key = fields.reference(node, bound.key());
        final int value = fields.reference(node, bound.value());
        if (!bound.key().isPresent()) {
            element(value, Boolean.TRUE.equals(bound.entry().pairs()), sink);
        } else if (bound.entry().value() != null) {
            // Some classes of nodes leave the value out where it is null.
            sink.entry(key, EntryVisitor.ITSELF, value, EntryVisitor.ITSELF);
        } else {
            sink.entry(EntryVisitor.NO_KEY, EntryVisitor.ITSELF, key, EntryVisitor.ITSELF);
        }
    }

    private void element(final int element, final boolean pairs, final Sink sink) {
        final BoundNode pair = pairs && element != HeapGraph.NONE ? catalog.pair(heap.classIdOf(element)) : null;
        if (pair == null) {
            sink.entry(EntryVisitor.NO_KEY, EntryVisitor.ITSELF, element, EntryVisitor.ITSELF);
        } else {
            sink.entry(fields.reference(element, pair.key()), EntryVisitor.ITSELF,
                    fields.reference(element, pair.value()), EntryVisitor.ITSELF);
        }
    }

    /** Reads collections in nodes; not what is in the nodes of these, so that nothing in a damaged heap can be in itself without end. */
    private StructureEntries contents() {
        StructureEntries known = nested;
        if (known == null) {
            known = new StructureEntries(heap, catalog, reader, false);
            nested = known;
        }
        return known;
    }

    /** Whether the first element of a collection is a pair. */
    private boolean holdsPairs(final int object) {
        final boolean[] pair = new boolean[1];
        if (object != HeapGraph.NONE) {
            contents().visit(object, (key, _, value, valueIndex) -> {
                pair[0] = key == EntryVisitor.NO_KEY && value != HeapGraph.NONE && valueIndex == EntryVisitor.ITSELF
                        && catalog.pair(heap.classIdOf(value)) != null;
                return false;
            });
        }
        return pair[0];
    }

    /** The elements of a collection in a node, as lists of what collides are: pairs count as key and value. */
    private void ofContents(final int object, final Sink sink) {
        if (object == HeapGraph.NONE) {
            return;
        }
        sink.contents(object);
        contents().visit(object, (key, keyIndex, value, valueIndex) -> {
            if (key == EntryVisitor.NO_KEY && valueIndex == EntryVisitor.ITSELF) {
                element(value, true, sink);
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
        told.clear();
        for (final BoundArray array : parts.arrays()) {
            if (!array.when().isPresent() || fields.number(owner, array.when(), -1) == array.whenIs()) {
                ofArray(owner, array, sink);
            }
        }
        for (final BoundExtra extra : parts.extra()) {
            if (count(owner, extra) > 0) {
                sink.entry(HeapGraph.NONE, EntryVisitor.ITSELF, fields.reference(owner, extra.value()),
                        EntryVisitor.ITSELF);
            }
        }
        for (final FieldPath link : parts.stale()) {
            final int target = fields.reference(owner, link);
            if (target != HeapGraph.NONE && catalog.node(heap.classIdOf(target)) != null) {
                sink.stale(target);
            }
        }
    }

    /** How many entries stand apart. */
    private long count(final int owner, final BoundExtra extra) {
        return extra.count().isPresent()
                ? fields.number(owner, extra.count(), 0)
                : fields.number(owner, extra.when().isPresent() ? extra.when() : extra.value(), 0) == 0 ? 0 : 1;
    }

    private void addNode(final int target, final Sink sink) {
        final BoundNode bound = target == HeapGraph.NONE ? null : catalog.node(heap.classIdOf(target));
        if (bound != null && !isNothing(target, bound)) {
            sink.node(target);
        }
    }

    /** Whether an object of a class of nodes stands for no node. */
    boolean isNothing(final int object, final BoundNode bound) {
        return bound.nothing().isPresent()
                && fields.number(object, bound.nothing(), bound.nothingIs() + 1) == bound.nothingIs();
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
        final boolean once = Boolean.TRUE.equals(bound.role().once());
        if (once && !told.add(top)) {
            return;
        }
        arrays[0] = top;
        int count = 1;
        for (int level = levels(owner, bound); level > 1 && count > 0; level--) {
            count = descend(count, once, sink);
        }
        final Window window = new Window(owner, bound);
        for (int i = 0; i < count; i++) {
            elements.of(arrays[i]);
            final int length = elements.length();
            final long needed = needed(owner, bound, length);
            final long empty = switch (bound.role().holds()) {
                case NODES, NODES_OR_ENTRIES -> ofMixed(bound.role(), sink);
                case ENTRIES -> ofEntries(owner, bound, window.next(length), sink);
                case PAIRS_OR_NODES -> ofPairs(sink);
                case ENTRIES_THEN_NODES -> ofEntriesThenNodes(owner, bound, sink);
            };
            sink.slots(length, empty, Math.max(0, length - needed));
        }
    }

    /** Which of the elements of arrays in arrays were not dropped. */
    private final class Window {

        private long skipped;
        private long left;
        private int start;
        private int end;

        Window(final int owner, final BoundArray bound) {
            final ArrayRole.Levels levels = bound.role().levels();
            if (bound.from().isPresent() && levels != null && levels.per() != null) {
                // Arrays before the one with the first element are gone.
                skipped = fields.number(owner, bound.from(), 0) & (1L << levels.per()) - 1;
            }
            left = bound.length().isPresent() ? fields.number(owner, bound.length(), 0) : Long.MAX_VALUE;
        }

        Window next(final int length) {
            start = (int) Math.min(skipped, length);
            end = (int) Math.min(length, start + Math.max(0, left));
            skipped -= start;
            left -= end - start;
            return this;
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
    private int descend(final int count, final boolean once, final Sink sink) {
        // Arrays can be shared, but where there are more than objects in the heap they lead back to themselves.
        final int most = Math.min(heap.objectCount(), MAXIMUM_ARRAYS);
        int found = 0;
        for (int i = 0; i < count; i++) {
            elements.of(arrays[i]);
            long empty = 0;
            for (int at = 0; elements.holdsReferences() && at < elements.length(); at++) {
                final int target = elements.reference(at);
                if (target == HeapGraph.NONE) {
                    empty++;
                } else if (found < most && target != arrays[i] && heap.classOf(target).isArray()
                        && (!once || told.add(target))) {
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
            final long bits = width(role) * (long) bits(owner, bound.data()) + bits(owner, bound.nodes());
            return bits == 0 && role.takesCollisions() ? length : bits;
        }
        if (!bound.used().isPresent()) {
            return length;
        }
        final long used = Boolean.TRUE.equals(role.isCount())
                ? fields.number(owner, bound.used(), length)
                : bits(owner, bound.used());
        if (used == 0 && role.takesCollisions()) {
            return length;
        }
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
                addNode(target, sink);
            } else if (role.holds() == ArrayRole.Holds.NODES_OR_ENTRIES) {
                element(target, Boolean.TRUE.equals(role.pairs()), sink);
            }
        }
        return empty;
    }

    private long ofEntries(final int owner, final BoundArray bound, final Window window, final Sink sink) {
        final int width = width(bound.role());
        final boolean hasValues = bound.values().isPresent();
        if (hasValues) {
            values.of(fields.reference(owner, bound.values()));
        }
        long empty = 0;
        for (int at = window.start; at + width <= window.end; at += width) {
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
        final boolean allEntries = bound.role().takesCollisions() && bits(owner, bound.data()) == 0
                && bits(owner, bound.nodes()) == 0;
        final int data = allEntries
                ? elements.length()
                : Math.min(bits(owner, bound.data()) * width, elements.length());
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
