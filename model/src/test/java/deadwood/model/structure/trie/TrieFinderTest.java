package deadwood.model.structure.trie;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.JdkSketch;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.StructureReport;
import deadwood.model.structure.StructureScan;
import deadwood.model.structure.measure.StructureKind;
import deadwood.model.structure.measure.TrieMeasures;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random tries in every shape against what recursion and a heap without the dead nodes say. */
class TrieFinderTest {

    private static final int SEEDS = 12;

    static Stream<TrieSketch> shapes() {
        return Stream.of(TrieShape.values(), PackedShape.values(), EdgeShape.values(), NumberShape.values())
                .flatMap(Stream::of);
    }

    /** Those that are tries even if no value is left. */
    static Stream<TrieSketch> tellingWithoutValues() {
        return Stream.of(TrieShape.ARRAY, TrieShape.LAZY_ARRAY_WITH_FLAG, TrieShape.INNER_AND_LEAF, TrieShape.BITMAP,
                TrieShape.PACKED_WITH_KEYS, TrieShape.HASH_MAP, TrieShape.VALUES_IN_SLOTS,
                TrieShape.LETTERS_IN_ARRAYS, TrieShape.LETTERS_IN_LISTS, PackedShape.BY_ARRIVAL,
                PackedShape.SORTED_WITH_PARENTS, EdgeShape.CHAINED, EdgeShape.SIBLINGS);
    }

    /** A heap with one trie in it, held by an object that is nothing but its face. */
    private record Planted(HeapGraph heap, Retention retention, MemoryObject face, StructureReport report) {

        static Planted of(final TrieSketch shape, final LogicalTrie trie, final long seed) throws IOException {
            final MemoryHeap heap = new MemoryHeap();
            final JdkSketch jdk = new JdkSketch(heap);
            shape.describe(heap);
            heap.type("com.acme.Face", "Object root", "Object lock", "int size");
            heap.type("com.acme.Service", "Object routes", "Object name");
            final MemoryObject face = heap.object("com.acme.Face").set("root", shape.node(heap, jdk, trie))
                    .set("lock", heap.object("java.lang.Object"));
            heap.type("com.acme.Main").statics("SERVICE",
                    heap.object("com.acme.Service").set("routes", face).set("name", heap.string("service")));
            heap.shuffled(seed);
            final HeapGraph graph = heap.build();
            final Retention retention = RetentionAnalysis.of(graph, true, Progress.NONE, CancelSignal.NEVER);
            return new Planted(graph, retention, face,
                    StructureScan.of(graph, retention, Progress.NONE, CancelSignal.NEVER));
        }

        List<StructureGroup> tries() {
            return report.groups().stream().filter(group -> group.kind() == StructureKind.TRIE).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void countsWhatIsInTheTrie(final TrieSketch shape) throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            final Random random = new Random(seed);
            final LogicalTrie trie = LogicalTrie.random(random, shape.alphabet(),
                    shape.minimumKeys() + random.nextInt(300),
                    3 + random.nextInt(5), random.nextInt(10) / 9.0 * shape.maximumRemoved());
            check(shape, trie, seed);
        }
    }

    private static void check(final TrieSketch shape, final LogicalTrie trie, final long seed) throws IOException {
        final Planted planted = Planted.of(shape, trie, seed);
        assertThat(planted.tries()).as("%s, seed %d: %s", shape, seed, planted.report).hasSize(1);
        final StructureGroup group = planted.tries().getFirst();
        assertThat(group.where()).isEqualTo("static com.acme.Main.SERVICE → routes");
        assertThat(group.type()).isEqualTo("com.acme.Face");
        assertThat(group.objects()).containsExactly(planted.face.id());
        assertThat(group.retainedSize()).isEqualTo(planted.retention.retainedSize(planted.face.id()));
        final long extra = shape.extraNodes(trie);
        final long interior = extra == 0
                ? trie.interior()
                : trie.count(node -> !node.children.isEmpty() || node.value);
        final int depth = extra == 0 ? trie.depth() : depthOfLeaves(trie);
        final Planted pruned = Planted.of(shape, trie.withoutDead(), seed);
        final long freed = planted.retention.reachableBytes() - pruned.retention.reachableBytes()
                - smallerContainers(shape, trie);
        assertThat(group.trie()).as("%s, seed %d", shape, seed).isEqualTo(new TrieMeasures(trie.nodes() + extra,
                trie.nodes() + extra, interior, trie.nodes() + extra - interior, trie.deadBelow(), freed, depth,
                shape.slack(trie), trie.count(node -> isSingle(node, extra > 0)), chains(trie, extra > 0, false), 0,
                0));
        assertThat(group.entries()).isEqualTo(trie.entries());
        assertThat(group.capacity()).isEqualTo(shape.slots(trie));
        assertThat(group.emptySlots()).isEqualTo(shape.slots(trie) - shape.occupied(trie));
        checkWaste(shape, trie, group, freed);
    }

