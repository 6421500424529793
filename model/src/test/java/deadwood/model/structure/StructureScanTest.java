package deadwood.model.structure;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.catalog.Catalog;
import deadwood.model.structure.catalog.Section;
import deadwood.model.structure.measure.StructureKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Collections of the JDK in heaps made by hand, in states that a live program rarely shows. */
class StructureScanTest {

    private static final String CHM = "java.util.concurrent.ConcurrentHashMap";

    private final MemoryHeap heap = new MemoryHeap();
    private final JdkSketch jdk = new JdkSketch(heap);
    private Retention retention;

    private StructureReport scan(final Catalog catalog) throws IOException {
        final HeapGraph graph = heap.build();
        retention = RetentionAnalysis.of(graph, true, Progress.NONE, CancelSignal.NEVER);
        return StructureScan.of(graph, retention, catalog, Progress.NONE, CancelSignal.NEVER);
    }

    private StructureReport scan() throws IOException {
        return scan(Catalog.standard());
    }

    /** The only group, of one structure held by {@code static com.acme.Main.IT}. */
    private StructureGroup scanOne(final MemoryObject object) throws IOException {
        heap.type("com.acme.Main").statics("IT", object);
        final StructureReport report = scan();
        assertThat(report.groups()).hasSize(1);
        final StructureGroup group = report.groups().getFirst();
        assertThat(group.where()).isEqualTo("static com.acme.Main.IT");
        assertThat(group.objects()).containsExactly(object.id());
        assertThat(group.retainedSize()).isEqualTo(retention.retainedSize(object.id()));
        return group;
    }

    private static void check(final StructureGroup group, final StructureKind kind, final long entries,
            final long capacity, final long emptySlots) {
        assertThat(group.kind()).isEqualTo(kind);
        assertThat(List.of(group.entries(), group.capacity(), group.emptySlots(), group.wastedBytes()))
                .containsExactly(entries, capacity, emptySlots, 4 * emptySlots);
    }

    private List<MemoryObject> strings(final int count) {
        return IntStream.range(0, count).mapToObj(i -> heap.string("s" + i)).toList();
    }

    @Test
    void countsChainsWhateverIsNull() throws IOException {
        final List<MemoryObject> keys = new ArrayList<>(strings(6));
        final List<MemoryObject> values = new ArrayList<>(strings(6));
        keys.set(2, null);
        values.set(3, null);
        // A node as a value, with nothing after it and with something: only its field tells it from the next one.
        values.set(4, heap.object("java.util.HashMap$Node").set("key", heap.string("other")));
        values.set(0, heap.object("java.util.HashMap$Node"));
        check(scanOne(jdk.hashMap(16, keys, values, 3, 3, 3, 3, 7, 15)), StructureKind.HASH_TABLE, 6, 16, 13);
    }

