package deadwood.model.structure.detail;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.JdkSketch;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.StructureScan;
import deadwood.model.structure.catalog.Catalog;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.measure.StructureKind;
import deadwood.model.structure.trie.TrieFinder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single structures in full, against what is known of how they were made. */
class StructureReaderTest {

    private static final String OWN = """
            {"collections": [{"type": "com.acme.Hamt", "shape": "trie", "fields": ["root"], "links": ["root"], "nodes": [
               {"type": "com.acme.Hamt$Node", "arrays": [{"field": "slots", "holds": "nodes-or-entries"}]}]}], "prefixes": []}
            """;

    private final MemoryHeap memory = new MemoryHeap();
    private final JdkSketch jdk = new JdkSketch(memory);

    private interface Action {
        void with(StructureReader reader, HeapGraph heap, Retention retention) throws IOException;
    }

    private void read(final Action action) throws IOException {
        final HeapGraph heap = memory.build();
        final Retention retention = RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
        final HeapCatalog catalog = HeapCatalog.of(new Catalog(List.of(
                Catalog.read(new ByteArrayInputStream(OWN.getBytes(StandardCharsets.UTF_8)), "own.json"))),
                heap.classes());
        final HeapCatalog standard = HeapCatalog.of(Catalog.standard(), heap.classes());
        final boolean isOwn = heap.classes().all().stream().anyMatch(type -> type.name().equals("com.acme.Hamt"));
        try (FieldReader fields = heap.fields().reader()) {
            final HeapCatalog used = isOwn ? catalog : standard;
            action.with(new StructureReader(heap, retention, used, fields,
                    (progress, cancel) -> new TrieFinder(heap, retention, used, fields, new BitSet(),
                            new ArrayList<>(), cancel).find(progress)),
                    heap, retention);
        }
    }

    private static StructureDetail detail(final StructureReader reader, final MemoryObject object)
            throws IOException {
        final StructureDetail detail = reader.read(object.id(), Progress.NONE, CancelSignal.NEVER);
        assertThat(detail).isNotNull();
        return detail;
    }

    private void hold(final MemoryObject... objects) {
        memory.type("com.acme.Main").statics("ALL", memory.array("java.lang.Object[]", objects));
    }

