package deadwood.model.finding;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.JdkSketch;
import deadwood.model.structure.StructureScan;
import deadwood.model.structure.catalog.Catalog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Findings in heaps made by hand, with exact bytes, each beside a heap that just has none. */
class HeapFindingsTest {

    private static final int SHALLOW_NODE = 32;

    private final MemoryHeap heap = new MemoryHeap();
    private final JdkSketch jdk = new JdkSketch(heap);

    private List<HeapFinding> find(final MemoryObject held) throws IOException {
        heap.type("com.acme.Main").statics("IT", held);
        final HeapGraph graph = heap.build();
        final Retention retention = RetentionAnalysis.of(graph, true, Progress.NONE, CancelSignal.NEVER);
        return HeapFindings.of(retention,
                StructureScan.of(graph, retention, Progress.NONE, CancelSignal.NEVER), Progress.NONE,
                CancelSignal.NEVER);
    }

    private List<MemoryObject> strings(final String prefix, final int count) {
        return IntStream.range(0, count).mapToObj(i -> heap.string(prefix + i)).toList();
    }

    private static int[] bins(final int count) {
        return IntStream.range(0, count).toArray();
    }

    @Test
    void tellsMapsThatAreTooLarge() throws IOException {
        final MemoryObject map = jdk.hashMap(1 << 15, strings("k", 20), strings("v", 20), bins(20));
        final HeapFinding finding = find(map).getFirst();
        assertThat(finding.kind()).isEqualTo("map-bloat");
        assertThat(finding.where()).isEqualTo("static com.acme.Main.IT");
        // Twenty entries need 32 slots.
        assertThat(finding.bytesToGain()).isEqualTo(((1L << 15) - 32) * 4);
        assertThat(finding.measure("neededCapacity")).isEqualTo(32);
        assertThat(finding.objects()).containsExactly(map.id());
    }

    @Test
    void leavesMapsAloneThatCostLessThanIsWorthAWord() throws IOException {
        assertThat(find(jdk.hashMap(1 << 14, strings("k", 20), strings("v", 20), bins(20)))).isEmpty();
    }

    @Test
    void countsEachEntryOfAChainThatSaysNothingOnce() throws IOException {
        final int count = 1_200;
        // All in one bucket: each node holds all behind it.
        final List<MemoryObject> keys = Collections.nCopies(count, heap.string("key"));
        final MemoryObject map = jdk.hashMap(16, keys, new ArrayList<>(Collections.nCopies(count, null)),
                new int[count]);
        final MemoryObject many = heap.array("java.lang.Object[]", map,
                jdk.hashMap(16, keys, new ArrayList<>(Collections.nCopies(count, null)), new int[count]));
        final List<HeapFinding> findings = find(many);
        final HeapFinding finding = findings.stream().filter(each -> each.kind().equals("zero-values")).findFirst()
                .orElseThrow();
        assertThat(finding.measure("zeroValues")).isEqualTo(2 * count);
        assertThat(finding.bytesToGain()).isEqualTo(2L * count * SHALLOW_NODE);
    }

    @Test
    void tellsListsThatAreTooLong() throws IOException {
        final HeapFinding finding = find(jdk.arrayList(20_000, heap.string("a"), heap.string("b"))).getFirst();
        assertThat(finding.kind()).isEqualTo("oversized-lists");
        assertThat(finding.bytesToGain()).isEqualTo(19_998L * 4);
    }

    @Test
    void tellsListenersByTheNameOfTheirField() throws IOException {
        heap.type("com.acme.Row", "Object a", "Object b", "Object c", "Object d", "Object e", "Object f",
                "Object g", "Object h", "Object i", "Object j", "Object k", "Object l", "Object m");
        heap.type("com.acme.Bus", "Object listeners");
        final MemoryObject[] rows = IntStream.range(0, 1_500).mapToObj(_ -> heap.object("com.acme.Row"))
                .toArray(MemoryObject[]::new);
        final MemoryObject bus = heap.object("com.acme.Bus").set("listeners", jdk.arrayList(1_500, rows));
        final HeapFinding finding = find(bus).getFirst();
        assertThat(finding.kind()).isEqualTo("listener-growth");
        assertThat(finding.where()).isEqualTo("static com.acme.Main.IT → listeners");
        assertThat(finding.type()).isEqualTo("com.acme.Row");
        assertThat(finding.bytesToGain()).isEqualTo(1_499L * 64);
    }

    @Test
    void takesRowsForNoListeners() throws IOException {
        heap.type("com.acme.Row", "Object a", "Object b", "Object c", "Object d", "Object e", "Object f",
                "Object g", "Object h", "Object i", "Object j", "Object k", "Object l", "Object m");
        heap.type("com.acme.Bus", "Object rows");
        final MemoryObject[] rows = IntStream.range(0, 1_500).mapToObj(_ -> heap.object("com.acme.Row"))
                .toArray(MemoryObject[]::new);
        assertThat(find(heap.object("com.acme.Bus").set("rows", jdk.arrayList(1_500, rows)))).isEmpty();
    }

    @Test
    void looksIntoCollectionsThatTheUserHasDescribed() throws IOException {
        final Catalog catalog = Catalog.standard().with(List.of(Catalog.read(new ByteArrayInputStream("""
                {"collections": [{"type": "com.acme.Chain", "shape": "linked-nodes", "links": ["first"], "nodes": [
                  {"type": "com.acme.Link", "links": ["next"], "value": "item"}]}]}"""
                .getBytes(StandardCharsets.UTF_8)), "acme.json")));
        heap.type("com.acme.Chain", "Object first");
        heap.type("com.acme.Link", "Object item", "Object next");
        heap.type("com.acme.RouteListener", "Object buffer");
        MemoryObject link = null;
        for (int i = 0; i < 1_000; i++) {
            final MemoryObject listener = heap.object("com.acme.RouteListener").set("buffer",
                    heap.emptyArray("byte[]", 100));
            link = heap.object("com.acme.Link").set("item", listener).set("next", link);
        }
        final MemoryObject chain = heap.object("com.acme.Chain").set("first", link);
        heap.type("com.acme.Main").statics("IT", chain);
        final HeapGraph graph = heap.build();
        final Retention retention = RetentionAnalysis.of(graph, true, Progress.NONE, CancelSignal.NEVER);
        final List<HeapFinding> findings = HeapFindings.of(retention,
                StructureScan.of(graph, retention, catalog, Progress.NONE, CancelSignal.NEVER), catalog,
                Progress.NONE, CancelSignal.NEVER);
        assertThat(findings).extracting(HeapFinding::kind).containsExactly("listener-growth");
        assertThat(findings.getFirst().measure("listeners")).isEqualTo(1_000);
        assertThat(findings.getFirst().objects()).containsExactly(chain.id());
    }
}