    @Test
    void countsRandomMapsOfAllKinds() throws IOException {
        final Random random = new Random(42);
        long entries = 0;
        long capacity = 0;
        long empty = 0;
        final List<MemoryObject> maps = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            final int slots = 1 << random.nextInt(8);
            final int[] bins = random.ints(random.nextInt(2 * slots), 0, slots).toArray();
            final List<MemoryObject> keys = strings(bins.length);
            maps.add(switch (i % 3) {
                case 0 -> jdk.hashMap(slots, keys, keys, bins);
                case 1 -> jdk.linkedHashMap(slots, keys, keys, bins);
                default -> jdk.concurrentHashMap(slots, keys, keys, bins);
            });
            entries += bins.length;
            capacity += slots;
            empty += slots - IntStream.of(bins).distinct().count();
        }
        heap.type("com.acme.Main").statics("MAPS",
                heap.array("java.lang.Object[]", maps.toArray(MemoryObject[]::new)));
        final List<StructureGroup> groups = scan().groups();
        assertThat(groups).extracting(StructureGroup::type).containsExactlyInAnyOrder("java.util.HashMap",
                "java.util.LinkedHashMap", CHM);
        assertThat(groups).extracting(StructureGroup::where).containsOnly("static com.acme.Main.MAPS[]");
        assertThat(groups.stream().mapToLong(StructureGroup::count).sum()).isEqualTo(60);
        assertThat(groups.stream().mapToLong(StructureGroup::entries).sum()).isEqualTo(entries);
        assertThat(groups.stream().mapToLong(StructureGroup::capacity).sum()).isEqualTo(capacity);
        assertThat(groups.stream().mapToLong(StructureGroup::emptySlots).sum()).isEqualTo(empty);
    }

    @Test
    void knowsMapsWithoutATable() throws IOException {
        check(scanOne(heap.object("java.util.HashMap")), StructureKind.HASH_TABLE, 0, 0, 0);
    }

    @Test
    void endsWhereAChainRunsInACircle() throws IOException {
        final MemoryObject map = jdk.hashMap(8, strings(4), strings(4), 2, 2, 2, 5);
        final List<MemoryObject> nodes = JdkSketch.nodes(map);
        nodes.get(2).set("next", nodes.get(0));
        heap.type("com.acme.Main").statics("IT", map);
        final StructureReport report = scan();
        check(report.groups().getFirst(), StructureKind.HASH_TABLE, 4, 8, 6);
        assertThat(report.warnings()).singleElement().asString()
                .startsWith("java.util.HashMap @ 0x").contains("circle");
    }

    @Test
    void countsTreeBinsOfConcurrentMaps() throws IOException {
        final MemoryObject bin = heap.object(CHM + "$TreeBin");
        MemoryObject first = null;
        for (int i = 0; i < 9; i++) {
            first = heap.object(CHM + "$TreeNode").set("key", heap.string("k")).set("val", heap.string("v"))
                    .set("next", first).set("left", first);
        }
        bin.set("first", first).set("root", first.get("next"));
        final MemoryObject map = jdk.concurrentHashMap(64, strings(2), strings(2), 1, 2);
        map.get("table").set(40, bin);
        check(scanOne(map), StructureKind.HASH_TABLE, 11, 64, 61);
    }

    @Test
    void countsTreeBinsOfMaps() throws IOException {
        final MemoryObject map = jdk.hashMap(64, strings(1), strings(1), 0);
        MemoryObject first = null;
        for (int i = 0; i < 12; i++) {
            final MemoryObject node = heap.object("java.util.HashMap$TreeNode").set("key", heap.string("k"))
                    .set("next", first);
            if (first != null) {
                first.set("prev", node).set("parent", node);
                node.set("right", first);
            }
            first = node;
        }
        map.get("table").set(33, first);
        check(scanOne(map), StructureKind.HASH_TABLE, 13, 64, 62);
    }

    @Test
    void countsEntriesOnceWhileAConcurrentMapGrows() throws IOException {
        final MemoryObject larger = jdk.concurrentHashMap(32, strings(3), strings(3), 4, 20, 20);
        final MemoryObject map = jdk.concurrentHashMap(16, strings(2), strings(2), 1, 2);
        final MemoryObject moved = larger.get("table");
        final MemoryObject forward = heap.object(CHM + "$ForwardingNode").set("nextTable", moved);
        map.get("table").set(4, forward).set(5, forward);
        check(scanOne(map.set("nextTable", moved)), StructureKind.HASH_TABLE, 5, 16, 12);
    }

    @Test
    void takesASetAndItsMapForOne() throws IOException {
        final MemoryObject present = heap.object("java.lang.Object");
        final List<MemoryObject> values = java.util.Collections.nCopies(3, present);
        final MemoryObject set = jdk.hashSet(jdk.hashMap(4, strings(3), values, 0, 0, 3));
        final StructureGroup group = scanOne(set);
        check(group, StructureKind.HASH_TABLE, 3, 4, 2);
        assertThat(group.type()).isEqualTo("java.util.HashSet");
    }

    @Test
    void tellsAViewOfAConcurrentMapFromASet() throws IOException {
        final MemoryObject own = jdk.concurrentHashMap(8, strings(2), strings(2), 1, 2);
        final MemoryObject shown = jdk.concurrentHashMap(8, strings(1), strings(1), 1);
        heap.type("com.acme.Main").statics("SET", heap.object(CHM + "$KeySetView").set("map", own))
                .statics("VIEW", heap.object(CHM + "$KeySetView").set("map", shown)).statics("MAP", shown);
        assertThat(scan().groups()).extracting(group -> group.type() + " " + group.where() + " " + group.entries())
                .containsExactlyInAnyOrder(CHM + "$KeySetView static com.acme.Main.SET 2",
                        CHM + " static com.acme.Main.MAP 1");
    }

    @Test
    void measuresSpareRoomOfLists() throws IOException {
        check(scanOne(jdk.arrayList(10, heap.string("a"), null, heap.string("b"))), StructureKind.ARRAY_LIST, 3, 10,
                7);
    }

    @Test
    void doesNotTrustTheSizeOfAList() throws IOException {
        check(scanOne(jdk.arrayList(4, heap.string("a")).set("size", 77)), StructureKind.ARRAY_LIST, 4, 4, 0);
    }

    @Test
    void countsWhatGarbageHoldsNowhere() throws IOException {
        jdk.arrayList(10);
        assertThat(scan().groups()).isEmpty();
    }

    @Test
    void namesSubclassesAsTheyAre() throws IOException {
        heap.subtype("com.acme.LruCache", "java.util.LinkedHashMap", "Object table", "int limit");
        final MemoryObject cache = heap.object("com.acme.LruCache");
        final StructureGroup group = scanOne(cache);
        assertThat(group.type()).isEqualTo("com.acme.LruCache");
        // The subclass's own field of that name is not the table.
        check(group, StructureKind.HASH_TABLE, 0, 0, 0);
    }

    @Test
    void guessesNothingOfAClassWithOtherFields() throws IOException {
        heap.type("com.acme.Main").statics("IT", heap.object("java.util.HashMap"));
        final Section other = Catalog.read(new ByteArrayInputStream("""
                {"collections": [{"type": "java.util.HashMap", "shape": "chained-table", "fields": ["table", "gone"],
                  "table": "table", "nodes": [{"type": "java.util.HashMap$Node", "links": ["next"], "key": "key"}]}],
                 "prefixes": []}""".getBytes(StandardCharsets.UTF_8)), "other.json");
        final StructureReport report = scan(new Catalog(List.of(other)));
        assertThat(report.groups()).isEmpty();
        assertThat(report.warnings()).containsExactly("java.util.HashMap is not the class that the catalog knows: "
                + "it has no field gone; objects not measured: 1");
    }

    @Test
    void countsNestedStructuresOfOneGroupOnce() throws IOException {
        final MemoryObject inner = jdk.arrayList(4, heap.string("x"));
        heap.type("com.acme.Tree", "Object children");
        final MemoryObject leaf = heap.object("com.acme.Tree").set("children", inner);
        final MemoryObject outer = jdk.arrayList(2, leaf);
        heap.type("com.acme.Main").statics("TREE", heap.object("com.acme.Tree").set("children", outer));
        final StructureGroup group = scan().groups().getFirst();
        assertThat(group.where()).isEqualTo("static com.acme.Main.TREE → children");
        assertThat(group.count()).isEqualTo(2);
        assertThat(group.objects()).containsExactly(outer.id(), inner.id());
        assertThat(group.retainedSize()).isEqualTo(retention.retainedSize(outer.id()));
    }

    @Test
    void listsTheMostWastefulFirstAndTheLargestOfAGroup() throws IOException {
        final List<MemoryObject> lists = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            lists.add(jdk.arrayList(2 * i + 2));
        }
        heap.type("com.acme.Main").statics("LISTS",
                heap.array("java.util.ArrayList[]", lists.toArray(MemoryObject[]::new)))
                .statics("MAP", jdk.hashMap(1024, List.of(), List.of()));
        final StructureReport report = scan();
        assertThat(report.groups()).extracting(StructureGroup::where).containsExactly("static com.acme.Main.MAP",
                "static com.acme.Main.LISTS[]");
        final StructureGroup group = report.groups().get(1);
        assertThat(group.count()).isEqualTo(30);
        assertThat(group.objects()).hasSize(StructureGroup.MAXIMUM_OBJECTS).first().isEqualTo(lists.getLast().id());
        final List<Integer> members = new ArrayList<>();
        report.members().forEach(1, members::add);
        assertThat(members)
                .containsExactlyInAnyOrder(lists.stream().map(MemoryObject::id).toArray(Integer[]::new));
        assertThat(report.members().count(1)).isEqualTo(30);
    }

    @Test
    void measuresACollectionThatTheCatalogLearnsOf() throws IOException {
        heap.type("com.acme.Buckets", "Object cells", "int used");
        heap.type("com.acme.Buckets$Cell", "Object what", "Object rest");
        final MemoryObject rest = heap.object("com.acme.Buckets$Cell").set("what", heap.string("b"));
        final MemoryObject first = heap.object("com.acme.Buckets$Cell").set("what", heap.string("a")).set("rest",
                rest);
        heap.type("com.acme.Main").statics("IT", heap.object("com.acme.Buckets").set("cells",
                heap.array("com.acme.Buckets$Cell[]", null, first, null, null)));
        final Section learned = Catalog.read(new ByteArrayInputStream(
                """
                        {"collections": [{"type": "com.acme.Buckets", "shape": "chained-table", "fields": ["cells"], "table": "cells",
                          "nodes": [{"type": "com.acme.Buckets$Cell", "links": ["rest"], "value": "what"}]}], "prefixes": []}
                        """
                        .getBytes(StandardCharsets.UTF_8)),
                "own.json");
        final StructureReport report = scan(Catalog.standard().with(List.of(learned)));
        check(report.groups().getFirst(), StructureKind.HASH_TABLE, 2, 4, 3);
        assertThat(report.groups().getFirst().type()).isEqualTo("com.acme.Buckets");
    }

    @Test
    void stopsWhenNobodyWantsItAnyMore() throws IOException {
        final HeapGraph graph = heap.build();
        final Retention all = RetentionAnalysis.of(graph, true, Progress.NONE, CancelSignal.NEVER);
        Assertions.assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> StructureScan.of(graph, all, Progress.NONE, () -> true));
    }
}
