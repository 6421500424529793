package deadwood.model.query;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapSketch;
import deadwood.model.heap.RootKind;
import deadwood.model.query.HistogramTree.Grouping;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.tree.WeightedTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class HistogramTreeTest {

    private static final int HEAPS = 200;
    private static final List<String> NAMES = List.of("Plain", "a.One", "a.Two", "a.b.Three", "a.b.One", "c.One$Inner");

    private record Sums(long bytes, long objects, long retained) {}

    /** Classes in a random hierarchy, two loaders, objects that refer to each other at random. */
    private static HeapGraph heap(final long seed) throws IOException {
        final Random random = new Random(seed);
        final HeapSketch heap = new HeapSketch();
        final List<Integer> types = new ArrayList<>();
        final int loader = heap.object(heap.type("Loader", 16));
        for (int i = 0; i < 10; i++) {
            types.add(heap.type(NAMES.get(random.nextInt(NAMES.size())), 8 * (2 + random.nextInt(3)), "left", "right"));
            if (i > 0 && random.nextBoolean()) {
                heap.superclass(types.get(i), types.get(random.nextInt(i)));
            }
            if (random.nextBoolean()) {
                heap.loader(types.get(i), loader);
            }
        }
        final List<Integer> objects = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            objects.add(heap.object(types.get(random.nextInt(types.size()))));
        }
        for (final int object : objects) {
            heap.set(object, "left", objects.get(random.nextInt(objects.size())));
            heap.set(object, "right", random.nextBoolean()
                    ? HeapGraph.NONE
                    : objects.get(random.nextInt(objects.size())));
        }
        heap.array("a.One[]", objects.get(0), objects.get(1));
        heap.root(RootKind.JNI_GLOBAL, objects.get(2)).root(RootKind.JNI_GLOBAL, objects.get(3));
        return heap.build();
    }

    @Test
    void groupsAndAddsUpAsDefined() throws IOException {
        for (int seed = 0; seed < HEAPS; seed++) {
            try (HeapGraph heap = heap(seed)) {
                final Retention retention = RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
                final ClassTotals totals = ClassTotals.of(heap, ClassTotals.Objects.that(_ -> true), _ -> {},
                        CancelSignal.NEVER);
                check(totals, retention, Grouping.LOADER,
                        type -> List.of(ClassHistogram.loaderOf(heap, type), type.name()));
                check(totals, retention, Grouping.PACKAGE, type -> Arrays.asList(type.name().split("\\.", -1)));
                check(totals, retention, Grouping.SUPERCLASS, type -> superclasses(heap, type));
            }
        }
    }

    private static List<String> superclasses(final HeapGraph heap, final ClassInfo type) {
        final List<String> chain = new ArrayList<>();
        for (int id = type.id(); id >= 0; id = heap.classes().get(id).superclass()) {
            chain.addFirst(heap.classes().get(id).name());
        }
        return chain;
    }

    private static void check(final ClassTotals totals, final Retention retention, final Grouping grouping,
            final Function<ClassInfo, List<String>> path) throws IOException {
        final HeapGraph heap = totals.heap();
        final HistogramTree actual = HistogramTree.of(totals, grouping, retention, Progress.NONE, CancelSignal.NEVER);
        final Map<String, List<Integer>> groups = new TreeMap<>();
        for (int object = 0; object < heap.objectCount(); object++) {
            final List<String> names = path.apply(heap.classOf(object));
            for (int end = 0; end <= names.size(); end++) {
                groups.computeIfAbsent(String.join(" / ", names.subList(0, end)), _ -> new ArrayList<>()).add(object);
            }
        }
        final Map<String, Sums> expected = new TreeMap<>();
        groups.forEach((name, objects) -> expected.put(name, sums(retention, objects)));
        final WeightedTree tree = actual.tree();
        final Map<String, Sums> found = new TreeMap<>();
        for (int node = 0; node < tree.size(); node++) {
            found.put(String.join(" / ", tree.path(node)), new Sums(tree.total(HistogramTree.BYTES, node),
                    tree.total(HistogramTree.OBJECTS, node), actual.retainedSizes()[node]));
        }
        assertThat(found).isEqualTo(expected).hasSize(tree.size());
    }

    private static Sums sums(final Retention retention, final List<Integer> objects) {
        final HeapGraph heap = retention.heap();
        final long retained = objects.stream().filter(retention::isReachable)
                .filter(object -> objects.stream()
                        .noneMatch(other -> !other.equals(object) && retention.dominates(other, object)))
                .mapToLong(retention::retainedSize).sum();
        return new Sums(objects.stream().mapToLong(heap::shallowSize).sum(), objects.size(), retained);
    }

    @Test
    void sparesRetainedSizesOnRequestAndSurvivesCyclesOfSuperclasses() throws IOException {
        final HeapSketch sketch = new HeapSketch();
        final int first = sketch.type("First", 16);
        final int second = sketch.type("Second", 24);
        sketch.superclass(first, second).superclass(second, first);
        sketch.object(first);
        sketch.object(second);
        try (HeapGraph heap = sketch.build()) {
            final ClassTotals totals = ClassTotals.of(heap, ClassTotals.Objects.that(_ -> true), _ -> {},
                    CancelSignal.NEVER);
            final HistogramTree tree = HistogramTree.of(totals, Grouping.SUPERCLASS, null, Progress.NONE,
                    CancelSignal.NEVER);
            assertThat(tree.tree().total(HistogramTree.BYTES, tree.tree().child(0, "First"))).isEqualTo(16);
            assertThat(tree.tree().total(HistogramTree.BYTES, tree.tree().child(0, "Second"))).isEqualTo(24);
            assertThat(tree.retainedSizes()).containsOnly(-1);
        }
    }
}
