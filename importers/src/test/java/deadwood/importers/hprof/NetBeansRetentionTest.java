package deadwood.importers.hprof;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.netbeans.lib.profiler.heap.GCRoot;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;

/**
 * Retained sizes against those of the NetBeans profiler library, object by object. The two define them differently, so ours are
 * computed on the graph and with the sizes of the library ({@link NetBeansGraph}); there they have to be equal for every object but
 * those that dominate
 * <ul>
 * <li>a class object: what hangs below one is left out of the sizes above it in the library;
 * <li>what refers to a GC root: a root with a single referrer counts as dominated by it in the library.
 * </ul>
 * How far the definitions themselves lead apart is written to target/netbeans-retention.txt.
 */
class NetBeansRetentionTest {

    private static final long LARGEST_DUMP = 16 << 20;
    private static final Path REPORT = Path.of("target", "netbeans-retention.txt");

    @TempDir
    private Path directory;

    @BeforeAll
    static void startReport() throws IOException {
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, "Retained sizes, our definition and that of the NetBeans library\n");
    }

    @Test
    void agreesOnTheDumpOfALiveJvm() throws Exception {
        check(SmallJvm.dump(directory, "-XX:+UseSerialGC"));
    }

    @TestFactory
    Stream<DynamicTest> agreesOnRealFiles() throws IOException {
        final String root = System.getProperty("deadwood.realFiles", "");
        final Path folder = Path.of(root, "hprof");
        Assumptions.assumeTrue(!root.isEmpty() && Files.isDirectory(folder),
                "no real dumps: give -Ddeadwood.realFiles=DIR with a folder hprof");
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(Files::isRegularFile).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(inflated(file))));
        }
    }

    private Path inflated(final Path compressed) throws IOException {
        final Path dump = directory.resolve(compressed.getFileName().toString().replace(".gz", ""));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(compressed))) {
            Files.write(dump, in.readNBytes((int) LARGEST_DUMP + 1));
        }
        Assumptions.assumeTrue(Files.size(dump) <= LARGEST_DUMP,
                "too large for the library to take part in every build");
        return dump;
    }

    private void check(final Path dump) throws IOException {
        final Heap other = HeapFactory.createHeap(dump.toFile());
        final BitSet roots = new BitSet();
        try (Snapshot snapshot = Reading.open(dump, directory.resolve("cache"), 2)) {
            final HeapGraph heap = Reading.heap(snapshot);
            for (final Object root : other.getGCRoots()) {
                final Instance instance = ((GCRoot) root).getInstance();
                Assumptions.assumeTrue(instance != null, "the library fails on GC roots that the dump does not hold");
                roots.set(heap.objectAt(instance.getInstanceId()));
            }
            try (HeapGraph graph = NetBeansGraph.of(other, heap, false)) {
                compare(other, heap, graph, roots);
            }
            try (HeapGraph graph = NetBeansGraph.of(other, heap, true)) {
                report(snapshot.name(), heap, graph);
            }
        }
    }

    private static Retention retention(final HeapGraph heap) throws IOException {
        return RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
    }

    private static void compare(final Heap other, final HeapGraph heap, final HeapGraph graph, final BitSet roots)
            throws IOException {
        final Retention retention = retention(graph);
        final BitSet incomparable = new BitSet();
        for (int object = 0; object < heap.objectCount(); object++) {
            final int from = object;
            if (heap.classes().ofMirror(object) != null) {
                markDominators(retention, from, incomparable);
            }
            graph.forEachTarget(object, target -> {
                if (roots.get(target)) {
                    markDominators(retention, from, incomparable);
                }
            });
        }
        final List<String> unequal = new ArrayList<>();
        int dominators = 0;
        for (int object = 0; object < heap.objectCount(); object++) {
            if (!retention.isReachable(object) || incomparable.get(object)) {
                continue;
            }
            final Instance theirs = other.getInstanceByID(heap.addressOf(object));
            final long ours = retention.retainedSize(object) / NetBeansGraph.SIZE_FACTOR;
            dominators += ours > theirs.getSize() ? 1 : 0;
            if (ours != theirs.getRetainedSize()) {
                unequal.add("%s 0x%x: %d instead of %d".formatted(theirs.getJavaClass().getName(),
                        theirs.getInstanceId(), ours, theirs.getRetainedSize()));
            }
        }
        assertThat(dominators).as("objects that retain others").isGreaterThan(100);
        assertThat(unequal).isEmpty();
    }

    private static void markDominators(final Retention retention, final int object, final BitSet marked) {
        for (int at = object; at >= 0 && !marked.get(at); at = retention.idom(at)) {
            marked.set(at);
        }
    }

    /** Our definition on our graph against their definition, with our sizes in both. */
    private static void report(final String name, final HeapGraph heap, final HeapGraph graph) throws IOException {
        final Retention ours = retention(heap);
        final Retention theirs = retention(graph);
        int both = 0;
        int equal = 0;
        int less = 0;
        for (int object = 0; object < heap.objectCount(); object++) {
            if (theirs.isReachable(object)) {
                assertThat(ours.isReachable(object)).as("what the library reaches").isTrue();
                both++;
                final long difference = theirs.retainedSize(object) - ours.retainedSize(object);
                equal += difference == 0 ? 1 : 0;
                less += difference < 0 ? 1 : 0;
            }
        }
        Files.writeString(REPORT,
                "%s: %,d objects; reached by us %,d, by the library %,d; retained size equal for %,d, smaller for %,d, larger for %,d%n"
                        .formatted(name, heap.objectCount(), ours.reachableCount(), both, equal, less,
                                both - equal - less),
                StandardOpenOption.APPEND);
    }
}
