package deadwood.model.query;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.ClassTable;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ReferenceStrength;
import deadwood.model.retention.RandomGraph;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What can be asked of a selection, against what its definition says on random graphs. */
class SelectionsTest {

    private static final int GRAPHS = 500;
    /** Enough for several chunks of parallel work. */
    private static final int LARGE = 300_000;

    @FunctionalInterface
    private interface Check {
        void on(RandomGraph graph, Retention retention, ObjectSelection selection, IntPredicate selected)
                throws IOException;
    }

    private static void onRandomGraphs(final Check check) throws IOException {
        for (int seed = 0; seed <= GRAPHS; seed++) {
            final RandomGraph graph = seed < GRAPHS ? RandomGraph.of(seed) : large();
            final Random random = new Random(seed);
            try (HeapGraph heap = graph.heap()) {
                final Retention retention = RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
                final BitSet classes = BitSet.valueOf(new long[]{random.nextInt(1 << RandomGraph.CLASSES)});
                check.on(graph, retention, new ObjectSelection.OfClasses(classes),
                        object -> classes.get(graph.classes()[object]));
                final int[] some = random.ints(random.nextInt(4), 0, heap.objectCount()).toArray();
                check.on(graph, retention, new ObjectSelection.OfObjects(some),
                        object -> IntStream.of(some).anyMatch(each -> each == object));
            }
        }
    }

    private static RandomGraph large() {
        final Random random = new Random(LARGE);
        final int[][] edges = new int[LARGE][];
        for (int object = 0; object < LARGE; object++) {
            edges[object] = random.ints(random.nextInt(4), 0, LARGE).toArray();
        }
        return new RandomGraph(edges, new int[]{7, 70_000}, random.ints(LARGE, 0, RandomGraph.CLASSES).toArray());
    }

    @Test
    void retainedSetIsWhatIsNoLongerReached() throws IOException {
        onRandomGraphs((graph, retention, selection, selected) -> {
            final RetainedSet set = RetainedSet.of(retention, true, selection, Progress.NONE, CancelSignal.NEVER);
            final boolean[] before = graph.reachableWithout(-1);
            final boolean[] after = graph.reachableWithout(selected);
            final IntPredicate gone = object -> before[object] && !after[object];
            final IntPredicate live = object -> before[object] && selected.test(object);
            assertThat(set.objects()).as("%s", graph).isEqualTo(count(graph, gone));
            assertThat(set.retainedSize()).as("%s", graph).isEqualTo(size(graph, gone));
            assertThat(set.selected()).isEqualTo(count(graph, live));
            assertThat(set.selectedSize()).isEqualTo(size(graph, live));
            for (int classId = 0; classId < RandomGraph.CLASSES; classId++) {
                final int type = classId;
                assertThat(set.retained().instances(type))
                        .isEqualTo(count(graph, object -> gone.test(object) && graph.classes()[object] == type));
            }
        });
    }

    @Test
    void ofOneObjectTheRetainedSetIsItsRetainedSize() throws IOException {
        onRandomGraphs((graph, retention, selection, _) -> {
            final int object = graph.edges().length / 2;
            final RetainedSet set = RetainedSet.of(retention, true, new ObjectSelection.OfObjects(object),
                    Progress.NONE, CancelSignal.NEVER);
            assertThat(set.retainedSize())
                    .isEqualTo(retention.isReachable(object) ? retention.retainedSize(object) : 0);
        });
    }

    @Test
    void immediateDominatorsAreThoseOfTheRetention() throws IOException {
        onRandomGraphs((graph, retention, selection, selected) -> {
            final ImmediateDominators actual = ImmediateDominators.of(retention, selection, Progress.NONE,
                    CancelSignal.NEVER);
            final int[] objects = IntStream.range(0, graph.edges().length).filter(selected).toArray();
            assertThat(actual.unreachable())
                    .isEqualTo(IntStream.of(objects).filter(object -> !retention.isReachable(object)).count());
            long rows = 0;
            for (int classId = -1; classId < RandomGraph.CLASSES; classId++) {
                final int type = classId;
                final int[] dominated = IntStream.of(objects).filter(retention::isReachable)
                        .filter(object -> typeOf(graph, retention.idom(object)) == type).toArray();
                if (dominated.length > 0) {
                    rows++;
                    assertThat(actual.rows()).as("%s", graph)
                            .contains(expectedRow(graph, retention, type, dominated));
                }
            }
            assertThat(actual.rows()).hasSize((int) rows);
            assertThat(actual.rows())
                    .isSortedAccordingTo(Comparator.comparingLong(row -> -row.dominatedSize()));
        });
    }

