package deadwood.model.structure.table;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapObject;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.catalog.OpenSlots;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks whether the arrays of a field are the slots of hash tables: keys, keys and values in turn, or entries. */
final class OpenLook {

    private static final int SLOTS = 4096;
    private static final int ENTRIES = 1 << 13;
    private static final int MAXIMUM_CLASSES = 4;

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final Numbers numbers;

    OpenLook(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader, final Numbers numbers) {
        this.heap = heap;
        this.catalog = catalog;
        this.reader = reader;
        this.numbers = numbers;
    }

    /** How the slots of an array are laid out. */
    private enum Layout {
        PLAIN, ALTERNATE
    }

    /** The entry for the catalog, or null if the arrays are no slots as far as can be told. */
    @Nullable
    FoundTable at(final ArrayField field) {
        final FieldType element = heap.classOf(field.arrays.getFirst().array()).elementType();
        if (element == null) {
            return null;
        }
        if (!element.isReference()) {
            return Hashes.isNumber(element) ? numbers(field) : null;
        }
        final FoundTable plain = references(field, Layout.PLAIN);
        return plain != null ? plain : references(field, Layout.ALTERNATE);
    }

    private @Nullable FoundTable references(final ArrayField field, final Layout layout) {
        final Evidence evidence = new Evidence();
        final Set<Integer> types = new TreeSet<>();
        final int width = layout == Layout.PLAIN ? 1 : 2;
        long seen = 0;
        for (final ArrayField.Held held : field.arrays) {
            if (held.length() < width * 2 || held.length() % width != 0) {
                continue;
            }
            final int slots = slots(held.length() / width);
            final int[] keys = keys(held, width, Math.min(slots, SLOTS));
            final BitSet used = new BitSet();
            for (int slot = 0; slot < keys.length; slot++) {
                used.set(slot, keys[slot] != HeapGraph.NONE);
            }
            for (int slot = 0; slot < keys.length && seen < ENTRIES; slot++) {
                if (keys[slot] != HeapGraph.NONE) {
                    seen++;
                    types.add(heap.classIdOf(keys[slot]));
                    numbers.show(keys[slot], "", slot, slots, used, evidence);
                    showBeside(field, held, slot, slots, used, evidence);
                }
            }
            evidence.endTable(slots);
            if (evidence.isHopeless()) {
                return null;
            }
        }
        final Evidence.Finding finding = evidence.open();
        return finding == null ? null : found(field, layout, types, finding, evidence.tested());
    }

    /** Slots of a table; one beyond a power of two is a spare one. */
    private static int slots(final int length) {
        return length > 2 && Integer.bitCount(length - 1) == 1 ? length - 1 : length;
    }

    private int[] keys(final ArrayField.Held held, final int width, final int count) {
        final int[] keys = new int[count];
        reader.select(held.array());
        for (int slot = 0; slot < count; slot++) {
            keys[slot] = reader.readReference((long) slot * width * reader.referenceSize());
        }
        return keys;
    }

    /** Hashes that are kept in arrays beside the keys. */
    private void showBeside(final ArrayField field, final ArrayField.Held held, final int slot, final int slots,
            final BitSet used, final Evidence evidence) {
        for (final Beside beside : beside(field, held)) {
            if (beside.type == FieldType.INT || beside.type == FieldType.LONG) {
                evidence.see("[" + beside.name + "]", bits(beside, slot), slot, slots, used);
            }
        }
    }

    /** Another array of the same object that is as long. */
    private record Beside(String name, int array, FieldType type) {}

    private List<Beside> beside(final ArrayField field, final ArrayField.Held held) {
        final List<Beside> found = new ArrayList<>();
        for (final Field other : heap.classOf(held.owner()).fields()) {
            if (other.type().isReference() && !other.name().equals(field.name)) {
                reader.select(held.owner());
                final int array = reader.readReference(other.offset());
                final FieldType type = array == HeapGraph.NONE ? null : heap.classOf(array).elementType();
                if (type != null && array != held.array() && heap.arrayLength(array) == held.length()) {
                    found.add(new Beside(other.name(), array, type));
                }
            }
        }
        return found;
    }

