package deadwood.model.structure.measure;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.structure.catalog.Bins;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.BoundNode;
import deadwood.model.structure.catalog.Claims;
import deadwood.model.structure.catalog.CollectionReader;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.catalog.OpenSlots;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Tells of one collection what stands in each slot of its arrays, in the order of the slots: buckets of tables, segment by segment, elements of
 * lists, rings and arrays. For one thread.
 */
public final class SlotWalk {

    private static final int CHECK_EVERY = 1 << 14;

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final CollectionReader fields;
    private final CancelSignal cancel;
    private final BitSet claimed = new BitSet();

    /** What a slot is. */
    public enum State {
        /** There is nothing in it. */
        FREE,
        /** There are entries in it. */
        USED,
        /** It says that something was removed. */
        REMOVED,
        /** What was in it has moved to the next table. */
        FORWARDED
    }

    /** Is told what stands in the slots. */
    public interface Sink {

        /**
         * A slot.
         *
         * @param section which of the sections
         * @param slot number within the section, from 0
         * @param entries entries in it, those with cleared keys included
         * @param stale of these, those whose key is a weak reference that was cleared
         * @param isTree whether the bucket is a tree
         */
        void slot(int section, int slot, State state, int entries, int stale, boolean isTree);
    }

    /**
     * One array of slots.
     *
     * @param owner the collection or segment it belongs to
     * @param array id of the array
     * @param slots how many slots it has
     * @param isNext whether it is the table that entries move to in a resize
     */
    public record Section(int owner, int array, int slots, boolean isNext) {}

    /** @param reader used, not closed */
    public SlotWalk(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader,
            final CancelSignal cancel) {
        this.heap = heap;
        this.catalog = catalog;
        this.reader = reader;
        this.fields = new CollectionReader(heap, catalog, reader);
        this.cancel = cancel;
    }

    /** The arrays of slots of a collection; none if it has none or is built of nodes alone. */
    public List<Section> sections(final int object) {
        final List<Section> sections = new ArrayList<>();
        final int content = fields.unboxed(object);
        final BoundCollection collection = content == HeapGraph.NONE
                ? null
                : catalog.collection(heap.classIdOf(content));
        if (collection != null) {
            addSections(content, collection, sections);
        }
        return sections;
    }

    private void addSections(final int object, final BoundCollection collection, final List<Section> sections) {
        switch (collection.shape()) {
            case CHAINED_TABLE -> {
                final Integer spare = collection.entry().spare();
                add(object, fields.table(object, collection), spare == null ? 0 : spare, false, sections);
                add(object, fields.reference(object, collection.next()), 0, true, sections);
            }
            case OPEN_TABLE -> {
                final OpenSlots rule = collection.entry().open();
                final int keys = fields.elements(object, collection);
                if (rule != null && keys != HeapGraph.NONE && heap.classOf(keys).isArray()) {
                    sections.add(new Section(object, keys, OpenTables.slotsOf(heap.arrayLength(keys), rule), false));
                }
            }
            case SEGMENTED -> addSegments(fields.reference(object, collection.parts()), sections);
            case ARRAY_LIST, RING, ARRAY -> add(object, fields.elements(object, collection), 0, false,
                    sections);
            case LINKED_NODES, VECTOR, TRIE, SLOTS, WRAPPER, BOX -> {
                // has no slots, or those of its nodes
            }
        }
    }

    /** @param spare slots at the end that are none */
    private void add(final int owner, final int array, final int spare, final boolean isNext,
            final List<Section> sections) {
        if (array != HeapGraph.NONE && heap.classOf(array).isArray()) {
            sections.add(new Section(owner, array, Math.max(0, heap.arrayLength(array) - spare), isNext));
        }
    }

    private void addSegments(final int parts, final List<Section> sections) {
        if (parts == HeapGraph.NONE || heap.classOf(parts).elementType() != FieldType.REFERENCE) {
            return;
        }
        for (int i = 0; i < heap.arrayLength(parts); i++) {
            final int part = fields.element(parts, i);
            final BoundCollection table = part == HeapGraph.NONE ? null : catalog.collection(heap.classIdOf(part));
            if (table != null && table.shape() != deadwood.model.structure.catalog.Shape.SEGMENTED) {
                addSections(part, table, sections);
            }
        }
    }

    /** Tells the slots of sections that {@link #sections} gave; once. */
    public void walk(final List<Section> sections, final Sink sink) {
        for (int i = 0; i < sections.size(); i++) {
            final Section section = sections.get(i);
            final BoundCollection collection = catalog.collection(heap.classIdOf(section.owner()));
            if (collection != null) {
                walk(i, section, collection, sink);
            }
        }
    }

