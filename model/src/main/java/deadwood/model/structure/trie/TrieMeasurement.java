package deadwood.model.structure.trie;

import java.util.Arrays;
import java.util.BitSet;

/** Counts what is in a trie once its values are known. */
final class TrieMeasurement {

    private final NodeTable table;
    private final TrieWalk walk;
    private final FreedBytes freed;
    private final SilentEntries silent;
    private final int valueBits;
    /** Node classes whose arrays are filled from the beginning. */
    private final BitSet packedClasses;
    private final Liveness liveness = new Liveness();
    /** Positions of nodes with one child and no entry. */
    private final BitSet single = new BitSet();
    private int[] deadRoots = new int[16];
    private int deadRootCount;

    TrieMeasurement(final NodeTable table, final TrieWalk walk, final FreedBytes freed,
            final SilentEntries silent, final int valueBits, final BitSet packedClasses) {
        this.table = table;
        this.walk = walk;
        this.freed = freed;
        this.silent = silent;
        this.valueBits = valueBits;
        this.packedClasses = packedClasses;
    }

    FoundTrie of(final int root) {
        final int count = walk.walk(root);
        liveness.of(count, position -> entriesOf(walk.node(position)), walk::parent);
        long interior = 0;
        long slots = 0;
        long emptySlots = 0;
        long emptySlotsAlive = 0;
        long slack = 0;
        long deadBytes = 0;
        long zeroValues = 0;
        long zeroBytes = 0;
        deadRootCount = 0;
        for (int position = 0; position < count; position++) {
            final int node = walk.node(position);
            interior += walk.childrenOf(node) > 0 ? 1 : 0;
            slots += walk.slotsOf(node);
            final long empty = walk.emptySlotsOf(node);
            emptySlots += empty;
            slack += packedClasses.get(walk.classOf(node)) ? empty : 0;
            if (entriesOf(node) > 0) {
                silent.look(table.objects.get(node), table.payloads.get(node), table.strangers.get(node) > 0);
                zeroValues += silent.count();
                zeroBytes += silent.bytes();
            }
            if (liveness.isLive(position)) {
                emptySlotsAlive += empty;
            } else if (liveness.isLive(walk.parent(position))) {
                addDeadRoot(table.objects.get(node));
                deadBytes += freed.of(table.objects.get(node));
            }
        }
        final long chains = singleChildChains(count);
        return new FoundTrie(table.objects.get(root), count, interior, count - interior, liveness.deadNodes(),
                deadBytes, walk.maxDepth(), liveness.entries(), slots, emptySlots, emptySlotsAlive, slack,
                single.cardinality(), chains, zeroValues, zeroBytes, Arrays.copyOf(deadRoots, deadRootCount));
    }

    /** Finds the nodes with a single child. @return how many chains they make */
    private long singleChildChains(final int count) {
        single.clear();
        long chains = 0;
        for (int position = 0; position < count; position++) {
            final int node = walk.node(position);
            if (walk.childrenOf(node) == 1 && entriesOf(node) == 0) {
                single.set(position);
                chains += position == 0 || !single.get(walk.parent(position)) ? 1 : 0;
            }
        }
        return chains;
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
}
