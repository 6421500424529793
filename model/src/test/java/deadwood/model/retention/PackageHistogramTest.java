package deadwood.model.retention;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.GraphFixture;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackageHistogramTest {

    /** Class 0 is the fixture's own. */
    private static final List<String> NAMES = List.of("T", "a.One", "a.b.Two", "a.Three", "Four[]", "a.b.Five");

    private static String packageOf(final String name) {
        return name.substring(0, Math.max(name.lastIndexOf('.'), 0));
    }

    @Test
    void agreesWithBruteForceOnRandomGraphs() throws IOException {
        for (int seed = 0; seed < 500; seed++) {
            final RandomGraph graph = RandomGraph.of(seed);
            final BruteForceRetention expected = new BruteForceRetention(graph);
            final GraphFixture fixture = GraphFixture.of(graph.edges(), graph.entryPoints());
            for (int classId = 1; classId < RandomGraph.CLASS_SIZES.length; classId++) {
                fixture.type(NAMES.get(classId), RandomGraph.CLASS_SIZES[classId]);
            }
            for (int object = 0; object < graph.classes().length; object++) {
                fixture.classOf(object, graph.classes()[object]);
            }
            try (HeapGraph heap = fixture.build()) {
                final Retention retention = RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
                assertThat(PackageHistogram.of(retention, Progress.NONE, CancelSignal.NEVER)).as("%s", graph)
                        .isEqualTo(expectedRows(graph, expected));
            }
        }
    }

    private static List<PackageHistogram.Row> expectedRows(final RandomGraph graph,
            final BruteForceRetention expected) {
        final List<PackageHistogram.Row> rows = new ArrayList<>();
        for (final String name : NAMES.stream().map(PackageHistogramTest::packageOf).distinct().toList()) {
            final int[] objects = IntStream.range(0, graph.classes().length)
                    .filter(object -> expected.idoms[object] != Retention.UNREACHABLE)
                    .filter(object -> packageOf(graph, object).equals(name)).toArray();
            if (objects.length > 0) {
                rows.add(new PackageHistogram.Row(name, objects.length,
                        IntStream.of(objects).mapToLong(object -> RandomGraph.CLASS_SIZES[graph.classes()[object]])
                                .sum(),
                        IntStream.of(objects).filter(object -> !isBelow(graph, expected, name, object))
                                .mapToLong(object -> expected.retained[object]).sum()));
            }
        }
        rows.sort(Comparator.comparingLong((PackageHistogram.Row row) -> -row.retainedSize())
                .thenComparing(PackageHistogram.Row::packageName));
        return rows;
    }

    private static String packageOf(final RandomGraph graph, final int object) {
        return packageOf(NAMES.get(graph.classes()[object]));
    }

    private static boolean isBelow(final RandomGraph graph, final BruteForceRetention expected, final String name,
            final int object) {
        for (int above = expected.idoms[object]; above >= 0; above = expected.idoms[above]) {
            if (packageOf(graph, above).equals(name)) {
                return true;
            }
        }
        return false;
    }
}
