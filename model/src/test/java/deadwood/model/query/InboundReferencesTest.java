package deadwood.model.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.model.heap.GraphFixture;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.RandomGraph;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboundReferencesTest {

    private static final int GRAPHS = 2_000;

    private static InboundReferences of(final HeapGraph heap) throws IOException {
        return InboundReferences.of(heap, heap.store(), Progress.NONE, CancelSignal.NEVER);
    }

    @Test
    void turnsEveryReferenceRound() throws IOException {
        for (int seed = 0; seed < GRAPHS; seed++) {
            final RandomGraph graph = RandomGraph.of(seed);
            try (HeapGraph heap = graph.heap()) {
                assertTurned(graph.edges(), of(heap), graph);
            }
        }
    }

    private static void assertTurned(final int[][] edges, final InboundReferences inbound, final Object graph) {
        final List<List<Integer>> expected = new ArrayList<>();
        for (int i = 0; i < edges.length; i++) {
            expected.add(new ArrayList<>());
        }
        for (int source = 0; source < edges.length; source++) {
            for (final int target : edges[source]) {
                expected.get(target).add(source);
            }
        }
        for (int target = 0; target < edges.length; target++) {
            assertThat(sources(inbound, target)).as("to %s in %s", target, graph).isEqualTo(expected.get(target));
        }
    }

    private static List<Integer> sources(final InboundReferences inbound, final int target) {
        final InboundReferences.Sources to = inbound.to(target);
        final List<Integer> sources = new ArrayList<>();
        for (long i = 0; i < to.count(); i++) {
            sources.add(to.get(i));
        }
        return sources;
    }

    @Test
    void skipsToTheNextSource() throws IOException {
        final int[][] edges = {{3, 3, 3}, {}, {3}, {3}, {}};
        try (HeapGraph heap = GraphFixture.of(edges, 0).build()) {
            final InboundReferences.Sources to = of(heap).to(3);
            assertThat(to.count()).isEqualTo(5);
            assertThat(List.of(to.behind(-1), to.behind(0), to.behind(1), to.behind(2), to.behind(3)))
                    .containsExactly(0L, 3L, 3L, 4L, 5L);
        }
    }

    @Test
    void isTheSameFromTheIndex(@TempDir final Path directory) throws IOException {
        final RandomGraph graph = RandomGraph.of(11);
        final Path dump = Files.writeString(directory.resolve("dump"), "a dump");
        final IndexKey key = IndexKey.of(dump);
        final IndexCache cache = new IndexCache(directory.resolve("cache"), 1 << 20);
        try (HeapGraph heap = graph.heap(); HeapGraph other = RandomGraph.of(12).heap()) {
            final IndexParts parts;
            try (MappedColumnStore store = cache.building()) {
                parts = cache.commitHeap(store, key, new byte[0]);
            }
            try (MappedColumnStore store = Objects.requireNonNull(parts.building())) {
                final InboundReferences built = InboundReferences.of(heap, store, Progress.NONE, CancelSignal.NEVER);
                parts.commit(store, InboundReferences.PART, new byte[0]);
                assertTurned(graph.edges(), built, "what was just built");
            }
            try (IndexFile index = Objects.requireNonNull(parts.open(InboundReferences.PART))) {
                assertTurned(graph.edges(), InboundReferences.read(index, heap), "what was read");
                assertThatThrownBy(() -> InboundReferences.read(index, other))
                        .isInstanceOf(DamagedIndexException.class);
            }
        }
    }

    @Test
    void worksOnHeapsWithoutObjectsOrReferences() throws IOException {
        try (HeapGraph empty = GraphFixture.of(new int[0][]).build();
                HeapGraph lonely = GraphFixture.of(new int[3][0], 0).build()) {
            assertThat(of(empty)).isNotNull();
            assertThat(sources(of(lonely), 2)).isEmpty();
        }
    }

    @Test
    void stopsWhenCancelledAndReportsTheWorkItAnnounced() throws IOException {
        final int count = 300_000;
        final GraphFixture fixture = new GraphFixture(count, 2L * count, new NativeColumnStore());
        for (int object = 0; object < count; object++) {
            fixture.row(object, (object + 1) % count, object * 7 % count);
        }
        try (HeapGraph heap = fixture.entryPoints(0).build()) {
            final AtomicLong announced = new AtomicLong();
            final AtomicLong done = new AtomicLong();
            final AtomicInteger asked = new AtomicInteger();
            InboundReferences.of(heap, heap.store(), (_, total, _) -> {
                announced.addAndGet(total);
                return done::addAndGet;
            }, () -> asked.incrementAndGet() < 0);
            assertThat(done).hasValue(announced.get());
            final int questions = asked.get();
            assertThat(questions).isGreaterThan(20);
            for (int at = 1; at < questions; at += 3) {
                final int limit = at;
                asked.set(0);
                assertThatThrownBy(() -> InboundReferences.of(heap, heap.store(), Progress.NONE,
                        () -> asked.incrementAndGet() >= limit)).isInstanceOf(CancellationException.class);
            }
        }
    }
}
