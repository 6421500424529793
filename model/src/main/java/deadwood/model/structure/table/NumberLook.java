package deadwood.model.structure.table;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the arrays of numbers of a field are the keys of hash tables. Which slots are used is said by an array of states, by values that are
 * there, or by keys that are not zero.
 */
final class NumberLook {

    private static final int ENTRIES = 1 << 13;

    private final HeapGraph heap;
    private final FieldReader reader;
    private final OpenArrays arrays;

    NumberLook(final HeapGraph heap, final FieldReader reader) {
        this.heap = heap;
        this.reader = reader;
        this.arrays = new OpenArrays(heap, reader);
    }

    /**
     * What says that a slot is used.
     *
     * @param by field of the states or values, null if it is the key itself
     */
    private record Marker(@Nullable String by, boolean areStates) {}

    /** The entry for the catalog, or null if the arrays are no keys as far as can be told. */
    @Nullable
    FoundTable at(final ArrayField field) {
        if (!Hashes.isNumber(field.element)) {
            return null;
        }
        for (final Marker marker : markers(field)) {
            final FoundTable found = look(field, marker);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private List<Marker> markers(final ArrayField field) {
        final Set<String> states = new LinkedHashSet<>();
        final Set<String> references = new LinkedHashSet<>();
        for (final ArrayField.Held held : field.arrays) {
            for (final OpenArrays.Beside beside : arrays.beside(field, held)) {
                if (beside.type() == FieldType.BOOLEAN || beside.type() == FieldType.BYTE) {
                    states.add(beside.name());
                } else if (beside.type().isReference()) {
                    references.add(beside.name());
                }
            }
        }
        final List<Marker> markers = new ArrayList<>();
        states.forEach(name -> markers.add(new Marker(name, true)));
        references.forEach(name -> markers.add(new Marker(name, false)));
        markers.add(new Marker(null, false));
        return markers;
    }

    private @Nullable FoundTable look(final ArrayField field, final Marker marker) {
        final Evidence evidence = new Evidence();
        long seen = 0;
        long full = 0;
        for (final ArrayField.Held held : field.arrays) {
            final int slots = OpenArrays.slots(held.length());
            final BitSet used = used(field, held, marker, Math.min(slots, OpenArrays.SLOTS));
            full += used.cardinality() == slots ? 1 : 0;
            for (int slot = used.nextSetBit(0); slot >= 0 && seen < ENTRIES; slot = used.nextSetBit(slot + 1)) {
                seen++;
                evidence.see("", key(field, held, slot), slot, slots, used);
            }
            evidence.endTable(slots);
            if (evidence.isHopeless()) {
                return null;
            }
        }
        final Evidence.Finding finding = full * 2 > field.arrays.size() ? null : evidence.open();
        return finding == null ? null : found(field, marker, finding, evidence.tested());
    }

    private BitSet used(final ArrayField field, final ArrayField.Held held, final Marker marker, final int count) {
        final BitSet used = new BitSet();
        final OpenArrays.Beside array = marker.by == null ? null : arrays.beside(field, held, marker.by);
        for (int slot = 0; slot < count; slot++) {
            final long bits = marker.by == null
                    ? key(field, held, slot)
                    : array == null ? 0 : arrays.bits(array.array(), array.type(), slot);
            used.set(slot, marker.areStates ? bits == 1 : bits != 0);
        }
        return used;
    }

    private long key(final ArrayField field, final ArrayField.Held held, final int slot) {
        return arrays.bits(held.array(), field.element, slot);
    }

    private @Nullable FoundTable found(final ArrayField field, final Marker marker, final Evidence.Finding finding,
            final long tested) {
        final Sizes size = Sizes.of(heap, reader, field, held -> held.length() > OpenArrays.SLOTS
                ? -1
                : used(field, held, marker, OpenArrays.slots(held.length())).cardinality());
        if (size == null) {
            return null;
        }
        final String values = marker.by != null && !marker.areStates
                ? marker.by
                : arrays.filledWhere(field, (held, count) -> used(field, held, marker, count), false).stream()
                        .filter(name -> !name.equals(marker.by)).findFirst().orElse(null);
        final String free = marker.areStates ? null : marker.by == null ? "zero" : "no-value";
        return Entries.open(field, size, new Entries.Slots(values, false, marker.areStates ? marker.by : null, free),
                Set.of(), null, finding.describe(tested, field.arrays.size()));
    }
}