    private long bits(final Beside array, final int index) {
        final HeapObject view = heap.object(array.array, reader);
        reader.select(array.array);
        return view.bits(array.type, (long) index * array.type.bytes(reader.referenceSize()));
    }

    private FoundTable found(final ArrayField field, final Layout layout, final Set<Integer> types,
            final Evidence.Finding finding, final long tested) {
        final boolean areEntries = layout == Layout.PLAIN && !finding.source().equals(Numbers.HASH)
                && types.size() <= MAXIMUM_CLASSES && valuesBeside(field, false) == null
                && types.stream().noneMatch(type -> heap.classes().get(type).isArray() || catalog.isLibrary(type)
                        || catalog.collection(type) != null);
        final EntryFields fields = areEntries ? entryFields(field, finding) : null;
        final boolean hold = fields != null && (fields.key() != null || fields.value() != null);
        final Set<String> names = new LinkedHashSet<>();
        types.forEach(type -> names.add(heap.classes().get(type).name()));
        final OpenSlots slots = new OpenSlots(field.name,
                hold || layout == Layout.ALTERNATE ? null : valuesBeside(field, true),
                layout == Layout.ALTERNATE ? Boolean.TRUE : null, null, null, null, null, List.of(), List.of(),
                spare(field));
        final int width = layout == Layout.PLAIN ? 1 : 2;
        final String size = Sizes.fieldOf(heap, reader, field, held -> held.length() > SLOTS
                ? -1
                : java.util.Arrays.stream(keys(held, width, slots(held.length() / width)))
                        .filter(key -> key != HeapGraph.NONE).count());
        return new FoundTable(Entries.open(field, size, slots, names, hold ? fields : null),
                finding.describe(tested, field.arrays.size()));
    }

    private EntryFields entryFields(final ArrayField field, final Evidence.Finding finding) {
        final List<Integer> some = new ArrayList<>();
        for (final ArrayField.Held held : field.arrays) {
            for (final int entry : keys(held, 1, Math.min(held.length(), SLOTS))) {
                if (entry != HeapGraph.NONE && some.size() < SLOTS) {
                    some.add(entry);
                }
            }
        }
        final Set<Integer> types = new TreeSet<>();
        some.forEach(entry -> types.add(heap.classIdOf(entry)));
        return EntryFields.of(heap, catalog, reader, some, types::contains, "", finding.source());
    }

    private @Nullable Integer spare(final ArrayField field) {
        return field.arrays.stream().allMatch(held -> slots(held.length()) < held.length()) ? 1 : null;
    }

    /**
     * The field of the array with the values of the keys: as long, and with something in it only where there is a key.
     *
     * @param orNumbers whether an array of numbers will do
     */
    private @Nullable String valuesBeside(final ArrayField field, final boolean orNumbers) {
        final Set<String> references = new LinkedHashSet<>();
        final Set<String> primitives = new LinkedHashSet<>();
        for (final ArrayField.Held held : field.arrays) {
            for (final Beside beside : beside(field, held)) {
                (beside.type.isReference() ? references : primitives).add(beside.name);
            }
        }
        references.removeIf(name -> !areOfKeys(field, name));
        primitives.removeIf(name -> name.toLowerCase(java.util.Locale.ROOT).contains("hash"));
        return !references.isEmpty()
                ? references.iterator().next()
                : orNumbers && !primitives.isEmpty() ? primitives.iterator().next() : null;
    }

