package deadwood.model.structure.measure;

import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.BoundCollection.BoundOpenSlots;
import deadwood.model.structure.catalog.BoundExtra;
import deadwood.model.structure.catalog.BoundNode;
import deadwood.model.structure.catalog.CollectionReader;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.catalog.OpenSlots;
import org.jspecify.annotations.Nullable;

/** Walks tables whose slots hold the entries themselves, or nodes with one entry each. For one thread. */
final class OpenTables {

    /** The most that a number of entries outside the slots can be; more is damage, and sums of it must not overflow. */
    private static final long MOST_EXTRA = Integer.MAX_VALUE;

    private final HeapGraph heap;
    private final @Nullable Retention retention;
    private final HeapCatalog catalog;
    private final CollectionReader fields;
    private final ArrayBlocks keys;
    private final ArrayBlocks values;
    private final ArrayBlocks states;

    /** @param retention null if no bytes are asked for */
    OpenTables(final HeapGraph heap, final @Nullable Retention retention, final HeapCatalog catalog,
            final FieldReader reader) {
        this.heap = heap;
        this.retention = retention;
        this.catalog = catalog;
        this.fields = new CollectionReader(heap, catalog, reader);
        this.keys = new ArrayBlocks(heap, reader);
        this.values = new ArrayBlocks(heap, reader);
        this.states = new ArrayBlocks(heap, reader);
    }

    /** What a slot is. */
    enum Slot {
        FREE, USED, REMOVED
    }

    /** Is told what each slot is, in ascending order. */
    @FunctionalInterface
    interface SlotListener {
        void slot(int slot, Slot state);
    }

    /**
     * Walks a table.
     *
     * @param judge says which values are silent; null if nobody asks
     * @param tally what is found is added to it
     * @param visitor is told the entries until it has enough
     */
    void add(final int object, final BoundCollection collection, final @Nullable ValueJudge judge, final Tally tally,
            final EntryVisitor visitor) {
        add(object, collection, judge, tally, visitor, (_, _) -> {});
    }

    /** As above, and tells what each slot is; what was added to the tally with it stands there by then. */
    void add(final int object, final BoundCollection collection, final @Nullable ValueJudge judge, final Tally tally,
            final EntryVisitor visitor, final SlotListener listener) {
        final BoundOpenSlots open = collection.open();
        final OpenSlots rule = collection.entry().open();
        if (open == null || rule == null) {
            return;
        }
        tally.isTable = true;
        keys.of(fields.reference(object, open.keys()));
        states.of(fields.reference(object, open.states().isPresent() ? open.states() : open.hashes()));
        final boolean alternate = rule.isAlternate();
        values.of(alternate ? keys.array() : fields.reference(object, open.values()));
        final Walk walk = new Walk(object, open, rule, alternate, judge, tally, visitor, listener);
        walk.run();
        open.extra().forEach(walk::addExtra);
    }

    /** How many slots there are in an array of that length. */
    static int slotsOf(final int length, final OpenSlots rule) {
        return Math.max(0, (rule.isAlternate() ? length / 2 : length) - (rule.spare() == null ? 0 : rule.spare()));
    }

    private final class Walk {

        private final BoundOpenSlots open;
        private final OpenSlots.Free free;
        private final boolean alternate;
        private final boolean hasValues;
        private final boolean removedIsOne;
        private final boolean removedIsMinimum;
        private final long missing;
        private final OpenSlots.@Nullable Chains chains;
        private final int object;
        private final @Nullable ValueJudge judge;
        private final boolean shared;
        private final Tally tally;
        private final EntryVisitor visitor;
        private final SlotListener listener;
        private final int slots;

        Walk(final int object, final BoundOpenSlots open, final OpenSlots rule, final boolean alternate,
                final @Nullable ValueJudge judge, final Tally tally, final EntryVisitor visitor,
                final SlotListener listener) {
            this.listener = listener;
            this.open = open;
            final OpenSlots.Free said = rule.rule();
            this.free = said == null ? OpenSlots.Free.NULL : said;
            this.alternate = alternate;
            this.hasValues = alternate || open.values().isPresent();
            this.removedIsOne = "one".equals(rule.removed());
            this.removedIsMinimum = "minimum".equals(rule.removed());
            this.missing = fields.number(object, open.missing(), open.missingIs());
            this.chains = rule.chains();
            this.shared = rule.sharesKeys();
            this.object = object;
            this.judge = judge;
            this.tally = tally;
            this.visitor = visitor;
            this.slots = slotsOf(keys.length(), rule);
        }

