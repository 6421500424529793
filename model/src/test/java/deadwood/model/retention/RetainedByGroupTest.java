package deadwood.model.retention;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.GraphFixture;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Trees that are wide enough for their subtrees to be handed over to other threads, which those of {@link RandomGraph} are not. */
class RetainedByGroupTest {

    private static final int CLASSES = 5;
    /** Class 4 is in no group, and classes share groups as those of one name do. */
    private static final int[][] GROUPS = {{0, 5}, {1, 5}, {2}, {3, 6}, {}};
    private static final int GROUP_COUNT = 7;

    /** Parents of the nodes but the first: some spine, the rest below a few nodes of it. */
    private static int[] parents(final Random random) {
        final int count = 500 + random.nextInt(20_000);
        final int spine = 1 + random.nextInt(30);
        final int[] wide = random.ints(1 + random.nextInt(3), 0, spine).toArray();
        final int[] parents = new int[count];
        for (int node = 1; node < count; node++) {
            if (node < spine) {
                parents[node] = node - 1;
            } else if (random.nextInt(3) > 0) {
                parents[node] = wide[random.nextInt(wide.length)];
            } else {
                parents[node] = random.nextInt(node);
            }
        }
        return parents;
    }

    @Test
    void addsUpWhatHasNoAncestorOfItsGroup() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            final Random random = new Random(seed);
            final int[] parents = parents(random);
            final int[] classes = random.ints(parents.length, 0, CLASSES).toArray();
            try (HeapGraph heap = heap(parents, classes)) {
                final Retention retention = RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
                final long[] sums = RetainedByGroup.of(retention, GROUPS, GROUP_COUNT,
                        Progress.NONE.begin("test", parents.length, Progress.Unit.OBJECTS), CancelSignal.NEVER);
                assertThat(sums).as("seed %d", seed).isEqualTo(expected(parents, classes));
            }
        }
    }

    private static HeapGraph heap(final int[] parents, final int[] classes) throws IOException {
        final List<List<Integer>> children = new ArrayList<>();
        for (final int _ : parents) {
            children.add(new ArrayList<>());
        }
        for (int node = 1; node < parents.length; node++) {
            children.get(parents[node]).add(node);
        }
        final GraphFixture fixture = GraphFixture.of(children.stream()
                .map(row -> row.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new), 0);
        for (int type = 1; type < CLASSES; type++) {
            fixture.type("T" + type, size(type));
        }
        IntStream.range(0, classes.length).forEach(node -> fixture.classOf(node, classes[node]));
        return fixture.build();
    }

    private static int size(final int type) {
        return 16 + 8 * type;
    }

    private static long[] expected(final int[] parents, final int[] classes) {
        final long[] retained = Arrays.stream(classes).mapToLong(RetainedByGroupTest::size).toArray();
        for (int node = parents.length - 1; node > 0; node--) {
            retained[parents[node]] += retained[node];
        }
        final long[] sums = new long[GROUP_COUNT];
        for (int node = 0; node < parents.length; node++) {
            for (final int group : GROUPS[classes[node]]) {
                boolean below = false;
                for (int at = node; at != 0 && !below; at = parents[at]) {
                    below = isOf(classes[parents[at]], group);
                }
                sums[group] += below ? 0 : retained[node];
            }
        }
        return sums;
    }

    private static boolean isOf(final int type, final int group) {
        return Arrays.stream(GROUPS[type]).anyMatch(each -> each == group);
    }
}
