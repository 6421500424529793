package deadwood.model.structure.measure;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.StructureReport;
import deadwood.model.structure.StructureScan;
import deadwood.model.structure.catalog.Catalog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random tries whose versions share nodes, measured and added up by brute force. */
class PersistentNodesTest {

    private static final String CATALOG = """
            {"library": "Acme", "collections": [
              {"type": "com.acme.Map", "shape": "trie", "fields": ["root", "size"], "size": "size", "links": ["root"], "nodes": [
                {"type": "com.acme.Node", "stale": ["before"], "arrays": [
                  {"field": "content", "holds": "entries-then-nodes", "width": 2, "data": "dataMap", "nodes": "nodeMap"}]}
              ]}], "prefixes": ["com.acme."]}""";
    private static final int ROUNDS = 60;

    private final MemoryHeap heap = new MemoryHeap();

    private static Catalog catalog() throws IOException {
        return Catalog.standard().with(List.of(
                Catalog.read(new ByteArrayInputStream(CATALOG.getBytes(StandardCharsets.UTF_8)), "acme.json")));
    }

    /** A node and what the test knows of it. */
    private static final class Node {

        private final List<Node> children = new ArrayList<>();
        private int entries;
        private int zeros;
        private int slack;
        private MemoryObject object;

        int slots() {
            return 2 * entries + children.size() + slack;
        }
    }

    private Node random(final Random random, final int depth, final List<Node> known) {
        // Versions share what they have in common.
        if (!known.isEmpty() && random.nextInt(4) == 0) {
            return known.get(random.nextInt(known.size()));
        }
        final Node node = new Node();
        node.entries = random.nextInt(3) == 0 ? random.nextInt(4) : 0;
        node.zeros = node.entries == 0 ? 0 : random.nextInt(node.entries + 1);
        node.slack = random.nextInt(5) == 0 ? random.nextInt(6) : 0;
        for (int child = depth == 0 ? 0 : random.nextInt(4); child > 0; child--) {
            final Node below = random(random, depth - 1, child == 1 ? known : new ArrayList<>());
            // A trie has one way to each of its nodes.
            if (disjoint(node, below)) {
                node.children.add(below);
            }
        }
        known.add(node);
        return node;
    }

    private static boolean disjoint(final Node node, final Node below) {
        final Set<Node> seen = new HashSet<>();
        collect(below, seen);
        final Set<Node> mine = new HashSet<>();
        node.children.forEach(child -> collect(child, mine));
        mine.retainAll(seen);
        return mine.isEmpty() && isTree(below);
    }

    private static boolean isTree(final Node root) {
        final Set<Node> seen = new HashSet<>();
        return count(root) == collect(root, seen);
    }

    private static long collect(final Node node, final Set<Node> into) {
        into.add(node);
        node.children.forEach(child -> collect(child, into));
        return into.size();
    }

    private static long count(final Node node) {
        return 1 + node.children.stream().mapToLong(PersistentNodesTest::count).sum();
    }

    private MemoryObject build(final Node node) {
        if (node.object == null) {
            final MemoryObject[] content = new MemoryObject[node.slots()];
            int at = 0;
            for (int entry = 0; entry < node.entries; entry++) {
                content[at++] = heap.string("key");
                content[at++] = entry < node.zeros ? null : heap.string("value");
            }
            for (final Node child : node.children) {
                content[at++] = build(child);
            }
            node.object = heap.object("com.acme.Node").set("dataMap", (1L << node.entries) - 1)
                    .set("nodeMap", (1L << node.children.size()) - 1)
                    .set("content", heap.array("java.lang.Object[]", content));
        }
        return node.object;
    }

    private static boolean isSingle(final Node node) {
        return node.children.size() == 1 && node.entries == 0;
    }

    private static long entries(final Node node) {
        return node.entries + node.children.stream().mapToLong(PersistentNodesTest::entries).sum();
    }

