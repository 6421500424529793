package deadwood.model.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.model.heap.GraphFixture;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ReferenceStrength;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.MappedColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionAnalysisTest {

    private static final int GRAPHS = 4_000;

    private static Retention analyse(final HeapGraph heap) throws IOException {
        return RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
    }

    @Test
    void agreesWithTheDefinitionOnRandomGraphs() throws IOException {
        for (int seed = 0; seed < GRAPHS; seed++) {
            final RandomGraph graph = RandomGraph.of(seed);
            final BruteForceRetention expected = new BruteForceRetention(graph);
            try (HeapGraph heap = graph.heap()) {
                assertAgrees(expected, analyse(heap), graph + "\nseed " + seed);
            }
        }
    }

    private static void assertAgrees(final BruteForceRetention expected, final Retention actual, final String graph) {
        final int count = expected.idoms.length;
        assertThat(IntStream.range(0, count).map(actual::idom).toArray()).as("idoms of %s", graph)
                .isEqualTo(expected.idoms);
        assertThat(IntStream.range(0, count).mapToLong(actual::retainedSize).toArray()).as("sizes of %s", graph)
                .isEqualTo(expected.retained);
        int reachable = 0;
        for (int parent = Retention.ROOT; parent < count; parent++) {
            final int dominator = parent;
            final List<Integer> children = IntStream.range(0, count)
                    .filter(object -> expected.idoms[object] == dominator).boxed()
                    .sorted(Comparator.<Integer>comparingLong(object -> -expected.retained[object])
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
            assertThat(childrenOf(actual, dominator)).as("children of %s in %s", dominator, graph).isEqualTo(children);
            reachable += children.size();
        }
        assertThat(actual.reachableCount()).as(graph).isEqualTo(reachable);
        assertThat(actual.unreachableCount()).as(graph).isEqualTo(count - reachable);
        assertThat(actual.retainedSize(Retention.ROOT)).as(graph).isEqualTo(
                childrenOf(actual, Retention.ROOT).stream().mapToLong(actual::retainedSize).sum());
    }

    private static List<Integer> childrenOf(final Retention retention, final int object) {
        final Retention.Children children = retention.children(object);
        final List<Integer> list = new ArrayList<>();
        for (int i = 0; i < children.count(); i++) {
            list.add(children.get(i));
        }
        return list;
    }

    @Test
    void doesNotFollowTheReferentOfASoftReferenceIfAskedNotTo() throws IOException {
        // 0 ─▸ 1 (soft) ─▸ 2 referent, 3 queue;  4 (soft) ─▸ 5 as referent and as a field of its own;  6 (weak class) ─▸ 7
        final int[][] edges = {{1, 4, 6}, {2, 3}, {}, {}, {5, 5}, {}, {7}, {}};
        final GraphFixture fixture = GraphFixture.of(edges, 0).type("Soft", 40, ReferenceStrength.SOFT)
                .type("Weak", 48, ReferenceStrength.WEAK).classOf(1, 1).classOf(4, 1).classOf(6, 2)
                .soft(new int[]{1, 4, 6}, new int[]{2, 5, 7});
        try (HeapGraph heap = fixture.build()) {
            final Retention followed = analyse(heap);
            assertThat(followed.reachableCount()).isEqualTo(8);
            assertThat(followed.retainedSize(1)).isEqualTo(40 + 16 + 16);
            final Retention strong = RetentionAnalysis.of(heap, false, Progress.NONE, CancelSignal.NEVER);
            assertThat(strong.idom(2)).isEqualTo(Retention.UNREACHABLE);
            assertThat(strong.retainedSize(1)).isEqualTo(40 + 16);
            assertThat(strong.idom(5)).as("a second, strong reference to the referent").isEqualTo(4);
            assertThat(strong.idom(7)).as("a strong field of a weak reference with the same target").isEqualTo(6);
        }
    }

    @Test
    void isExactBeyond32GiBAndForSizesThatAreNoMultipleOfEight() throws IOException {
        final int count = 64;
        final int[][] chain = new int[count][];
        for (int i = 0; i < count; i++) {
            chain[i] = i + 1 < count ? new int[]{i + 1} : new int[0];
        }
        for (final int size : new int[]{2_000_000_000, 20, 12}) {
            final GraphFixture fixture = GraphFixture.of(chain, 0).type("Large", size);
            IntStream.range(0, count).forEach(object -> fixture.classOf(object, 1));
            try (HeapGraph heap = fixture.build()) {
                final Retention retention = analyse(heap);
                for (int i = 0; i < count; i++) {
                    assertThat(retention.retainedSize(i)).isEqualTo((long) (count - i) * size);
                }
                assertThat(retention.reachableBytes()).isEqualTo((long) count * size);
            }
        }
    }

    @Test
    void worksInMappedFilesAndGivesBackWhatItNeeded(@TempDir final Path directory) throws IOException {
        final RandomGraph graph = RandomGraph.of(17);
        final GraphFixture fixture = new GraphFixture(graph.edges().length,
                IntStream.range(0, graph.edges().length).mapToLong(i -> graph.edges()[i].length).sum(),
                MappedColumnStore.scratch(directory));
        for (int i = 0; i < graph.edges().length; i++) {
            fixture.row(i, graph.edges()[i]);
        }
        try (HeapGraph heap = fixture.entryPoints(graph.entryPoints()).build(); HeapGraph same = graph.heap()) {
            final Retention mapped = analyse(heap);
            final Retention inMemory = analyse(same);
            for (int i = 0; i < heap.objectCount(); i++) {
                assertThat(mapped.idom(i)).isEqualTo(inMemory.idom(i));
            }
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void copesWithAHeapOfNothing(@TempDir final Path directory) throws IOException {
        try (HeapGraph heap = GraphFixture.of(new int[0][]).build();
                HeapGraph mapped = new GraphFixture(0, 0, MappedColumnStore.scratch(directory)).build()) {
            for (final HeapGraph empty : List.of(heap, mapped)) {
                final Retention retention = analyse(empty);
                assertThat(retention.reachableCount()).isZero();
                assertThat(retention.retainedSize(Retention.ROOT)).isZero();
                assertThat(retention.children(Retention.ROOT).count()).isZero();
            }
        }
    }

    @Test
    void stopsWhenCancelledWhereverItIs() throws IOException {
        final int count = 200_000;
        final GraphFixture fixture = new GraphFixture(count, 2L * count, new deadwood.model.store.NativeColumnStore());
        for (int object = 0; object < count; object++) {
            fixture.row(object, (object + 1) % count, (object * 7 + 3) % count);
        }
        try (HeapGraph heap = fixture.entryPoints(0).build()) {
            final AtomicInteger asked = new AtomicInteger();
            RetentionAnalysis.of(heap, true, Progress.NONE, () -> asked.incrementAndGet() < 0);
            final int questions = asked.get();
            assertThat(questions).isGreaterThan(30);
            for (int at = 1; at < questions; at += 3) {
                final int limit = at;
                asked.set(0);
                assertThatThrownBy(() -> RetentionAnalysis.of(heap, true, Progress.NONE,
                        () -> asked.incrementAndGet() >= limit)).isInstanceOf(CancellationException.class);
            }
        }
    }

    @Test
    void reportsAsMuchWorkAsItAnnounced() throws IOException {
        final RandomGraph graph = RandomGraph.of(3);
        final List<String> complaints = new ArrayList<>();
        final List<long[]> steps = new ArrayList<>();
        final Progress progress = (name, total, unit) -> {
            final long[] step = {total, 0};
            steps.add(step);
            return done -> {
                synchronized (step) {
                    step[1] += done;
                    if (step[1] > total) {
                        complaints.add(name);
                    }
                }
            };
        };
        try (HeapGraph heap = graph.heap()) {
            RetentionAnalysis.of(heap, true, progress, CancelSignal.NEVER);
        }
        assertThat(complaints).isEmpty();
        assertThat(steps).hasSize(4);
        assertThat(steps.get(0)[1]).isEqualTo(steps.get(0)[0]);
    }
}
