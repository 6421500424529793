package deadwood.importers.hprof;

import deadwood.importers.hprof.layout.ClassShape;
import deadwood.importers.hprof.layout.ClassShape.DeclaredField;
import deadwood.importers.hprof.layout.Gaps;
import deadwood.importers.hprof.layout.InferredLayout;
import deadwood.importers.hprof.layout.LayoutInference;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Describes the classes of a dump to those who derive sizes. */
final class ClassShapes {

    private ClassShapes() {}

    /** How large objects were, from what lies between them. */
    static InferredLayout sizes(final DumpClasses classes, final Gaps gaps, final Names names, final int idSize)
            throws IOException {
        final List<ClassShape> shapes = new ArrayList<>();
        for (final DumpClass type : classes.all()) {
            final ClassRecord record = type.record;
            shapes.add(new ClassShape(type.name, type.superclass == null ? HeapGraph.NONE : type.superclass.id,
                    record == null || record.loader() == 0, type.elementType, declaredFields(type),
                    record == null ? List.of() : realStatics(record, names)));
        }
        return LayoutInference.of(shapes, gaps, idSize);
    }

    /** The fields that a class declares itself are the first of all that its instances have. */
    private static List<DeclaredField> declaredFields(final DumpClass type) {
        return type.fields.stream().takeWhile(field -> field.declaringClass() == type.id)
                .map(field -> new DeclaredField(field.name(), field.type())).toList();
    }

    /** HotSpot adds pseudo-fields such as {@code <resolved_references>}, which take no space in the class object. */
    private static List<FieldType> realStatics(final ClassRecord record, final Names names) throws IOException {
        final List<FieldType> list = new ArrayList<>(record.staticNames().length);
        for (int i = 0; i < record.staticNames().length; i++) {
            if (!names.of(record.staticNames()[i]).startsWith("<")) {
                list.add(HprofTypes.of(record.staticTypes()[i]));
            }
        }
        return list;
    }
}
