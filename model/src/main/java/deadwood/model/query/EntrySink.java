package deadwood.model.query;

import deadwood.model.heap.HeapGraph;
import deadwood.model.structure.measure.EntryVisitor;
import java.util.ArrayList;
import java.util.List;

/** Takes the entries of a collection one after the other and keeps those of one page; what comes before is only counted. */
final class EntrySink {

    /** Which side of its entries a collection shows. */
    enum Face {
        ENTRIES, KEYS, VALUES
    }

    private final ValueReader values;
    private final Face face;
    private final boolean areMapped;
    private final long from;
    private final int limit;
    private final List<Contents.Entry> entries = new ArrayList<>();
    private long count;

    /** @param areMapped whether the entries have keys */
    EntrySink(final ValueReader values, final Face face, final boolean areMapped, final long from, final int limit) {
        this.values = values;
        this.face = face;
        this.areMapped = areMapped;
        this.from = from;
        this.limit = limit;
    }

    /** Whether the page is full, so that no more entries are wanted; the first that does not fit is. */
    boolean isFull() {
        return count > from + limit;
    }

    /** Takes an entry; {@link HeapGraph#NONE} stands for null, and for the key of what has none. */
    void add(final int key, final int value) {
        if (count >= from && entries.size() < limit) {
            final Value shown = values.reference(areMapped && face == Face.KEYS ? key : value);
            entries.add(new Contents.Entry(showsKeys() ? values.reference(key) : null, shown));
        }
        count++;
    }

    /** Takes an entry whose key and value may stand in arrays of primitives, see {@link EntryVisitor}. @return whether more are wanted */
    boolean add(final int key, final int keyIndex, final int value, final int valueIndex) {
        if (count >= from && entries.size() < limit) {
            final boolean isKeyed = areMapped && key != EntryVisitor.NO_KEY;
            final Value shown = isKeyed && face == Face.KEYS ? cell(key, keyIndex) : cell(value, valueIndex);
            entries.add(new Contents.Entry(isKeyed && showsKeys() ? cell(key, keyIndex) : null, shown));
        }
        count++;
        return !isFull();
    }

    private Value cell(final int holder, final int index) {
        return index == EntryVisitor.ITSELF ? values.reference(holder) : values.element(holder, index);
    }

    private boolean showsKeys() {
        return areMapped && face == Face.ENTRIES;
    }

    /** Number of entries taken so far. */
    long count() {
        return count;
    }

    /**
     * What was taken.
     *
     * @param size number of entries that the collection says it has, −1 if it does not say
     */
    Contents contents(final long size) {
        return new Contents(showsKeys() ? Contents.Kind.MAP : Contents.Kind.COLLECTION,
                isFull() ? Math.max(size, -1) : count, from, entries);
    }
}
