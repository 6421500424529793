package deadwood.model.structure.table;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.structure.catalog.HeapCatalog;
import java.util.BitSet;
import java.util.OptionalLong;

/**
 * The numbers of an entry that may be, or make, its hash: its own primitive fields, the hash codes of what it refers to, and the primitive
 * fields of that. For one thread.
 */
final class Numbers {

    /** Follows the name of a field whose target's hash code is meant. */
    static final String HASH = "#";
    /** Fields of an object that are looked at. */
    private static final int MAXIMUM_FIELDS = 12;

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final Hashes hashes;

    Numbers(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader) {
        this.heap = heap;
        this.catalog = catalog;
        this.reader = reader;
        this.hashes = new Hashes(heap, reader);
    }

    /**
     * Shows the numbers of an entry.
     *
     * @param link field that is none of the entry, as it leads to the next; or ""
     */
    void show(final int entry, final String link, final int slot, final int length, final BitSet used,
            final Evidence evidence) {
        final OptionalLong own = hashes.of(entry);
        if (own.isPresent()) {
            evidence.see(HASH, own.getAsLong(), slot, length, used);
            return;
        }
        showNumbers(entry, "", slot, length, used, evidence);
        int fields = 0;
        for (final Field field : heap.classOf(entry).fields()) {
            if (field.type().isReference() && !field.name().equals(link) && fields++ < MAXIMUM_FIELDS) {
                reader.select(entry);
                final int target = reader.readReference(field.offset());
                if (target != HeapGraph.NONE) {
                    showTarget(target, field.name(), slot, length, used, evidence);
                }
            }
        }
    }

    private void showTarget(final int target, final String name, final int slot, final int length, final BitSet used,
            final Evidence evidence) {
        final OptionalLong hash = hashes.of(target);
        if (hash.isPresent()) {
            evidence.see(name + HASH, hash.getAsLong(), slot, length, used);
        } else if (!heap.classOf(target).isArray() && !catalog.isLibrary(heap.classIdOf(target))) {
            showNumbers(target, name + ".", slot, length, used, evidence);
        }
    }

    private void showNumbers(final int object, final String prefix, final int slot, final int length,
            final BitSet used, final Evidence evidence) {
        final ClassInfo type = heap.classOf(object);
        int fields = 0;
        for (final Field field : type.fields()) {
            if (Hashes.isNumber(field.type()) && fields++ < MAXIMUM_FIELDS) {
                evidence.see(prefix + field.name(), hashes.number(object, field), slot, length, used);
            }
        }
    }
}
