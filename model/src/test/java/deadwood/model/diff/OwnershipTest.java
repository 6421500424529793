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
import java.io.UncheckedIOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Held against climbing from every object to the root, on random graphs. */
class OwnershipTest {

    private static final int GROUPS = 4;

    private Random random = new Random(0);
    private HeapGraph heap = build(0);
    private Retention retention = analysed(heap);
    /** By object the groups of the markers on it, as bits. */
    private int[] groups = new int[0];
    private boolean[] explained = new boolean[GROUPS];

    private static HeapGraph build(final long seed) {
        try {
            return RandomGraph.of(seed).fixture().build();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Retention analysed(final HeapGraph heap) {
        try {
            return RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyByteBelongsToTheNearestMarkerAbove() throws IOException {
        for (int seed = 0; seed < 500; seed++) {
            random = new Random(seed);
            heap = build(seed);
            retention = analysed(heap);
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
            for (int group = 0; group < GROUPS; group++) {
                if (random.nextInt(8) == 0 && retention.isReachable(object)) {
                    groups[object] |= 1 << group;
                    marks.mark(object, group);
                }
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
            for (int group = 0; group < GROUPS; group++) {
                if (explained[group] && (groups[at] & 1 << group) != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isBelow(final int object, final int group) {
        for (int at = object; at >= 0; at = retention.idom(at)) {
            if ((groups[at] & 1 << group) != 0) {
                return true;
            }
        }
        return false;
    }
}
