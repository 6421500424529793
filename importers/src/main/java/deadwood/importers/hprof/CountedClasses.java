package deadwood.importers.hprof;

import deadwood.model.heap.Field;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a dump as those see them who count its objects.
 *
 * @param size number of classes
 * @param chunkClass id of the class of stack chunks, {@link HeapGraph#NONE} if there is none
 * @param chunkBytes bytes of the fields of a stack chunk in the dump
 * @param chunkSizeOffset where among them its size stands, −1 if it has none
 * @param primitiveArrays id of the class of arrays of each primitive type
 */
record CountedClasses(ClassKeys keys, Landmarks landmarks, int size, int chunkClass, int chunkBytes,
        int chunkSizeOffset, int[] primitiveArrays) {

    private static final int FIRST_PRIMITIVE = 4;
    private static final int LAST_PRIMITIVE = 11;

    /** @return null if they are not as HotSpot's */
    static @Nullable CountedClasses of(final DumpClasses classes) {
        final List<DumpClass> chunks = classes.all().stream()
                .filter(type -> type.name.equals(GraphBuilder.STACK_CHUNK)).toList();
        if (chunks.size() > 1 || classes.all().stream().anyMatch(CountedClasses::isNoAddress)) {
            return null;
        }
        int chunkClass = HeapGraph.NONE;
        int chunkBytes = 0;
        int sizeOffset = -1;
        if (!chunks.isEmpty()) {
            final DumpClass type = chunks.getFirst();
            chunkClass = type.id;
            chunkBytes = type.payloadSize;
            final Field size = type.fields.stream().filter(field -> field.name().equals("size")).findFirst()
                    .orElse(null);
            if (chunkBytes < 0 || size != null && size.type() != FieldType.INT) {
                return null;
            }
            sizeOffset = size == null ? -1 : size.offset();
        }
        final int[] arrays = new int[LAST_PRIMITIVE + 1];
        for (int type = FIRST_PRIMITIVE; type <= LAST_PRIMITIVE; type++) {
            arrays[type] = classes.ofPrimitiveArray(type).id;
        }
        return new CountedClasses(new ClassKeys(classes), new Landmarks(classes.all(), classes.classClass().id),
                classes.all().size(), chunkClass, chunkBytes, sizeOffset, arrays);
    }

    private static boolean isNoAddress(final DumpClass type) {
        return type.record != null && (type.address <= 0 || (type.address & (1 << MarkingPass.SHIFT) - 1) != 0);
    }

    int primitiveArray(final int type) {
        return primitiveArrays[type];
    }
}