    /** @param leaves whether values are leaves of their own */
    private static boolean isSingle(final LogicalTrie trie, final boolean leaves) {
        return leaves ? trie.children.size() + (trie.value ? 1 : 0) == 1 : trie.children.size() == 1 && !trie.value;
    }

    private static long chains(final LogicalTrie trie, final boolean leaves, final boolean inChain) {
        final boolean single = isSingle(trie, leaves);
        return (single && !inChain ? 1 : 0)
                + trie.children.values().stream().mapToLong(child -> chains(child, leaves, single)).sum();
    }

    /** Slots that are empty in nodes that live, those of dead nodes that are in their arrays included. */
    private static void checkWaste(final TrieSketch shape, final LogicalTrie trie, final StructureGroup group,
            final long freed) {
        final long inDead = deadSubtrees(trie).stream()
                .mapToLong(dead -> shape.slots(dead) - shape.occupied(dead)).sum();
        assertThat(group.wastedBytes()).isEqualTo(4 * (group.emptySlots() - inDead) + freed);
    }

    private static List<LogicalTrie> deadSubtrees(final LogicalTrie trie) {
        final List<LogicalTrie> dead = new java.util.ArrayList<>();
        trie.children.values().forEach(child -> {
            if (child.isDead()) {
                dead.add(child);
            } else {
                dead.addAll(deadSubtrees(child));
            }
        });
        return dead;
    }

    /** Where a trie without its dead nodes would do with less, or no, map or array, that is not counted: the node lives. */
    private static long smallerContainers(final TrieSketch shape, final LogicalTrie trie) {
        long bytes = 0;
        int live = 0;
        for (final LogicalTrie child : trie.children.values()) {
            if (!child.isDead()) {
                live++;
                bytes += smallerContainers(shape, child);
            }
        }
        return bytes + shape.containerBytes(trie, trie.children.size()) - shape.containerBytes(trie, live);
    }

    private static int depthOfLeaves(final LogicalTrie trie) {
        int depth = trie.value ? 1 : 0;
        for (final LogicalTrie child : trie.children.values()) {
            depth = Math.max(depth, 1 + depthOfLeaves(child));
        }
        return depth;
    }

    @ParameterizedTest
    @MethodSource("tellingWithoutValues")
    void findsATrieThatWasEmptiedAltogether(final TrieSketch shape) throws IOException {
        final LogicalTrie trie = LogicalTrie.random(new Random(5), shape.alphabet(), 200 + shape.minimumKeys(), 5, 2);
        final Planted planted = Planted.of(shape, trie, 5);
        assertThat(planted.tries()).hasSize(1);
        assertThat(planted.tries().getFirst().entries()).isZero();
        assertThat(planted.tries().getFirst().trie().deadNodes()).isEqualTo(trie.nodes() - 1);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void findsATrieInWhichNothingIsDead(final TrieSketch shape) throws IOException {
        final LogicalTrie trie = LogicalTrie.random(new Random(6), shape.alphabet(), 200 + shape.minimumKeys(), 5, 0);
        final Planted planted = Planted.of(shape, trie, 6);
        assertThat(planted.tries()).hasSize(1);
        assertThat(planted.tries().getFirst().trie().deadNodes()).isZero();
        assertThat(planted.tries().getFirst().trie().deadBytes()).isZero();
    }
}
