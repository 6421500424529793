package deadwood.importers.hprof;

import deadwood.importers.hprof.layout.Gaps;
import deadwood.importers.hprof.layout.InferredLayout;
import deadwood.model.heap.AddressIndex;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.ClassTable;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.OddSizes;
import deadwood.model.heap.StaticField;
import deadwood.model.store.ColumnStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the class table and the sizes when the columns are filled. */
final class GraphBuilder {

    /** Holds a piece of a virtual thread's stack; as large as that. */
    static final String STACK_CHUNK = "jdk.internal.vm.StackChunk";

    private final DumpClasses classes;
    private final AddressIndex index;
    private final Names names;
    private final int idSize;

    GraphBuilder(final DumpClasses classes, final AddressIndex index, final Names names, final int idSize) {
        this.classes = classes;
        this.index = index;
        this.names = names;
        this.idSize = idSize;
    }

    /** How large objects were, from what lies between them. */
    InferredLayout sizes(final Gaps gaps) throws IOException {
        return ClassShapes.sizes(classes, gaps, names, idSize);
    }

    ClassTable table(final int[] instanceSizes) throws IOException {
        final List<ClassInfo> infos = new ArrayList<>(classes.all().size());
        for (final DumpClass type : classes.all()) {
            final ClassRecord record = type.record;
            final int loader = record == null || record.loader() == 0
                    ? HeapGraph.NONE
                    : index.idOf(record.loader());
            infos.add(new ClassInfo(type.id, type.name, type.kind, type.mirror,
                    type.superclass == null ? HeapGraph.NONE : type.superclass.id, loader, type.elementType,
                    type.fields, record == null ? List.of() : statics(record), instanceSizes[type.id],
                    type.strength));
        }
        return new ClassTable(infos);
    }

    private List<StaticField> statics(final ClassRecord record) throws IOException {
        final List<StaticField> list = new ArrayList<>(record.staticNames().length);
        for (int i = 0; i < record.staticNames().length; i++) {
            final FieldType type = HprofTypes.of(record.staticTypes()[i]);
            final long value = record.staticValues()[i];
            final long bits = !type.isReference() ? value : value == 0 ? HeapGraph.NONE : index.idOf(value);
            list.add(new StaticField(names.of(record.staticNames()[i]), type, bits));
        }
        return list;
    }

    /** @param store for what an index of the heap needs besides its columns */
    DumpFieldSource source(final DumpFile file, final ColumnFinish.Finished columns, final ColumnStore store)
            throws IOException {
        final int[] payloadSizes = classes.all().stream()
                .mapToInt(type -> type.kind == ClassInfo.Kind.PRIMITIVE_ARRAY
                        ? DumpFieldSource.PRIMITIVE_ARRAY
                        : type.payloadSize)
                .toArray();
        final int[] elementSizes = classes.all().stream()
                .mapToInt(type -> type.elementType == null ? 0 : type.elementType.bytes(idSize)).toArray();
        final DumpFieldSource.Places places = new DumpFieldSource.Places(index, columns.classIds(), columns.lengths(),
                columns.positions(), payloadSizes, elementSizes);
        places.write(store);
        return new DumpFieldSource(file, places);
    }

    /** Sizes of class objects, which hold their statics, and of the stack chunks of virtual threads, which hold frames. */
    OddSizes oddSizes(final InferredLayout sizes, final int[] stackChunks, final ClassTable table,
            final DumpFieldSource source) {
        final SortedMap<Integer, Long> odd = new TreeMap<>();
        for (final DumpClass type : classes.all()) {
            if (type.mirror != HeapGraph.NONE) {
                odd.put(type.mirror, (long) sizes.mirrorSizes()[type.id]);
            }
        }
        final List<ClassInfo> chunkClasses = table.named(STACK_CHUNK);
        if (!chunkClasses.isEmpty()) {
            final ClassInfo type = chunkClasses.getFirst();
            final Field size = type.field("size");
            try (FieldReader reader = source.reader()) {
                for (final int chunk : stackChunks) {
                    reader.select(chunk);
                    final int words = size == null ? 0 : Math.max(reader.readInt(size.offset()), 0);
                    odd.put(chunk, sizes.stackChunkSize(type.id(), words));
                }
            }
        }
        return new OddSizes(odd.keySet().stream().mapToInt(Integer::intValue).toArray(),
                odd.values().stream().mapToLong(Long::longValue).toArray(),
                chunkClasses.stream().mapToInt(ClassInfo::id).toArray());
    }
}
