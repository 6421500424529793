package deadwood.model.structure.trie;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.structure.catalog.BoundNode;
import deadwood.model.structure.catalog.HeapCatalog;
import java.util.Arrays;
import java.util.BitSet;

/** Counts what is in a trie once its values are known. */
final class TrieMeasurement {

    private final HeapGraph heap;
    private final Retention retention;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final FamilyPlan plan;
    private final NodeTable table;
    private final TrieWalk walk;
    private final int valueBits;
    /** Positions of the walk whose subtree holds an entry. */
    private final BitSet live = new BitSet();
    private int[] deadRoots = new int[16];
    private int deadRootCount;

    TrieMeasurement(final HeapGraph heap, final Retention retention, final HeapCatalog catalog,
            final FieldReader reader, final FamilyPlan plan, final NodeTable table, final TrieWalk walk,
            final int valueBits) {
        this.heap = heap;
        this.retention = retention;
        this.catalog = catalog;
        this.reader = reader;
        this.plan = plan;
        this.table = table;
        this.walk = walk;
        this.valueBits = valueBits;
    }

    FoundTrie of(final int root) {
        final int count = walk.walk(root);
        long entries = 0;
        live.clear();
        for (int position = count - 1; position >= 0; position--) {
            final int held = entriesOf(walk.node(position));
            entries += held;
            if (held > 0) {
                live.set(position);
            }
            if (live.get(position) && position > 0) {
                live.set(walk.parent(position));
            }
        }
        // The root stays whatever happens: it is the trie.
        live.set(0);
        return count(root, count, entries);
    }

    private FoundTrie count(final int root, final int count, final long entries) {
        long interior = 0;
        long slots = 0;
        long emptySlots = 0;
        long emptySlotsAlive = 0;
        long deadBytes = 0;
        deadRootCount = 0;
        for (int position = 0; position < count; position++) {
            final int node = walk.node(position);
            interior += walk.childrenOf(node) > 0 ? 1 : 0;
            slots += walk.slotsOf(node);
            final long empty = walk.emptySlotsOf(node);
            emptySlots += empty;
            if (live.get(position)) {
                emptySlotsAlive += empty;
            } else if (live.get(walk.parent(position))) {
                addDeadRoot(table.objects.get(node));
                deadBytes += freedBytes(table.objects.get(node));
            }
        }
        return new FoundTrie(table.objects.get(root), count, interior, count - interior, count - live.cardinality(),
                deadBytes, walk.maxDepth(), entries, slots, emptySlots, emptySlotsAlive,
                Arrays.copyOf(deadRoots, deadRootCount));
    }

    private int entriesOf(final int node) {
        return ((table.payloads.get(node) & valueBits) == 0 ? 0 : 1) + table.strangers.get(node);
    }

    private void addDeadRoot(final int object) {
        if (deadRootCount == deadRoots.length) {
            deadRoots = Arrays.copyOf(deadRoots, deadRootCount * 2);
        }
        deadRoots[deadRootCount++] = object;
    }

    /** What the node retains, its edge, and the entry of a map that holds it with all that is needed for that entry alone. */
    private long freedBytes(final int object) {
        final int holder = retention.idom(object);
        final int edge = holder >= 0 && plan.edgeClasses.get(heap.classIdOf(holder)) ? holder : object;
        final long bytes = retention.retainedSize(edge) - followingBytes(edge);
        final int entry = retention.idom(edge);
        if (entry < 0) {
            return bytes;
        }
        final BoundNode node = catalog.node(heap.classIdOf(entry));
        return node != null && node.entry().isEntry() ? bytes + entryBytes(entry, edge) : bytes;
    }

    /** What hangs from an element of a chain only because it is the next. */
    private long followingBytes(final int object) {
        final int offset = plan.nextOf(heap.classIdOf(object));
        if (offset == FamilyPlan.ABSENT) {
            return 0;
        }
        reader.select(object);
        final int next = reader.readReference(offset);
        return next != HeapGraph.NONE && next != object && retention.idom(next) == object
                ? retention.retainedSize(next)
                : 0;
    }

    private long entryBytes(final int entry, final int value) {
        long bytes = heap.shallowSize(entry);
        long position = heap.firstReference(entry);
        boolean last = position == HeapGraph.NONE;
        while (!last) {
            last = heap.isLastAt(position);
            final int target = heap.targetAt(position++);
            if (target != value && catalog.node(heap.classIdOf(target)) == null && retention.idom(target) == entry) {
                bytes += retention.retainedSize(target);
            }
        }
        return bytes;
    }
}
