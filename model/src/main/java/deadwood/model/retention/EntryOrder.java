package deadwood.model.retention;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldSourceException;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.Root;
import deadwood.model.heap.RootKind;
import deadwood.model.store.CancelSignal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a search visits the entry points, the same in two dumps of one program: class objects by name of the class, threads by
 * name, then the rest by kind of root and class.
 */
final class EntryOrder {

    private enum Group {
        CLASS, THREAD, OTHER
    }

    private record Entry(int object, Group group, RootKind kind, String name) {}

    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::group).thenComparing(Entry::kind)
            .thenComparing(Entry::name).thenComparingInt(Entry::object);

    private static final int CHECK_EVERY = 1 << 14;

    private EntryOrder() {}

    static int[] of(final HeapGraph heap, final CancelSignal cancel) {
        final Comparator<Entry> order = cancellable(cancel);
        final FieldReader reader = readerOf(heap);
        try {
            return IntStream.range(0, heap.entryPointCount()).mapToObj(i -> entry(heap, heap.entryPoint(i), reader))
                    .sorted(order).mapToInt(Entry::object).toArray();
        } finally {
            if (reader != null) {
                reader.close();
            }
        }
    }

    /** Dumps can list millions of roots, and sorting cannot be asked to stop otherwise. */
    private static Comparator<Entry> cancellable(final CancelSignal cancel) {
        final int[] compared = new int[1];
        return (left, right) -> {
            if (compared[0]++ % CHECK_EVERY == 0) {
                cancel.check();
            }
            return ORDER.compare(left, right);
        };
    }

    private static @Nullable FieldReader readerOf(final HeapGraph heap) {
        try {
            return heap.fields().reader();
        } catch (final FieldSourceException _) {
            return null;
        }
    }

    private static Entry entry(final HeapGraph heap, final int object, final @Nullable FieldReader reader) {
        final ClassInfo mirrored = heap.classes().ofMirror(object);
        if (mirrored != null) {
            return new Entry(object, Group.CLASS, RootKind.SYSTEM_CLASS, mirrored.name());
        }
        final List<Root> roots = heap.roots().of(object);
        if (roots.stream().anyMatch(root -> root.kind() == RootKind.THREAD)) {
            return new Entry(object, Group.THREAD, RootKind.THREAD,
                    reader == null ? "" : ThreadNames.of(heap, object, reader));
        }
        return new Entry(object, Group.OTHER, rootOf(heap, object).kind(), heap.classOf(object).name());
    }

    /** The root that an entry point is; that of the first kind if it is several. */
    static Root rootOf(final HeapGraph heap, final int entryPoint) {
        return heap.roots().of(entryPoint).stream().min(Comparator.comparing(Root::kind))
                .orElseGet(() -> new Root(RootKind.UNKNOWN, entryPoint, HeapGraph.NONE, HeapGraph.NONE));
    }
}
