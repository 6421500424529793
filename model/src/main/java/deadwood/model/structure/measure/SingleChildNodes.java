package deadwood.model.structure.measure;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.BoundNode;
import deadwood.model.structure.catalog.HeapCatalog;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Adds up the nodes of tries of the catalog that have one child and no entry. Nodes that several tries share count once. For one thread.
 */
public final class SingleChildNodes {

    private static final int CHECK_EVERY = 1 << 14;

    private final HeapGraph heap;
    private final Retention retention;
    private final HeapCatalog catalog;
    private final CancelSignal cancel;
    private final Expansion expansion;
    private final BitSet seen = new BitSet();
    private final Reading reading = new Reading();
    private int[] stack = new int[64];
    private int depth;
    private long bytes;

    /** @param reader used, not closed */
    public SingleChildNodes(final HeapGraph heap, final Retention retention, final HeapCatalog catalog,
            final FieldReader reader, final CancelSignal cancel) {
        this.heap = heap;
        this.retention = retention;
        this.catalog = catalog;
        this.cancel = cancel;
        this.expansion = new Expansion(heap, catalog, reader);
    }

    /** Their shallow sizes with those of the arrays that belong to such a node alone, in bytes. */
    public long bytes() {
        return bytes;
    }

    /** Adds those of one trie. */
    public void add(final int trie, final BoundCollection collection) {
        if (catalog.isTrieNode(heap.classIdOf(trie))) {
            reading.node(trie);
        } else {
            expansion.ofParts(trie, collection.inside(), reading);
        }
        int steps = 0;
        while (depth > 0) {
            if (++steps % CHECK_EVERY == 0) {
                cancel.check();
            }
            final int node = stack[--depth];
            final BoundNode bound = catalog.node(heap.classIdOf(node));
            if (bound != null && !seen.get(node)) {
                seen.set(node);
                reading.children = 0;
                reading.entries = 0;
                expansion.ofNode(node, bound, reading);
                if (bound.entry().canBranch() && reading.children == 1 && reading.entries == 0) {
                    bytes += heap.shallowSize(node) + arrays(node);
                }
            }
        }
    }

    private long arrays(final int node) {
        final long[] sum = new long[1];
        heap.forEachTarget(node, target -> {
            if (heap.classOf(target).isArray() && retention.idom(target) == node) {
                sum[0] += heap.shallowSize(target);
            }
        });
        return sum[0];
    }

    private final class Reading implements Expansion.Sink {

        private int children;
        private int entries;

        @Override
        public void node(final int object) {
            children++;
            if (depth == stack.length) {
                stack = Arrays.copyOf(stack, depth * 2);
            }
            stack[depth++] = object;
        }

        @Override
        public void entry(final int key, final int keyIndex, final int value, final int valueIndex) {
            entries++;
        }

        @Override
        public void slots(final long all, final long empty, final long slack) {
            // the slots of a node with one child are in its array
        }

        @Override
        public void stale(final int object) {
            // no node of the trie any more
        }
    }
}
