package deadwood.model.heap;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of a {@link MemoryHeap}. */
public final class MemoryObject {

    private final MemoryHeap heap;
    private final @Nullable MemoryType type;
    private final Map<String, Object> values = new HashMap<>();
    private @Nullable MemoryObject @Nullable [] elements;
    private byte[] bytes = new byte[0];
    private int length;

    /** @param type null for the class object of a class, which is of the class {@code java.lang.Class} */
    MemoryObject(final MemoryHeap heap, final @Nullable MemoryType type) {
        this.heap = heap;
        this.type = type;
    }

    /** Sets a field that refers to an object, or to none. */
    public MemoryObject set(final String field, final @Nullable MemoryObject value) {
        return put(field, value == null ? heap : value);
    }

    /** Sets a primitive field. */
    public MemoryObject set(final String field, final long value) {
        return put(field, value);
    }

    private MemoryObject put(final String field, final Object value) {
        if (type().fields(MemoryHeap.ID_SIZE).stream().noneMatch(declared -> declared.name().equals(field))) {
            throw new IllegalArgumentException(type().name() + " has no field " + field);
        }
        values.put(field, value);
        return this;
    }

    /** The object a field refers to, or null. */
    public @Nullable MemoryObject get(final String field) {
        return values.get(field) instanceof MemoryObject object ? object : null;
    }

    /** Sets an element. */
    public MemoryObject set(final int index, final @Nullable MemoryObject value) {
        array()[index] = value;
        return this;
    }

    /** The element at an index of an array of references. */
    public @Nullable MemoryObject get(final int index) {
        return array()[index];
    }

    private @Nullable MemoryObject[] array() {
        if (elements == null) {
            throw new IllegalStateException(type().name() + " has no references for elements");
        }
        return elements;
    }

    /** Number of elements, 0 if it is no array. */
    public int length() {
        return length;
    }

    /** Its id in the heap, once that is built. */
    public int id() {
        return heap.idOf(this);
    }

    public MemoryType type() {
        return type == null ? heap.classClass() : type;
    }

    MemoryObject elements(final @Nullable MemoryObject[] references) {
        elements = references.clone();
        length = references.length;
        return this;
    }

    MemoryObject elements(final byte[] payload, final int count) {
        bytes = payload.clone();
        length = count;
        return this;
    }

    /** What it refers to, nulls left out, in the order of its fields or elements. */
    List<MemoryObject> targets() {
        final List<MemoryObject> targets = new ArrayList<>();
        if (elements != null) {
            for (final MemoryObject element : elements) {
                if (element != null) {
                    targets.add(element);
                }
            }
        }
        for (final Field field : type().fields(MemoryHeap.ID_SIZE)) {
            if (values.get(field.name()) instanceof MemoryObject target) {
                targets.add(target);
            }
        }
        return targets;
    }

    byte[] payload() {
        if (type == null) {
            return new byte[0];
        }
        if (elements != null) {
            final ByteBuffer buffer = ByteBuffer.allocate(elements.length * MemoryHeap.ID_SIZE);
            for (final MemoryObject element : elements) {
                buffer.putLong(heap.addressOf(element));
            }
            return buffer.array();
        }
        return type.isArray() ? bytes : fieldValues(type);
    }

    private byte[] fieldValues(final MemoryType of) {
        final List<Field> fields = of.fields(MemoryHeap.ID_SIZE);
        int size = 0;
        for (final Field field : fields) {
            size += field.type().bytes(MemoryHeap.ID_SIZE);
        }
        final ByteBuffer buffer = ByteBuffer.allocate(size);
        for (final Field field : fields) {
            final Object value = values.getOrDefault(field.name(), 0L);
            final long bits = value instanceof final Long number
                    ? number
                    : heap.addressOf(value instanceof final MemoryObject object ? object : null);
            switch (field.type().bytes(MemoryHeap.ID_SIZE)) {
                case 1 -> buffer.put((byte) bits);
                case 2 -> buffer.putShort((short) bits);
                case 4 -> buffer.putInt((int) bits);
                default -> buffer.putLong(bits);
            }
        }
        return buffer.array();
    }
}