        void run() {
            long empty = 0;
            long run = 0;
            boolean wanted = true;
            for (int slot = 0; slot < slots && wanted; slot++) {
                final Slot state = state(slot);
                switch (state) {
                    case FREE -> {
                        empty++;
                        run = 0;
                    }
                    case REMOVED -> {
                        tally.tombstones++;
                        run++;
                    }
                    case USED -> {
                        run++;
                        final long before = tally.entries;
                        wanted = chains == null ? enterOne(slot) : enterAll(slot, chains);
                        if (chains != null) {
                            run = tally.entries - before;
                            tally.collisions += Math.max(0, run - 1);
                        }
                    }
                }
                tally.longestChain = Math.max(tally.longestChain, run);
                listener.slot(slot, state);
            }
            tally.capacity += slots;
            tally.addEmptySlots(empty, slotBytes());
        }

        private boolean enterOne(final int slot) {
            tally.entries++;
            return enter(slot);
        }

        /** What stands in a slot that several entries may share. */
        private boolean enterAll(final int slot, final OpenSlots.Chains shares) {
            final int first = keys.holdsReferences() ? keys.reference(keyIndex(slot)) : HeapGraph.NONE;
            if (first != HeapGraph.NONE && first == open.mark()) {
                return enterPairs(keys.reference(valueIndex(slot)));
            }
            return first != HeapGraph.NONE && heap.classOf(first).name().equals(shares.type())
                    ? enterElements(first, shares)
                    : enterOne(slot);
        }

        private boolean enterPairs(final int chain) {
            final boolean isArray = chain != HeapGraph.NONE
                    && heap.classOf(chain).elementType() == FieldType.REFERENCE;
            boolean wanted = true;
            for (int at = 0; isArray && at + 1 < heap.arrayLength(chain) && wanted; at += 2) {
                final int key = fields.element(chain, at);
                if (key != HeapGraph.NONE) {
                    tally.entries++;
                    wanted = enterPair(open.standIns().contains(key) ? HeapGraph.NONE : key, EntryVisitor.ITSELF,
                            fields.element(chain, at + 1));
                }
            }
            return wanted;
        }

        /** The elements of an object that stands in a slot, and of those behind it: each is the last element of the one before. */
        private boolean enterElements(final int first, final OpenSlots.Chains shares) {
            final SeenObjects seen = new SeenObjects();
            int bucket = first;
            while (bucket != HeapGraph.NONE) {
                if (!seen.claim(bucket)) {
                    tally.isCircular = true;
                    return true;
                }
                int following = HeapGraph.NONE;
                for (int i = 0; i < shares.elements().size(); i++) {
                    final Field field = heap.classOf(bucket).field(shares.elements().get(i));
                    final int element = field == null ? HeapGraph.NONE : fields.reference(bucket, field);
                    if (element == HeapGraph.NONE) {
                        continue;
                    }
                    if (i == shares.elements().size() - 1
                            && heap.classOf(element).name().equals(shares.type())) {
                        following = element;
                        continue;
                    }
                    tally.entries++;
                    if (!visitor.entry(EntryVisitor.NO_KEY, EntryVisitor.ITSELF,
                            open.standIns().contains(element) ? HeapGraph.NONE : element, EntryVisitor.ITSELF)) {
                        return false;
                    }
                }
                bucket = following;
            }
            return true;
        }

        /** Entries outside the slots. */
        void addExtra(final BoundExtra extra) {
            if (extra.count().isPresent()) {
                tally.entries += Math.clamp(fields.number(object, extra.count(), 0), 0L, MOST_EXTRA);
                return;
            }
            if (fields.number(object, extra.when().isPresent() ? extra.when() : extra.value(), 0) == 0) {
                return;
            }
            tally.entries++;
            if (extra.extra().isSpare()) {
                enter(slots, HeapGraph.NONE, EntryVisitor.ITSELF);
            } else if (extra.value().isPresent() && extra.value().type() == FieldType.REFERENCE) {
                enterPair(HeapGraph.NONE, EntryVisitor.ITSELF, fields.reference(object, extra.value()));
            } else {
                visitor.entry(hasValues ? HeapGraph.NONE : EntryVisitor.NO_KEY, EntryVisitor.ITSELF, HeapGraph.NONE,
                        EntryVisitor.ITSELF);
            }
        }

        private int keyIndex(final int slot) {
            return alternate ? 2 * slot : slot;
        }

        private int valueIndex(final int slot) {
            return alternate ? 2 * slot + 1 : slot;
        }

