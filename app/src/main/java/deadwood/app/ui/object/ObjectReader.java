package deadwood.app.ui.object;

import deadwood.app.work.OpenSnapshot;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapObject;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads what rows show of objects. For the worker of the snapshot, where it lives as long as one task. */
public final class ObjectReader {

    private static final int LONGEST_TEXT = 80;

    private final HeapGraph heap;
    private final Retention retention;
    private final FieldReader fields;

    public ObjectReader(final OpenSnapshot snapshot, final Progress progress, final CancelSignal cancel)
            throws IOException {
        this.heap = snapshot.heap();
        this.retention = snapshot.retention(progress, cancel);
        this.fields = snapshot.fields();
    }

    public HeapGraph heap() {
        return heap;
    }

    public Retention retention() {
        return retention;
    }

    public FieldReader fields() {
        return fields;
    }

    public ObjectRow row(final int object) {
        final ClassInfo type = heap.classOf(object);
        final ClassInfo mirrored = heap.classes().ofMirror(object);
        final ObjectRow.Kind kind = mirrored != null
                ? ObjectRow.Kind.CLASS
                : type.isArray() ? ObjectRow.Kind.ARRAY : ObjectRow.Kind.OBJECT;
        return new ObjectRow(object, mirrored != null ? mirrored.name() : type.name(), kind,
                "0x" + Long.toHexString(heap.addressOf(object)), heap.arrayLength(object), text(object, type),
                heap.shallowSize(object), retention.retainedSize(object),
                retention.isReachable(object) ? retention.children(object).count() : 0);
    }

    /** The characters of a string, the name of a thread; null for others. */
    private @Nullable String text(final int object, final ClassInfo type) {
        final HeapObject view = heap.object(object, fields);
        if (type.name().equals("java.lang.String")) {
            return cut(view.text());
        }
        if (isThread(type)) {
            final HeapObject name = view.reference("name");
            return name == null ? null : cut(name.text());
        }
        return null;
    }

    private boolean isThread(final ClassInfo type) {
        return heap.classes().named("java.lang.Thread").stream()
                .anyMatch(thread -> heap.classes().isSubclass(type.id(), thread.id()));
    }

    private static @Nullable String cut(final @Nullable String text) {
        if (text == null) {
            return null;
        }
        final String line = text.codePoints().limit(LONGEST_TEXT)
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return line.length() < text.length() ? line + "…" : line;
    }
}
