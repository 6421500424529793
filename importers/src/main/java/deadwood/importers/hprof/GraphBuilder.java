package deadwood.importers.hprof;

import deadwood.model.heap.AddressIndex;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.ClassTable;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapColumns;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.OddSizes;
import deadwood.model.heap.StaticField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the class table and the sizes when the columns are filled. */
final class GraphBuilder {

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

    LayoutInference.Sizes sizes(final GapEvidence evidence) throws IOException {
        final List<LayoutInference.Shape> shapes = new ArrayList<>();
        for (final DumpClass type : classes.all()) {
            final ClassRecord record = type.record;
            shapes.add(new LayoutInference.Shape(type.superclass == null ? HeapGraph.NONE : type.superclass.id,
                    record == null ? List.of() : types(record.fieldTypes()), type.isArray(),
                    record == null ? List.of() : realStatics(record)));
        }
        return LayoutInference.of(shapes, evidence, idSize, classes.classClass().id);
    }

    private static List<FieldType> types(final byte[] types) {
        final FieldType[] list = new FieldType[types.length];
        for (int i = 0; i < types.length; i++) {
            list[i] = HprofTypes.of(types[i]);
        }
        return Arrays.asList(list);
    }

    /** HotSpot adds pseudo-fields such as {@code <resolved_references>}, which take no space in the class object. */
    private List<FieldType> realStatics(final ClassRecord record) throws IOException {
        final List<FieldType> list = new ArrayList<>(record.staticNames().length);
        for (int i = 0; i < record.staticNames().length; i++) {
            if (!names.of(record.staticNames()[i]).startsWith("<")) {
                list.add(HprofTypes.of(record.staticTypes()[i]));
            }
        }
        return list;
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

    DumpFieldSource source(final DumpFile file, final GraphColumns columns, final ObjectPositions positions) {
        final int[] payloadSizes = classes.all().stream()
                .mapToInt(type -> type.kind == ClassInfo.Kind.PRIMITIVE_ARRAY
                        ? DumpFieldSource.PRIMITIVE_ARRAY
                        : type.payloadSize)
                .toArray();
        final int[] elementSizes = classes.all().stream()
                .mapToInt(type -> type.elementType == null ? 0 : type.elementType.bytes(idSize)).toArray();
        return new DumpFieldSource(file, new DumpFieldSource.Places(index, columns.classIds(),
                columns.arrayLengths(), positions, payloadSizes, elementSizes));
    }

    /** Sizes of class objects, which hold their statics, and of stack chunks. */
    OddSizes oddSizes(final LayoutInference.Sizes sizes, final GapEvidence evidence, final ClassTable table,
            final DumpFieldSource source) {
        final List<Integer> objects = new ArrayList<>();
        final List<Long> bytes = new ArrayList<>();
        for (final DumpClass type : classes.all()) {
            if (type.mirror != HeapGraph.NONE) {
                objects.add(type.mirror);
                bytes.add(sizes.mirrorSizes()[type.id]);
            }
        }
        final List<ClassInfo> chunkClass = table.named(StackChunks.CLASS);
        final int[] chunks = evidence.oddObjects();
        if (!chunkClass.isEmpty() && chunks.length > 0) {
            final long[] chunkSizes = StackChunks.sizes(chunks, chunkClass.getLast(), sizes.layout(), source);
            for (int i = 0; i < chunks.length; i++) {
                objects.add(chunks[i]);
                bytes.add(chunkSizes[i]);
            }
        }
        final Integer[] order = new Integer[objects.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, java.util.Comparator.comparing(objects::get));
        return new OddSizes(Arrays.stream(order).mapToInt(objects::get).toArray(),
                Arrays.stream(order).mapToLong(bytes::get).toArray(),
                chunkClass.stream().mapToInt(ClassInfo::id).toArray());
    }

    static HeapColumns columns(final GraphColumns filled, final deadwood.model.store.IntColumn references,
            final deadwood.model.heap.WeakReferences weak, final OddSizes odd) {
        return new HeapColumns(filled.index(), filled.classIds(), filled.arrayLengths(), filled.rowStarts(),
                references, weak, odd);
    }
}
