package deadwood.model.retention;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.store.CancelSignal;
import deadwood.model.store.IntColumn;
import deadwood.model.store.LongColumn;
import deadwood.model.store.NativeColumnStore;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SemiNcaTest {

    private static final int WIDTH = 2000;

    @Test
    void jumpsFromTheVeryFirstStepToTheSameDominators() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            final Random random = new Random(seed);
            try (NativeColumnStore store = new NativeColumnStore()) {
                final int size = 2 + random.nextInt(200);
                final int deep = 1 + random.nextInt(20);
                final IntColumn walked = store.ints("walked", size + 1L);
                for (int node = 1; node <= size; node++) {
                    walked.set(node, Math.max(0, node - 1 - random.nextInt(deep)));
                }
                final IntColumn jumped = store.ints("jumped", size + 1L);
                jumped.set(0, walked.segment().toArray(java.lang.foreign.ValueLayout.JAVA_INT), 0, size + 1);
                final IntColumn edges = edges(store, size, random);
                SemiNca.run(new DepthFirstTree(walked, walked, walked, size), edges, SemiNca.Room.in(store, size),
                        _ -> {},
                        CancelSignal.NEVER, Long.MAX_VALUE);
                SemiNca.run(new DepthFirstTree(jumped, jumped, jumped, size), edges, SemiNca.Room.in(store, size),
                        _ -> {},
                        CancelSignal.NEVER, -1);
                for (int node = 1; node <= size; node++) {
                    assertThat(jumped.get(node)).as("seed %d, node %d", seed, node).isEqualTo(walked.get(node));
                }
            }
        }
    }

    /** Edges that a depth-first traversal can leave: back to an ancestor, or from a larger number to a smaller. */
    private static IntColumn edges(final NativeColumnStore store, final int size,
            final Random random) throws IOException {
        final int count = random.nextInt(3 * size);
        final int[][] pairs = new int[count][];
        for (int i = 0; i < count; i++) {
            final int source = 2 + random.nextInt(size - 1);
            final int target = 1 + random.nextInt(source - 1);
            pairs[i] = new int[]{target, source};
        }
        java.util.Arrays.sort(pairs, java.util.Comparator.comparingInt(pair -> pair[0]));
        final IntColumn edges = store.ints("edges", 2L * count);
        for (int i = 0; i < count; i++) {
            edges.set(2L * i, pairs[i][0]);
            edges.set(2L * i + 1, pairs[i][1]);
        }
        return edges;
    }

    @Test
    void findsAncestorsByJumping() throws IOException {
        for (int seed = 0; seed < 100; seed++) {
            final Random random = new Random(seed);
            try (NativeColumnStore store = new NativeColumnStore()) {
                final IntColumn parents = store.ints("parents", WIDTH + 1L);
                final LongColumn room = store.longs("room", WIDTH + 1L);
                room.fill(-1);
                final JumpPointers pointers = new JumpPointers(parents, room);
                final int deep = 1 + random.nextInt(5);
                for (int node = 1; node <= WIDTH; node++) {
                    parents.set(node, Math.max(0, node - 1 - random.nextInt(deep)));
                    pointers.add(node);
                    final int limit = random.nextInt(node + 1);
                    int expected = node;
                    while (expected > limit) {
                        expected = parents.get(expected);
                    }
                    assertThat(pointers.nearestNotBelow(node, limit)).isEqualTo(expected);
                }
            }
        }
    }
}
