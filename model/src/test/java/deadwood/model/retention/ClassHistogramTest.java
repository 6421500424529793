package deadwood.model.retention;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.GraphFixture;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.NativeColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassHistogramTest {

    /** Classes 1 and 3 of the random graphs get one name here, as if two loaders had defined them. */
    private static String nameOf(final int classId) {
        return classId == 3 ? "T1" : classId == 0 ? "T" : "T" + classId;
    }

    private static HeapGraph heap(final RandomGraph graph) throws IOException {
        final GraphFixture fixture = GraphFixture.of(graph.edges(), graph.entryPoints());
        for (int classId = 1; classId < RandomGraph.CLASS_SIZES.length; classId++) {
            fixture.type(nameOf(classId), RandomGraph.CLASS_SIZES[classId]);
        }
        for (int object = 0; object < graph.classes().length; object++) {
            fixture.classOf(object, graph.classes()[object]);
        }
        return fixture.build();
    }

    @Test
    void agreesWithBruteForceOnRandomGraphs() throws IOException {
        for (int seed = 0; seed < 1_000; seed++) {
            final RandomGraph graph = RandomGraph.of(seed);
            final BruteForceRetention expected = new BruteForceRetention(graph);
            try (HeapGraph heap = heap(graph)) {
                final Retention retention = RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
                final ClassHistogram histogram = ClassHistogram.of(heap, retention, Progress.NONE, CancelSignal.NEVER);
                final int[] present = IntStream.of(graph.classes()).sorted().distinct().toArray();
                assertThat(histogram.rows()).as("%s", graph).containsExactlyInAnyOrder(IntStream.of(present)
                        .mapToObj(classId -> row(graph, expected, nameOf(classId), "boot", c -> c == classId))
                        .toArray(ClassHistogram.Row[]::new));
                assertThat(histogram.byName()).as("%s", graph).containsExactlyInAnyOrder(IntStream.of(present)
                        .mapToObj(ClassHistogramTest::nameOf).distinct()
                        .map(name -> row(graph, expected, name, "", c -> nameOf(c).equals(name)))
                        .toArray(ClassHistogram.Row[]::new));
                assertThat(histogram.byName()).isSortedAccordingTo(
                        Comparator.comparingLong(ClassHistogram.Row::shallowSize).reversed());
            }
        }
    }

    private static ClassHistogram.Row row(final RandomGraph graph, final BruteForceRetention expected,
            final String name, final String loader, final java.util.function.IntPredicate ofRow) {
        final int[] objects = IntStream.range(0, graph.edges().length).filter(o -> ofRow.test(graph.classes()[o]))
                .toArray();
        final int[] lost = IntStream.of(objects).filter(o -> expected.idoms[o] == Retention.UNREACHABLE).toArray();
        final long retained = IntStream.range(0, graph.edges().length)
                .filter(o -> IntStream.of(objects).anyMatch(instance -> expected.dominates(instance, o)))
                .mapToLong(graph::size).sum();
        return new ClassHistogram.Row(name, loader, objects.length, IntStream.of(objects).mapToLong(graph::size).sum(),
                retained, lost.length, IntStream.of(lost).mapToLong(graph::size).sum());
    }

    @Test
    void countsWithoutRetainedSizes() throws IOException {
        final RandomGraph graph = RandomGraph.of(5);
        try (HeapGraph heap = graph.heap()) {
            final ClassHistogram histogram = ClassHistogram.of(heap, null, Progress.NONE, CancelSignal.NEVER);
            assertThat(histogram.rows()).allMatch(row -> row.retainedSize() == -1 && row.unreachableInstances() == 0);
            assertThat(histogram.rows().stream().mapToLong(ClassHistogram.Row::instances).sum())
                    .isEqualTo(heap.objectCount());
        }
    }

    @Test
    void copesWithAListOfAMillionNodesOfTwoClassesInTurn() throws IOException {
        final int count = 1_000_000;
        final GraphFixture fixture = new GraphFixture(count, count - 1, new NativeColumnStore()).type("U", 24);
        for (int object = 0; object < count; object++) {
            fixture.classOf(object, object % 2);
            if (object + 1 < count) {
                fixture.row(object, object + 1);
            }
        }
        try (HeapGraph heap = fixture.entryPoints(0).build()) {
            final Retention retention = RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
            assertThat(ClassHistogram.of(heap, retention, Progress.NONE, CancelSignal.NEVER).byName()).containsExactly(
                    new ClassHistogram.Row("U", "", count / 2, 24L * (count / 2), 20L * count - 16, 0, 0),
                    new ClassHistogram.Row("T", "", count / 2, 16L * (count / 2), 20L * count, 0, 0));
        }
    }
}
