package deadwood.model.structure.trie;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.JdkSketch;
import deadwood.model.structure.StructureScan;
import deadwood.model.structure.measure.StructureKind;
import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What looks like a trie in one respect or another and must not be called one. */
class LookAlikeTest {

    static Stream<NoTrie> shapes() {
        return Stream.of(LookAlike.values(), EdgeLookAlike.values()).flatMap(Stream::of);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void isNoTrie(final NoTrie shape) throws IOException {
        for (int seed = 0; seed < 10; seed++) {
            final MemoryHeap heap = new MemoryHeap();
            final JdkSketch jdk = new JdkSketch(heap);
            final MemoryObject root = shape.build(heap, jdk, new Random(seed));
            heap.type("com.acme.Holder", "Object it");
            heap.type("com.acme.Main").statics("IT", heap.object("com.acme.Holder").set("it", root));
            final HeapGraph graph = heap.shuffled(seed).build();
            final var report = StructureScan.of(graph,
                    RetentionAnalysis.of(graph, true, Progress.NONE, CancelSignal.NEVER), Progress.NONE,
                    CancelSignal.NEVER);
            assertThat(graph.objectCount()).isGreaterThan(150);
            assertThat(report.groups()).as("seed %d", seed)
                    .noneMatch(group -> group.kind() == StructureKind.TRIE);
        }
    }
}
