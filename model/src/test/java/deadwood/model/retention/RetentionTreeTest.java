package deadwood.model.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.model.heap.GraphFixture;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapSketch;
import deadwood.model.heap.RootKind;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.NativeColumnStore;
import deadwood.model.store.Progress;
import deadwood.model.tree.WeightedTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetentionTreeTest {

    private static final String SLASH = "/";

    private static Retention analyse(final HeapGraph heap) throws IOException {
        return RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
    }

    private static WeightedTree byClass(final HeapGraph heap, final double share) throws IOException {
        return RetentionTree.byClass(analyse(heap), share, Progress.NONE, CancelSignal.NEVER);
    }

    private static WeightedTree byObject(final HeapGraph heap, final double share) throws IOException {
        return RetentionTree.byObject(analyse(heap), share, Progress.NONE, CancelSignal.NEVER);
    }

    /** A tree as a map: path → self bytes, self objects, total bytes, total objects, payload. */
    private static Map<String, List<Long>> asMap(final WeightedTree tree) {
        final Map<String, List<Long>> map = new HashMap<>();
        for (int node = 0; node < tree.size(); node++) {
            map.put(String.join(SLASH, tree.path(node)), List.of(tree.self(0, node), tree.self(1, node),
                    tree.total(0, node), tree.total(1, node), (long) tree.payload(node)));
        }
        assertThat(map).hasSize(tree.size());
        return map;
    }

    /** What a node of the expected tree stands for. */
    private static final class Expected {

        final Map<String, Expected> children = new HashMap<>();
        final List<Integer> objects = new ArrayList<>();

        long bytes(final RandomGraph graph) {
            return objects.stream().mapToLong(graph::size).sum();
        }

        long totalBytes(final RandomGraph graph) {
            return bytes(graph) + children.values().stream().mapToLong(child -> child.totalBytes(graph)).sum();
        }

        long totalObjects() {
            return objects.size() + children.values().stream().mapToLong(Expected::totalObjects).sum();
        }

        void put(final String path, final RandomGraph graph, final long[] retained, final long minimum,
                final Map<String, List<Long>> map) {
            long smallerBytes = 0;
            long smallerObjects = 0;
            long totalBytes = bytes(graph);
            long totalObjects = objects.size();
            for (final Map.Entry<String, Expected> child : children.entrySet()) {
                final long bytes = child.getValue().totalBytes(graph);
                totalBytes += bytes;
                totalObjects += child.getValue().totalObjects();
                if (bytes >= minimum) {
                    child.getValue().put((path.isEmpty() ? "" : path + SLASH) + child.getKey(), graph, retained,
                            minimum,
                            map);
                } else {
                    smallerBytes += bytes;
                    smallerObjects += child.getValue().totalObjects();
                }
            }
            final long payload = objects.stream().min(Comparator.<Integer>comparingLong(object -> -retained[object])
                    .thenComparing(Comparator.naturalOrder())).orElse(WeightedTree.NONE);
            map.put(path, List.of(bytes(graph), (long) objects.size(), totalBytes, totalObjects, payload));
            if (smallerObjects > 0) {
                map.put((path.isEmpty() ? "" : path + SLASH) + RetentionTree.SMALLER,
                        List.of(smallerBytes, smallerObjects, smallerBytes, smallerObjects, -1L));
            }
        }
    }

    private static Expected mergedByClass(final RandomGraph graph, final int[] idoms) {
        final Expected root = new Expected();
        for (int object = 0; object < idoms.length; object++) {
            final List<String> path = new ArrayList<>();
            int at = object;
            for (; at >= 0; at = idoms[at]) {
                final String name = graph.classes()[at] == 0 ? "T" : "T" + graph.classes()[at];
                if (path.isEmpty() || !path.getFirst().equals(name)) {
                    path.addFirst(name);
                }
            }
            if (at == Retention.ROOT) {
                Expected node = root;
                for (final String name : path) {
                    node = node.children.computeIfAbsent(name, _ -> new Expected());
                }
                node.objects.add(object);
            }
        }
        return root;
    }

    @Test
    void mergedByClassAgreesWithBruteForceOnRandomGraphs() throws IOException {
        for (int seed = 0; seed < 600; seed++) {
            final RandomGraph graph = RandomGraph.of(seed);
            final BruteForceRetention retention = new BruteForceRetention(graph);
            final Expected root = mergedByClass(graph, retention.idoms);
            try (HeapGraph heap = graph.heap()) {
                final Retention actual = analyse(heap);
                for (final double share : new double[]{0, 0.05, 0.3, 1}) {
                    final Map<String, List<Long>> expected = new HashMap<>();
                    root.put("", graph, retention.retained, (long) Math.ceil(share * root.totalBytes(graph)),
                            expected);
                    assertThat(asMap(RetentionTree.byClass(actual, share, Progress.NONE, CancelSignal.NEVER)))
                            .as("seed %d, share %s, %s", seed, share, graph).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void objectByObjectAgreesWithBruteForceOnRandomGraphs() throws IOException {
        for (int seed = 0; seed < 600; seed++) {
            final RandomGraph graph = RandomGraph.of(seed);
            final BruteForceRetention retention = new BruteForceRetention(graph);
            try (HeapGraph heap = graph.heap()) {
                final Retention actual = analyse(heap);
                final long whole = mergedByClass(graph, retention.idoms).totalBytes(graph);
                for (final double share : new double[]{0, 0.05, 0.3}) {
                    final Expected root = new Expected();
                    unfold(graph, retention, (long) Math.ceil(share * whole), heap, Retention.ROOT, root);
                    final Map<String, List<Long>> expected = new HashMap<>();
                    root.put("", graph, retention.retained, (long) Math.ceil(share * whole), expected);
                    assertThat(asMap(RetentionTree.byObject(actual, share, Progress.NONE, CancelSignal.NEVER)))
                            .as("seed %d, share %s, %s", seed, share, graph).isEqualTo(expected);
                }
            }
        }
    }

    /** Puts an object into a node, and what it dominates into the node's children, or into itself if it goes on a chain. */
    private static void unfold(final RandomGraph graph, final BruteForceRetention retention, final long minimum,
            final HeapGraph heap, final int object, final Expected node) {
        if (object != Retention.ROOT) {
            node.objects.add(object);
        }
        final int[] children = IntStream.range(0, graph.edges().length).filter(o -> retention.idoms[o] == object)
                .toArray();
        final int[] alike = IntStream.of(children).filter(child -> object != Retention.ROOT
                && graph.classes()[child] == graph.classes()[object] && retention.retained[child] >= minimum).toArray();
        for (final int child : children) {
            if (alike.length == 1 && child == alike[0]) {
                unfold(graph, retention, minimum, heap, child, node);
            } else {
                final String name = heap.classOf(child).name() + " @ 0x" + Long.toHexString(heap.addressOf(child));
                unfold(graph, retention, minimum, heap, child,
                        node.children.computeIfAbsent(name, _ -> new Expected()));
            }
        }
    }

    @Test
    void aListOfAMillionNodesIsOneNode() throws IOException {
        final int nodes = 1_000_000;
        final GraphFixture fixture = new GraphFixture(2 * nodes, 2L * nodes - 1, new NativeColumnStore())
                .type("Value", 24);
        for (int i = 0; i < nodes; i++) {
            fixture.classOf(nodes + i, 1);
            if (i + 1 < nodes) {
                fixture.row(i, i + 1, nodes + i);
            } else {
                fixture.row(i, nodes + i);
            }
        }
        try (HeapGraph heap = fixture.entryPoints(0).build()) {
            final Map<String, List<Long>> list = asMap(byClass(heap, 0.001));
            assertThat(list).containsOnlyKeys("", "T", "T/Value");
            assertThat(list.get("T")).containsExactly(16L * nodes, (long) nodes, 40L * nodes, 2L * nodes, 0L);
            final WeightedTree byObject = byObject(heap, 0.001);
            assertThat(byObject.size()).isEqualTo(3);
            assertThat(byObject.self(RetentionTree.OBJECTS, 1)).isGreaterThan(998_000);
            assertThat(byObject.name(2)).isEqualTo(RetentionTree.SMALLER);
            assertThat(byObject.total(RetentionTree.OBJECTS, 0)).isEqualTo(2L * nodes);
        }
    }

    @Test
    void aChainThatAlternatesBetweenClassesEndsSomewhere() throws IOException {
        final int nodes = 300_000;
        final GraphFixture fixture = new GraphFixture(nodes, nodes - 1, new NativeColumnStore()).type("U", 24);
        for (int i = 0; i < nodes; i++) {
            fixture.classOf(i, i % 2);
            if (i + 1 < nodes) {
                fixture.row(i, i + 1);
            }
        }
        try (HeapGraph heap = fixture.entryPoints(0).build()) {
            for (final WeightedTree tree : List.of(byClass(heap, 0), byObject(heap, 0))) {
                assertThat(tree.size()).isEqualTo(RetentionTree.MAXIMUM_DEPTH + 2);
                assertThat(tree.name(tree.size() - 1)).isEqualTo(RetentionTree.DEEPER);
                assertThat(tree.total(RetentionTree.BYTES, 0)).isEqualTo(20L * nodes);
                assertThat(tree.total(RetentionTree.OBJECTS, 0)).isEqualTo(nodes);
            }
        }
    }

    @Test
    void hasNoMoreNodesThanItMay() throws IOException {
        final int count = 3 * RetentionTree.MAXIMUM_NODES;
        final GraphFixture fixture = new GraphFixture(count, count - 1, new NativeColumnStore());
        fixture.row(0, IntStream.range(1, count).toArray()).type("Other", 24).classOf(0, 1);
        try (HeapGraph heap = fixture.entryPoints(0).build()) {
            final WeightedTree tree = byObject(heap, 0);
            assertThat(tree.size()).isBetween(RetentionTree.MAXIMUM_NODES, RetentionTree.MAXIMUM_NODES + 10);
            assertThat(tree.total(RetentionTree.OBJECTS, 0)).isEqualTo(count);
            assertThat(tree.total(RetentionTree.BYTES, 0)).isEqualTo(16L * count + 8);
        }
    }

    @Test
    void namesClassObjectsThreadsAndPackages() throws IOException {
        final HeapSketch sketch = new HeapSketch();
        final int router = sketch.type("com.acme.Router", 24, "routes");
        final int route = sketch.type("com.acme.Route", 24, "next");
        final int threadType = sketch.type("java.lang.Thread", 64, "name");
        final int instance = sketch.object(router);
        final int thread = sketch.object(threadType);
        final int inner = sketch.object(route);
        sketch.set(instance, "routes", sketch.array("com.acme.Route[]", inner))
                .set(inner, "next", sketch.object(route)).statik(router, "INSTANCE", instance)
                .set(thread, "name", sketch.text("main")).thread(1, thread);
        for (int type = 0; type <= threadType; type++) {
            sketch.root(RootKind.SYSTEM_CLASS, sketch.mirror(type));
        }
        try (HeapGraph heap = sketch.build()) {
            final WeightedTree classes = byClass(heap, 0);
            assertThat(asMap(classes)).containsKeys(
                    "class com.acme.Router/com.acme.Router/com.acme.Route[]/com.acme.Route",
                    "java.lang.Thread/java.lang.String/byte[]");
            final WeightedTree packages = RetentionTree.byPackage(analyse(heap), 0, Progress.NONE, CancelSignal.NEVER);
            // The array's class object, which no root holds, is retained by the array.
            final Map<String, List<Long>> map = asMap(packages);
            assertThat(map.get("com.acme").get(1)).isEqualTo(7);
            assertThat(map).containsKey("java.lang/(primitive arrays)");
            final WeightedTree objects = byObject(heap, 0);
            assertThat(asMap(objects)).containsKeys(
                    "java.lang.Thread \"main\" @ 0x" + Long.toHexString(heap.addressOf(thread)),
                    "class com.acme.Router @ 0x" + Long.toHexString(heap.addressOf(sketch.mirror(router))));
        }
    }

    @Test
    void isThereForAHeapOfNothingAndRefusesShareThatAreNone() throws IOException {
        try (HeapGraph heap = GraphFixture.of(new int[0][]).build()) {
            assertThat(byClass(heap, 0).size()).isEqualTo(1);
            assertThat(byObject(heap, 0.1).size()).isEqualTo(1);
            assertThatThrownBy(() -> byClass(heap, -0.1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> byClass(heap, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void stopsWhenCancelled() throws IOException {
        final int[] row = IntStream.range(1, 200_000).toArray();
        try (HeapGraph heap = new GraphFixture(row.length + 1, row.length, new NativeColumnStore()).row(0, row)
                .entryPoints(0).build()) {
            final Retention retention = analyse(heap);
            for (int limit = 1; limit < 12; limit++) {
                final int at = limit;
                final AtomicInteger asked = new AtomicInteger();
                assertThatThrownBy(() -> RetentionTree.byClass(retention, 0, Progress.NONE,
                        () -> asked.incrementAndGet() >= at)).isInstanceOf(CancellationException.class);
                asked.set(0);
                assertThatThrownBy(() -> RetentionTree.byObject(retention, 0.5, Progress.NONE,
                        () -> asked.incrementAndGet() >= at)).isInstanceOf(CancellationException.class);
            }
        }
    }
}
