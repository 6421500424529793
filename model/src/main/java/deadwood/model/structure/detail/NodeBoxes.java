package deadwood.model.structure.detail;

import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.structure.measure.WalkedNodes;
import java.util.Arrays;

/**
 * The nodes of a trie as boxes, level below level: a box is as wide as there are nodes in it and below it, and stands below its parent. Brothers that
 * would be narrower than one in {@value #RESOLUTION} of the whole are one box together; what is deeper than {@value #MAXIMUM_LEVELS} levels has no
 * boxes. So there are never many, however large the trie is. Immutable.
 */
public final class NodeBoxes {

    /** Boxes that fit beside each other at the most. */
    public static final int RESOLUTION = 2048;
    /** Levels that have boxes at the most. */
    public static final int MAXIMUM_LEVELS = 64;
    /** In place of the node of a box that stands for several. */
    public static final int SEVERAL = -1;
    private static final int MAXIMUM_BOXES = 1 << 16;

    private final long whole;
    private final int levels;
    private final int[] rows;
    private int count;
    private int[] parents = new int[256];
    private long[] starts = new long[256];
    private long[] nodes = new long[256];
    private long[] dead = new long[256];
    private long[] entries = new long[256];
    private long[] bytes = new long[256];
    private int[] objects = new int[256];
    private int[] tops = new int[256];
    private int[] deadTops = new int[256];

    private NodeBoxes(final WalkedNodes walked, final HeapGraph heap, final Retention retention) {
        final int size = walked.count();
        whole = size;
        final long[] below = new long[size];
        final long[] deadBelow = new long[size];
        final long[] entriesBelow = new long[size];
        final int[] firsts = new int[size + 1];
        Arrays.fill(firsts, -1);
        final int[] next = new int[size];
        Arrays.fill(next, -1);
        int firstRoot = -1;
        for (int position = size - 1; position >= 0; position--) {
            below[position]++;
            deadBelow[position] += walked.isLive(position) ? 0 : 1;
            entriesBelow[position] += walked.entries(position);
            final int parent = walked.parent(position);
            if (parent == WalkedNodes.NONE) {
                next[position] = firstRoot;
                firstRoot = position;
            } else {
                below[parent] += below[position];
                deadBelow[parent] += deadBelow[position];
                entriesBelow[parent] += entriesBelow[position];
                next[position] = firsts[parent];
                firsts[parent] = position;
            }
        }
        final Filling filling = new Filling(walked, heap, retention, below, deadBelow, entriesBelow, next);
        filling.fillRoots(firstRoot);
        final int[] starting = new int[MAXIMUM_LEVELS + 1];
        int level = 0;
        int from = 0;
        starting[0] = 0;
        while (count > from && level < MAXIMUM_LEVELS) {
            final int to = count;
            starting[++level] = to;
            for (int box = from; box < to && level < MAXIMUM_LEVELS && count < MAXIMUM_BOXES; box++) {
                filling.fillBelow(box, firsts);
            }
            from = to;
        }
        levels = level;
        rows = Arrays.copyOf(starting, level + 1);
    }

    static NodeBoxes of(final WalkedNodes walked, final HeapGraph heap, final Retention retention) {
        return new NodeBoxes(walked, heap, retention);
    }

    /** Makes boxes of brothers. */
    private final class Filling {

        private final WalkedNodes walked;
        private final HeapGraph heap;
        private final Retention retention;
        private final long[] below;
        private final long[] deadBelow;
        private final long[] entriesBelow;
        private final int[] next;
        private final long narrowest;
        private int[] positions = new int[256];

        Filling(final WalkedNodes walked, final HeapGraph heap, final Retention retention, final long[] below,
                final long[] deadBelow, final long[] entriesBelow, final int[] next) {
            this.walked = walked;
            this.heap = heap;
            this.retention = retention;
            this.below = below;
            this.deadBelow = deadBelow;
            this.entriesBelow = entriesBelow;
            this.next = next;
            this.narrowest = Math.ceilDiv(whole, RESOLUTION);
        }

