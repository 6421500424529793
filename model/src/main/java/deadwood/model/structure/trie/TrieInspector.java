package deadwood.model.structure.trie;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.measure.WalkedNodes;
import deadwood.model.structure.trie.TrieDetail.DeadSubtree;
import deadwood.model.structure.trie.TrieDetail.FanOut;
import deadwood.model.structure.trie.TrieDetail.Level;
import deadwood.model.structure.trie.TrieDetail.NodeClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Walks single tries of a family that was found, when somebody wants to see them. For one thread. */
public final class TrieInspector {

    private static final int CHECK_EVERY = 1 << 12;

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final TrieFamily family;
    private final CancelSignal cancel;
    private final BitSet visited = new BitSet();
    /** The nodes, parents before children. */
    private int[] nodes = new int[64];
    private int[] parents = new int[64];
    private int[] depths = new int[64];
    private int[] entries = new int[64];
    private int[] children = new int[64];
    private int[] slots = new int[64];
    private int[] emptySlots = new int[64];
    private int count;

    public TrieInspector(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader,
            final TrieFamily family, final CancelSignal cancel) {
        this.heap = heap;
        this.catalog = catalog;
        this.reader = reader;
        this.family = family;
        this.cancel = cancel;
    }

    /** How many nodes some tries of the family have, those that they share counted once. */
    public long distinctNodes(final int... roots) {
        visited.clear();
        count = 0;
        for (final int root : roots) {
            walk(root);
        }
        return count;
    }

    /**
     * What a picture of one trie shows.
     *
     * @param root id of its root node
     * @param maximumSubtrees dead subtrees to name at the most
     */
    public TrieDetail detail(final Retention retention, final int root, final int maximumSubtrees) {
        visited.clear();
        count = 0;
        walk(root);
        final Liveness liveness = new Liveness();
        liveness.of(count, position -> entries[position], position -> parents[position]);
        final FreedBytes freed = new FreedBytes(heap, retention, catalog, reader, family.plan());
        final long[] subtree = deadSubtreeSizes(liveness);
        final PriorityQueue<DeadSubtree> largest = new PriorityQueue<>(
                Comparator.comparingLong(DeadSubtree::bytes)
                        .thenComparing(Comparator.comparingInt(DeadSubtree::root).reversed()));
        long total = 0;
        for (int position = 1; position < count; position++) {
            if (!liveness.isLive(position) && liveness.isLive(parents[position])) {
                total++;
                largest.add(new DeadSubtree(nodes[position], depths[position], subtree[position],
                        freed.of(nodes[position])));
                if (largest.size() > maximumSubtrees) {
                    largest.remove();
                }
            }
        }
        final List<DeadSubtree> sorted = new ArrayList<>(largest);
        sorted.sort(largest.comparator().reversed());
        return new TrieDetail(levels(liveness), fanOuts(), classes(liveness), sorted, total);
    }

    /**
     * Nodes that have one child and no entry, though something lives below them.
     *
     * @param nodes how many there are
     * @param chains runs of these, each the child of the one before
     * @param interior nodes with children below which something lives
     * @param bytes shallow sizes of the {@code nodes}, and of the arrays that belong to one of them alone: what leading their parents straight
     *        to their children would free
     */
    public record SingleChildren(long nodes, long chains, long interior, long bytes) {}

    /**
     * The nodes with a single child of some tries; those that they share count once.
     *
     * @param roots ids of root nodes
     */
    public SingleChildren singleChildren(final Retention retention, final int... roots) {
        distinctNodes(roots);
        final Liveness liveness = new Liveness();
        liveness.of(count, position -> entries[position], position -> parents[position]);
        final BitSet single = new BitSet();
        long chains = 0;
        long interior = 0;
        long bytes = 0;
        for (int position = 0; position < count; position++) {
            if (liveness.isLive(position) && children[position] > 0) {
                interior++;
                if (children[position] == 1 && entries[position] == 0) {
                    single.set(position);
                    chains += parents[position] < 0 || !single.get(parents[position]) ? 1 : 0;
                    bytes += heap.shallowSize(nodes[position]) + arrayBytes(retention, nodes[position]);
                }
            }
        }
        return new SingleChildren(single.cardinality(), chains, interior, bytes);
    }

    private long arrayBytes(final Retention retention, final int node) {
        final long[] bytes = new long[1];
        heap.forEachTarget(node, target -> {
            if (heap.classOf(target).isArray() && retention.idom(target) == node) {
                bytes[0] += heap.shallowSize(target);
            }
        });
        return bytes[0];
    }

