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
import deadwood.model.structure.StructureKind;
import deadwood.model.structure.StructureReport;
import deadwood.model.structure.StructureScan;
import deadwood.model.structure.TrieMeasures;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random tries in every shape against what recursion and a heap without the dead nodes say. */
class TrieFinderTest {

    private static final int SEEDS = 12;

    /** A heap with one trie in it, held by an object that is nothing but its face. */
    private record Planted(HeapGraph heap, Retention retention, MemoryObject face, StructureReport report) {

        static Planted of(final TrieShape shape, final LogicalTrie trie, final long seed) throws IOException {
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
    @EnumSource(TrieShape.class)
    void countsWhatIsInTheTrie(final TrieShape shape) throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            final Random random = new Random(seed);
            final LogicalTrie trie = LogicalTrie.random(random, shape.alphabet, 40 + random.nextInt(300),
                    3 + random.nextInt(5), random.nextInt(10) / 10.0);
            check(shape, trie, seed);
        }
    }

    private static void check(final TrieShape shape, final LogicalTrie trie, final long seed) throws IOException {
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
                - emptiedMaps(shape, trie);
        assertThat(group.trie()).as("%s, seed %d", shape, seed).isEqualTo(new TrieMeasures(trie.nodes() + extra,
                interior, trie.nodes() + extra - interior, trie.deadBelow(), freed, depth));
        assertThat(group.entries()).isEqualTo(trie.entries());
        assertThat(group.capacity()).isEqualTo(shape.slots(trie));
        assertThat(group.emptySlots()).isEqualTo(shape.slots(trie) - shape.occupied(trie));
        checkWaste(shape, trie, group, freed);
    }

    /** Slots that are empty in nodes that live, those of dead nodes that are in their arrays included. */
    private static void checkWaste(final TrieShape shape, final LogicalTrie trie, final StructureGroup group,
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

    /** Where a trie without its dead nodes would do without a map or array altogether, that is not counted: the node lives. */
    private static long emptiedMaps(final TrieShape shape, final LogicalTrie trie) {
        final long emptied = trie.count(
                node -> !node.children.isEmpty() && (node == trie || !node.isDead())
                        && node.children.values().stream().allMatch(LogicalTrie::isDead));
        return switch (shape) {
            // The array of 20, a table of 16, the TreeMap, the list with its array; exact arrays shrink with every child.
            case LAZY_ARRAY_WITH_FLAG -> emptied * 96;
            case HASH_MAP -> emptied * 80;
            case TREE_MAP_WITH_LISTS -> emptied * 32;
            case BITMAP, LETTERS_IN_ARRAYS -> shrunkArrays(trie);
            case TEXTS_IN_LISTS -> shrunkArrays(trie) + emptied * (24 + 16);
            case LETTERS_IN_LISTS, ARRAY, INNER_AND_LEAF, VALUES_IN_SLOTS, PACKED_WITH_KEYS, FIELDS -> 0;
        };
    }

    private static long shrunkArrays(final LogicalTrie trie) {
        long bytes = 0;
        long live = 0;
        for (final LogicalTrie child : trie.children.values()) {
            if (!child.isDead()) {
                live++;
                bytes += shrunkArrays(child);
            }
        }
        return bytes + arraySize(trie.children.size()) - arraySize(live);
    }

    private static long arraySize(final long length) {
        return (16 + 4 * length + 7) / 8 * 8;
    }

    private static int depthOfLeaves(final LogicalTrie trie) {
        int depth = trie.value ? 1 : 0;
        for (final LogicalTrie child : trie.children.values()) {
            depth = Math.max(depth, 1 + depthOfLeaves(child));
        }
        return depth;
    }

    @ParameterizedTest
    @EnumSource(value = TrieShape.class, names = {"ARRAY", "LAZY_ARRAY_WITH_FLAG", "INNER_AND_LEAF", "BITMAP",
        "PACKED_WITH_KEYS", "HASH_MAP", "VALUES_IN_SLOTS", "LETTERS_IN_ARRAYS", "LETTERS_IN_LISTS"})
    void findsATrieThatWasEmptiedAltogether(final TrieShape shape) throws IOException {
        final LogicalTrie trie = LogicalTrie.random(new Random(5), shape.alphabet, 200, 5, 2);
        final Planted planted = Planted.of(shape, trie, 5);
        assertThat(planted.tries()).hasSize(1);
        assertThat(planted.tries().getFirst().entries()).isZero();
        assertThat(planted.tries().getFirst().trie().deadNodes()).isEqualTo(trie.nodes() - 1);
    }

    @ParameterizedTest
    @EnumSource(TrieShape.class)
    void findsATrieInWhichNothingIsDead(final TrieShape shape) throws IOException {
        final LogicalTrie trie = LogicalTrie.random(new Random(6), shape.alphabet, 200, 5, 0);
        final Planted planted = Planted.of(shape, trie, 6);
        assertThat(planted.tries()).hasSize(1);
        assertThat(planted.tries().getFirst().trie().deadNodes()).isZero();
        assertThat(planted.tries().getFirst().trie().deadBytes()).isZero();
    }
}
