package deadwood.model.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldSourceException;
import deadwood.model.heap.GraphFixture;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapSketch;
import deadwood.model.heap.ReferenceStrength;
import deadwood.model.heap.Root;
import deadwood.model.heap.RootKind;
import deadwood.model.heap.ThreadTable.StackFrame;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.DamagedIndexException;
import deadwood.model.store.IndexCache;
import deadwood.model.store.IndexFile;
import deadwood.model.store.IndexKey;
import deadwood.model.store.IndexParts;
import deadwood.model.store.MappedColumnStore;
import deadwood.model.store.NativeColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootPathsTest {

    private static RootPaths search(final HeapGraph heap, final boolean followSoft) throws IOException {
        return RootPaths.of(heap, followSoft, Progress.NONE, CancelSignal.NEVER);
    }

    /** References on the shortest path from an entry point, −1 without one. */
    private static int[] distances(final int[][] edges, final int[] entryPoints) {
        final int[] distances = new int[edges.length];
        Arrays.fill(distances, -1);
        final ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (final int entry : entryPoints) {
            distances[entry] = 0;
            queue.add(entry);
        }
        while (!queue.isEmpty()) {
            final int object = queue.remove();
            for (final int target : edges[object]) {
                if (distances[target] < 0) {
                    distances[target] = distances[object] + 1;
                    queue.add(target);
                }
            }
        }
        return distances;
    }

    private static void assertShortest(final RootPaths paths, final int[][] edges, final int[] entryPoints,
            final String what) {
        final int[] distances = distances(edges, entryPoints);
        for (int object = 0; object < edges.length; object++) {
            assertThat(paths.isReachable(object)).as(what).isEqualTo(distances[object] >= 0);
            final int parent = paths.parent(object);
            switch (distances[object]) {
                case -1 -> assertThat(parent).as(what).isEqualTo(Retention.UNREACHABLE);
                case 0 -> assertThat(parent).as(what).isEqualTo(Retention.ROOT);
                default -> {
                    assertThat(distances[parent]).as(what).isEqualTo(distances[object] - 1);
                    assertThat(edges[parent]).as(what).contains(object);
                }
            }
        }
    }

    @Test
    void areShortestOnRandomGraphs() throws IOException {
        for (int seed = 0; seed < 1_500; seed++) {
            final RandomGraph graph = RandomGraph.of(seed);
            try (HeapGraph heap = graph.heap()) {
                assertShortest(search(heap, true), graph.edges(), graph.entryPoints(), "seed " + seed + " " + graph);
            }
        }
    }

    @Test
    void areTheSameFromTheIndex(@TempDir final Path directory) throws IOException {
        final RandomGraph graph = RandomGraph.of(11);
        final IndexKey key = IndexKey.of(Files.writeString(directory.resolve("dump"), "a dump"));
        final IndexCache cache = new IndexCache(directory.resolve("cache"), 1 << 20);
        try (HeapGraph heap = graph.heap(); HeapGraph other = RandomGraph.of(12).heap()) {
            final IndexParts parts;
            try (MappedColumnStore store = cache.building()) {
                parts = cache.commitHeap(store, key, new byte[0]);
                assertThatThrownBy(() -> store.ints("too late", 1)).isInstanceOf(IllegalStateException.class);
            }
            try (MappedColumnStore store = Objects.requireNonNull(parts.building())) {
                RootPaths.of(heap, true, store, Progress.NONE, CancelSignal.NEVER);
                parts.commit(store, RootPaths.PART, new byte[0]);
            }
            try (IndexFile index = Objects.requireNonNull(parts.open(RootPaths.PART))) {
                assertShortest(RootPaths.read(index, heap), graph.edges(), graph.entryPoints(), "what was read");
                assertThatThrownBy(() -> RootPaths.read(index, other)).isInstanceOf(DamagedIndexException.class);
            }
        }
    }

    @Test
    void avoidSoftReferencesIfAsked() throws IOException {
        for (int seed = 0; seed < 500; seed++) {
            final RandomGraph graph = RandomGraph.of(seed);
            // The first reference of every fourth object is a soft referent.
            final int[] soft = IntStream.range(0, graph.edges().length)
                    .filter(object -> object % 4 == 1 && graph.edges()[object].length > 0).toArray();
            final GraphFixture fixture = graph.fixture().type("Soft", 48, ReferenceStrength.SOFT).soft(soft,
                    IntStream.of(soft).map(object -> graph.edges()[object][0]).toArray());
            IntStream.of(soft).forEach(object -> fixture.classOf(object, RandomGraph.CLASS_SIZES.length));
            final int[][] strong = graph.edges().clone();
            IntStream.of(soft).forEach(
                    object -> strong[object] = Arrays.copyOfRange(strong[object], 1, strong[object].length));
            try (HeapGraph heap = fixture.build()) {
                assertShortest(search(heap, false), strong, graph.entryPoints(), "seed " + seed + " " + graph);
                assertShortest(search(heap, true), graph.edges(), graph.entryPoints(), "seed " + seed + " " + graph);
            }
        }
    }

    @Test
    void nameFieldsElementsStaticsAndTheRest() throws IOException {
        final HeapSketch sketch = new HeapSketch();
        final int loaderType = sketch.type("com.acme.Loader", 32, "parent");
        final int base = sketch.type("com.acme.Base", 16);
        final int router = sketch.type("com.acme.Router", 24, "size:int", "routes", "spare");
        final int threadType = sketch.type("java.lang.Thread", 64, "name");
        final int weakType = sketch.type("com.acme.Weak", 48, ReferenceStrength.WEAK, "referent", "next");
        final int loader = sketch.object(loaderType);
        final int instance = sketch.object(router);
        final int value = sketch.object(base);
        final int array = sketch.array("java.lang.Object[]", HeapGraph.NONE, HeapGraph.NONE, value);
        final int thread = sketch.object(threadType);
        final int local = sketch.object(loaderType);
        final int plugin = sketch.type("com.plugin.Plugin", 16);
        final int pluginObject = sketch.object(plugin);
        final int weak = sketch.object(weakType);
        final int odd = sketch.object(base);
        sketch.statik(router, "SPARE", HeapGraph.NONE).statik(router, "INSTANCE", instance).loader(plugin, loader)
                .superclass(plugin, base).set(instance, "size", 42).set(instance, "routes", array)
                .set(thread, "name", sketch.text("main")).set(local, "parent", pluginObject)
                .set(weak, "referent", odd).set(weak, "next", odd).extra(value, weak)
                .thread(7, thread, new StackFrame("com.acme.Main", "main", "()V", "Main.java", 3))
                .root(RootKind.JAVA_FRAME, local, 7, 0).root(RootKind.SYSTEM_CLASS, sketch.mirror(router));
        try (HeapGraph heap = sketch.build(); FieldReader reader = heap.fields().reader()) {
            final RootPaths paths = search(heap, true);
            assertPath(paths.pathOf(value, reader), RootKind.SYSTEM_CLASS, "[2]", "routes", "static INSTANCE", "");
            assertPath(paths.pathOf(odd, reader), RootKind.SYSTEM_CLASS, "next", "<unknown>", "[2]", "routes",
                    "static INSTANCE", "");
            assertPath(paths.pathOf(pluginObject, reader), RootKind.THREAD, "parent", "<local>", "");
            assertPath(paths.pathOf(sketch.mirror(plugin), reader), RootKind.THREAD, "<class>", "parent", "<local>",
                    "");
            assertPath(paths.pathOf(loader, reader), RootKind.THREAD, "<loader>", "<class>", "parent", "<local>", "");
            assertThat(new ReferenceNames(heap, reader).heldBy(sketch.mirror(plugin), sketch.mirror(base)))
                    .isEqualTo("<super>");
            final RootPath path = paths.pathOf(value, reader);
            assertThat(path.steps().stream().map(RootPath.Step::object).toList()).containsExactly(value, array,
                    instance, sketch.mirror(router));
            assertThat(path.length()).isEqualTo(4);
            assertThat(path.root()).isEqualTo(
                    new Root(RootKind.SYSTEM_CLASS, sketch.mirror(router), HeapGraph.NONE, HeapGraph.NONE));
        }
    }

    @Test
    void nameTheFirstElementThatFits() throws IOException {
        final HeapSketch sketch = new HeapSketch();
        final int type = sketch.type("com.acme.Node", 16);
        final int[] nodes = IntStream.range(0, 5).map(_ -> sketch.object(type)).toArray();
        final int none = HeapGraph.NONE;
        final int array = sketch.array("com.acme.Node[]", none, nodes[0], nodes[1], none, none, nodes[1], nodes[2],
                nodes[0], nodes[3]);
        final int pluginType = sketch.type("com.plugin.Plugin", 16);
        final int domain = sketch.object(sketch.type("java.security.ProtectionDomain", 48));
        final int signers = sketch.array("java.lang.Object[]", domain);
        sketch.extra(sketch.mirror(pluginType), domain).extra(sketch.mirror(pluginType), signers)
                .root(RootKind.JNI_GLOBAL, array);
        try (HeapGraph heap = sketch.build(); FieldReader reader = heap.fields().reader()) {
            final ReferenceNames names = new ReferenceNames(heap, reader);
            assertThat(IntStream.of(nodes).mapToObj(node -> names.heldBy(array, node)).toList())
                    .containsExactly("[1]", "[2]", "[6]", "[8]", ReferenceNames.UNKNOWN);
            assertThat(names.heldBy(sketch.mirror(pluginType), domain)).isEqualTo(ReferenceNames.PROTECTION_DOMAIN);
            assertThat(names.heldBy(sketch.mirror(pluginType), signers)).isEqualTo(ReferenceNames.SIGNERS);
        }
    }

    private static void assertPath(final RootPath path, final RootKind kind, final String... heldBy) {
        assertThat(path.steps().stream().map(RootPath.Step::heldBy).toList()).containsExactly(heldBy);
        assertThat(path.root().kind()).isEqualTo(kind);
    }

    @Test
    void areThereWithoutNamesWhenFieldsCannotBeRead() throws IOException {
        final int[][] edges = {{1}, {}, {1}};
        try (HeapGraph heap = GraphFixture.of(edges, 0).build();
                HeapGraph sketch = new HeapSketch().build();
                FieldReader dumb = failing(sketch)) {
            final RootPath path = search(heap, true).pathOf(1, dumb);
            assertThat(path.steps()).containsExactly(new RootPath.Step(1, ReferenceNames.UNKNOWN),
                    new RootPath.Step(0, ""));
            assertThat(search(heap, true).pathOf(2, dumb)).isNull();
        }
    }

    private static FieldReader failing(final HeapGraph heap) {
        final FieldReader reader = heap.fields().reader();
        return (FieldReader) java.lang.reflect.Proxy.newProxyInstance(FieldReader.class.getClassLoader(),
                new Class<?>[]{FieldReader.class}, (_, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return method.invoke(reader, arguments);
                    }
                    throw new FieldSourceException("the dump is gone");
                });
    }

    @Test
    void goToClassesByNameThenToThreadsByNameThenToTheRest() throws IOException {
        final HeapSketch sketch = new HeapSketch();
        final int threadType = sketch.type("java.lang.Thread", 64, "name");
        final int last = sketch.type("z.Last", 16);
        final int first = sketch.type("a.First", 16);
        final int jni = sketch.object(first);
        final int beta = sketch.object(threadType);
        final int alpha = sketch.object(threadType);
        final int shared = sketch.object(last);
        sketch.set(beta, "name", sketch.text("beta")).set(alpha, "name", sketch.chars("alpha"));
        for (final int holder : new int[]{jni, beta, alpha, sketch.mirror(last), sketch.mirror(first)}) {
            sketch.extra(holder, shared);
        }
        sketch.root(RootKind.JNI_GLOBAL, jni).thread(1, beta).thread(2, alpha);
        try (HeapGraph heap = sketch.build()) {
            assertThat(EntryOrder.of(heap, CancelSignal.NEVER)).containsExactly(alpha, beta, jni);
            assertThat(search(heap, true).parent(shared)).isEqualTo(alpha);
        }
        sketch.root(RootKind.SYSTEM_CLASS, sketch.mirror(last)).root(RootKind.BUILT_IN_LOADER_CLASS,
                sketch.mirror(first));
        try (HeapGraph heap = sketch.build()) {
            assertThat(EntryOrder.of(heap, CancelSignal.NEVER)).containsExactly(sketch.mirror(first),
                    sketch.mirror(last), alpha, beta,
                    jni);
            assertThat(search(heap, true).parent(shared)).isEqualTo(sketch.mirror(first));
        }
    }

    @Test
    void tellTheEndsOfAVeryLongPath() throws IOException {
        final int count = 300_000;
        final GraphFixture fixture = new GraphFixture(count, count - 1, new NativeColumnStore());
        for (int object = 0; object + 1 < count; object++) {
            fixture.row(object, object + 1);
        }
        try (HeapGraph heap = fixture.entryPoints(0).build();
                HeapGraph sketch = new HeapSketch().build();
                FieldReader reader = failing(sketch)) {
            final RootPaths paths = search(heap, true);
            final RootPath path = paths.pathOf(count - 1, reader);
            final int half = RootPath.MAXIMUM_STEPS / 2;
            assertThat(path.length()).isEqualTo(count);
            assertThat(path.steps()).hasSize(RootPath.MAXIMUM_STEPS);
            assertThat(path.steps().get(half - 1))
                    .isEqualTo(new RootPath.Step(count - half, "… 298000 more objects …"));
            assertThat(path.steps().get(half).object()).isEqualTo(half - 1);
            assertThat(path.steps().getLast()).isEqualTo(new RootPath.Step(0, ""));
            assertThat(paths.pathOf(RootPath.MAXIMUM_STEPS - 1, reader).steps())
                    .hasSize(RootPath.MAXIMUM_STEPS).noneMatch(step -> step.heldBy().startsWith("…"));
        }
    }

    @Test
    void stopWhenCancelled() throws IOException {
        final int[] row = IntStream.range(0, 1 << 20).toArray();
        try (HeapGraph heap = new GraphFixture(row.length, row.length, new NativeColumnStore()).row(0, row)
                .entryPoints(0).build()) {
            for (final int limit : List.of(1, 2, 5)) {
                final AtomicInteger asked = new AtomicInteger();
                assertThatThrownBy(() -> RootPaths.of(heap, true, Progress.NONE,
                        () -> asked.incrementAndGet() >= limit)).isInstanceOf(CancellationException.class);
            }
        }
    }
}
