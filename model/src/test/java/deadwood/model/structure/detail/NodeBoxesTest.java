package deadwood.model.structure.detail;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.measure.WalkedNodes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Boxes and bars of tries of all sizes: nothing is lost, nothing overlaps, there are never many. */
class NodeBoxesTest {

    /** What holds for the boxes of any trie. */
    static void check(final NodeBoxes boxes) {
        assertThat(boxes.rowStart(0)).isZero();
        assertThat(boxes.rowStart(boxes.levels())).isEqualTo(boxes.size());
        for (int level = 0; level < boxes.levels(); level++) {
            long end = 0;
            for (int box = boxes.rowStart(level); box < boxes.rowStart(level + 1); box++) {
                assertThat(boxes.start(box)).isGreaterThanOrEqualTo(end);
                end = boxes.start(box) + boxes.nodes(box);
                assertThat(end).isLessThanOrEqualTo(boxes.whole());
                assertThat(boxes.deadNodes(box)).isBetween(0L, boxes.nodes(box));
                final int parent = boxes.parent(box);
                assertThat(level == 0).isEqualTo(parent < 0);
                if (parent >= 0) {
                    assertThat(boxes.start(box)).isGreaterThanOrEqualTo(boxes.start(parent));
                    assertThat(end).isLessThan(boxes.start(parent) + boxes.nodes(parent));
                }
            }
        }
        for (int box = 0; box < boxes.size(); box++) {
            checkChildren(boxes, box);
        }
        for (final double width : new double[]{1, 37.5, 800}) {
            checkBars(Icicle.of(boxes, width), width);
        }
    }

    private static void checkChildren(final NodeBoxes boxes, final int parent) {
        long nodes = 0;
        long dead = 0;
        for (int box = parent + 1; box < boxes.size(); box++) {
            if (boxes.parent(box) == parent) {
                nodes += boxes.nodes(box);
                dead += boxes.deadNodes(box);
            }
        }
        if (nodes > 0 || boxes.nodes(parent) > boxes.tops(parent) && !isOnLastLevel(boxes, parent)) {
            assertThat(nodes).isEqualTo(boxes.nodes(parent) - boxes.tops(parent));
            assertThat(dead).isEqualTo(boxes.deadNodes(parent) - boxes.deadTops(parent));
        }
    }

    private static boolean isOnLastLevel(final NodeBoxes boxes, final int box) {
        return box >= boxes.rowStart(boxes.levels() - 1);
    }

    private static void checkBars(final Icicle icicle, final double width) {
        for (int level = 0; level < icicle.levels(); level++) {
            double end = 0;
            long nodes = 0;
            for (final Icicle.Bar bar : icicle.row(level)) {
                assertThat(bar.x()).isGreaterThan(end - 1e-6);
                end = bar.x() + bar.width();
                assertThat(end).isLessThanOrEqualTo(width + 1e-6);
                nodes += icicle.nodes(bar);
                assertThat(icicle.at(level, bar.x() + bar.width() / 2)).isEqualTo(bar);
                assertThat(bar.isMerged() && bar.width() > 3).isFalse();
            }
            final NodeBoxes boxes = icicle.boxes();
            long all = 0;
            for (int box = boxes.rowStart(level); box < boxes.rowStart(level + 1); box++) {
                all += boxes.nodes(box);
            }
            assertThat(nodes).isEqualTo(all);
            assertThat(icicle.at(level, -1)).isNull();
        }
        assertThat(icicle.at(icicle.levels(), 0)).isNull();
    }

    private static NodeBoxes boxes(final Random random, final int count, final int span) throws IOException {
        final MemoryHeap memory = new MemoryHeap();
        memory.type("com.acme.Node");
        final List<MemoryObject> objects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            objects.add(memory.object("com.acme.Node"));
        }
        memory.type("com.acme.Main").statics("ALL", memory.array("java.lang.Object[]", objects.toArray(
                MemoryObject[]::new)));
        final HeapGraph heap = memory.build();
        final WalkedNodes.Builder walked = new WalkedNodes.Builder();
        int parent = 0;
        for (int i = 0; i < count; i++) {
            // Level by level: parents never go back.
            parent = i == 0
                    ? WalkedNodes.NONE
                    : Math.min(i - 1, Math.max(0, parent) + random.nextInt(span) / (span - 1));
            walked.add(objects.get(i).id(), parent);
            walked.hold(i, random.nextInt(8) == 0 ? 1 : 0, 0, 0, 0);
        }
        return NodeBoxes.of(walked.build(), heap,
                RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER));
    }

    @Test
    void losesNothing() throws IOException {
        final Random random = new Random(11);
        for (int i = 0; i < 40; i++) {
            final NodeBoxes boxes = boxes(random, 1 + random.nextInt(i < 30 ? 60 : 6000), 2 + random.nextInt(20));
            check(boxes);
            assertThat(boxes.nodes(0)).isEqualTo(boxes.whole());
        }
    }

    @Test
    void hasNeverManyBoxesSideBySide() throws IOException {
        final NodeBoxes boxes = boxes(new Random(1), 30_000, 400);
        for (int level = 0; level < boxes.levels(); level++) {
            assertThat(boxes.rowStart(level + 1) - boxes.rowStart(level)).isLessThanOrEqualTo(3 * NodeBoxes.RESOLUTION);
        }
        assertThat(boxes.levels()).isLessThanOrEqualTo(NodeBoxes.MAXIMUM_LEVELS);
    }

    @Test
    void knowsTriesWithoutNodes() throws IOException {
        final NodeBoxes none = boxes(new Random(1), 0, 2);
        assertThat(none.levels()).isZero();
        assertThat(Icicle.of(none, 100).levels()).isZero();
    }
}
