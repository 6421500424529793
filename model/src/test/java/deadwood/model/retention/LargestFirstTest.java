package deadwood.model.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.model.heap.GraphFixture;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargestFirstTest {

    private static List<Integer> largestFirst(final HeapGraph heap) throws IOException {
        final List<Integer> objects = new ArrayList<>();
        new LargestFirst(RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER))
                .forEachRemaining((int object) -> objects.add(object));
        return objects;
    }

    @Test
    void isTheSortedListOfAllReachableObjectsOnRandomGraphs() throws IOException {
        for (int seed = 0; seed < 400; seed++) {
            final RandomGraph graph = RandomGraph.of(seed);
            final BruteForceRetention expected = new BruteForceRetention(graph);
            final List<Integer> sorted = IntStream.range(0, expected.idoms.length)
                    .filter(object -> expected.idoms[object] != Retention.UNREACHABLE).boxed()
                    .sorted(Comparator.<Integer>comparingLong(object -> -expected.retained[object])
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
            try (HeapGraph heap = graph.heap()) {
                assertThat(largestFirst(heap)).as("%s\nseed %s", graph, seed).isEqualTo(sorted);
            }
        }
    }

    @Test
    void endsAfterTheLast() throws IOException {
        try (HeapGraph heap = GraphFixture.of(new int[][]{{}}, 0).build()) {
            final LargestFirst objects = new LargestFirst(
                    RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER));
            assertThat(objects.nextInt()).isEqualTo(0);
            assertThat(objects.hasNext()).isFalse();
            assertThatThrownBy(objects::nextInt).isInstanceOf(NoSuchElementException.class);
        }
    }
}
