package deadwood.model.structure.trie;

import deadwood.model.heap.HeapGraph;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import java.io.IOException;
import java.util.BitSet;

/** Walks the nodes of one trie, level by level; each node is visited once however many lead to it. For one thread. */
final class TrieWalk {

    private final HeapGraph heap;
    private final FamilyPlan plan;
    private final NodeTable table;
    private final int childLinks;
    /** The nodes walked last, parents before children. */
    private final IntColumn order;
    /** Position of the parent of each node in {@link #order}. */
    private final IntColumn parents;
    private final IntColumn depths;
    private final BitSet visited = new BitSet();
    private int count;
    private long repeated;

    TrieWalk(final HeapGraph heap, final FamilyPlan plan, final NodeTable table, final int childLinks,
            final ColumnStore store) throws IOException {
        this.heap = heap;
        this.plan = plan;
        this.table = table;
        this.childLinks = childLinks;
        this.order = store.ints("trie order", table.size());
        this.parents = store.ints("trie parents", table.size());
        this.depths = store.ints("trie depths", table.size());
    }

    /** Walks the trie below a root. @return the number of its nodes */
    int walk(final int root) {
        for (int position = 0; position < count; position++) {
            visited.clear(order.get(position));
        }
        count = 0;
        repeated = 0;
        visit(root, NodeSet.NONE);
        for (int position = 0; position < count; position++) {
            final int node = order.get(position);
            final long end = table.childEnd(node);
            for (long child = table.firstChild(node); child < end; child++) {
                visit(table.child(child), position);
            }
            for (int links = childLinks; links != 0; links &= links - 1) {
                final int target = table.links[Integer.numberOfTrailingZeros(links)].get(node);
                if (target != NodeSet.NONE) {
                    visit(target, position);
                }
            }
        }
        return count;
    }

    private void visit(final int node, final int parent) {
        if (visited.get(node)) {
            repeated++;
            return;
        }
        visited.set(node);
        order.set(count, node);
        parents.set(count, parent);
        depths.set(count, parent == NodeSet.NONE ? 0 : depths.get(parent) + 1);
        count++;
    }

    int count() {
        return count;
    }

    /** How often the walk came to a node that it had visited. */
    long repeated() {
        return repeated;
    }

    int node(final int position) {
        return order.get(position);
    }

    /** Position of the parent, {@link NodeSet#NONE} for the root. */
    int parent(final int position) {
        return parents.get(position);
    }

    int maxDepth() {
        return count == 0 ? 0 : depths.get(count - 1);
    }

    /** The class of a node. */
    int classOf(final int node) {
        return heap.classIdOf(table.objects.get(node));
    }

    /** Number of children, those that the walk came to by another way included. */
    int childrenOf(final int node) {
        int children = (int) (table.childEnd(node) - table.firstChild(node));
        for (int links = childLinks; links != 0; links &= links - 1) {
            children += table.links[Integer.numberOfTrailingZeros(links)].get(node) == NodeSet.NONE ? 0 : 1;
        }
        return children;
    }

    /** Child slots of a node: elements of arrays, buckets of maps, fields. */
    long slotsOf(final int node) {
        return table.slots.get(node) + (long) Integer.bitCount(linkFieldsOf(node));
    }

    /** Child slots of a node with nothing in them. */
    long emptySlotsOf(final int node) {
        long empty = table.emptySlots.get(node);
        for (int links = linkFieldsOf(node); links != 0; links &= links - 1) {
            empty += table.links[Integer.numberOfTrailingZeros(links)].get(node) == NodeSet.NONE ? 1 : 0;
        }
        return empty;
    }

    private int linkFieldsOf(final int node) {
        return childLinks == 0
                ? 0
                : childLinks & plan.linksOf(classOf(node));
    }
}