    private boolean areOfKeys(final ArrayField field, final String name) {
        for (final ArrayField.Held held : field.arrays) {
            final int count = Math.min(held.length(), SLOTS);
            final int[] keys = keys(held, 1, count);
            for (final Beside beside : beside(field, held)) {
                if (beside.name.equals(name) && beside.type.isReference()) {
                    final int[] values = keys(new ArrayField.Held(held.owner(), beside.array, held.length()), 1, count);
                    for (int slot = 0; slot < count; slot++) {
                        if (values[slot] != HeapGraph.NONE && keys[slot] == HeapGraph.NONE) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    /** Keys that are numbers: what is used is said by an array of states, by values that are there, or by keys that are not zero. */
    private @Nullable FoundTable numbers(final ArrayField field) {
        for (final Marker marker : markers(field)) {
            final Evidence evidence = new Evidence();
            long seen = 0;
            for (final ArrayField.Held held : field.arrays) {
                final int slots = slots(held.length());
                final BitSet used = used(field, held, marker, Math.min(slots, SLOTS));
                for (int slot = used.nextSetBit(0); slot >= 0 && seen < ENTRIES; slot = used.nextSetBit(slot + 1)) {
                    seen++;
                    evidence.see("", key(held, slot), slot, slots, used);
                }
                evidence.endTable(slots);
                if (evidence.isHopeless()) {
                    break;
                }
            }
            final Evidence.Finding finding = evidence.open();
            if (finding != null) {
                return found(field, marker, finding, evidence.tested());
            }
        }
        return null;
    }

    /** What says that a slot is used: states, values, or the keys themselves. */
    private record Marker(OpenSlots.Free free, @Nullable String states, @Nullable String values) {}

    private List<Marker> markers(final ArrayField field) {
        final Set<String> states = new LinkedHashSet<>();
        final Set<String> values = new LinkedHashSet<>();
        for (final ArrayField.Held held : field.arrays) {
            for (final Beside beside : beside(field, held)) {
                if (beside.type == FieldType.BOOLEAN || beside.type == FieldType.BYTE) {
                    states.add(beside.name);
                }
                values.add(beside.name);
            }
        }
        final List<Marker> markers = new ArrayList<>();
        final String value = values.stream().filter(name -> !states.contains(name)).findFirst().orElse(null);
        states.forEach(name -> markers.add(new Marker(OpenSlots.Free.ZERO, name, value)));
        values.stream().filter(name -> !states.contains(name) && areReferences(field, name))
                .forEach(name -> markers.add(new Marker(OpenSlots.Free.NO_VALUE, null, name)));
        markers.add(new Marker(OpenSlots.Free.ZERO, null, value));
        return markers;
    }

    private boolean areReferences(final ArrayField field, final String name) {
        return field.arrays.stream().flatMap(held -> beside(field, held).stream())
                .anyMatch(beside -> beside.name.equals(name) && beside.type.isReference());
    }

    private BitSet used(final ArrayField field, final ArrayField.Held held, final Marker marker, final int count) {
        final BitSet used = new BitSet();
        final String by = marker.states != null
                ? marker.states
                : marker.free == OpenSlots.Free.NO_VALUE ? marker.values : null;
        final Beside array = by == null
                ? null
                : beside(field, held).stream().filter(beside -> beside.name.equals(by)).findFirst().orElse(null);
        for (int slot = 0; slot < count; slot++) {
            final long bits = by == null ? key(held, slot) : array == null ? 0 : bits(array, slot);
            used.set(slot, marker.states == null ? bits != 0 : bits == 1);
        }
        return used;
    }

    private long key(final ArrayField.Held held, final int slot) {
        final ClassInfo type = heap.classOf(held.array());
        final FieldType element = type.elementType();
        return element == null ? 0 : bits(new Beside("", held.array(), element), slot);
    }

    private FoundTable found(final ArrayField field, final Marker marker, final Evidence.Finding finding,
            final long tested) {
        final String free = marker.states != null
                ? null
                : marker.free == OpenSlots.Free.NO_VALUE ? "no-value" : "zero";
        final OpenSlots slots = new OpenSlots(field.name, marker.values, null, marker.states, free, null, null,
                List.of(), List.of(), spare(field));
        final String size = Sizes.fieldOf(heap, reader, field, held -> held.length() > SLOTS
                ? -1
                : used(field, held, marker, slots(held.length())).cardinality());
        return new FoundTable(Entries.open(field, size, slots, Set.of(), null),
                finding.describe(tested, field.arrays.size()));
    }
}
