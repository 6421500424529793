package deadwood.model.structure.measure;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.StructureReport;
import deadwood.model.structure.StructureScan;
import deadwood.model.structure.catalog.Catalog;
import deadwood.model.structure.catalog.HeapCatalog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Shapes of the catalog in heaps made by hand, in states that a live program rarely shows. */
class ShapesTest {

    private static final String CATALOG = """
            {"collections": [
              {"type": "com.acme.Pairs", "shape": "open-table", "fields": ["table"], "size": "size",
               "open": {"keys": "table", "alternate": true, "standIns": ["NULL"], "removed": "REMOVED"}},
              {"type": "com.acme.Columns", "shape": "open-table", "fields": ["keys", "values"],
               "open": {"keys": "keys", "values": "values", "free": "no-value"}},
              {"type": "com.acme.States", "shape": "open-table", "fields": ["keys", "states"],
               "open": {"keys": "keys", "states": "states"}},
              {"type": "com.acme.Ring", "shape": "ring", "fields": ["items", "from"], "elements": "items", "head": "from", "size": "count"},
              {"type": "com.acme.Chain", "shape": "linked-nodes", "fields": ["first"], "links": ["first"], "nodes": [
                {"type": "com.acme.Link", "links": ["next"], "value": "item"}]},
              {"type": "com.acme.Parts", "shape": "segmented", "keyed": true, "fields": ["parts"], "parts": "parts"},
              {"type": "com.acme.Part", "shape": "chained-table", "part": true, "fields": ["bins"], "table": "bins", "size": "count", "nodes": [
                {"type": "com.acme.Cell", "links": ["next"], "key": "key", "value": "holder.value", "weak": "key"}]},
              {"type": "com.acme.Absent", "shape": "ring", "fields": ["items"], "elements": "items", "head": "gone", "size": "count"}
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

    private StructureGroup one(final MemoryObject object) throws IOException {
        final StructureReport report = scan(object);
        assertThat(report.groups()).hasSize(1);
        return report.groups().getFirst();
    }

    private MemoryObject array(final MemoryObject... elements) {
        return heap.array("java.lang.Object[]", elements);
    }

    @Test
    void countsRandomTablesOfPairs() throws IOException {
        for (int seed = 0; seed < 40; seed++) {
            new ShapesTest().checkPairs(seed);
        }
    }

    private void checkPairs(final int seed) throws IOException {
        final Random random = new Random(seed);
        final MemoryObject nothing = heap.object("java.lang.Object");
        final MemoryObject removed = heap.object("java.lang.Object");
        heap.type("com.acme.Pairs", "Object table", "int size").statics("NULL", nothing).statics("REMOVED", removed);
        final int slots = 1 << random.nextInt(6);
        final MemoryObject[] table = new MemoryObject[2 * slots];
        int entries = 0;
        int zeros = 0;
        int tombstones = 0;
        int run = 0;
        int longest = 0;
        for (int slot = 0; slot < slots; slot++) {
            final int what = random.nextInt(5);
            run = what == 0 ? 0 : run + 1;
            longest = Math.max(longest, run);
            switch (what) {
                case 0 -> {
                    // free
                }
                case 1 -> {
                    table[2 * slot] = removed;
                    tombstones++;
                }
                case 2 -> {
                    table[2 * slot] = nothing;
                    table[2 * slot + 1] = heap.string("value of null");
                    entries++;
                }
                case 3 -> {
                    table[2 * slot] = heap.string("key");
                    table[2 * slot + 1] = random.nextBoolean() ? null : heap.string("");
                    entries++;
                    zeros++;
                }
                default -> {
                    table[2 * slot] = heap.string("key");
                    table[2 * slot + 1] = heap.string("value");
                    entries++;
                }
            }
        }
        final MemoryObject map = heap.object("com.acme.Pairs").set("table", array(table)).set("size", 1234);
        final StructureGroup group = one(map);
        final String seeded = "seed " + seed;
        assertThat(group.entries()).as(seeded).isEqualTo(entries);
        assertThat(group.measures().declared()).as(seeded).isEqualTo(1234);
        assertThat(group.measures().zeroValues()).as(seeded).isEqualTo(zeros);
        assertThat(group.capacity()).as(seeded).isEqualTo(slots);
        assertThat(group.emptySlots()).as(seeded).isEqualTo(slots - entries - tombstones);
        assertThat(group.wastedBytes()).as(seeded).isEqualTo(8L * group.emptySlots());
        assertThat(group.table()).as(seeded)
                .isEqualTo(new TableMeasures(0, longest, 0, tombstones, 0, 0, 0));
    }

    @Test
    void readsKeysAndValuesSideBySide() throws IOException {
        heap.type("com.acme.Columns", "Object keys", "Object values");
        final MemoryObject map = heap.object("com.acme.Columns").set("keys", heap.bytes((byte) 0, (byte) 7, (byte) 0))
                .set("values", array(heap.string("zero"), null, heap.string("")));
        final StructureGroup group = one(map);
        assertThat(List.of(group.entries(), group.capacity(), group.emptySlots(), group.measures().zeroValues()))
                .containsExactly(2L, 3L, 1L, 1L);
        // A byte and a reference.
        assertThat(group.wastedBytes()).isEqualTo(5);
    }

    @Test
    void endsWhereTheValuesAreFewerThanTheKeys() throws IOException {
        heap.type("com.acme.Columns", "Object keys", "Object values");
        final StructureGroup group = one(heap.object("com.acme.Columns").set("keys", heap.emptyArray("byte[]", 9))
                .set("values", array(heap.string("one"))));
        assertThat(List.of(group.entries(), group.capacity(), group.emptySlots())).containsExactly(1L, 9L, 8L);
    }

    @Test
    void believesTheStates() throws IOException {
        heap.type("com.acme.States", "Object keys", "Object states");
        final StructureGroup group = one(heap.object("com.acme.States")
                .set("keys", array(heap.string("a"), null, heap.string("gone"), null))
                .set("states", heap.bytes((byte) 1, (byte) 1, (byte) 2)));
        assertThat(List.of(group.entries(), group.capacity(), group.emptySlots(), group.table().tombstones()))
                .containsExactly(2L, 4L, 1L, 1L);
    }

    @Test
    void doesNotBelieveARingThatHoldsMoreThanItCan() throws IOException {
        heap.type("com.acme.Ring", "Object items", "int from", "int count");
        final StructureGroup group = one(heap.object("com.acme.Ring").set("from", -3).set("count", 99)
                .set("items", array(heap.string("a"), heap.string("b"), null)));
        assertThat(List.of(group.entries(), group.capacity(), group.emptySlots(), group.measures().declared()))
                .containsExactly(3L, 3L, 0L, 99L);
    }

    @Test
    void endsWhereAListRunsInACircle() throws IOException {
        heap.type("com.acme.Chain", "Object first");
        heap.type("com.acme.Link", "Object item", "Object next");
        final List<MemoryObject> links = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            links.add(heap.object("com.acme.Link").set("item", heap.string("i" + i)));
        }
        for (int i = 0; i < 5; i++) {
            links.get(i).set("next", links.get(i < 4 ? i + 1 : 2));
        }
        final StructureReport report = scan(heap.object("com.acme.Chain").set("first", links.getFirst()));
        assertThat(report.groups().getFirst().entries()).isEqualTo(5);
        assertThat(report.warnings()).hasSize(1).first().asString().contains("runs in a circle");
    }

    @Test
    void addsUpSegmentsAndFindsClearedKeys() throws IOException {
        heap.type("com.acme.Parts", "Object parts");
        heap.type("com.acme.Part", "Object bins", "int count");
        heap.type("com.acme.Cell", "Object key", "Object next", "Object holder");
        heap.type("com.acme.Holder", "Object value");
        final MemoryObject stale = heap.object("com.acme.Cell").set("holder",
                heap.object("com.acme.Holder").set("value", heap.string("left behind")));
        final MemoryObject second = heap.object("com.acme.Cell").set("key", heap.string("b")).set("holder",
                heap.object("com.acme.Holder").set("value", heap.string("")));
        final MemoryObject first = heap.object("com.acme.Cell").set("key", heap.string("a")).set("next", second)
                .set("holder", heap.object("com.acme.Holder").set("value", heap.string("x")));
        final MemoryObject left = heap.object("com.acme.Part").set("count", 2).set("bins",
                heap.array("com.acme.Cell[]", null, first, null, null));
        final MemoryObject right = heap.object("com.acme.Part").set("count", 1).set("bins",
                heap.array("com.acme.Cell[]", stale, null));
        final StructureGroup group = one(heap.object("com.acme.Parts").set("parts",
                heap.array("com.acme.Part[]", left, null, right)));
        assertThat(List.of(group.entries(), group.measures().declared(), group.capacity(), group.emptySlots(),
                group.measures().zeroValues())).containsExactly(3L, 3L, 6L, 4L, 1L);
        assertThat(group.table().staleEntries()).isEqualTo(1);
        assertThat(group.table().staleBytes()).isPositive();
        assertThat(group.table().collisions()).isEqualTo(1);
        assertThat(group.table().longestChain()).isEqualTo(2);
    }

    @Test
    void saysWhichFieldAnEntryMisses() throws IOException {
        heap.type("com.acme.Absent", "Object items", "int count");
        final StructureReport report = scan(heap.object("com.acme.Absent"));
        assertThat(report.groups()).isEmpty();
        assertThat(report.warnings()).containsExactly("com.acme.Absent is not the class that the catalog knows: "
                + "it has no field gone; objects not measured: 1");
    }

    @Test
    void tellsEntriesOfEveryShape() throws IOException {
        heap.type("com.acme.Ring", "Object items", "int from", "int count");
        final MemoryObject ring = heap.object("com.acme.Ring").set("from", 2).set("count", 3)
                .set("items", array(heap.string("second"), heap.string("third"), heap.string("first")));
        heap.type("com.acme.Main").statics("IT", ring);
        final HeapGraph graph = heap.build();
        final List<String> told = new ArrayList<>();
        try (FieldReader reader = graph.fields().reader()) {
            final StructureEntries entries = new StructureEntries(graph, HeapCatalog.of(catalog(), graph.classes()),
                    reader);
            assertThat(entries.visit(ring.id(), (key, _, value, _) -> {
                assertThat(key).isEqualTo(EntryVisitor.NO_KEY);
                told.add(graph.object(value, reader).text());
                return told.size() < 2;
            })).isTrue();
            assertThat(entries.visit(graph.classes().named("com.acme.Main").getFirst().mirror(),
                    (_, _, _, _) -> true)).isFalse();
        }
        assertThat(told).containsExactly("first", "second");
    }
}
