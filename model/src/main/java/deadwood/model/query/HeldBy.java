package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldSourceException;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ReferenceStrength;
import deadwood.model.retention.ReferenceNames;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Through which field one object refers to another, as {@link ReferenceNames} would say it but as a number, and so fast that it can
 * be asked of every object: the row of the holder tells it unless some of its fields are null. Safe for several threads,
 * each with a reader of its own.
 */
final class HeldBy {

    /** In place of a field: an element of an array. */
    static final int ELEMENT = -1;
    /** In place of a field: only {@link ReferenceNames} can say. */
    static final int OTHER = -2;

    private final HeapGraph heap;
    private final ClassObjectsInRows classObjects;
    /** By class: the fields that stand in rows, as indexes of {@link ClassInfo#fields}. */
    private final AtomicReferenceArray<int @Nullable []> rowFields;

    HeldBy(final HeapGraph heap) {
        this.heap = heap;
        this.classObjects = new ClassObjectsInRows(heap);
        this.rowFields = new AtomicReferenceArray<>(heap.classes().size());
    }

    /** The index of the field in {@link ClassInfo#fields} of the holder's class, {@link #ELEMENT} or {@link #OTHER}. */
    int field(final int holder, final int object, final FieldReader reader) {
        final ClassInfo type = heap.classOf(holder);
        if (heap.mirroredBy(holder) != null || object == type.mirror()) {
            return OTHER;
        }
        if (type.kind() == ClassInfo.Kind.OBJECT_ARRAY) {
            return ELEMENT;
        }
        final int[] fields = fieldsOf(type);
        final int place = placeInRow(holder, object, fields.length + (classObjects.has(type.id()) ? 1 : 0));
        return place >= 0 && place < fields.length ? fields[place] : fromFields(type, fields, holder, object, reader);
    }

    private int[] fieldsOf(final ClassInfo type) {
        final int[] known = rowFields.get(type.id());
        if (known != null) {
            return known;
        }
        final boolean weak = type.strength() == ReferenceStrength.WEAK || type.strength() == ReferenceStrength.PHANTOM;
        final int[] fields = IntStream.range(0, type.fields().size()).filter(i -> {
            final Field field = type.fields().get(i);
            return field.type().isReference() && !(weak && field.name().equals("referent"));
        }).toArray();
        rowFields.set(type.id(), fields);
        return fields;
    }

    /** Where the object stands in the row of its holder if that has no gaps, else −1. */
    private int placeInRow(final int holder, final int object, final int expected) {
        long position = heap.firstReference(holder);
        if (position == HeapGraph.NONE) {
            return -1;
        }
        int length = 0;
        int place = -1;
        boolean last;
        do {
            last = heap.isLastAt(position);
            if (place < 0 && heap.targetAt(position) == object) {
                place = length;
            }
            position++;
            length++;
        } while (!last && length <= expected);
        return last && length == expected ? place : -1;
    }

    private static int fromFields(final ClassInfo type, final int[] fields, final int holder, final int object,
            final FieldReader reader) {
        try {
            reader.select(holder);
            for (final int index : fields) {
                final int offset = type.fields().get(index).offset();
                if (offset + reader.referenceSize() <= reader.payloadSize()
                        && reader.readReference(offset) == object) {
                    return index;
                }
            }
        } catch (final FieldSourceException _) {
            return OTHER;
        }
        return OTHER;
    }
}