    private static int typeOf(final RandomGraph graph, final int idom) {
        return idom == Retention.ROOT ? -1 : graph.classes()[idom];
    }

    private static ImmediateDominators.Row expectedRow(final RandomGraph graph, final Retention retention,
            final int type, final int[] dominated) {
        final long size = IntStream.of(dominated).mapToLong(graph::size).sum();
        if (type < 0) {
            return new ImmediateDominators.Row(null, 0, 0, dominated.length, size, HeapGraph.NONE);
        }
        final int[] dominators = IntStream.of(dominated).map(retention::idom).distinct().sorted().toArray();
        final int example = IntStream.of(dominators).boxed()
                .max(Comparator.<Integer>comparingLong(retention::retainedSize).thenComparingInt(object -> -object))
                .orElseThrow();
        return new ImmediateDominators.Row(retention.heap().classes().get(type), dominators.length,
                IntStream.of(dominators).mapToLong(graph::size).sum(), dominated.length, size, example);
    }

    @Test
    void pagesOfObjectsAreTheSortedListCut() throws IOException {
        onRandomGraphs((graph, retention, selection, selected) -> {
            if (!(selection instanceof final ObjectSelection.OfClasses classes)) {
                return;
            }
            final List<Integer> expected = IntStream.range(0, graph.edges().length).filter(selected).boxed()
                    .sorted(Comparator.<Integer>comparingLong(object -> -retention.retainedSize(object))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
            final int limit = 1 + graph.edges().length % 5 + graph.edges().length / 5;
            final List<Integer> actual = new ArrayList<>();
            int after = HeapGraph.NONE;
            ObjectsOfClass page;
            do {
                page = ObjectsOfClass.page(retention, classes, after, limit, Progress.NONE, CancelSignal.NEVER);
                assertThat(page.objects()).isEqualTo(expected.size());
                assertThat(page.shallowSize()).isEqualTo(expected.stream().mapToLong(graph::size).sum());
                for (final ObjectsOfClass.Row row : page.rows()) {
                    actual.add(row.object());
                    after = row.object();
                    assertThat(row).isEqualTo(new ObjectsOfClass.Row(after, graph.size(after),
                            retention.retainedSize(after), retention.isReachable(after)));
                }
                assertThat(page.rows()).hasSizeLessThanOrEqualTo(limit);
            } while (!page.isLast());
            assertThat(actual).as("%s", graph).isEqualTo(expected);
        });
    }

    private static long count(final RandomGraph graph, final IntPredicate test) {
        return IntStream.range(0, graph.edges().length).filter(test).count();
    }

    private static long size(final RandomGraph graph, final IntPredicate test) {
        return IntStream.range(0, graph.edges().length).filter(test).mapToLong(graph::size).sum();
    }

    @Test
    void namesOfClassesTakeStarsAndSubclasses() {
        final ClassTable classes = new ClassTable(List.of(type(0, "a.Base", HeapGraph.NONE), type(1, "a.Derived", 0),
                type(2, "b.Deeper", 1), type(3, "a.Base", HeapGraph.NONE), type(4, "b.Loop", 5), type(5, "c.Loop", 4)));
        assertThat(ids(classes, "a.Base", false)).containsExactly(0, 3);
        assertThat(ids(classes, "a.Base", true)).containsExactly(0, 1, 2, 3);
        assertThat(ids(classes, "a.Derived", true)).containsExactly(1, 2);
        assertThat(ids(classes, "nowhere", true)).isEmpty();
        assertThat(ids(classes, "a.*", false)).containsExactly(0, 1, 3);
        assertThat(ids(classes, "*Loop", true)).containsExactly(4, 5);
        assertThat(ids(classes, "*.D*e*r*", false)).containsExactly(1, 2);
        assertThat(ids(classes, "*", false)).hasSize(6);
        assertThat(ids(classes, "a.Base*Base", false)).as("parts do not overlap").isEmpty();
        assertThat(ids(classes, "a.Base*", false)).containsExactly(0, 3);
    }

    private static int[] ids(final ClassTable classes, final String name, final boolean subclasses) {
        return ObjectSelection.named(classes, name, subclasses).classIds().stream().toArray();
    }

    private static ClassInfo type(final int id, final String name, final int superclass) {
        return new ClassInfo(id, name, ClassInfo.Kind.INSTANCE, HeapGraph.NONE, superclass, HeapGraph.NONE, null,
                List.of(), List.of(), 16, ReferenceStrength.STRONG);
    }
}
