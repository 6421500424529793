package deadwood.model.structure.measure;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.StructureReport;
import deadwood.model.structure.StructureScan;
import deadwood.model.structure.catalog.Catalog;
import deadwood.model.structure.catalog.HeapCatalog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Collections that hold themselves, or say that they hold more than there can be: each is measured in the time that its objects take. */
class DamagedShapesTest {

    private static final String CATALOG = """
            {"collections": [
              {"type": "com.acme.Buckets", "shape": "open-table", "fields": ["table"],
               "open": {"keys": "table", "chains": {"type": "com.acme.Bucket", "elements": ["a", "b", "c"]}}},
              {"type": "com.acme.Apart", "shape": "open-table", "fields": ["table", "more"],
               "open": {"keys": "table", "extra": [{"count": "more"}, {"count": "more"}]}},
              {"type": "com.acme.Deep", "shape": "vector", "fields": ["slots"],
               "arrays": [{"field": "slots", "holds": "entries", "levels": {"plus": 8}}]},
              {"type": "com.acme.Parts", "shape": "segmented", "fields": ["parts"], "parts": "parts"},
              {"type": "com.acme.Trie", "shape": "trie", "fields": ["root"], "links": ["root"], "nodes": [
                {"type": "com.acme.Fork", "arrays": [{"field": "children", "holds": "nodes"}]},
                {"type": "com.acme.Leaf", "value": "item"},
                {"type": "com.acme.Crowd", "contents": "inside"}]}
            ], "prefixes": ["com.acme."]}""";

    private final MemoryHeap heap = new MemoryHeap();

    private static Catalog catalog() throws IOException {
        return Catalog.standard().with(List.of(
                Catalog.read(new ByteArrayInputStream(CATALOG.getBytes(StandardCharsets.UTF_8)), "acme.json")));
    }

    private StructureReport scan(final MemoryObject object) throws IOException {
        heap.type("com.acme.Main").statics("IT", object);
        final HeapGraph graph = heap.build();
        return StructureScan.of(graph, RetentionAnalysis.of(graph, true, Progress.NONE, CancelSignal.NEVER),
                catalog(), Progress.NONE, CancelSignal.NEVER);
    }

    @Test
    void visitsEachBucketOfASlotOnce() throws IOException {
        heap.type("com.acme.Buckets", "Object table");
        heap.type("com.acme.Bucket", "Object a", "Object b", "Object c");
        final MemoryObject bucket = heap.object("com.acme.Bucket").set("b", heap.string("x"));
        bucket.set("a", bucket).set("c", bucket);
        final StructureReport report = scan(
                heap.object("com.acme.Buckets").set("table", heap.array("java.lang.Object[]", bucket, null)));
        assertThat(report.groups().getFirst().entries()).isEqualTo(2);
        assertThat(report.warnings()).hasSize(1).first().asString().contains("runs in a circle");
    }

    @Test
    void doesNotOverflowWhereANumberIsDamaged() throws IOException {
        heap.type("com.acme.Apart", "Object table", "long more");
        final StructureReport report = scan(heap.object("com.acme.Apart").set("more", Long.MAX_VALUE).set("table",
                heap.array("java.lang.Object[]", heap.string("x"), null)));
        assertThat(report.groups().getFirst().entries()).isEqualTo(1 + 2L * Integer.MAX_VALUE);
        assertThat(report.groups().getFirst().population().fills()).endsWith(1L);
    }

    @Test
    void endsWhereArraysHoldEachOther() throws IOException {
        heap.type("com.acme.Deep", "Object slots");
        final MemoryObject[] slots = new MemoryObject[32];
        final MemoryObject left = heap.array("java.lang.Object[]", slots);
        Arrays.fill(slots, left);
        final MemoryObject right = heap.array("java.lang.Object[]", slots);
        for (int i = 0; i < slots.length; i++) {
            left.set(i, right);
        }
        final StructureReport report = scan(heap.object("com.acme.Deep").set("slots", left));
        assertThat(report.groups()).hasSize(1);
        assertThat(report.groups().getFirst().entries()).isPositive().isLessThan(1_000_000);
    }

    @Test
    void doesNotLookForEntriesOfNodesInACollectionOfEntries() throws IOException {
        heap.type("com.acme.Trie", "Object root");
        heap.type("com.acme.Fork", "Object children");
        heap.type("com.acme.Leaf", "Object item");
        heap.type("com.acme.Crowd", "Object inside");
        final MemoryObject inner = heap.object("com.acme.Trie");
        inner.set("root", fork(leaf("in"), heap.object("com.acme.Crowd").set("inside", inner)));
        final StructureReport report = scan(heap.object("com.acme.Trie").set("root",
                fork(leaf("out"), heap.object("com.acme.Crowd").set("inside", inner))));
        assertThat(report.groups()).hasSize(1);
        assertThat(report.groups().getFirst().entries()).isEqualTo(2);
    }

    private MemoryObject fork(final MemoryObject... children) {
        return heap.object("com.acme.Fork").set("children", heap.array("java.lang.Object[]", children));
    }

    private MemoryObject leaf(final String text) {
        return heap.object("com.acme.Leaf").set("item", heap.string(text));
    }

    @Test
    void takesNoSegmentsInSegments() throws IOException {
        heap.type("com.acme.Parts", "Object parts");
        final MemoryObject parts = heap.object("com.acme.Parts");
        parts.set("parts", heap.array("java.lang.Object[]", parts));
        heap.type("com.acme.Main").statics("IT", parts);
        final HeapGraph graph = heap.build();
        try (FieldReader reader = graph.fields().reader()) {
            assertThat(new StructureEntries(graph, HeapCatalog.of(catalog(), graph.classes()), reader)
                    .visit(parts.id(), (_, _, _, _) -> {
                        throw new AssertionError("there is no entry");
                    })).isTrue();
        }
    }

    @Test
    void remembersFewObjectsAndMany() {
        final SeenObjects seen = new SeenObjects();
        for (final int most : new int[]{3, 20_000, 300_000, 50}) {
            final Random random = new Random(most);
            final Set<Integer> expected = new HashSet<>();
            seen.clear();
            for (int i = 0; i < most; i++) {
                final int object = HeapGraph.NONE + random.nextInt(most);
                assertThat(seen.claim(object)).isEqualTo(expected.add(object));
            }
            assertThat(seen.count()).isEqualTo(expected.size());
        }
    }
}
