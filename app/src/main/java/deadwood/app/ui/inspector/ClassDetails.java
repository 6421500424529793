package deadwood.app.ui.inspector;

import deadwood.app.ui.object.ObjectReader;
import deadwood.app.ui.object.ObjectRow;
import deadwood.app.work.OpenSnapshot;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.query.ObjectSelection;
import deadwood.model.query.ObjectsOfClass;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.List;

/**
 * What the inspector says of a class. Sizes are bytes.
 *
 * @param loaders who defined the classes of that name
 * @param superclass name of the superclass, or ""
 * @param whole bytes of all that is reachable
 * @param fields declared and inherited, as in source
 * @param largest the instances that retain most
 */
public record ClassDetails(String className, List<String> loaders, String superclass, long instances, long shallow,
        long retained, long whole, int instanceSize, List<String> fields, List<ObjectRow> largest) {

    private static final int MOST = 30;

    public ClassDetails {
        loaders = List.copyOf(loaders);
        fields = List.copyOf(fields);
        largest = List.copyOf(largest);
    }

    static ClassDetails of(final String className, final OpenSnapshot snapshot, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final ObjectReader reader = new ObjectReader(snapshot, progress, cancel);
        final HeapGraph heap = reader.heap();
        final ClassHistogram histogram = snapshot.histogram(progress, cancel);
        final ClassInfo info = heap.classes().named(className).getFirst();
        final ClassHistogram.Row row = histogram.byName().stream()
                .filter(candidate -> candidate.className().equals(className)).findFirst()
                .orElse(new ClassHistogram.Row(className, "", 0, 0, 0, 0, 0));
        final List<String> loaders = histogram.rows().stream().filter(candidate -> candidate.className().equals(
                className)).map(ClassHistogram.Row::loader).toList();
        final List<ObjectRow> largest = ObjectsOfClass.page(reader.retention(), ObjectSelection.named(heap.classes(),
                className, false), HeapGraph.NONE, MOST, progress, cancel).rows().stream()
                .map(found -> reader.row(found.object()))
                .toList();
        return new ClassDetails(className, loaders,
                info.superclass() == HeapGraph.NONE ? "" : heap.classes().get(info.superclass()).name(),
                row.instances(), row.shallowSize(), row.retainedSize(), reader.retention().reachableBytes(),
                info.instanceSize(),
                info.fields().stream().map(field -> field.type().javaName() + " " + field.name()).toList(), largest);
    }
}
