package deadwood.model.structure.detail;

import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.structure.measure.WalkedNodes;
import deadwood.model.structure.trie.TrieDetail;
import deadwood.model.structure.trie.TrieDetail.DeadSubtree;
import deadwood.model.structure.trie.TrieDetail.FanOut;
import deadwood.model.structure.trie.TrieDetail.Level;
import deadwood.model.structure.trie.TrieDetail.NodeClass;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * The nodes of a trie, vector or search tree.
 *
 * @param levels what there is level by level, nodes by fan-out and class, dead subtrees
 * @param boxes what is drawn
 * @param sharedNodes nodes that something outside leads to as well: another version, say
 * @param sharedBytes their shallow sizes
 * @param ownEntries entries that stand in no node but in the collection itself
 */
public record NodePicture(TrieDetail levels, NodeBoxes boxes, long sharedNodes, long sharedBytes, long ownEntries) {

    /** Dead subtrees that are named. */
    public static final int NAMED_SUBTREES = 100;

    /** A picture of nodes that the catalog knows. */
    static NodePicture of(final HeapGraph heap, final Retention retention, final int object, final WalkedNodes nodes,
            final long ownEntries) {
        return of(heap, retention, object, nodes, ownEntries, levels(heap, retention, nodes));
    }

    /** A picture of nodes of which the levels are known. */
    static NodePicture of(final HeapGraph heap, final Retention retention, final int object, final WalkedNodes nodes,
            final long ownEntries, final TrieDetail levels) {
        long shared = 0;
        long bytes = 0;
        final BitSet own = new BitSet();
        own.set(object);
        for (int position = 0; position < nodes.count(); position++) {
            final int node = nodes.node(position);
            if (node == object || isBelow(own, node, retention)) {
                own.set(node);
            } else {
                shared++;
                bytes += heap.shallowSize(node);
            }
        }
        return new NodePicture(levels, NodeBoxes.of(nodes, heap, retention), shared, bytes, ownEntries);
    }

    /** Arrays, maps and their entries stand between nodes. */
    private static boolean isBelow(final BitSet own, final int node, final Retention retention) {
        int at = retention.idom(node);
        for (int steps = 0; at >= 0 && steps < 8; steps++) {
            if (own.get(at)) {
                return true;
            }
            at = retention.idom(at);
        }
        return false;
    }

    private static TrieDetail levels(final HeapGraph heap, final Retention retention, final WalkedNodes nodes) {
        final List<Level> levels = new ArrayList<>();
        final Map<Integer, Long> fanOuts = new TreeMap<>();
        final Map<Integer, NodeClass> classes = new TreeMap<>();
        int from = 0;
        while (from < nodes.count()) {
            final int depth = nodes.depth(from);
            int to = from;
            Level level = new Level(depth, 0, 0, 0, 0, 0, 0);
            for (; to < nodes.count() && nodes.depth(to) == depth; to++) {
                level = new Level(depth, level.nodes() + 1, level.deadNodes() + (nodes.isLive(to) ? 0 : 1),
                        level.interior() + (nodes.children(to) > 0 ? 1 : 0), level.entries() + nodes.entries(to),
                        level.slots() + nodes.slots(to), level.emptySlots() + nodes.emptySlots(to));
                fanOuts.merge(nodes.children(to) + nodes.entries(to), 1L, Long::sum);
                final int type = heap.classIdOf(nodes.node(to));
                classes.merge(type,
                        new NodeClass(type, 1, nodes.isLive(to) ? 0 : 1, heap.shallowSize(nodes.node(to))),
                        (one, other) -> new NodeClass(type, one.nodes() + other.nodes(),
                                one.deadNodes() + other.deadNodes(), one.shallowBytes() + other.shallowBytes()));
            }
            levels.add(level);
            from = to;
        }
        final List<DeadSubtree> dead = new ArrayList<>();
        final long count = deadSubtrees(retention, nodes, dead);
        return new TrieDetail(levels,
                fanOuts.entrySet().stream().map(entry -> new FanOut(entry.getKey(), entry.getValue())).toList(),
                classes.values().stream().sorted(Comparator.comparingLong(NodeClass::nodes).reversed()).toList(),
                dead, count);
    }

    private static long deadSubtrees(final Retention retention, final WalkedNodes nodes,
            final List<DeadSubtree> largest) {
        final long[] sizes = new long[nodes.count()];
        final PriorityQueue<DeadSubtree> queue = new PriorityQueue<>(Comparator.comparingLong(DeadSubtree::bytes)
                .thenComparing(Comparator.comparingInt(DeadSubtree::root).reversed()));
        long count = 0;
        for (int position = nodes.count() - 1; position >= 0; position--) {
            if (nodes.isLive(position)) {
                continue;
            }
            sizes[position]++;
            final int parent = nodes.parent(position);
            if (!nodes.isLive(parent)) {
                sizes[parent] += sizes[position];
                continue;
            }
            count++;
            queue.add(new DeadSubtree(nodes.node(position), nodes.depth(position), sizes[position],
                    retention.retainedSize(nodes.node(position))));
            if (queue.size() > NAMED_SUBTREES) {
                queue.remove();
            }
        }
        largest.addAll(queue);
        largest.sort(queue.comparator().reversed());
        return count;
    }
}
