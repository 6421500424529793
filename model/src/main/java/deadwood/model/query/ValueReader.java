package deadwood.model.query;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.StaticField;

/** Reads values of fields and elements with what they say. For one thread. */
final class ValueReader {

    /** Characters that are told of what a reference points to. */
    static final int PREVIEW = 120;

    private final HeapGraph heap;
    private final FieldReader reader;
    private final ValueText texts;

    ValueReader(final HeapGraph heap, final FieldReader reader) {
        this.heap = heap;
        this.reader = reader;
        this.texts = new ValueText(heap, reader);
    }

    /** A value at an offset of the payload of an object; null if the payload ends before that. */
    Value at(final int object, final FieldType type, final long offset) {
        reader.select(object);
        if (offset < 0 || offset + type.bytes(reader.referenceSize()) > reader.payloadSize()) {
            return Value.Null.NULL;
        }
        if (!type.isReference()) {
            return primitive(type, heap.object(object, reader).bits(type, offset));
        }
        final long address = reader.readAddress(offset);
        final int target = reader.readReference(offset);
        if (target != HeapGraph.NONE) {
            return reference(target);
        }
        return address == 0 ? Value.Null.NULL : new Value.Dangling(address);
    }

    Value of(final StaticField field) {
        if (!field.type().isReference()) {
            return primitive(field.type(), field.bits());
        }
        return field.target() == HeapGraph.NONE ? Value.Null.NULL : reference(field.target());
    }

    /** An element of an array. */
    Value element(final int array, final int index) {
        final FieldType type = heap.classOf(array).elementType();
        return type == null ? Value.Null.NULL : at(array, type, (long) index * type.bytes(reader.referenceSize()));
    }

    Value reference(final int object) {
        return object == HeapGraph.NONE ? Value.Null.NULL : new Value.Reference(object, texts.of(object, PREVIEW));
    }

    private static Value primitive(final FieldType type, final long bits) {
        return new Value.Primitive(switch (type) {
            case BOOLEAN -> String.valueOf(bits != 0);
            case CHAR -> String.valueOf((char) bits);
            case FLOAT -> String.valueOf(Float.intBitsToFloat((int) bits));
            case DOUBLE -> String.valueOf(Double.longBitsToDouble(bits));
            case BYTE, SHORT, INT, LONG -> String.valueOf(bits);
            case REFERENCE -> throw new IllegalArgumentException("a reference is no primitive");
        });
    }
}
