package deadwood.model.diff;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.RandomGraph;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.NativeColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Held against climbing from every object to the root, on random graphs. */
class OwnershipTest {

    private static final int GROUPS = 4;

    private Random random = new Random(0);
    private HeapGraph heap = new RandomGraphHeap(0).heap();
    private Retention retention = new RandomGraphHeap(0).retention();
    /** By object the group of the marker on it, −1 without. */
    private int[] groups = new int[0];
    private boolean[] explained = new boolean[GROUPS];

    private record RandomGraphHeap(HeapGraph heap, Retention retention) {

        RandomGraphHeap(final long seed) {
            this(build(seed));
        }

        private RandomGraphHeap(final HeapGraph heap) {
            this(heap, analysed(heap));
        }

        private static HeapGraph build(final long seed) {
            try {
                return RandomGraph.of(seed).fixture().build();
            } catch (final IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private static Retention analysed(final HeapGraph heap) {
            try {
                return RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
            } catch (final IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Test
    void everyByteBelongsToTheNearestMarkerAbove() throws IOException {
        for (int seed = 0; seed < 500; seed++) {
            random = new Random(seed);
            final RandomGraphHeap graph = new RandomGraphHeap(seed);
            heap = graph.heap();
            retention = graph.retention();
            explained = new boolean[GROUPS];
            try (NativeColumnStore scratch = new NativeColumnStore()) {
                final Ownership ownership = Ownership.divide(retention, marks(), scratch, CancelSignal.NEVER);
                check(ownership, seed);
                for (int round = 0; round < 2; round++) {
                    final int group = random.nextInt(GROUPS);
                    explained[group] = true;
                    ownership.explain(group);
                    check(ownership, seed);
                }
            }
        }
    }

    private Ownership.Marks marks() {
        final Ownership.Marks marks = new Ownership.Marks();
        groups = new int[heap.objectCount()];
        for (int object = 0; object < groups.length; object++) {
            groups[object] = random.nextInt(3) == 0 && retention.isReachable(object) ? random.nextInt(GROUPS) : -1;
            if (groups[object] >= 0) {
                marks.mark(object, groups[object]);
            }
        }
        return marks;
    }

    private void check(final Ownership ownership, final int seed) {
        for (int group = 0; group < GROUPS; group++) {
            assertThat(ownership.unexplainedBytes(group)).as("seed %d, group %d", seed, group)
                    .isEqualTo(unexplainedBytes(group));
        }
        final long[] byClass = new long[heap.classes().size()];
        for (int object = 0; object < groups.length; object++) {
            if (retention.isReachable(object) && !isExplained(object)) {
                byClass[heap.classIdOf(object)] += heap.shallowSize(object);
            }
        }
        assertThat(ownership.unexplainedByClass(CancelSignal.NEVER).bytes()).as("seed %d", seed).isEqualTo(byClass);
    }

    private long unexplainedBytes(final int group) {
        long sum = 0;
        for (int object = 0; object < groups.length; object++) {
            if (retention.isReachable(object) && !isExplained(object) && isBelow(object, group)) {
                sum += heap.shallowSize(object);
            }
        }
        return sum;
    }

    private boolean isExplained(final int object) {
        for (int at = object; at >= 0; at = retention.idom(at)) {
            if (groups[at] >= 0 && explained[groups[at]]) {
                return true;
            }
        }
        return false;
    }

    private boolean isBelow(final int object, final int group) {
        for (int at = object; at >= 0; at = retention.idom(at)) {
            if (groups[at] == group) {
                return true;
            }
        }
        return false;
    }
}
