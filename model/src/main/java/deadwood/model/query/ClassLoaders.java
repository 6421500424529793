package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldSourceException;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapObject;
import deadwood.model.heap.ObjectSet;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The class loaders of a heap, and the classes that more than one of them defined: an application that was redeployed and never let
 * go shows as a loader too many.
 *
 * @param loaders the boot loader first, then by retained size descending, those that defined nothing included
 * @param duplicates class names that several loaders defined, those with most loaders first, then by name
 */
public record ClassLoaders(List<Loader> loaders, List<DuplicateClass> duplicates) {

    private static final String CLASS_LOADER = "java.lang.ClassLoader";

    /**
     * A class loader.
     *
     * @param object id of the loader, {@link HeapGraph#NONE} for the boot loader
     * @param type its class, null for the boot loader
     * @param name the name it was given (JDK 9+), "" if none
     * @param parent id of the loader it asks first, {@link HeapGraph#NONE} for the boot loader or if that cannot be read
     * @param classes number of classes it defined, arrays left out
     * @param instances number of objects of its classes, arrays of them included
     * @param shallowSize of those objects, in bytes
     * @param retainedSize what the loader object retains, −1 for the boot loader or if nobody found that out
     * @param isReachable whether a root reaches it; true if nobody found that out
     */
    public record Loader(int object, @Nullable ClassInfo type, String name, int parent, long classes, long instances,
            long shallowSize, long retainedSize, boolean isReachable) {}

    /**
     * Classes of one name.
     *
     * @param name their name
     * @param classes the classes, by id; no two have the same loader
     */
    public record DuplicateClass(String name, List<ClassInfo> classes) {

        public DuplicateClass {
            classes = List.copyOf(classes);
        }
    }

    public ClassLoaders {
        loaders = List.copyOf(loaders);
        duplicates = List.copyOf(duplicates);
    }

    /**
     * @param totals of all objects
     * @param retention of the same heap, or null to go without retained sizes
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ClassLoaders of(final ClassTotals totals, final @Nullable Retention retention,
            final Progress progress, final CancelSignal cancel) throws IOException {
        final HeapGraph heap = totals.heap();
        final Map<Integer, Sums> sums = new LinkedHashMap<>();
        sums.put(HeapGraph.NONE, new Sums());
        for (final ClassInfo type : heap.classes().all()) {
            sums.computeIfAbsent(type.loader(), _ -> new Sums()).add(type, totals);
        }
        addIdle(heap, sums, progress, cancel);
        final List<Loader> loaders = new ArrayList<>();
        try (FieldReader reader = heap.fields().reader()) {
            sums.forEach((object, of) -> loaders.add(loader(heap, retention, object, of, reader)));
        } catch (final FieldSourceException _) {
            loaders.clear();
            sums.forEach((object, of) -> loaders.add(loader(heap, retention, object, of, null)));
        }
        loaders.sort(Comparator.<Loader, Boolean>comparing(loader -> loader.object() != HeapGraph.NONE)
                .thenComparing(Comparator.comparingLong(Loader::retainedSize).reversed())
                .thenComparing(Comparator.comparingLong(Loader::shallowSize).reversed())
                .thenComparingInt(Loader::object));
        return new ClassLoaders(loaders, duplicates(heap));
    }

    /** Loaders that defined no class that is left. */
    private static void addIdle(final HeapGraph heap, final Map<Integer, Sums> sums, final Progress progress,
            final CancelSignal cancel) throws IOException {
        try (ColumnStore scratch = heap.store().scratch()) {
            final ObjectSet loaders = ObjectSelection.named(heap.classes(), CLASS_LOADER, true).in(heap, scratch,
                    progress.begin("finding class loaders", heap.objectCount(), Progress.Unit.OBJECTS), cancel);
            loaders.forEach(0, heap.objectCount(), loader -> sums.putIfAbsent(loader, new Sums()));
        }
    }

    private static Loader loader(final HeapGraph heap, final @Nullable Retention retention, final int object,
            final Sums sums, final @Nullable FieldReader reader) {
        if (object == HeapGraph.NONE) {
            return new Loader(object, null, "", HeapGraph.NONE, sums.classes, sums.instances, sums.size, -1, true);
        }
        final HeapObject view = reader == null ? null : heap.object(object, reader);
        final HeapObject name = view == null ? null : view.reference("name");
        final String text = name == null ? null : name.text();
        final HeapObject parent = view == null ? null : view.reference("parent");
        return new Loader(object, heap.classOf(object), text == null ? "" : text,
                parent == null ? HeapGraph.NONE : parent.id(), sums.classes, sums.instances, sums.size,
                retention == null ? -1 : retention.retainedSize(object),
                retention == null || retention.isReachable(object));
    }

    private static List<DuplicateClass> duplicates(final HeapGraph heap) {
        final Map<String, Map<Integer, ClassInfo>> byName = new TreeMap<>();
        for (final ClassInfo type : heap.classes().all()) {
            if (!type.isArray() && heap.classes().named(type.name()).size() > 1) {
                byName.computeIfAbsent(type.name(), _ -> new LinkedHashMap<>()).putIfAbsent(type.loader(), type);
            }
        }
        final List<DuplicateClass> duplicates = new ArrayList<>();
        byName.forEach((name, classes) -> {
            if (classes.size() > 1) {
                duplicates.add(new DuplicateClass(name, List.copyOf(classes.values())));
            }
        });
        duplicates.sort(Comparator.<DuplicateClass>comparingInt(duplicate -> duplicate.classes().size()).reversed());
        return duplicates;
    }

    private static final class Sums {

        private long classes;
        private long instances;
        private long size;

        void add(final ClassInfo type, final ClassTotals totals) {
            classes += type.isArray() ? 0 : 1;
            instances += totals.instances(type.id());
            size += totals.shallowSize(type.id());
        }
    }
}