    /** Adds up one trie, walking every node of it. */
    private static StructureMeasures brute(final Node root, final Retention retention) {
        final long[] sums = new long[12];
        brute(root, true, false, false, 0, sums, retention);
        return new StructureMeasures(sums[0], sums[0], sums[1], sums[2], 4 * sums[11] + sums[7], sums[3], 0, null,
                new TrieMeasures(sums[4], sums[4], sums[5], sums[4] - sums[5], sums[6], sums[7], (int) sums[8],
                        sums[9], sums[10], 0, 0, 0));
    }

    private static void brute(final Node node, final boolean isRoot, final boolean belowDead, final boolean unused,
            final int depth, final long[] sums, final Retention retention) {
        final boolean dead = !isRoot && entries(node) == 0;
        sums[0] += node.entries;
        sums[1] += node.slots();
        sums[2] += node.slack;
        sums[3] += node.zeros;
        sums[4]++;
        sums[5] += node.children.isEmpty() ? 0 : 1;
        sums[6] += dead ? 1 : 0;
        sums[7] += dead && !belowDead ? retention.retainedSize(node.object.id()) : 0;
        sums[8] = Math.max(sums[8], depth);
        sums[9] += node.slack;
        sums[10] += isSingle(node) ? 1 : 0;
        // The nulls of entries without values are used slots.
        sums[11] += dead ? 0 : node.slack;
        for (final Node child : node.children) {
            brute(child, false, dead, unused, depth + 1, sums, retention);
        }
    }

    private static long chains(final Node node, final boolean aboveIsSingle) {
        return (isSingle(node) && !aboveIsSingle ? 1 : 0)
                + node.children.stream().mapToLong(child -> chains(child, isSingle(node))).sum();
    }

