package deadwood.model.structure.trie;

import java.util.BitSet;
import java.util.function.IntUnaryOperator;

/** Which nodes of a trie live: those that hold an entry, those above them, and the root whatever it holds: it is the trie. */
final class Liveness {

    private final BitSet live = new BitSet();
    private long count;
    private long entries;

    /**
     * Looks at a trie whose parents come before their children.
     *
     * @param nodes number of nodes
     * @param entriesOf entries in the node at a position
     * @param parentOf position of the parent of the node at a position
     */
    void of(final int nodes, final IntUnaryOperator entriesOf, final IntUnaryOperator parentOf) {
        live.clear();
        count = nodes;
        entries = 0;
        for (int position = nodes - 1; position >= 0; position--) {
            final int held = entriesOf.applyAsInt(position);
            entries += held;
            if (held > 0) {
                live.set(position);
            }
            if (live.get(position) && position > 0) {
                live.set(parentOf.applyAsInt(position));
            }
        }
        live.set(0);
    }

    boolean isLive(final int position) {
        return live.get(position);
    }

    long entries() {
        return entries;
    }

    long deadNodes() {
        return count - live.cardinality();
    }
}
