package deadwood.model.structure.measure;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The nodes of one trie or tree by position, level by level: parents stand before their children. A node to which several ways lead stands below the
 * first. Immutable once {@link Builder#build built}.
 */
public final class WalkedNodes {

    /** In place of the parent of a root. */
    public static final int NONE = -1;

    private final Builder of;
    private final BitSet live;

    private WalkedNodes(final Builder of, final BitSet live) {
        this.of = of;
        this.live = live;
    }

    /** Number of nodes. */
    public int count() {
        return of.count;
    }

    /** Id of the node at a position. */
    public int node(final int position) {
        return of.nodes[position];
    }

    /** Position of its parent, {@link #NONE} for a root. */
    public int parent(final int position) {
        return of.parents[position];
    }

    /** Edges from a root. */
    public int depth(final int position) {
        return of.depths[position];
    }

    /** Entries that stand in the node itself. */
    public int entries(final int position) {
        return of.entries[position];
    }

    /** Number of its children, those included that stand below another node here. */
    public int children(final int position) {
        return of.children[position];
    }

    /** Slots of its arrays. */
    public int slots(final int position) {
        return of.slots[position];
    }

    /** Of these, those with nothing in them. */
    public int emptySlots(final int position) {
        return of.emptySlots[position];
    }

    /** Whether it is a root, or an entry stands in it or below it. */
    public boolean isLive(final int position) {
        return live.get(position);
    }

    /** Ways that lead to nodes which stand below another node here. */
    public int otherWays() {
        return of.wayCount;
    }

    /** Takes the nodes level by level. */
    public static final class Builder {

        private int[] nodes = new int[64];
        private int[] parents = new int[64];
        private int[] depths = new int[64];
        private int[] entries = new int[64];
        private int[] children = new int[64];
        private int[] slots = new int[64];
        private int[] emptySlots = new int[64];
        private int[] wayFrom = new int[8];
        private int[] wayTo = new int[8];
        private int count;
        private int wayCount;

        public int count() {
            return count;
        }

        public int node(final int position) {
            return nodes[position];
        }

        /** Adds a node below one that was added before. */
        public void add(final int node, final int parent) {
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
            depths[count] = parent == NONE ? 0 : depths[parent] + 1;
            count++;
        }

        /** Says what is in a node. */
        public void hold(final int position, final int ownEntries, final int ownChildren, final int ownSlots,
                final int ownEmptySlots) {
            entries[position] = ownEntries;
            children[position] = ownChildren;
            slots[position] = ownSlots;
            emptySlots[position] = ownEmptySlots;
        }

        /**
         * Says that a node leads to one that stands below another.
         *
         * @param parent position of the node
         * @param child id of the other
         */
        void addWay(final int parent, final int child) {
            if (wayCount == wayFrom.length) {
                wayFrom = Arrays.copyOf(wayFrom, wayCount * 2);
                wayTo = Arrays.copyOf(wayTo, wayCount * 2);
            }
            wayFrom[wayCount] = parent;
            wayTo[wayCount++] = child;
        }

        /** Finds out what lives; nothing can be added any more. */
        public WalkedNodes build() {
            final BitSet live = new BitSet(count);
            for (int position = count - 1; position >= 0; position--) {
                if (entries[position] > 0 || live.get(position)) {
                    live.set(position);
                    if (parents[position] != NONE) {
                        live.set(parents[position]);
                    }
                }
            }
            if (wayCount > 0) {
                followWays(live);
            }
            for (int position = 0; position < count && parents[position] == NONE; position++) {
                live.set(position);
            }
            return new WalkedNodes(this, live);
        }

        /** Lets nodes live that lead to one which does, though it stands below another. */
        private void followWays(final BitSet live) {
            final long[] byId = new long[count];
            for (int position = 0; position < count; position++) {
                byId[position] = (long) nodes[position] << Integer.SIZE | position;
            }
            Arrays.sort(byId);
            for (int way = 0; way < wayCount; way++) {
                final int found = -Arrays.binarySearch(byId, (long) wayTo[way] << Integer.SIZE) - 1;
                // Position 0 is found as it is.
                wayTo[way] = found < 0 ? 0 : (int) byId[found];
            }
            boolean changed = true;
            while (changed) {
                changed = false;
                for (int way = 0; way < wayCount; way++) {
                    if (live.get(wayTo[way]) && !live.get(wayFrom[way])) {
                        changed = true;
                        for (int at = wayFrom[way]; at != NONE && !live.get(at); at = parents[at]) {
                            live.set(at);
                        }
                    }
                }
            }
        }
    }
}
