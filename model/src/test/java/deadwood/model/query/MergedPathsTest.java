package deadwood.model.query;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapSketch;
import deadwood.model.heap.ReferenceStrength;
import deadwood.model.heap.RootKind;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.retention.RetentionTree;
import deadwood.model.retention.RootPath;
import deadwood.model.retention.RootPaths;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.tree.WeightedTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MergedPathsTest {

    private static final int HEAPS = 400;

    private record Sums(long retained, long shallow, long objects) {

        Sums plus(final Sums other) {
            return new Sums(retained + other.retained, shallow + other.shallow, objects + other.objects);
        }
    }

    /** Objects with one, two and three fields, some null, arrays, statics, weak references, at random. */
    private static HeapGraph heap(final long seed) throws IOException {
        final Random random = new Random(seed);
        final HeapSketch heap = new HeapSketch();
        final int[] types = {heap.type("One", 16, "only"), heap.type("Two", 24, "count:int", "left", "right"),
            heap.type("Three", 32, "first", "second", "third"),
            heap.type("Weak", 48, ReferenceStrength.WEAK, "referent", "queue", "next")};
        final List<Integer> objects = new ArrayList<>();
        for (int i = 4 + random.nextInt(30); i > 0; i--) {
            final int pick = random.nextInt(types.length + 1);
            objects.add(pick < types.length
                    ? heap.object(types[pick])
                    : heap.array("One[]", random.ints(random.nextInt(4), 0, Math.max(1, objects.size()))
                            .map(j -> objects.isEmpty() ? HeapGraph.NONE : objects.get(j)).toArray()));
        }
        for (final int type : types) {
            if (random.nextBoolean()) {
                heap.root(RootKind.SYSTEM_CLASS, heap.mirror(type));
                heap.statik(type, "FIRST", objects.get(random.nextInt(objects.size())));
            }
        }
        for (final int object : objects) {
            for (final String field : List.of("only", "left", "right", "first", "second", "third", "referent",
                    "next")) {
                if (random.nextInt(3) > 0) {
                    setIfThere(heap, object, field, objects.get(random.nextInt(objects.size())));
                }
            }
        }
        heap.root(RootKind.JNI_GLOBAL, objects.get(0)).root(RootKind.THREAD, objects.get(1));
        return heap.build();
    }

    private static void setIfThere(final HeapSketch heap, final int object, final String field, final int value) {
        try {
            heap.set(object, field, value);
        } catch (final java.util.NoSuchElementException e) {
            assertThat(e).as("no such field").isNotNull();
        }
    }

    private static String nameOf(final HeapGraph heap, final int object) {
        final ClassInfo mirrored = heap.classes().ofMirror(object);
        return mirrored == null ? heap.classOf(object).name() : "class " + mirrored.name();
    }

    /** The merged tree by its definition: every path told and folded on its own. */
    private static Map<String, Sums> expected(final Retention retention, final RootPaths paths,
            final List<Integer> selected) {
        final HeapGraph heap = retention.heap();
        final Map<String, Sums> expected = new TreeMap<>();
        expected.put("", new Sums(0, 0, 0));
        try (FieldReader reader = heap.fields().reader()) {
            for (final int object : selected) {
                final RootPath path = paths.pathOf(object, reader);
                if (path == null) {
                    continue;
                }
                final boolean dominated = selected.stream()
                        .anyMatch(other -> other != object && retention.dominates(other, object));
                final Sums sums = new Sums(dominated ? 0 : retention.retainedSize(object), heap.shallowSize(object), 1);
                final List<String> names = folded(heap, path);
                for (int end = 0; end <= names.size(); end++) {
                    expected.merge(String.join(" / ", names.subList(0, end)), sums, Sums::plus);
                }
            }
        }
        return expected;
    }

    private static List<String> folded(final HeapGraph heap, final RootPath path) {
        final List<String> names = new ArrayList<>();
        for (final RootPath.Step step : path.steps().reversed()) {
            final String held = step.heldBy().isEmpty() ? path.root().kind().label() : step.heldBy();
            final String name = (held.startsWith("[") ? "[]" : held) + " : " + nameOf(heap, step.object());
            if (names.isEmpty() || !names.getLast().equals(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private static Map<String, Sums> sums(final WeightedTree tree) {
        final Map<String, Sums> sums = new TreeMap<>();
        for (int node = 0; node < tree.size(); node++) {
            sums.put(String.join(" / ", tree.path(node)), new Sums(tree.total(MergedPaths.RETAINED, node),
                    tree.total(MergedPaths.SHALLOW, node), tree.total(MergedPaths.OBJECTS, node)));
        }
        return sums;
    }

    @Test
    void mergesThePathsOfEachObject() throws IOException {
        for (int seed = 0; seed < HEAPS; seed++) {
            try (HeapGraph heap = heap(seed)) {
                final Retention retention = RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
                final RootPaths paths = RootPaths.of(heap, true, Progress.NONE, CancelSignal.NEVER);
                final ObjectSelection.OfClasses selection = ObjectSelection.named(heap.classes(),
                        List.of("One", "T*", "One[]", "java.lang.Class").get(seed % 4), false);
                final List<Integer> selected = new ArrayList<>();
                for (int object = 0; object < heap.objectCount(); object++) {
                    if (selection.classIds().get(heap.classIdOf(object))) {
                        selected.add(object);
                    }
                }
                final Map<String, Sums> expected = expected(retention, paths, selected);
                final WeightedTree tree = MergedPaths.of(retention, paths, selection, 0, Progress.NONE,
                        CancelSignal.NEVER);
                assertThat(sums(tree)).as("seed %d", seed).isEqualTo(expected);
                assertSumsUp(expected, MergedPaths.of(retention, paths, selection, 0.3, Progress.NONE,
                        CancelSignal.NEVER));
            }
        }
    }

    /** What is left of a tree has the sums it had; what is not is below a node that says so. */
    private static void assertSumsUp(final Map<String, Sums> all, final WeightedTree tree) {
        final Sums whole = all.get("");
        sums(tree).forEach((path, sums) -> {
            if (!path.endsWith(RetentionTree.SMALLER)) {
                assertThat(sums).isEqualTo(all.get(path));
                assertThat(sums.objects >= 0.3 * whole.objects || sums.retained >= 0.3 * whole.retained).isTrue();
            }
        });
    }

    @Test
    void foldsListsAndStopsAtDepthsThatNobodyReads() throws IOException {
        final HeapSketch sketch = new HeapSketch();
        final int node = sketch.type("Node", 16, "next");
        final int odd = sketch.type("Odd", 16, "even");
        final int even = sketch.type("Even", 16, "odd");
        int last = sketch.object(node);
        sketch.root(RootKind.JNI_GLOBAL, last);
        for (int i = 0; i < 3_000; i++) {
            final int next = sketch.object(i < 1_000 ? node : i % 2 == 0 ? even : odd);
            sketch.set(last, i <= 1_000 ? "next" : i % 2 == 1 ? "odd" : "even", next);
            last = next;
        }
        sketch.root(RootKind.SYSTEM_CLASS, sketch.mirror(node)).root(RootKind.SYSTEM_CLASS, sketch.mirror(odd))
                .root(RootKind.SYSTEM_CLASS, sketch.mirror(even));
        try (HeapGraph heap = sketch.build()) {
            final Retention retention = RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
            final RootPaths paths = RootPaths.of(heap, true, Progress.NONE, CancelSignal.NEVER);
            final WeightedTree tree = MergedPaths.of(retention, paths,
                    ObjectSelection.named(heap.classes(), "*", false), 0, Progress.NONE, CancelSignal.NEVER);
            final int list = tree.child(tree.child(0, "JNI global : Node"), "next : Node");
            assertThat(tree.self(MergedPaths.OBJECTS, list)).isEqualTo(1_000);
            assertThat(tree.name(tree.firstChild(list))).isEqualTo("next : Even");
            int deepest = list;
            while (tree.firstChild(deepest) != WeightedTree.NONE) {
                deepest = tree.firstChild(deepest);
            }
            assertThat(tree.name(deepest)).isEqualTo(RetentionTree.DEEPER);
            assertThat(tree.depth(deepest)).isEqualTo(RetentionTree.MAXIMUM_DEPTH + 1);
            assertThat(tree.self(MergedPaths.OBJECTS, deepest)).isEqualTo(2_000 - RetentionTree.MAXIMUM_DEPTH + 2);
        }
    }
}