    private void walk(final int number, final Section section, final BoundCollection collection, final Sink sink) {
        switch (collection.shape()) {
            case CHAINED_TABLE -> walkBuckets(number, section, sink);
            case OPEN_TABLE -> walkOpen(number, section, collection, sink);
            case ARRAY_LIST -> walkRange(number, section, 0, fields.size(section.owner(), collection), sink);
            case RING -> walkRing(number, section, collection, sink);
            default -> walkArray(number, section, collection, sink);
        }
    }

    private void walkBuckets(final int number, final Section section, final Sink sink) {
        final Bins bins = new Bins(heap, catalog, reader, Claims.in(claimed), cancel);
        final ArrayBlocks table = new ArrayBlocks(heap, reader).of(section.array());
        final int[] stale = new int[1];
        for (int slot = 0; slot < section.slots(); slot++) {
            check(slot);
            final int first = table.reference(slot);
            if (first == HeapGraph.NONE) {
                sink.slot(number, slot, State.FREE, 0, 0, false);
                continue;
            }
            stale[0] = 0;
            final BoundNode node = catalog.node(heap.classIdOf(first));
            final long entries = bins.walkChain(first, (entry, bound) -> {
                if (bound.weak().isPresent() && fields.reference(entry, bound.weak()) == HeapGraph.NONE) {
                    stale[0]++;
                }
            });
            final boolean forwards = entries == 0 && node != null && leadsToTable(first, node);
            sink.slot(number, slot, forwards ? State.FORWARDED : State.USED, (int) entries, stale[0],
                    node != null && node.entry().isTreeified());
        }
    }

    private boolean leadsToTable(final int object, final BoundNode node) {
        if (node.entry().isEntry() || node.link() < 0) {
            return false;
        }
        reader.select(object);
        final int target = reader.readReference(node.link());
        return target != HeapGraph.NONE && heap.classOf(target).kind() == ClassInfo.Kind.OBJECT_ARRAY;
    }

    private void walkOpen(final int number, final Section section, final BoundCollection collection,
            final Sink sink) {
        final Tally tally = new Tally();
        final OpenTables tables = new OpenTables(heap, null, catalog, reader);
        final long[] staleBefore = new long[1];
        final long[] entriesBefore = new long[1];
        tables.add(section.owner(), collection, null, tally, (_, _, _, _) -> true, (slot, state) -> {
            check(slot);
            final int stale = (int) (tally.staleEntries - staleBefore[0]);
            staleBefore[0] = tally.staleEntries;
            final int held = (int) (tally.entries - entriesBefore[0]);
            entriesBefore[0] = tally.entries;
            switch (state) {
                case FREE -> sink.slot(number, slot, State.FREE, 0, 0, false);
                case REMOVED -> sink.slot(number, slot, State.REMOVED, 0, 0, false);
                case USED -> sink.slot(number, slot, State.USED, held, stale, false);
            }
        });
    }

    private void walkRange(final int number, final Section section, final long from, final long to,
            final Sink sink) {
        for (int slot = 0; slot < section.slots(); slot++) {
            check(slot);
            final boolean used = slot >= from && slot < to;
            sink.slot(number, slot, used ? State.USED : State.FREE, used ? 1 : 0, 0, false);
        }
    }

    private void walkRing(final int number, final Section section, final BoundCollection collection,
            final Sink sink) {
        final long length = Math.max(1, section.slots());
        final long head = Math.floorMod(fields.number(section.owner(), collection.head(), 0), length);
        final long count = collection.tail().isPresent()
                ? Math.floorMod(fields.number(section.owner(), collection.tail(), head) - head, length)
                : Math.clamp(fields.size(section.owner(), collection), 0, length);
        for (int slot = 0; slot < section.slots(); slot++) {
            check(slot);
            final boolean used = Math.floorMod(slot - head, length) < count;
            sink.slot(number, slot, used ? State.USED : State.FREE, used ? 1 : 0, 0, false);
        }
    }

    private void walkArray(final int number, final Section section, final BoundCollection collection,
            final Sink sink) {
        final ArrayBlocks array = new ArrayBlocks(heap, reader).of(section.array());
        final boolean isFixed = collection.entry().hasFixedSize() || !array.holdsReferences();
        for (int slot = 0; slot < section.slots(); slot++) {
            check(slot);
            final boolean used = isFixed || !array.isZero(slot);
            sink.slot(number, slot, used ? State.USED : State.FREE, used ? 1 : 0, 0, false);
        }
    }

    private void check(final int slot) {
        if ((slot & CHECK_EVERY - 1) == 0) {
            cancel.check();
        }
    }
}
