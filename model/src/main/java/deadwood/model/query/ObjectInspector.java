package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldSourceException;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.StaticField;
import deadwood.model.query.ObjectDetails.Elements;
import deadwood.model.query.ObjectDetails.FieldValue;
import deadwood.model.retention.Retention;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows single objects: their fields, elements, contents and what they say. For one thread. */
public final class ObjectInspector {

    /** Characters of the text of the object itself that are told. */
    public static final int MAXIMUM_TEXT = 10_000;

    private final HeapGraph heap;
    private final @Nullable Retention retention;
    private final FieldReader reader;
    private final ContentsReader contents;
    private final ValueReader values;

    /**
     * @param retention of the same heap, or null to go without retained sizes
     * @param reader used, not closed
     * @param contents knows collections
     */
    public ObjectInspector(final HeapGraph heap, final @Nullable Retention retention, final FieldReader reader,
            final ContentsReader contents) {
        this.heap = heap;
        this.retention = retention;
        this.reader = reader;
        this.contents = contents;
        this.values = new ValueReader(heap, reader);
    }

    /**
     * Reads an object. What cannot be read because the dump is gone is left out and said to be.
     *
     * @param from number of elements or entries to leave out at the beginning of an array or collection
     * @param limit the most elements or entries to tell
     */
    public ObjectDetails inspect(final int object, final long from, final int limit) {
        try {
            return details(object, new ValueText(heap, reader).of(object, MAXIMUM_TEXT), fields(object),
                    statics(object), elements(object, from, limit), contents.contentsOf(object, from, limit), null);
        } catch (final FieldSourceException e) {
            return details(object, null, List.of(), List.of(), null, null, e.getMessage());
        }
    }

    private ObjectDetails details(final int object, final @Nullable String text, final List<FieldValue> fields,
            final List<FieldValue> statics, final @Nullable Elements elements, final @Nullable Contents entries,
            final @Nullable String missing) {
        return new ObjectDetails(object, heap.classOf(object), heap.classes().ofMirror(object),
                heap.shallowSize(object), retention == null ? -1 : retention.retainedSize(object),
                retention == null ? Retention.UNREACHABLE : retention.idom(object), text, fields, statics, elements,
                entries, missing);
    }

    private List<FieldValue> fields(final int object) {
        final List<FieldValue> fields = new ArrayList<>();
        reader.select(object);
        // Class objects have no payload in a dump: that java.lang.Class has fields says nothing of their values.
        if (heap.classes().ofMirror(object) == null) {
            for (final Field field : heap.classOf(object).fields()) {
                fields.add(new FieldValue(field.name(), heap.classes().get(field.declaringClass()), field.type(),
                        values.at(object, field.type(), field.offset())));
            }
        }
        return fields;
    }

    private List<FieldValue> statics(final int object) {
        final ClassInfo mirrored = heap.classes().ofMirror(object);
        final List<FieldValue> statics = new ArrayList<>();
        if (mirrored != null) {
            for (final StaticField field : mirrored.statics()) {
                statics.add(new FieldValue(field.name(), mirrored, field.type(), values.of(field)));
            }
        }
        return statics;
    }

    private @Nullable Elements elements(final int object, final long from, final int limit) {
        final FieldType type = heap.classOf(object).elementType();
        if (type == null) {
            return null;
        }
        final int length = heap.arrayLength(object);
        final List<Value> elements = new ArrayList<>();
        reader.select(object);
        final int size = type.bytes(reader.referenceSize());
        final long end = Math.min(Math.min(length, reader.payloadSize() / size), from + limit);
        for (long index = from; index < end; index++) {
            elements.add(values.at(object, type, index * size));
        }
        return new Elements(length, from, elements);
    }
}
