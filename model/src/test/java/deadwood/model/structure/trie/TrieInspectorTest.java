package deadwood.model.structure.trie;

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
import deadwood.model.structure.catalog.Catalog;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.trie.TrieDetail.DeadSubtree;
import deadwood.model.structure.trie.TrieDetail.Level;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tries looked at one by one against what recursion says. */
class TrieInspectorTest {

    static Stream<TrieSketch> shapes() {
        return TrieFinderTest.shapes();
    }

    private record Found(HeapGraph heap, Retention retention, HeapCatalog catalog, List<TrieFamily> families) {

        static Found in(final MemoryHeap memory) throws IOException {
            final HeapGraph heap = memory.build();
            final Retention retention = RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
            final HeapCatalog catalog = HeapCatalog.of(Catalog.standard(), heap.classes());
            try (FieldReader reader = heap.fields().reader()) {
                return new Found(heap, retention, catalog, new TrieFinder(heap, retention, catalog, reader,
                        new BitSet(), new ArrayList<>(), CancelSignal.NEVER).find(Progress.NONE));
            }
        }

        TrieInspector inspector(final FieldReader reader) {
            return new TrieInspector(heap, catalog, reader, families.getFirst(), CancelSignal.NEVER);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void looksAtEveryLevel(final TrieSketch shape) throws IOException {
        for (int seed = 0; seed < 4; seed++) {
            final LogicalTrie trie = LogicalTrie.random(new Random(seed), shape.alphabet(),
                    shape.minimumKeys() + 100, 5, shape.maximumRemoved() / 2);
            final MemoryHeap memory = new MemoryHeap();
            shape.describe(memory);
            memory.type("com.acme.Main").statics("TRIE", shape.node(memory, new JdkSketch(memory), trie));
            final Found found = Found.in(memory.shuffled(seed));
            assertThat(found.families).as("%s, seed %d", shape, seed).hasSize(1);
            assertThat(found.families.getFirst().tries()).hasSize(1);
            final FoundTrie measured = found.families.getFirst().tries().getFirst();
            try (FieldReader reader = found.heap.fields().reader()) {
                final TrieInspector inspector = found.inspector(reader);
                final TrieDetail detail = inspector.detail(found.retention, measured.root(), Integer.MAX_VALUE - 1);
                checkSums(measured, detail);
                assertThat(inspector.distinctNodes(measured.root())).isEqualTo(measured.nodes());
                assertThat(measured.slackSlots()).as("%s, seed %d", shape, seed).isEqualTo(shape.slack(trie));
                if (shape.extraNodes(trie) == 0) {
                    checkAgainst(trie, measured, detail);
                }
                final TrieDetail brief = inspector.detail(found.retention, measured.root(), 2);
                assertThat(brief.deadSubtrees()).isEqualTo(detail.deadSubtrees().stream().limit(2).toList());
                assertThat(brief.deadSubtreeCount()).isEqualTo(detail.deadSubtreeCount());
            }
        }
    }

    private static void checkSums(final FoundTrie measured, final TrieDetail detail) {
        final List<Level> levels = detail.levels();
        assertThat(levels.stream().mapToLong(Level::nodes).sum()).isEqualTo(measured.nodes());
        assertThat(levels.stream().mapToLong(Level::deadNodes).sum()).isEqualTo(measured.deadNodes());
        assertThat(levels.stream().mapToLong(Level::interior).sum()).isEqualTo(measured.interior());
        assertThat(levels.stream().mapToLong(Level::entries).sum()).isEqualTo(measured.entries());
        assertThat(levels.stream().mapToLong(Level::slots).sum()).isEqualTo(measured.slots());
        assertThat(levels.stream().mapToLong(Level::emptySlots).sum()).isEqualTo(measured.emptySlots());
        assertThat(levels).hasSize(measured.maxDepth() + 1);
        assertThat(detail.classes().stream().mapToLong(TrieDetail.NodeClass::nodes).sum())
                .isEqualTo(measured.nodes());
        assertThat(detail.deadSubtrees().stream().mapToLong(DeadSubtree::bytes).sum())
                .isEqualTo(measured.deadBytes());
        assertThat(detail.deadSubtrees().stream().mapToLong(DeadSubtree::nodes).sum())
                .isEqualTo(measured.deadNodes());
        assertThat(detail.deadSubtrees().stream().map(DeadSubtree::root))
                .containsExactlyInAnyOrder(java.util.Arrays.stream(measured.deadRoots()).boxed()
                        .toArray(Integer[]::new));
        assertThat(detail.deadSubtrees()).isSortedAccordingTo(
                java.util.Comparator.comparingLong(DeadSubtree::bytes).reversed());
    }

    private static void checkAgainst(final LogicalTrie trie, final FoundTrie measured, final TrieDetail detail) {
        final Map<Integer, Long> nodes = new TreeMap<>();
        final Map<Integer, Long> dead = new TreeMap<>();
        final Map<Integer, Long> fanOuts = new TreeMap<>();
        count(trie, 0, nodes, dead, fanOuts);
        assertThat(detail.levels().stream().collect(Collectors.toMap(Level::depth, Level::nodes))).isEqualTo(nodes);
        assertThat(detail.levels().stream().filter(level -> level.deadNodes() > 0)
                .collect(Collectors.toMap(Level::depth, Level::deadNodes))).isEqualTo(dead);
        assertThat(detail.fanOuts().stream()
                .collect(Collectors.toMap(TrieDetail.FanOut::fanOut, TrieDetail.FanOut::nodes))).isEqualTo(fanOuts);
        assertThat(measured.singleChildNodes()).isEqualTo(trie.count(TrieInspectorTest::isSingle));
        assertThat(measured.singleChildChains()).isEqualTo(chains(trie, false));
    }

    private static boolean isSingle(final LogicalTrie trie) {
        return trie.children.size() == 1 && !trie.value;
    }

    private static long chains(final LogicalTrie trie, final boolean inChain) {
        return (isSingle(trie) && !inChain ? 1 : 0)
                + trie.children.values().stream().mapToLong(child -> chains(child, isSingle(trie))).sum();
    }

    private static void count(final LogicalTrie trie, final int depth, final Map<Integer, Long> nodes,
            final Map<Integer, Long> dead, final Map<Integer, Long> fanOuts) {
        nodes.merge(depth, 1L, Long::sum);
        if (depth > 0 && trie.isDead()) {
            dead.merge(depth, 1L, Long::sum);
        }
        fanOuts.merge(trie.children.size() + (trie.value ? 1 : 0), 1L, Long::sum);
        trie.children.values().forEach(child -> count(child, depth + 1, nodes, dead, fanOuts));
    }

    /** Versions of a trie that share all but the nodes on one path, as a persistent trie has them; some share arrays of children, too. */
    @Test
    void countsSharedNodesOnce() throws IOException {
        final MemoryHeap memory = new MemoryHeap();
        final JdkSketch jdk = new JdkSketch(memory);
        TrieShape.ARRAY.describe(memory);
        final LogicalTrie trie = LogicalTrie.random(new Random(3), 26, 300, 5, 0.3);
        final List<MemoryObject> versions = new ArrayList<>();
        versions.add(TrieShape.ARRAY.node(memory, jdk, trie));
        final int path = trie.children.keySet().iterator().next();
        for (int version = 1; version < 8; version++) {
            final MemoryObject root = versions.getLast();
            final MemoryObject array = memory.emptyArray("com.acme.Trie$Node[]", 26);
            for (int i = 0; i < 26; i++) {
                array.set(i, root.get("children").get(i));
            }
            final MemoryObject child = array.get(path);
            array.set(path, memory.object("com.acme.Trie$Node").set("value", memory.string("new"))
                    .set("children", child.get("children")));
            versions.add(memory.object("com.acme.Trie$Node").set("children", array));
        }
        memory.type("com.acme.Main").statics("VERSIONS",
                memory.array("com.acme.Trie$Node[]", versions.toArray(MemoryObject[]::new)));
        final Found found = Found.in(memory);
        final TrieFamily family = found.families.getFirst();
        assertThat(family.tries()).hasSize(8).allMatch(version -> version.nodes() == trie.nodes());
        assertThat(family.distinctNodes()).isEqualTo(trie.nodes() + 7 * 2);
        try (FieldReader reader = found.heap.fields().reader()) {
            final TrieInspector inspector = found.inspector(reader);
            assertThat(inspector.distinctNodes(family.tries().stream().mapToInt(FoundTrie::root).toArray()))
                    .isEqualTo(family.distinctNodes());
            assertThat(inspector.distinctNodes(versions.get(2).id(), versions.get(5).id()))
                    .isEqualTo(trie.nodes() + 2);
        }
    }

    /** Values that say nothing, each of another kind, some of them shared. */
    @Test
    void countsValuesThatSayNothing() throws IOException {
        final MemoryHeap memory = new MemoryHeap();
        memory.type("java.lang.Integer", "int value");
        TrieShape.ARRAY.describe(memory);
        final LogicalTrie trie = LogicalTrie.random(new Random(4), 26, 300, 5, 0.3);
        final MemoryObject root = TrieShape.ARRAY.node(memory, new JdkSketch(memory), trie);
        final MemoryObject shared = memory.object("java.lang.Integer");
        final long[] silent = new long[2];
        final int[] values = {0};
        replaceValues(root, () -> switch (values[0]++ % 5) {
            case 0 -> {
                silent[0]++;
                silent[1] += 16;
                yield memory.object("java.lang.Integer");
            }
            case 1 -> {
                silent[0]++;
                yield shared;
            }
            case 2 -> {
                silent[0]++;
                // The text and its bytes.
                silent[1] += 24 + 16;
                yield memory.string("");
            }
            case 3 -> memory.object("java.lang.Integer").set("value", -1);
            default -> memory.string("text");
        });
        memory.type("com.acme.Main").statics("TRIE", root);
        final FoundTrie found = Found.in(memory).families.getFirst().tries().getFirst();
        assertThat(found.entries()).isEqualTo(trie.entries());
        assertThat(found.zeroValues()).isEqualTo(silent[0]);
        assertThat(found.zeroBytes()).isEqualTo(silent[1]);
    }

    private static void replaceValues(final MemoryObject node, final java.util.function.Supplier<MemoryObject> maker) {
        if (node.get("value") != null) {
            node.set("value", maker.get());
        }
        for (int i = 0; i < 26; i++) {
            final MemoryObject child = node.get("children").get(i);
            if (child != null) {
                replaceValues(child, maker);
            }
        }
    }
}