    @Test
    void addsUpVersionsThatShareNodes() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            check(round);
        }
    }

    private void check(final int seed) throws IOException {
        final PersistentNodesTest one = new PersistentNodesTest();
        one.heap.type("com.acme.Map", "Object root", "int size");
        one.heap.type("com.acme.Node", "int dataMap", "int nodeMap", "Object content", "Object before");
        final Random random = new Random(seed);
        final List<Node> known = new ArrayList<>();
        final Map<MemoryObject, Node> versions = new LinkedHashMap<>();
        final int count = 1 + random.nextInt(6);
        for (int version = 0; version < count; version++) {
            final Node root = one.random(random, 5, known);
            final MemoryObject map = one.heap.object("com.acme.Map").set("root", one.build(root)).set("size",
                    entries(root));
            one.heap.type("com.acme.Main").statics("V" + version, map);
            versions.put(map, root);
        }
        final HeapGraph graph = one.heap.build();
        final Retention retention = RetentionAnalysis.of(graph, true, Progress.NONE, CancelSignal.NEVER);
        final StructureReport report = StructureScan.of(graph, retention, catalog(), Progress.NONE,
                CancelSignal.NEVER);
        assertThat(report.groups()).as("seed %d", seed).hasSize(count);
        versions.forEach((map, root) -> {
            final StructureGroup group = report.groups().stream()
                    .filter(each -> each.objects().getFirst() == map.id()).findFirst().orElseThrow();
            final StructureMeasures expected = brute(root, retention);
            final TrieMeasures trie = group.trie();
            assertThat(trie).isNotNull();
            assertThat(trie.singleChildChains()).as("seed %d", seed).isEqualTo(chains(root, false));
            assertThat(group.measures().with(withoutChains(trie))).as("seed %d", seed)
                    .usingRecursiveComparison().ignoringFields("zeroBytes").isEqualTo(expected);
            assertThat(group.library()).isEqualTo("Acme");
        });
    }

    private static TrieMeasures withoutChains(final TrieMeasures trie) {
        return new TrieMeasures(trie.nodes(), trie.distinctNodes(), trie.interior(), trie.leaves(), trie.deadNodes(),
                trie.deadBytes(), trie.maxDepth(), trie.slackSlots(), trie.singleChildNodes(), 0, trie.staleNodes(),
                trie.staleBytes());
    }

    /** A node with an entry and these children. */
    private MemoryObject node(final MemoryObject... children) {
        final MemoryObject[] content = new MemoryObject[2 + children.length];
        content[0] = heap.string("key");
        content[1] = heap.string("value");
        System.arraycopy(children, 0, content, 2, children.length);
        return heap.object("com.acme.Node").set("dataMap", 1).set("nodeMap", (1L << children.length) - 1)
                .set("content", heap.array("java.lang.Object[]", content));
    }

    private StructureReport scan() throws IOException {
        final HeapGraph graph = heap.build();
        return StructureScan.of(graph, RetentionAnalysis.of(graph, true, Progress.NONE, CancelSignal.NEVER),
                catalog(), Progress.NONE, CancelSignal.NEVER);
    }

    private void types() {
        heap.type("com.acme.Map", "Object root", "int size");
        heap.type("com.acme.Node", "int dataMap", "int nodeMap", "Object content", "Object before");
    }

    @Test
    void countsSharedNodesOnceInAGroup() throws IOException {
        types();
        final MemoryObject shared = node(node(), node());
        final List<MemoryObject> versions = new ArrayList<>();
        for (int version = 0; version < 8; version++) {
            versions.add(heap.object("com.acme.Map").set("root", node(shared)).set("size", 4));
        }
        heap.type("com.acme.Main").statics("HISTORY",
                heap.array("java.lang.Object[]", versions.toArray(MemoryObject[]::new)));
        final StructureGroup group = scan().groups().getFirst();
        assertThat(group.count()).isEqualTo(8);
        assertThat(group.entries()).isEqualTo(8 * 4);
        assertThat(group.trie().nodes()).isEqualTo(8 * 4);
        assertThat(group.trie().distinctNodes()).isEqualTo(8 + 3);
    }

    @Test
    void countsWhatOnlyStaleFieldsLeadTo() throws IOException {
        types();
        final MemoryObject kept = node();
        final MemoryObject old = node(node(), kept);
        heap.type("com.acme.Main").statics("IT",
                heap.object("com.acme.Map").set("root", node(kept).set("before", old)).set("size", 2));
        final TrieMeasures trie = scan().groups().getFirst().trie();
        assertThat(trie.nodes()).isEqualTo(2);
        // The old node and the one that only it holds; the third is still in use.
        assertThat(trie.staleNodes()).isEqualTo(2);
    }

    @Test
    void endsWhereNodesLeadBack() throws IOException {
        types();
        final MemoryObject inner = node();
        final MemoryObject root = node(inner);
        inner.set("content", heap.array("java.lang.Object[]", heap.string("k"), heap.string("v"), root))
                .set("nodeMap", 1);
        heap.type("com.acme.Main").statics("IT", heap.object("com.acme.Map").set("root", root).set("size", 7));
        final StructureReport report = scan();
        final StructureGroup group = report.groups().getFirst();
        assertThat(group.entries()).isEqualTo(2);
        assertThat(group.measures().declared()).isEqualTo(7);
        assertThat(group.trie().nodes()).isEqualTo(2);
        assertThat(report.warnings()).anyMatch(warning -> warning.contains("lead back to nodes above them"));
    }

    @Test
    void measuresHalfBuiltNodesAsFarAsTheyGo() throws IOException {
        types();
        // Bitmaps that promise more than the array has, and one without an array.
        final MemoryObject shorter = heap.object("com.acme.Node").set("dataMap", 0xFFFF).set("nodeMap", 0xFF)
                .set("content", heap.array("java.lang.Object[]", heap.string("k"), heap.string("v"), null));
        final MemoryObject bare = heap.object("com.acme.Node").set("dataMap", 3);
        heap.type("com.acme.Main").statics("IT",
                heap.object("com.acme.Map").set("root", node(shorter, bare)).set("size", 2));
        final StructureGroup group = scan().groups().getFirst();
        assertThat(group.entries()).isEqualTo(2);
        assertThat(group.trie().nodes()).isEqualTo(3);
        assertThat(group.trie().deadNodes()).isEqualTo(1);
    }
}