    /** The nodes of the trie that was looked at last. */
    public WalkedNodes walked() {
        final WalkedNodes.Builder walked = new WalkedNodes.Builder();
        for (int position = 0; position < count; position++) {
            walked.add(nodes[position], parents[position] == NodeSet.NONE ? WalkedNodes.NONE : parents[position]);
            walked.hold(position, entries[position], children[position], slots[position], emptySlots[position]);
        }
        return walked.build();
    }

    private long[] deadSubtreeSizes(final Liveness liveness) {
        final long[] sizes = new long[count];
        for (int position = count - 1; position > 0; position--) {
            if (!liveness.isLive(position)) {
                sizes[position]++;
                sizes[parents[position]] += sizes[position];
            }
        }
        return sizes;
    }

    private List<Level> levels(final Liveness liveness) {
        final List<Level> levels = new ArrayList<>();
        int from = 0;
        while (from < count) {
            int to = from;
            long dead = 0;
            long interior = 0;
            long held = 0;
            long places = 0;
            long empty = 0;
            for (; to < count && depths[to] == depths[from]; to++) {
                dead += liveness.isLive(to) ? 0 : 1;
                interior += children[to] > 0 ? 1 : 0;
                held += entries[to];
                places += slots[to];
                empty += emptySlots[to];
            }
            levels.add(new Level(depths[from], to - from, dead, interior, held, places, empty));
            from = to;
        }
        return levels;
    }

    private List<FanOut> fanOuts() {
        final Map<Integer, Long> counts = new TreeMap<>();
        for (int position = 0; position < count; position++) {
            counts.merge(children[position] + entries[position], 1L, Long::sum);
        }
        return counts.entrySet().stream().map(entry -> new FanOut(entry.getKey(), entry.getValue())).toList();
    }

    private List<NodeClass> classes(final Liveness liveness) {
        final Map<Integer, NodeClass> classes = new TreeMap<>();
        for (int position = 0; position < count; position++) {
            classes.merge(heap.classIdOf(nodes[position]),
                    new NodeClass(heap.classIdOf(nodes[position]), 1, liveness.isLive(position) ? 0 : 1,
                            heap.shallowSize(nodes[position])),
                    (one, other) -> new NodeClass(one.classId(), one.nodes() + other.nodes(),
                            one.deadNodes() + other.deadNodes(), one.shallowBytes() + other.shallowBytes()));
        }
        return classes.values().stream().sorted(Comparator.comparingLong(NodeClass::nodes).reversed()).toList();
    }

    private void walk(final int root) {
        // Each reader reads what connects nodes once, so shared arrays belong to the trie that comes first.
        final NodeReader nodeReader = new NodeReader(heap, catalog, reader, family.plan(), cancel);
        int position = count;
        visit(root, NodeSet.NONE);
        for (; position < count; position++) {
            if (position % CHECK_EVERY == 0) {
                cancel.check();
            }
            nodeReader.read(nodes[position]);
            entries[position] = ((nodeReader.payload & family.valueBits()) == 0 ? 0 : 1) + nodeReader.strangers;
            slots[position] = nodeReader.slots;
            emptySlots[position] = nodeReader.emptySlots;
            children[position] = nodeReader.childCount;
            for (int i = 0; i < nodeReader.childCount; i++) {
                visit(nodeReader.children[i], position);
            }
            followLinks(nodeReader, position);
        }
    }

    private void followLinks(final NodeReader nodeReader, final int position) {
        final int own = family.childLinks() & family.plan().linksOf(heap.classIdOf(nodes[position]));
        for (int rest = own; rest != 0; rest &= rest - 1) {
            final int target = nodeReader.links[Integer.numberOfTrailingZeros(rest)];
            slots[position]++;
            if (target == HeapGraph.NONE) {
                emptySlots[position]++;
            } else {
                children[position]++;
                visit(target, position);
            }
        }
    }

    private void visit(final int node, final int parent) {
        if (visited.get(node)) {
            return;
        }
        visited.set(node);
        if (count == nodes.length) {
            final int larger = (int) Math.min(Integer.MAX_VALUE - 8, count * 2L);
            nodes = Arrays.copyOf(nodes, larger);
            parents = Arrays.copyOf(parents, larger);
            depths = Arrays.copyOf(depths, larger);
            entries = Arrays.copyOf(entries, larger);
            children = Arrays.copyOf(children, larger);
            slots = Arrays.copyOf(slots, larger);
            emptySlots = Arrays.copyOf(emptySlots, larger);
        }
        nodes[count] = node;
        parents[count] = parent;
        depths[count] = parent == NodeSet.NONE ? 0 : depths[parent] + 1;
        count++;
    }
}
