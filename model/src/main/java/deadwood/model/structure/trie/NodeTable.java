package deadwood.model.structure.trie;

import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import java.io.IOException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of one family with what was read of them, in columns by the dense number of the node.
 */
final class NodeTable {

    final NodeSet members;
    /** Id of each node. */
    final IntColumn objects;
    /** Where the children of each node end in {@link #children}; they begin where those of the node before end. */
    final IntColumn childEnds;
    /** Child slots in arrays and maps. */
    final IntColumn slots;
    /** Of these, those with nothing in them. */
    final IntColumn emptySlots;
    /** Payload bits: what is there, flags that are set. */
    final IntColumn payloads;
    /** Elements of child arrays that are no nodes. */
    final IntColumn strangers;
    /** Target of each link, by number of the link, or {@link NodeSet#NONE}. */
    final IntColumn[] links;
    /** Arrays, maps and what they are made of, that lead from node to node. */
    final BitSet connectors;
    /** Some of the arrays among them. */
    final ArraySamples samples;
    private final ColumnStore.GrowingIntColumn growing;
    private final ColumnStore.@Nullable GrowingIntColumn growingEdges;
    private IntColumn children;
    private @Nullable IntColumn edges;
    private int size;
    private boolean hasStrangers;

    NodeTable(final NodeSet members, final FamilyPlan plan, final ColumnStore store, final long maximumChildren,
            final BitSet connectors, final ArraySamples samples) throws IOException {
        this.members = members;
        this.connectors = connectors;
        this.samples = samples;
        final int count = members.size();
        this.objects = store.ints("node objects", count);
        this.childEnds = store.ints("node child ends", count);
        this.slots = store.ints("node slots", count);
        this.emptySlots = store.ints("node empty slots", count);
        this.payloads = store.ints("node payloads", count);
        this.strangers = store.ints("node strangers", count);
        this.links = new IntColumn[plan.linkCount()];
        for (int link = 0; link < links.length; link++) {
            links[link] = store.ints("node links " + link, count);
            links[link].fill(NodeSet.NONE);
        }
        this.growing = store.growingInts("node children", maximumChildren);
        this.growingEdges = plan.hasEdges() ? store.growingInts("node edges", maximumChildren) : null;
        this.children = store.ints("no node children", 0);
    }

    /** Adds the next node in the order of ids, with its children. @return its number */
    int add(final int object, final int[] childNodes, final int[] edgesToThem, final int childCount)
            throws IOException {
        final int node = size++;
        objects.set(node, object);
        growing.append(childNodes, 0, childCount);
        if (growingEdges != null) {
            growingEdges.append(edgesToThem, 0, childCount);
        }
        childEnds.set(node, (int) growing.size());
        return node;
    }

    /** Ends the filling. */
    void seal() throws IOException {
        children = growing.seal();
        edges = growingEdges == null ? null : growingEdges.seal();
    }

    int size() {
        return size;
    }

    /** Says how many elements of a node's arrays are no nodes. */
    void setStrangers(final int node, final int count) {
        strangers.set(node, count);
        hasStrangers |= count > 0;
    }

    /** Whether there are elements of child arrays that are no nodes. */
    boolean hasStrangers() {
        return hasStrangers;
    }

    long firstChild(final int node) {
        return node == 0 ? 0 : childEnds.getUnsigned(node - 1L);
    }

    long childEnd(final int node) {
        return childEnds.getUnsigned(node);
    }

    /** The node at a position between {@link #firstChild} and {@link #childEnd}. */
    int child(final long position) {
        return children.get(position);
    }

    /** The edge that leads to the child at a position, or {@link deadwood.model.heap.HeapGraph#NONE}. */
    int edge(final long position) {
        return edges == null ? NodeSet.NONE : edges.get(position);
    }

    long childCount() {
        return children.size();
    }
}