        void fillRoots(final int first) {
            fill(first, -1, 0, false);
        }

        /** Makes boxes of the children of all nodes of a box. */
        void fillBelow(final int box, final int[] firsts) {
            long at = starts[box];
            boolean open = false;
            // Those that share a box stand one after the other: nodes were walked level by level.
            for (int position = positions[box]; position < positions[box] + tops[box]; position++) {
                open = fill(firsts[position], box, at, open);
                at += below[position];
            }
        }

        /**
         * Makes boxes of brothers.
         *
         * @param openBefore whether the box made last takes more
         * @return the same of the box made last now
         */
        private boolean fill(final int first, final int parent, final long start, final boolean openBefore) {
            long at = start;
            boolean open = openBefore;
            for (int position = first; position >= 0; position = next[position]) {
                final boolean narrow = below[position] < narrowest;
                if (!narrow || !open || nodes[count - 1] >= narrowest) {
                    add(parent, at);
                    objects[count - 1] = walked.node(position);
                    positions[count - 1] = position;
                    open = narrow;
                } else {
                    objects[count - 1] = SEVERAL;
                }
                addNode(count - 1, position);
                at += below[position];
            }
            return open;
        }

        private void addNode(final int box, final int position) {
            nodes[box] += below[position];
            dead[box] += deadBelow[position];
            entries[box] += entriesBelow[position];
            bytes[box] += retention.isReachable(walked.node(position))
                    ? retention.retainedSize(walked.node(position))
                    : heap.shallowSize(walked.node(position));
            tops[box]++;
            deadTops[box] += walked.isLive(position) ? 0 : 1;
        }

        private void add(final int parent, final long start) {
            if (count == parents.length) {
                grow(count * 2);
                positions = Arrays.copyOf(positions, count * 2);
            }
            parents[count] = parent;
            starts[count] = start;
            count++;
        }
    }

    private void grow(final int length) {
        parents = Arrays.copyOf(parents, length);
        starts = Arrays.copyOf(starts, length);
        nodes = Arrays.copyOf(nodes, length);
        dead = Arrays.copyOf(dead, length);
        entries = Arrays.copyOf(entries, length);
        bytes = Arrays.copyOf(bytes, length);
        objects = Arrays.copyOf(objects, length);
        tops = Arrays.copyOf(tops, length);
        deadTops = Arrays.copyOf(deadTops, length);
    }

    /** Nodes of the whole trie: what all boxes of a level are as wide as at the most. */
    public long whole() {
        return whole;
    }

    /** Levels that have boxes. */
    public int levels() {
        return levels;
    }

    /** Number of boxes. */
    public int size() {
        return count;
    }

    /** The first box of a level, from left to right; of the number of levels the end. */
    public int rowStart(final int level) {
        return rows[level];
    }

    /** The box above, −1 on the first level. */
    public int parent(final int box) {
        return parents[box];
    }

    /** Where a box begins, in nodes from the left. */
    public long start(final int box) {
        return starts[box];
    }

    /** Nodes in a box and below: its width. */
    public long nodes(final int box) {
        return nodes[box];
    }

    /** Of these, the dead ones. */
    public long deadNodes(final int box) {
        return dead[box];
    }

    /** Entries in these nodes. */
    public long entries(final int box) {
        return entries[box];
    }

    /** Retained bytes of the nodes that stand side by side in the box. */
    public long bytes(final int box) {
        return bytes[box];
    }

    /** Id of the node, {@link #SEVERAL} if there are several. */
    public int object(final int box) {
        return objects[box];
    }

    /** How many nodes stand side by side in a box. */
    public int tops(final int box) {
        return tops[box];
    }

    /** Of these, the dead ones. */
    public int deadTops(final int box) {
        return deadTops[box];
    }

    /** Whether all nodes of a box are dead. */
    public boolean isDead(final int box) {
        return dead[box] == nodes[box];
    }
}
