package deadwood.app.ui.inspector;

import deadwood.app.ui.inspector.ObjectDetails.FieldRow;
import deadwood.app.ui.object.ObjectReader;
import deadwood.app.ui.object.ObjectRow;
import deadwood.app.ui.text.Messages;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapObject;
import deadwood.model.heap.StaticField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what the inspector says of an object. For the worker of the snapshot. */
final class DetailsReader {

    private static final int MOST_FIELDS = 100;
    private static final int LONGEST_TEXT = 2_000;

    private final ObjectReader objects;
    private final HeapGraph heap;

    DetailsReader(final ObjectReader objects) {
        this.objects = objects;
        this.heap = objects.heap();
    }

    ObjectDetails details(final int object) {
        final HeapObject view = heap.object(object, objects.fields());
        final boolean reachable = objects.retention().isReachable(object);
        final int dominator = objects.retention().idom(object);
        final ClassInfo mirrored = heap.classes().ofMirror(object);
        final List<FieldRow> fields = new ArrayList<>();
        final int count;
        if (mirrored != null) {
            count = mirrored.statics().size();
            mirrored.statics().stream().limit(MOST_FIELDS).forEach(field -> fields.add(staticField(field)));
        } else if (view.type().isArray()) {
            count = view.length();
            elements(view, fields);
        } else {
            count = view.type().fields().size();
            view.type().fields().stream().limit(MOST_FIELDS).forEach(field -> fields.add(field(view, field)));
        }
        return new ObjectDetails(objects.row(object), objects.retention().reachableBytes(), reachable,
                dominator < 0 ? null : objects.row(dominator), text(view), fields, count);
    }

    private static @Nullable String text(final HeapObject view) {
        final String text = view.text();
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    private FieldRow staticField(final StaticField field) {
        return field.type().isReference()
                ? reference(field.name(), field.target())
                : new FieldRow(field.name(), literal(field.type(), field.bits()), null);
    }

    private FieldRow field(final HeapObject view, final Field field) {
        if (!field.type().isReference()) {
            return new FieldRow(field.name(), literal(field.type(), view.bits(field.type(), field.offset())), null);
        }
        final HeapObject target = view.reference(field.name());
        return reference(field.name(), target == null ? HeapGraph.NONE : target.id());
    }

    private void elements(final HeapObject array, final List<FieldRow> fields) {
        final FieldType type = Objects.requireNonNull(array.type().elementType());
        final int count = Math.min(array.length(), MOST_FIELDS);
        for (int i = 0; i < count; i++) {
            final String name = "[" + i + "]";
            if (type.isReference()) {
                final HeapObject element = array.element(i);
                fields.add(reference(name, element == null ? HeapGraph.NONE : element.id()));
            } else {
                fields.add(new FieldRow(name, literal(type, array.bits(type, (long) i * type.bytes(0))), null));
            }
        }
    }

    private FieldRow reference(final String name, final int target) {
        return target == HeapGraph.NONE
                ? new FieldRow(name, Messages.get("inspector.null"), null)
                : new FieldRow(name, "", objects.row(target));
    }

    static String literal(final FieldType type, final long bits) {
        return switch (type) {
            case BOOLEAN -> bits == 0 ? "false" : "true";
            case CHAR -> Character.isISOControl((char) bits) || Character.isSurrogate((char) bits)
                    ? "\\u%04x".formatted(bits)
                    : "'" + (char) bits + "'";
            case FLOAT -> Float.toString(Float.intBitsToFloat((int) bits));
            case DOUBLE -> Double.toString(Double.longBitsToDouble(bits));
            case BYTE, SHORT, INT, LONG -> Long.toString(bits);
            case REFERENCE -> "0x" + Long.toHexString(bits);
        };
    }

    /** The row of an object, for lists beside the details. */
    ObjectRow row(final int object) {
        return objects.row(object);
    }
}
