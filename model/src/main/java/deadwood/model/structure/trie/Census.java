package deadwood.model.structure.trie;

import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import java.util.BitSet;

/** What all tries of a family amount to, before it is decided whether they are tries. */
final class Census {

    /** Nodes shared by many versions of a trie are walked once for each, but not more often than this on the average. */
    private static final long MAXIMUM_VISITS = 16;

    /** Nodes that are no child: where the tries begin. */
    final BitSet roots = new BitSet();
    /** Whether the walk was given up because too many tries share their nodes. */
    boolean gaveUp;
    long visits;
    long repeated;
    /** Nodes that some root leads to. */
    final BitSet reached = new BitSet();
    /** Nodes of inner classes, reached or not. */
    long innerNodes;
    int maxDepth;
    /** Nodes with two children or more. */
    long branching;
    /** Nodes with children that have an empty slot, too. */
    long interiorWithEmptySlot;
    /** Nodes with children. */
    long interior;
    /** Nodes that are in an array or map and have an array or map with nodes themselves. */
    long nested;
    int largestRoot;
    private int largest;

    /** By payload bit, of the nodes below the roots: those that have the field, and of these with children. */
    final long[] having = new long[Integer.SIZE];
    final long[] havingWithChildren = new long[Integer.SIZE];
    /** By payload bit: those in which it is there or set, and of these with children. */
    final long[] present = new long[Integer.SIZE];
    final long[] presentWithChildren = new long[Integer.SIZE];
    /** Classes of nodes with children. */
    final BitSet interiorClasses = new BitSet();

    static Census of(final HeapGraph heap, final FamilyPlan plan, final NodeTable table, final Links links,
            final TrieWalk walk, final CancelSignal cancel) {
        final Census census = new Census();
        census.nested = nested(table);
        for (int node = 0; node < table.size(); node++) {
            if (plan.innerClasses.get(heap.classIdOf(table.objects.get(node)))) {
                census.innerNodes++;
                if (!links.childNodes.get(node)) {
                    census.roots.set(node);
                }
            }
        }
        for (int root = census.roots.nextSetBit(0); root >= 0; root = census.roots.nextSetBit(root + 1)) {
            cancel.check();
            if (census.visits > MAXIMUM_VISITS * table.size()) {
                census.gaveUp = true;
                break;
            }
            census.add(heap, plan, table, walk, root);
        }
        return census;
    }

    private static long nested(final NodeTable table) {
        long nested = 0;
        for (long position = 0; position < table.childCount(); position++) {
            final int child = table.child(position);
            nested += table.firstChild(child) < table.childEnd(child) ? 1 : 0;
        }
        return nested;
    }

    private void add(final HeapGraph heap, final FamilyPlan plan, final NodeTable table, final TrieWalk walk,
            final int root) {
        final int count = walk.walk(root);
        visits += count;
        repeated += walk.repeated();
        maxDepth = Math.max(maxDepth, walk.maxDepth());
        if (count > largest) {
            largest = count;
            largestRoot = root;
        }
        for (int position = 0; position < count; position++) {
            final int node = walk.node(position);
            if (!reached.get(node)) {
                reached.set(node);
                final int classId = heap.classIdOf(table.objects.get(node));
                final int children = walk.childrenOf(node);
                addShape(walk, node, children, classId);
                if (position > 0) {
                    addPayload(plan.payloadsOf(classId), table.payloads.get(node), children > 0);
                }
            }
        }
    }

    private void addShape(final TrieWalk walk, final int node, final int children, final int classId) {
        if (children > 0) {
            interior++;
            interiorClasses.set(classId);
            branching += children > 1 ? 1 : 0;
            interiorWithEmptySlot += walk.emptySlotsOf(node) > 0 ? 1 : 0;
        }
    }

    private void addPayload(final int has, final int is, final boolean withChildren) {
        for (int bits = has; bits != 0; bits &= bits - 1) {
            final int bit = Integer.numberOfTrailingZeros(bits);
            final int there = is >>> bit & 1;
            having[bit]++;
            present[bit] += there;
            if (withChildren) {
                havingWithChildren[bit]++;
                presentWithChildren[bit] += there;
            }
        }
    }

    long nodes() {
        return reached.cardinality();
    }
}
