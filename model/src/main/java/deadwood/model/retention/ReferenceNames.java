package deadwood.model.retention;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldSourceException;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ReferenceStrength;
import deadwood.model.heap.Root;
import deadwood.model.heap.StaticField;
import deadwood.model.heap.ThreadTable.HeapThread;
import org.jspecify.annotations.Nullable;

/**
 * Says how one object refers to another: {@code table} for a field, {@code [3]} for an element, {@code static INSTANCE} for a static
 * field of a class object, and the names below for what is no field. Where several would do, the first in this order is said: statics,
 * fields or elements, then the rest. As good as its reader: for one thread.
 */
public final class ReferenceNames {

    /** From an instance to its class object, where that would not be alive otherwise. */
    public static final String CLASS = "<class>";
    /** From a class object to that of the superclass. */
    public static final String SUPERCLASS = "<super>";
    /** From a class object to the loader that defined it. */
    public static final String LOADER = "<loader>";
    /** From a class object to its protection domain. */
    public static final String PROTECTION_DOMAIN = "<protection domain>";
    /** From a class object to the certificates it was signed with. */
    public static final String SIGNERS = "<signers>";
    /** From a thread to what a frame of its stack refers to; the root table knows the frame. */
    public static final String LOCAL = "<local>";
    /** The values of fields cannot be read, or the reference is in none of them. */
    public static final String UNKNOWN = "<unknown>";

    private static final String REFERENT = "referent";

    private final HeapGraph heap;
    private final FieldReader reader;

    public ReferenceNames(final HeapGraph heap, final FieldReader reader) {
        this.heap = heap;
        this.reader = reader;
    }

    /** How {@code holder} refers to {@code object}. */
    public String heldBy(final int holder, final int object) {
        final ClassInfo mirrored = heap.classes().ofMirror(holder);
        final String ofClass = mirrored == null ? null : ofClassObject(mirrored, object);
        if (ofClass != null) {
            return ofClass;
        }
        final String value = ofValues(holder, object);
        if (value != null) {
            return value;
        }
        if (isLocal(holder, object)) {
            return LOCAL;
        }
        return heap.classOf(holder).mirror() == object ? CLASS : UNKNOWN;
    }

    private @Nullable String ofClassObject(final ClassInfo mirrored, final int object) {
        for (final StaticField field : mirrored.statics()) {
            if (field.type().isReference() && field.target() == object) {
                return "static " + field.name();
            }
        }
        if (mirrored.superclass() != HeapGraph.NONE
                && heap.classes().get(mirrored.superclass()).mirror() == object) {
            return SUPERCLASS;
        }
        if (mirrored.loader() == object) {
            return LOADER;
        }
        // hprof knows three more references of a class: these two, and those of its constant pool, which HotSpot never writes.
        final ClassInfo type = heap.classOf(object);
        if (type.name().equals("java.security.ProtectionDomain")) {
            return PROTECTION_DOMAIN;
        }
        return type.kind() == ClassInfo.Kind.OBJECT_ARRAY ? SIGNERS : null;
    }

    private @Nullable String ofValues(final int holder, final int object) {
        try {
            final ClassInfo type = heap.classOf(holder);
            return switch (type.kind()) {
                case INSTANCE -> ofFields(type, holder, object);
                case OBJECT_ARRAY -> ofElements(holder, object);
                case PRIMITIVE_ARRAY -> null;
            };
        } catch (final FieldSourceException _) {
            return null;
        }
    }

    private @Nullable String ofFields(final ClassInfo type, final int holder, final int object) {
        reader.select(holder);
        final long size = reader.payloadSize();
        final boolean weak = type.strength() == ReferenceStrength.WEAK || type.strength() == ReferenceStrength.PHANTOM;
        for (final Field field : type.fields()) {
            if (field.type().isReference() && field.offset() + reader.referenceSize() <= size
                    && !(weak && field.name().equals(REFERENT)) && reader.readReference(field.offset()) == object) {
                return field.name();
            }
        }
        return null;
    }

    private @Nullable String ofElements(final int holder, final int object) {
        reader.select(holder);
        final int elements = (int) Math.min(heap.arrayLength(holder), reader.payloadSize() / reader.referenceSize());
        // The row leaves out nulls, and may begin with the class object: no element comes before its place in the row but by one.
        final int guess = Math.clamp(placeInRow(holder, object) - 1L, 0, elements);
        final int index = indexOf(object, guess, elements);
        final int found = index >= 0 ? index : indexOf(object, 0, guess);
        return found < 0 ? null : "[" + found + "]";
    }

    private int indexOf(final int object, final int from, final int to) {
        final long address = heap.addressOf(object);
        for (int i = from; i < to; i++) {
            if (reader.readAddress((long) i * reader.referenceSize()) == address) {
                return i;
            }
        }
        return -1;
    }

    private long placeInRow(final int holder, final int object) {
        final long first = heap.firstReference(holder);
        if (first == HeapGraph.NONE) {
            return 0;
        }
        long position = first;
        while (heap.targetAt(position) != object) {
            if (heap.isLastAt(position++)) {
                return 0;
            }
        }
        return position - first;
    }

    private boolean isLocal(final int holder, final int object) {
        for (final Root root : heap.roots().of(object)) {
            final HeapThread thread = root.kind().isOnStack() ? heap.threads().bySerial(root.threadSerial()) : null;
            if (thread != null && thread.object() == holder) {
                return true;
            }
        }
        return false;
    }
}
