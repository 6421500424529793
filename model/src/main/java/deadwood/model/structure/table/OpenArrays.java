package deadwood.model.structure.table;

import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the arrays of one object that may be slots, keys, values and states of a table. For one thread. */
final class OpenArrays {

    /** Slots of an array that are looked at. */
    static final int SLOTS = 4096;

    private final HeapGraph heap;
    private final FieldReader reader;

    OpenArrays(final HeapGraph heap, final FieldReader reader) {
        this.heap = heap;
        this.reader = reader;
    }

    /** An array beside another: of the same object, and as long. */
    record Beside(String name, int array, FieldType type) {}

    /** Slots of a table; one beyond a power of two is a spare one. */
    static int slots(final int length) {
        return length > 2 && Integer.bitCount(length - 1) == 1 ? length - 1 : length;
    }

    /** Whether all tables have a slot beyond a power of two. */
    static @Nullable Integer spare(final ArrayField field) {
        return field.arrays.stream().allMatch(held -> slots(held.length()) < held.length()) ? 1 : null;
    }

    /** The elements of an array of references, or every second of them. */
    int[] references(final int array, final int width, final int count) {
        final int[] elements = new int[count];
        reader.select(array);
        for (int slot = 0; slot < count; slot++) {
            elements[slot] = reader.readReference((long) slot * width * reader.referenceSize());
        }
        return elements;
    }

    /** The bits of an element: of a reference its address. */
    long bits(final int array, final FieldType type, final int index) {
        reader.select(array);
        return heap.object(array, reader).bits(type, (long) index * type.bytes(reader.referenceSize()));
    }

    List<Beside> beside(final ArrayField field, final ArrayField.Held held) {
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

    /** The array beside another that goes by a name, or null. */
    @Nullable
    Beside beside(final ArrayField field, final ArrayField.Held held, final String name) {
        return beside(field, held).stream().filter(beside -> beside.name.equals(name)).findFirst().orElse(null);
    }

    /** Which slots have a bit set that says so. */
    interface Usage {
        BitSet of(ArrayField.Held held, int count);
    }

    /**
     * Arrays that have something in them only where slots are used: values of keys.
     *
     * @param inAll whether every used slot must have something
     */
    List<String> filledWhere(final ArrayField field, final Usage usage, final boolean inAll) {
        final Set<String> names = new LinkedHashSet<>();
        field.arrays.forEach(held -> beside(field, held).forEach(beside -> names.add(beside.name)));
        for (final ArrayField.Held held : field.arrays) {
            final int count = Math.min(slots(held.length()), SLOTS);
            final BitSet used = usage.of(held, count);
            names.removeIf(name -> {
                final Beside beside = beside(field, held, name);
                return beside == null || !isFilledWhere(beside, used, count, inAll);
            });
        }
        return List.copyOf(names);
    }

    private boolean isFilledWhere(final Beside beside, final BitSet used, final int count, final boolean inAll) {
        for (int slot = 0; slot < count; slot++) {
            final boolean filled = bits(beside.array, beside.type, slot) != 0;
            if (filled && !used.get(slot) || inAll && !filled && used.get(slot)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a field holds arrays of references. */
    boolean areReferences(final ArrayField field, final String name) {
        for (final ArrayField.Held held : field.arrays) {
            final Beside beside = beside(field, held, name);
            if (beside != null) {
                return beside.type.isReference();
            }
        }
        return false;
    }
}