        private Slot state(final int slot) {
            if (states.array() != HeapGraph.NONE && open.hashes().isPresent()) {
                final long hash = slot < states.length() ? states.bits(slot) : 0;
                return hash == 0 ? Slot.FREE : hash == 1L << Integer.SIZE - 1 ? Slot.REMOVED : Slot.USED;
            }
            if (states.array() != HeapGraph.NONE && open.states().isPresent()) {
                final long state = slot < states.length() ? states.bits(slot) : 0;
                return state == 0 ? Slot.FREE : state == 1 ? Slot.USED : Slot.REMOVED;
            }
            final int at = keyIndex(slot);
            final boolean isFree = switch (free) {
                case NULL, ZERO -> keys.isZero(at);
                case NO_VALUE -> valueIndex(slot) >= values.length() || values.isZero(valueIndex(slot));
                case MISSING -> open.missingObject() != HeapGraph.NONE
                        ? keys.holdsReferences() && keys.reference(at) == open.missingObject()
                        : hasValues
                                ? valueIndex(slot) >= values.length() || signed(values, valueIndex(slot)) == missing
                                : signed(keys, at) == missing;
            };
            if (isFree) {
                return Slot.FREE;
            }
            final boolean removed = removedIsOne || removedIsMinimum
                    ? keys.bits(at) == (removedIsOne ? 1 : 1L << bytes(keys, Long.BYTES) * Byte.SIZE - 1)
                    : open.removed() != HeapGraph.NONE && keys.holdsReferences()
                            && keys.reference(at) == open.removed();
            return removed ? Slot.REMOVED : Slot.USED;
        }

        private long signed(final ArrayBlocks array, final int index) {
            final FieldType type = heap.classOf(array.array()).elementType();
            return switch (type) {
                case INT -> (int) array.bits(index);
                case SHORT -> (short) array.bits(index);
                case BYTE -> (byte) array.bits(index);
                case null, default -> array.bits(index);
            };
        }

        private boolean enter(final int slot) {
            if (keys.holdsReferences()) {
                final int key = keys.reference(keyIndex(slot));
                final BoundNode node = key == HeapGraph.NONE ? null : catalog.node(heap.classIdOf(key));
                if (node != null && node.entry().isEntry() && !hasValues) {
                    return enterNode(key, node);
                }
                final boolean isNull = key != HeapGraph.NONE && open.standIns().contains(key);
                return enter(slot, isNull ? HeapGraph.NONE : key, EntryVisitor.ITSELF);
            }
            return enter(slot, keys.array(), keyIndex(slot));
        }

        private boolean enter(final int slot, final int key, final int keyIndex) {
            if (!hasValues) {
                return visitor.entry(EntryVisitor.NO_KEY, EntryVisitor.ITSELF, key, keyIndex);
            }
            final int at = valueIndex(slot);
            if (at >= values.length()) {
                return visitor.entry(key, keyIndex, HeapGraph.NONE, EntryVisitor.ITSELF);
            }
            if (!values.holdsReferences()) {
                addZero(values.isZero(at), slotBytes() + retained(key, keyIndex));
                return visitor.entry(key, keyIndex, values.array(), at);
            }
            return enterPair(key, keyIndex, values.reference(at));
        }

        private boolean enterPair(final int key, final int keyIndex, final int found) {
            final int value = open.standIns().contains(found) ? HeapGraph.NONE : found;
            if (judge != null && judge.isSilent(value)) {
                addZero(true, slotBytes() + retained(key, keyIndex) + retained(value, EntryVisitor.ITSELF));
            }
            return visitor.entry(key, keyIndex, value, EntryVisitor.ITSELF);
        }

        private boolean enterNode(final int object, final BoundNode node) {
            final int key = fields.reference(object, node.key());
            final int value = fields.reference(object, node.value());
            if (node.weak().isPresent() && fields.reference(object, node.weak()) == HeapGraph.NONE) {
                tally.staleEntries++;
                tally.staleBytes += retained(object, EntryVisitor.ITSELF);
            } else if (judge != null && node.value().isPresent() && judge.isSilent(value)) {
                addZero(true, retained(object, EntryVisitor.ITSELF));
            }
            return visitor.entry(node.key().isPresent() ? key : EntryVisitor.NO_KEY, EntryVisitor.ITSELF, value,
                    EntryVisitor.ITSELF);
        }

        private void addZero(final boolean isZero, final long bytes) {
            if (isZero && judge != null) {
                tally.zeroValues++;
                tally.zeroBytes += bytes;
            }
        }

        /** What an entry alone keeps: what its array dominates. */
        private long retained(final int object, final int index) {
            if (retention == null || object == HeapGraph.NONE || index != EntryVisitor.ITSELF) {
                return 0;
            }
            final int holder = retention.idom(object);
            return holder == keys.array() || holder == values.array() ? retention.retainedSize(object) : 0;
        }

        private long slotBytes() {
            final int reference = heap.layout().referenceSize();
            final long key = bytes(keys, reference);
            return alternate
                    ? 2 * key
                    : (shared ? 0 : key) + (values.array() == HeapGraph.NONE ? 0 : bytes(values, reference));
        }

        private long bytes(final ArrayBlocks array, final int reference) {
            final FieldType type = array.array() == HeapGraph.NONE
                    ? null
                    : heap.classOf(array.array()).elementType();
            return type == null ? 0 : type.bytes(reference);
        }
    }
}
