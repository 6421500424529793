package deadwood.importers.hprof;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ReferenceStrength;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class while the heap is being read: what the passes need to know to decode its instances. */
final class DumpClass {

    private static final int[] NO_OFFSETS = {};

    final int id;
    final long address;
    final String name;
    final ClassInfo.Kind kind;
    final @Nullable FieldType elementType;
    /** Null for classes that the dump does not describe. */
    final @Nullable ClassRecord record;
    /** Id of the class object, or {@link HeapGraph#NONE}. */
    final int mirror;

    @Nullable
    DumpClass superclass;
    List<Field> fields = List.of();
    /** Bytes of the fields of an instance in the dump, −1 if that is not known. */
    int payloadSize = -1;
    /** Where references stand in the payload, ascending; without a referent that does not keep alive. */
    int[] referenceOffsets = NO_OFFSETS;
    /** Where the referent of a soft, weak or phantom reference stands, −1 if it is none. */
    int referentOffset = -1;
    ReferenceStrength strength = ReferenceStrength.STRONG;
    boolean thread;
    /** Whether an instance holds a piece of a virtual thread's stack and is as large as that. */
    final boolean stackChunk;
    /** The class object that instances refer to because nothing else is sure to keep it, or {@link HeapGraph#NONE}. */
    int keptMirror = HeapGraph.NONE;

    DumpClass(final int id, final long address, final String name, final @Nullable FieldType elementType,
            final @Nullable ClassRecord record, final int mirror) {
        this.id = id;
        this.address = address;
        this.name = name;
        this.elementType = elementType;
        this.record = record;
        this.mirror = mirror;
        this.stackChunk = name.equals(GraphBuilder.STACK_CHUNK);
        this.kind = elementType == null
                ? ClassInfo.Kind.INSTANCE
                : elementType.isReference() ? ClassInfo.Kind.OBJECT_ARRAY : ClassInfo.Kind.PRIMITIVE_ARRAY;
    }

    boolean isArray() {
        return elementType != null;
    }
}
