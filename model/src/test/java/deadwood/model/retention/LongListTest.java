package deadwood.model.retention;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.GraphFixture;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.NativeColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A list of a million nodes whose values, or whose nodes, an array also holds: the shape on which plain semi-NCA and the
 * iterative algorithms take a quadratic number of steps. At a million nodes that would be 5 · 10¹¹: the test would not end.
 */
class LongListTest {

    private static final int NODES = 1_000_000;
    private static final int HOLDER = 0;
    private static final int ARRAY = 1;
    private static final int FIRST = 2;

    @ParameterizedTest(name = "array first {0}, holds nodes {1}, backwards {2}, next before value {3}")
    @CsvSource({"false, false, false, true", "false, false, true, true", "false, false, false, false",
        "false, true, false, true", "false, true, true, false", "true, false, false, true", "true, false, true, false",
        "true, true, false, true", "true, true, true, true"})
    void isNotQuadratic(final boolean arrayFirst, final boolean holdsNodes, final boolean backwards,
            final boolean nextFirst) throws IOException {
        try (HeapGraph heap = list(arrayFirst, holdsNodes, backwards, nextFirst)) {
            final Retention retention = RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
            assertThat(retention.reachableCount()).isEqualTo(heap.objectCount());
            for (int i = 1; i < NODES; i += 997) {
                final int node = FIRST + i;
                final int value = FIRST + NODES + i;
                assertThat(retention.idom(node)).isEqualTo(holdsNodes ? HOLDER : node - 1);
                assertThat(retention.idom(value)).isEqualTo(holdsNodes ? node : HOLDER);
            }
            assertThat(retention.retainedSize(FIRST)).isEqualTo(16L * (holdsNodes ? 2 : NODES));
            assertThat(retention.retainedSize(HOLDER)).isEqualTo(16L * heap.objectCount());
        }
    }

    /** Node {@code i} has the id {@code FIRST + i}, its value {@code FIRST + NODES + i}; the holder has the list and the array. */
    private static HeapGraph list(final boolean arrayFirst, final boolean holdsNodes, final boolean backwards,
            final boolean nextFirst) throws IOException {
        final GraphFixture fixture = new GraphFixture(FIRST + 2 * NODES, 3L * NODES + 1, new NativeColumnStore());
        fixture.row(HOLDER, arrayFirst ? ARRAY : FIRST, arrayFirst ? FIRST : ARRAY);
        fixture.row(ARRAY, IntStream.range(0, NODES).map(i -> backwards ? NODES - 1 - i : i)
                .map(i -> FIRST + (holdsNodes ? i : NODES + i)).toArray());
        for (int i = 0; i < NODES; i++) {
            final int node = FIRST + i;
            final int value = FIRST + NODES + i;
            if (i + 1 == NODES) {
                fixture.row(node, value);
            } else {
                fixture.row(node, nextFirst ? node + 1 : value, nextFirst ? value : node + 1);
            }
        }
        return fixture.entryPoints(HOLDER).build();
    }
}
