package deadwood.app.ui.structures;

import deadwood.app.ui.text.ClassName;
import deadwood.app.ui.text.Messages;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.query.Contents;
import deadwood.model.query.Value;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a collection, decoded.
 *
 * @param key what the key says, "" for an element
 * @param keyObject id of the key, {@link HeapGraph#NONE} if it is no object
 * @param value what the value or element says
 * @param valueObject id of the value, {@link HeapGraph#NONE} if it is no object
 */
record EntryRow(String key, int keyObject, String value, int valueObject) {

    /** Stands in a table until the row is read. */
    static final EntryRow PENDING = new EntryRow("", HeapGraph.NONE, "…", HeapGraph.NONE);

    /** For the worker of the snapshot. */
    static EntryRow of(final Contents.Entry entry, final HeapGraph heap) {
        return new EntryRow(entry.key() == null ? "" : text(entry.key(), heap), object(entry.key()),
                text(entry.value(), heap), object(entry.value()));
    }

    private static int object(final @Nullable Value value) {
        return value instanceof final Value.Reference reference ? reference.object() : HeapGraph.NONE;
    }

    private static String text(final Value value, final HeapGraph heap) {
        return switch (value) {
            case Value.Null _ -> Messages.get("inspector.null");
            case final Value.Primitive primitive -> primitive.text();
            case final Value.Reference reference -> text(reference, heap);
            case final Value.Dangling dangling -> Messages.get("structure.dangling",
                    "0x" + Long.toHexString(dangling.address()));
        };
    }

    private static String text(final Value.Reference reference, final HeapGraph heap) {
        final ClassInfo mirrored = heap.classes().ofMirror(reference.object());
        if (mirrored != null) {
            return "class " + mirrored.name();
        }
        final String type = ClassName.of(heap.classOf(reference.object()).name()).simpleName();
        final String text = reference.text();
        if (text == null) {
            return type + " @0x" + Long.toHexString(heap.addressOf(reference.object()));
        }
        final String line = text.replace('\n', ' ');
        return type.equals("String") ? "“" + line + "”" : type + " " + line;
    }
}