    private List<MemoryObject> strings(final int count) {
        return IntStream.range(0, count).mapToObj(i -> memory.string("s" + i)).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 1000, 4096, 5000, 16384})
    void tellsEveryBucket(final int capacity) throws IOException {
        final Random random = new Random(capacity);
        final int[] bins = random.ints(capacity / 2 + 3, 0, capacity).map(bin -> bin * bin % capacity).map(Math::abs)
                .toArray();
        final List<MemoryObject> keys = strings(bins.length);
        final MemoryObject map = jdk.hashMap(capacity, keys, keys, bins);
        hold(map);
        read((reader, heap, retention) -> {
            final StructureDetail detail = detail(reader, map);
            final SlotStrip strip = detail.strip();
            final int[] chains = new int[capacity];
            Arrays.stream(bins).forEach(bin -> chains[bin]++);
            assertThat(strip.slots()).isEqualTo(capacity);
            assertThat(strip.cells()).isEqualTo(Math.min(capacity, SlotStrip.MAXIMUM_CELLS));
            for (int cell = 0; cell < strip.cells(); cell++) {
                final int[] own = Arrays.copyOfRange(chains, (int) strip.firstSlot(cell),
                        (int) strip.firstSlot(cell + 1));
                assertThat(own).hasSizeBetween(1, Math.ceilDiv(capacity, strip.cells()));
                assertThat(strip.used(cell)).isEqualTo((int) Arrays.stream(own).filter(length -> length > 0).count());
                assertThat(strip.entries(cell)).isEqualTo(Arrays.stream(own).sum());
                assertThat(strip.longest(cell)).isEqualTo(Arrays.stream(own).max().orElse(0));
            }
            final Map<Integer, Long> lengths = Arrays.stream(chains).boxed()
                    .collect(Collectors.groupingBy(length -> length, TreeMap::new, Collectors.counting()));
            assertThat(strip.lengths()).isEqualTo(lengths.entrySet().stream()
                    .map(entry -> new SlotStrip.Length(entry.getKey(), entry.getValue())).toList());
            assertThat(strip.segments()).containsExactly(new SlotStrip.Segment(map.id(), 0, capacity,
                    Arrays.stream(chains).filter(length -> length > 0).count(), bins.length, false));
        });
    }

    @Test
    void measuresAsTheScanDoes() throws IOException {
        final Random random = new Random(7);
        final List<MemoryObject> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            final int[] bins = random.ints(random.nextInt(20), 0, 16).toArray();
            final List<MemoryObject> keys = strings(bins.length);
            all.add(switch (i % 4) {
                case 0 -> jdk.hashMap(16, keys, keys, bins);
                case 1 -> jdk.hashSet(jdk.hashMap(16, keys, keys, bins));
                case 2 -> jdk.arrayList(20, keys.toArray(MemoryObject[]::new));
                default -> jdk.treeMap(keys, keys);
            });
        }
        for (int i = 0; i < all.size(); i++) {
            memory.type("com.acme.Main").statics("IT" + i, all.get(i));
        }
        read((reader, heap, retention) -> {
            final Map<Integer, StructureGroup> groups = StructureScan
                    .of(heap, retention, Progress.NONE, CancelSignal.NEVER).groups().stream()
                    .collect(Collectors.toMap(group -> group.objects().getFirst(), group -> group));
            assertThat(groups).hasSize(all.size());
            for (final MemoryObject object : all) {
                final StructureGroup group = groups.get(object.id());
                final StructureDetail detail = detail(reader, object);
                assertThat(detail.measures()).isEqualTo(group.measures());
                assertThat(List.of(detail.type(), detail.kind(), detail.retainedSize()))
                        .isEqualTo(List.of(group.type(), group.kind(), group.retainedSize()));
                assertThat(detail.strip() == null).isEqualTo(detail.kind() == StructureKind.TREE);
                assertThat(detail.nodes() != null).isEqualTo(detail.kind() == StructureKind.TREE);
            }
        });
    }

    @Test
    void tellsWhereARingBegins() throws IOException {
        memory.type("java.util.ArrayDeque", "Object elements", "int head", "int tail");
        final MemoryObject array = memory.emptyArray("java.lang.Object[]", 10);
        for (final int at : new int[]{8, 9, 0, 1, 2}) {
            array.set(at, memory.string("x"));
        }
        final MemoryObject deque = memory.object("java.util.ArrayDeque").set("elements", array).set("head", 8)
                .set("tail", 3);
        final MemoryObject list = jdk.arrayList(6, memory.string("a"), null, memory.string("b"));
        hold(deque, list);
        read((reader, heap, retention) -> {
            final SlotStrip ring = detail(reader, deque).strip();
            assertThat(IntStream.range(0, 10).map(ring::used).toArray()).containsExactly(1, 1, 1, 0, 0, 0, 0, 0, 1, 1);
            final StructureDetail filled = detail(reader, list);
            assertThat(IntStream.range(0, 6).map(filled.strip()::used).toArray()).containsExactly(1, 1, 1, 0, 0, 0);
            assertThat(List.of(filled.fill(), filled.usedShare())).containsOnly(0.5);
        });
    }

    @Test
    void showsBothTablesOfAResize() throws IOException {
        final String type = "java.util.concurrent.ConcurrentHashMap";
        final List<MemoryObject> keys = strings(3);
        final MemoryObject map = jdk.concurrentHashMap(4, keys, keys, 1, 2, 2);
        final MemoryObject other = jdk.concurrentHashMap(8, strings(2), strings(2), 0, 4);
        map.set("nextTable", other.get("table"));
        map.get("table").set(0, memory.object(type + "$ForwardingNode").set("nextTable", other.get("table")));
        hold(map);
        read((reader, heap, retention) -> {
            final StructureDetail detail = detail(reader, map);
            final SlotStrip strip = detail.strip();
            assertThat(strip.segments()).containsExactly(new SlotStrip.Segment(map.id(), 0, 4, 3, 3, false),
                    new SlotStrip.Segment(map.id(), 4, 8, 2, 2, true));
            assertThat(IntStream.range(0, 12).map(strip::forwarded).toArray()).startsWith(1, 0, 0).endsWith(0, 0);
            assertThat(detail.measures().table().resizing()).isEqualTo(1);
            assertThat(detail.measures().entries()).isEqualTo(5);
        });
    }

    @Test
    void endsWhereAChainRunsInACircle() throws IOException {
        final MemoryObject map = jdk.hashMap(8, strings(4), strings(4), 2, 2, 2, 5);
        JdkSketch.nodes(map).get(2).set("next", JdkSketch.nodes(map).get(0));
        hold(map);
        read((reader, heap, retention) -> {
            final StructureDetail detail = detail(reader, map);
            assertThat(detail.isCircular()).isTrue();
            assertThat(detail.strip().lengths()).containsExactly(new SlotStrip.Length(0, 6),
                    new SlotStrip.Length(1, 1), new SlotStrip.Length(3, 1));
        });
    }

    @Test
    void knowsWhatAnObjectIsAPartOf() throws IOException {
        final List<MemoryObject> keys = strings(2);
        final MemoryObject map = jdk.hashMap(4, keys, strings(2), 1, 2);
        final MemoryObject set = jdk.hashSet(jdk.hashMap(4, strings(1), strings(1), 3));
        memory.type("com.acme.Plain");
        final MemoryObject plain = memory.object("com.acme.Plain");
        hold(map, set, plain);
        read((reader, heap, retention) -> {
            assertThat(reader.structureOf(map.id(), Progress.NONE, CancelSignal.NEVER)).isEqualTo(map.id());
            assertThat(reader.structureOf(map.get("table").id(), Progress.NONE, CancelSignal.NEVER))
                    .isEqualTo(map.id());
            assertThat(reader.structureOf(JdkSketch.nodes(map).getFirst().id(), Progress.NONE, CancelSignal.NEVER))
                    .isEqualTo(map.id());
            assertThat(reader.structureOf(set.get("map").id(), Progress.NONE, CancelSignal.NEVER)).isEqualTo(set.id());
            assertThat(reader.structureOf(plain.id(), Progress.NONE, CancelSignal.NEVER)).isEqualTo(HeapGraph.NONE);
            assertThat(reader.read(plain.id(), Progress.NONE, CancelSignal.NEVER)).isNull();
            assertThat(reader.read(map.get("table").id(), Progress.NONE, CancelSignal.NEVER)).isNull();
        });
    }

    /** What is known of a trie by recursion. */
    private record Plan(List<Plan> children, int entries) {

        static Plan random(final Random random, final int depth) {
            final List<Plan> children = new ArrayList<>();
            for (int i = depth == 0 ? 0 : random.nextInt(5); i > 0; i--) {
                children.add(random(random, depth - 1));
            }
            return new Plan(children, random.nextInt(3) == 0 ? random.nextInt(3) : 0);
        }

        long nodes() {
            return 1 + children.stream().mapToLong(Plan::nodes).sum();
        }

        long below() {
            return entries + children.stream().mapToLong(Plan::below).sum();
        }

        long dead() {
            return children.stream().mapToLong(child -> (child.below() == 0 ? 1 : 0) + child.dead()).sum();
        }

        void levels(final int depth, final boolean isDead, final Map<Integer, List<Long>> into) {
            into.merge(depth, List.of(1L, isDead ? 1L : 0L, (long) entries),
                    (one, other) -> IntStream.range(0, 3).mapToObj(i -> one.get(i) + other.get(i)).toList());
            children.forEach(child -> child.levels(depth + 1, child.below() == 0, into));
        }

        MemoryObject build(final MemoryHeap memory) {
            final MemoryObject slots = memory.emptyArray("java.lang.Object[]", children.size() + entries + 1);
            int at = 0;
            for (final Plan child : children) {
                slots.set(at++, child.build(memory));
            }
            for (int i = 0; i < entries; i++) {
                slots.set(at++, memory.string("e"));
            }
            return memory.object("com.acme.Hamt$Node").set("slots", slots);
        }
    }

    private MemoryObject trie(final MemoryObject root) {
        return memory.object("com.acme.Hamt").set("root", root);
    }

    private void describeTrie() {
        memory.type("com.acme.Hamt", "Object root");
        memory.type("com.acme.Hamt$Node", "Object slots");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void tellsEveryLevelOfATrie(final int seed) throws IOException {
        describeTrie();
        final Plan plan = Plan.random(new Random(seed), seed);
        final MemoryObject trie = trie(plan.build(memory));
        hold(trie);
        read((reader, heap, retention) -> {
            final StructureDetail detail = detail(reader, trie);
            final Map<Integer, List<Long>> levels = new TreeMap<>();
            plan.levels(0, false, levels);
            final NodePicture nodes = detail.nodes();
            assertThat(nodes.levels().levels().stream().collect(Collectors.toMap(level -> level.depth(),
                    level -> List.of(level.nodes(), level.deadNodes(), level.entries()))))
                    .isEqualTo(levels);
            assertThat(List.of(detail.measures().trie().nodes(), detail.measures().trie().deadNodes(),
                    detail.measures().entries()))
                    .isEqualTo(List.of(plan.nodes(), plan.dead(), plan.below()));
            assertThat(nodes.levels().deadSubtrees().stream().mapToLong(dead -> dead.nodes()).sum())
                    .isEqualTo(plan.dead());
            assertThat(nodes.levels().deadSubtrees().stream().mapToLong(dead -> dead.bytes()).sum())
                    .isEqualTo(detail.measures().trie().deadBytes());
            assertThat(nodes.sharedNodes()).isZero();
            NodeBoxesTest.check(nodes.boxes());
            assertThat(nodes.boxes().whole()).isEqualTo(plan.nodes());
            assertThat(nodes.boxes().deadNodes(0)).isEqualTo(plan.dead());
            assertThat(nodes.boxes().entries(0)).isEqualTo(plan.below());
        });
    }

    /** Two versions that share all but the root; and a node that is below itself. */
    @Test
    void countsWhatIsSharedAndEndsInCircles() throws IOException {
        describeTrie();
        final MemoryObject leaf = new Plan(List.of(), 2).build(memory);
        final MemoryObject left = memory.object("com.acme.Hamt$Node").set("slots",
                memory.array("java.lang.Object[]", leaf));
        final MemoryObject one = trie(memory.object("com.acme.Hamt$Node").set("slots",
                memory.array("java.lang.Object[]", left)));
        final MemoryObject other = trie(memory.object("com.acme.Hamt$Node").set("slots",
                memory.array("java.lang.Object[]", left, memory.string("new"))));
        final MemoryObject round = memory.emptyArray("java.lang.Object[]", 2);
        final MemoryObject top = memory.object("com.acme.Hamt$Node").set("slots", round);
        round.set(0, memory.object("com.acme.Hamt$Node").set("slots", memory.array("java.lang.Object[]", top)));
        final MemoryObject circle = trie(top);
        hold(one, other, circle);
        read((reader, heap, retention) -> {
            final NodePicture shared = detail(reader, one).nodes();
            assertThat(shared.sharedNodes()).isEqualTo(2);
            assertThat(shared.sharedBytes())
                    .isEqualTo(heap.shallowSize(leaf.id()) + heap.shallowSize(left.id()));
            assertThat(detail(reader, other).measures().entries()).isEqualTo(3);
            final StructureDetail circular = detail(reader, circle);
            assertThat(circular.nodes().levels().levels()).hasSize(2);
            assertThat(circular.nodes().levels().deadSubtreeCount()).isEqualTo(1);
            assertThat(reader.structureOf(leaf.id(), Progress.NONE, CancelSignal.NEVER)).isEqualTo(HeapGraph.NONE);
            assertThat(reader.structureOf(round.id(), Progress.NONE, CancelSignal.NEVER)).isEqualTo(circle.id());
        });
    }

    private MemoryObject handWritten(final Random random, final int depth, final boolean dead) {
        final MemoryObject children = memory.emptyArray("com.acme.Node[]", 26);
        final boolean holds = !dead && random.nextBoolean();
        final MemoryObject node = memory.object("com.acme.Node");
        if (depth > 0) {
            for (int i = 0; i < 3; i++) {
                children.set(random.nextInt(26), handWritten(random, depth - 1, dead || random.nextInt(4) == 0));
            }
            node.set("children", children);
        }
        return node.set("value", holds ? memory.string("v") : null);
    }

    @Test
    void readsTriesThatSomebodyWroteByHand() throws IOException {
        memory.type("com.acme.Node", "Object children", "Object value");
        final MemoryObject root = handWritten(new Random(5), 5, false);
        memory.type("com.acme.Main").statics("TRIE", root);
        read((reader, heap, retention) -> {
            final StructureGroup group = StructureScan.of(heap, retention, Progress.NONE, CancelSignal.NEVER).groups()
                    .getFirst();
            final StructureDetail detail = detail(reader, root);
            assertThat(detail.isGuess()).isTrue();
            assertThat(detail.measures().trie()).isEqualTo(group.trie());
            assertThat(detail.measures().wastedBytes()).isEqualTo(group.wastedBytes());
            final NodeBoxes boxes = detail.nodes().boxes();
            NodeBoxesTest.check(boxes);
            assertThat(boxes.deadNodes(0)).isEqualTo(group.trie().deadNodes()).isPositive();
            assertThat(boxes.whole()).isEqualTo(group.trie().nodes());
            final MemoryObject array = root.get("children");
            assertThat(reader.structureOf(array.id(), Progress.NONE, CancelSignal.NEVER)).isEqualTo(root.id());
        });
    }
}
