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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects that refer to each other at random are nothing, and tries in disorder are measured as far as they are tries. */
class RandomHeapsTest {

    private static final String[] FIELDS = {"Object one", "Object two", "Object many", "Object list", "Object map",
        "int number", "char letter", "boolean flag", "Object thing", "byte small"};

    @Test
    void takesRandomGraphsForNothing() throws IOException {
        for (int seed = 0; seed < 150; seed++) {
            final Random random = new Random(seed);
            final MemoryHeap heap = new MemoryHeap();
            final MemoryObject[] nodes = nodes(heap, random);
            final JdkSketch jdk = new JdkSketch(heap);
            for (final MemoryObject node : nodes) {
                connect(heap, jdk, random, node, nodes);
            }
            heap.type("com.acme.Main").statics("ALL", heap.array("java.lang.Object[]", nodes));
            final StructureReport report = scan(heap.shuffled(seed).build());
            assertThat(report.groups()).as("seed %d", seed)
                    .noneMatch(group -> group.kind() == StructureKind.TRIE || group.isGuess());
        }
    }

    /** Objects of one to three classes, each with some of the fields. */
    private static MemoryObject[] nodes(final MemoryHeap heap, final Random random) {
        final int classes = 1 + random.nextInt(3);
        for (int i = 0; i < classes; i++) {
            heap.type("com.acme.Random$Type" + i,
                    Stream.of(FIELDS).filter(_ -> random.nextInt(3) > 0).toArray(String[]::new));
        }
        final MemoryObject[] nodes = new MemoryObject[60 + random.nextInt(200)];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = heap.object("com.acme.Random$Type" + random.nextInt(classes));
        }
        return nodes;
    }

    private static void connect(final MemoryHeap heap, final JdkSketch jdk, final Random random,
            final MemoryObject node, final MemoryObject... nodes) {
        node.type().fieldNames().forEach(field -> {
            switch (field) {
                case "one", "two" -> node.set(field,
                        random.nextInt(3) == 0 ? null : nodes[random.nextInt(nodes.length)]);
                case "many" -> {
                    final MemoryObject array = heap.emptyArray("com.acme.Random$Type[]", 8);
                    random.ints(3, 0, 8).forEach(place -> array.set(place, nodes[random.nextInt(nodes.length)]));
                    node.set("many", array);
                }
                case "list" -> node.set("list", jdk.arrayList(8, nodes[random.nextInt(nodes.length)],
                        nodes[random.nextInt(nodes.length)]));
                case "map" -> node.set("map", jdk.hashMap(16, List.of(jdk.character('a'), jdk.character('b')),
                        List.of(nodes[random.nextInt(nodes.length)], nodes[random.nextInt(nodes.length)]), 1, 2));
                case "thing" -> node.set("thing", random.nextBoolean() ? heap.string("thing") : null);
                default -> node.set(field, random.nextInt(2));
            }
        });
    }

    static Stream<TrieSketch> shapes() {
        return TrieFinderTest.shapes();
    }

    /** Up to half of the references inside a trie lead anywhere else, or nowhere, as if it had been caught while it was built. */
    @ParameterizedTest
    @MethodSource("shapes")
    void measuresTriesInDisorder(final TrieSketch shape) throws IOException {
        for (int seed = 0; seed < 12; seed++) {
            final Random random = new Random(seed);
            final MemoryHeap heap = new MemoryHeap();
            shape.describe(heap);
            final LogicalTrie trie = LogicalTrie.random(random, shape.alphabet(), shape.minimumKeys() + 100, 5, 0.3);
            heap.type("com.acme.Main").statics("TRIE", shape.node(heap, new JdkSketch(heap), trie));
            final List<MemoryObject> inside = inside(heap);
            final double share = seed % 4 == 0 ? 0.001 : random.nextDouble() / 2;
            disturb(inside, random, share);
            final HeapGraph graph = heap.shuffled(seed).build();
            final StructureReport report = scan(graph);
            for (final StructureGroup group : report.groups()) {
                if (group.kind() == StructureKind.TRIE) {
                    final TrieMeasures measures = Objects.requireNonNull(group.trie());
                    assertThat(measures.interior() + measures.leaves()).isEqualTo(measures.nodes());
                    assertThat(measures.deadNodes()).isBetween(0L, measures.nodes() - 1);
                    assertThat(measures.distinctNodes()).isBetween(1L, measures.nodes());
                    assertThat(measures.singleChildChains()).isLessThanOrEqualTo(measures.singleChildNodes());
                    assertThat(group.emptySlots()).isBetween(0L, group.capacity());
                    assertThat(measures.slackSlots()).isBetween(0L, group.emptySlots());
                    assertThat(measures.deadBytes()).isLessThanOrEqualTo(group.retainedSize());
                }
            }
        }
    }

    /** The objects of the application and its arrays. */
    private static List<MemoryObject> inside(final MemoryHeap heap) {
        final List<MemoryObject> inside = new ArrayList<>();
        for (final MemoryObject object : heap.objects()) {
            if (object.type().name().startsWith("com.acme.") || object.type().name().endsWith("Object[]")) {
                inside.add(object);
            }
        }
        return inside;
    }

    private static void disturb(final List<MemoryObject> inside, final Random random, final double share) {
        for (final MemoryObject object : inside) {
            for (int i = 0; i < object.length() && object.type().name().endsWith("[]"); i++) {
                if (object.get(i) != null && random.nextDouble() < share) {
                    object.set(i, random.nextBoolean() ? null : inside.get(random.nextInt(inside.size())));
                }
            }
            for (final String field : object.type().fieldNames()) {
                if (object.get(field) != null && random.nextDouble() < share) {
                    object.set(field,
                            random.nextBoolean() ? null : inside.get(random.nextInt(inside.size())));
                }
            }
        }
    }

    private static StructureReport scan(final HeapGraph graph) throws IOException {
        final Retention retention = RetentionAnalysis.of(graph, true, Progress.NONE, CancelSignal.NEVER);
        return StructureScan.of(graph, retention, Progress.NONE, CancelSignal.NEVER);
    }
}
