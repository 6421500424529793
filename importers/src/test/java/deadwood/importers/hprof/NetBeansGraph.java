package deadwood.importers.hprof;

import deadwood.model.heap.AddressIndex;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.ClassTable;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldSource;
import deadwood.model.heap.HeapColumns;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectLayout;
import deadwood.model.heap.OddSizes;
import deadwood.model.heap.ReferenceStrength;
import deadwood.model.heap.RootTable;
import deadwood.model.heap.ThreadTable;
import deadwood.model.heap.WeakReferences;
import deadwood.model.store.IntColumn;
import deadwood.model.store.NativeColumnStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.netbeans.lib.profiler.heap.FieldValue;
import org.netbeans.lib.profiler.heap.GCRoot;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;

/**
 * The heap as the NetBeans profiler library sees it when it looks for dominators, as a graph of ours with the same ids. It differs
 * from what the importer makes of the dump (HprofHeap, NearestGCRoot and DominatorTree of the library tell):
 * <ul>
 * <li>an object counts as reached if a GC root leads to it without the referents of soft, weak, final and phantom
 * references, but once it is reached these referents count among those who hold it;
 * <li>so do objects that are not reached themselves: what one of them refers to has no dominator;
 * <li>instances do not refer to their class but for the one that it was first reached by, classes not to their superclass;
 * <li>locals of threads are GC roots, and classes of the application loader are none;
 * <li>sizes are those of the fields in the dump plus a header, nothing is aligned, and class objects take nothing.
 * </ul>
 */
final class NetBeansGraph {

    /** Retained sizes are kept in units of 8 bytes, the sizes of the library are no multiples of anything. */
    static final int SIZE_FACTOR = 8;

    private static final int NONE = HeapGraph.NONE;
    private static final ObjectLayout LAYOUT = new ObjectLayout(4, 12, 16, 8, true);

    private final Heap other;
    private final HeapGraph heap;
    private final int count;
    private final BitSet reached = new BitSet();
    private final BitSet entries = new BitSet();
    private final List<int[]> rows = new ArrayList<>();
    private final int[] sizes;

    private NetBeansGraph(final Heap other, final HeapGraph heap) {
        this.other = other;
        this.heap = heap;
        this.count = heap.objectCount();
        this.sizes = new int[count];
    }

    /**
     * @param heap the same dump, for its ids
     * @param ownSizes whether objects are as large as {@code heap} says; if not, as the library says, times {@link #SIZE_FACTOR}
     */
    static HeapGraph of(final Heap other, final HeapGraph heap, final boolean ownSizes) throws IOException {
        final NetBeansGraph graph = new NetBeansGraph(other, heap);
        graph.findReached();
        graph.findReferences();
        for (int object = 0; object < graph.count; object++) {
            graph.sizes[object] = ownSizes ? (int) heap.shallowSize(object) : graph.theirSize(object);
        }
        return graph.build();
    }

    /** Whether the library reaches an object. */
    static boolean isReached(final Instance instance) {
        return instance.isGCRoot() || instance.getNearestGCRootPointer() != null;
    }

    private Instance instance(final int object) {
        return other.getInstanceByID(heap.addressOf(object));
    }

    private void findReached() {
        for (int object = 0; object < count; object++) {
            reached.set(object, isReached(instance(object)));
        }
        for (final Object root : other.getGCRoots()) {
            final Instance instance = ((GCRoot) root).getInstance();
            if (instance != null) {
                entries.set(heap.objectAt(instance.getInstanceId()));
            }
        }
    }

    private void findReferences() {
        final Map<Integer, Integer> classes = new HashMap<>();
        for (int object = 0; object < count; object++) {
            final int[] targets = targets(object);
            rows.add(reached.get(object) ? targets : new int[0]);
            if (!reached.get(object)) {
                Arrays.stream(targets).forEach(entries::set);
            } else if (heap.classes().ofMirror(object) != null && !entries.get(object)) {
                classes.put(object, heap.objectAt(instance(object).getNearestGCRootPointer().getInstanceId()));
            }
        }
        classes.forEach((mirror, holder) -> {
            final int[] row = rows.get(holder);
            final int[] longer = Arrays.copyOf(row, row.length + 1);
            longer[row.length] = mirror;
            rows.set(holder, longer);
        });
    }

    private int[] targets(final int object) {
        final IntStream.Builder targets = IntStream.builder();
        final Instance instance = instance(object);
        final ClassInfo mirrored = heap.classes().ofMirror(object);
        if (instance instanceof final ObjectArrayInstance array) {
            for (final Object value : array.getValues()) {
                add(targets, (Instance) value);
            }
        } else {
            final JavaClass described = mirrored == null ? null : other.getJavaClassByID(instance.getInstanceId());
            for (final Object value : described == null
                    ? instance.getFieldValues()
                    : described.getStaticFieldValues()) {
                if ((FieldValue) value instanceof final ObjectFieldValue reference) {
                    add(targets, reference.getInstance());
                }
            }
        }
        return targets.build().toArray();
    }

    private void add(final IntStream.Builder targets, final Instance target) {
        final int id = target == null ? NONE : heap.objectAt(target.getInstanceId());
        if (id != NONE && reached.get(id)) {
            targets.add(id);
        }
    }

    private int theirSize(final int object) {
        return heap.classes().ofMirror(object) == null
                ? Math.toIntExact(instance(object).getSize() * SIZE_FACTOR)
                : 0;
    }

    /** One class a size. */
    private HeapGraph build() throws IOException {
        final NativeColumnStore store = new NativeColumnStore();
        final IntColumn classIds = store.ints("class ids", count);
        final IntColumn starts = store.ints("starts", count);
        starts.fill(NONE);
        final IntColumn references = store.ints("references",
                rows.stream().mapToLong(row -> row.length).sum());
        final List<ClassInfo> classes = new ArrayList<>();
        final Map<Integer, Integer> classOfSize = new HashMap<>();
        int position = 0;
        for (int object = 0; object < count; object++) {
            classIds.set(object, classOfSize.computeIfAbsent(sizes[object], size -> {
                classes.add(new ClassInfo(classes.size(), "of " + size, ClassInfo.Kind.INSTANCE, NONE, NONE, NONE,
                        null, List.of(), List.of(), size, ReferenceStrength.STRONG));
                return classes.size() - 1;
            }));
            final int[] row = rows.get(object);
            if (row.length > 0) {
                starts.set(object, position);
                row[row.length - 1] |= Integer.MIN_VALUE;
                references.set(position, row, 0, row.length);
                position += row.length;
            }
        }
        final long[] addresses = IntStream.range(0, count).mapToLong(object -> 8L * (object + 1)).toArray();
        final HeapColumns columns = new HeapColumns(AddressIndex.of(addresses, 3, store), classIds,
                store.ints("lengths", count), starts, references,
                new WeakReferences(store.ints("sources", 0), store.ints("referents", 0)), OddSizes.NONE);
        return new HeapGraph(columns, new ClassTable(classes), new RootTable(List.of()), entries.stream().toArray(),
                new ThreadTable(List.of()), LAYOUT, new NoFields(), store);
    }

    private static final class NoFields implements FieldSource {

        @Override
        public FieldReader reader() {
            throw new UnsupportedOperationException("a graph of references alone");
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
