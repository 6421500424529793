package deadwood.model.structure.table;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.structure.catalog.HeapCatalog;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks whether the arrays of a field are the slots of hash tables whose slots refer to keys, keys and values in turn, or entries. */
final class OpenLook {

    private static final int ENTRIES = 1 << 13;
    private static final int MAXIMUM_CLASSES = 4;

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final Numbers numbers;
    private final OpenArrays arrays;

    OpenLook(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader, final Numbers numbers) {
        this.heap = heap;
        this.catalog = catalog;
        this.reader = reader;
        this.numbers = numbers;
        this.arrays = new OpenArrays(heap, reader);
    }

    /** The entry for the catalog, or null if the arrays are no slots as far as can be told. */
    @Nullable
    FoundTable at(final ArrayField field) {
        if (!field.element.isReference()) {
            return null;
        }
        final FoundTable plain = look(field, 1);
        return plain != null ? plain : look(field, 2);
    }

    /** @param width slots of an entry: 2 where keys and values stand in turn */
    private @Nullable FoundTable look(final ArrayField field, final int width) {
        final Evidence evidence = new Evidence();
        final Set<Integer> types = new TreeSet<>();
        // Open addressing ends at a free slot.
        long full = 0;
        long seen = 0;
        for (final ArrayField.Held held : field.arrays) {
            if (held.length() < width * 2 || held.length() % width != 0) {
                continue;
            }
            final int slots = OpenArrays.slots(held.length() / width);
            final int[] keys = arrays.references(held.array(), width, Math.min(slots, OpenArrays.SLOTS));
            final BitSet used = used(keys);
            full += used.cardinality() == slots ? 1 : 0;
            for (int slot = used.nextSetBit(0); slot >= 0 && seen < ENTRIES; slot = used.nextSetBit(slot + 1)) {
                seen++;
                types.add(heap.classIdOf(keys[slot]));
                numbers.show(keys[slot], "", slot, slots, used, evidence);
                showBeside(field, held, slot, slots, used, evidence);
            }
            evidence.endTable(slots);
            if (evidence.isHopeless()) {
                return null;
            }
        }
        final Evidence.Finding finding = full * 2 > field.arrays.size() ? null : evidence.open();
        return finding == null ? null : found(field, width, types, finding, evidence.tested());
    }

    private static BitSet used(final int[] keys) {
        final BitSet used = new BitSet();
        for (int slot = 0; slot < keys.length; slot++) {
            used.set(slot, keys[slot] != HeapGraph.NONE);
        }
        return used;
    }

    /** Hashes that are kept in arrays beside the keys. */
    private void showBeside(final ArrayField field, final ArrayField.Held held, final int slot, final int slots,
            final BitSet used, final Evidence evidence) {
        for (final OpenArrays.Beside beside : arrays.beside(field, held)) {
            if (beside.type() == FieldType.INT || beside.type() == FieldType.LONG) {
                evidence.see("[" + beside.name() + "]", arrays.bits(beside.array(), beside.type(), slot), slot, slots,
                        used);
            }
        }
    }

    private @Nullable FoundTable found(final ArrayField field, final int width, final Set<Integer> types,
            final Evidence.Finding finding, final long tested) {
        final String values = width == 2 ? null : values(field);
        if (finding.isBeside() && !(values != null && arrays.areReferences(field, values)) && !finding.isHash()) {
            // The numbers beside are keys, and these are their values.
            return null;
        }
        final boolean mayBeEntries = width == 1 && values == null && finding.isOfEntry()
                && types.size() <= MAXIMUM_CLASSES
                && types.stream().noneMatch(type -> heap.classes().get(type).isArray() || catalog.isLibrary(type)
                        || catalog.collection(type) != null);
        final EntryFields fields = mayBeEntries ? entryFields(field, types, finding) : null;
        final Sizes size = Sizes.of(heap, reader, field, held -> held.length() > OpenArrays.SLOTS
                ? -1
                : used(arrays.references(held.array(), width, OpenArrays.slots(held.length() / width)))
                        .cardinality());
        // Entries that lead to each other are in chains of whatever kind; and what nobody counts may be more than one thing in a slot.
        if (size == null || fields != null && !fields.back().isEmpty()) {
            return null;
        }
        final Set<String> names = new LinkedHashSet<>();
        types.forEach(type -> names.add(heap.classes().get(type).name()));
        return Entries.open(field, size, new Entries.Slots(values, width == 2, null, null), names, fields,
                finding.describe(tested, field.arrays.size()));
    }

    /** The field of the array with the values of the keys, or null; hashes are none. */
    private @Nullable String values(final ArrayField field) {
        final List<String> names = new ArrayList<>(arrays.filledWhere(field,
                (held, count) -> used(arrays.references(held.array(), 1, count)), false));
        names.removeIf(name -> name.toLowerCase(Locale.ROOT).contains("hash"));
        return names.stream().filter(name -> arrays.areReferences(field, name)).findFirst()
                .orElse(names.isEmpty() ? null : names.getFirst());
    }

    private EntryFields entryFields(final ArrayField field, final Set<Integer> types,
            final Evidence.Finding finding) {
        final List<Integer> some = new ArrayList<>();
        for (final ArrayField.Held held : field.arrays) {
            for (final int entry : arrays.references(held.array(), 1, Math.min(held.length(), OpenArrays.SLOTS))) {
                if (entry != HeapGraph.NONE && some.size() < OpenArrays.SLOTS) {
                    some.add(entry);
                }
            }
        }
        return EntryFields.of(heap, catalog, reader, some, types::contains, "", finding.source());
    }
}
