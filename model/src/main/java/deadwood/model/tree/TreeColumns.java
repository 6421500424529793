package deadwood.model.tree;

import java.util.Arrays;
import java.util.List;

/**
 * The nodes of a tree in any order in which a parent comes before its children, and what makes a {@link WeightedTree} of them: sums, and
 * siblings by weight.
 *
 * @param nameIds by node, into {@code names}
 * @param parents by node, {@link WeightedTree#NONE} for node 0 alone
 * @param payloads by node
 * @param self by value type and node
 * @param size number of nodes; the arrays may be longer
 */
public record TreeColumns(List<ValueType> valueTypes, List<String> names, int[] nameIds, int[] parents, int[] payloads,
        long[][] self, int size) {

    /** Ranges up to this length are sorted by insertion. */
    private static final int SHORT = 12;

    /** The tree, siblings by weight. */
    public WeightedTree tree() {
        return tree(true);
    }

    /** The tree, siblings in the order of their numbers here. */
    public WeightedTree treeInOrder() {
        return tree(false);
    }

    private WeightedTree tree(final boolean byWeight) {
        final long[][] total = new long[self.length][];
        for (int type = 0; type < self.length; type++) {
            final long[] sums = Arrays.copyOf(self[type], size);
            for (int node = size - 1; node > 0; node--) {
                sums[parents[node]] += sums[node];
            }
            total[type] = sums;
        }
        final int[] order = preorder(total[0], byWeight);
        final int[] position = new int[size];
        for (int at = 0; at < size; at++) {
            position[order[at]] = at;
        }
        final int[] newParents = new int[size];
        final int[] ends = new int[size];
        final int[] newNames = new int[size];
        final int[] newPayloads = new int[size];
        for (int at = 0; at < size; at++) {
            final int node = order[at];
            newParents[at] = parents[node] == WeightedTree.NONE ? WeightedTree.NONE : position[parents[node]];
            newNames[at] = nameIds[node];
            newPayloads[at] = payloads[node];
            ends[at] = at + 1;
        }
        for (int at = size - 1; at > 0; at--) {
            ends[newParents[at]] = Math.max(ends[newParents[at]], ends[at]);
        }
        return new WeightedTree(valueTypes, names, newNames, newParents, ends, newPayloads, permuted(self, order),
                permuted(total, order), byWeight);
    }

    private static long[][] permuted(final long[][] values, final int[] order) {
        final long[][] result = new long[values.length][order.length];
        for (int type = 0; type < values.length; type++) {
            final long[] from = values[type];
            final long[] to = result[type];
            for (int at = 0; at < order.length; at++) {
                to[at] = from[order[at]];
            }
        }
        return result;
    }

    /** The nodes in preorder, siblings by weight and then by name, or else by number. */
    private int[] preorder(final long[] weight, final boolean byWeight) {
        final int[] childStart = new int[size + 1];
        for (int node = 1; node < size; node++) {
            childStart[parents[node] + 1]++;
        }
        for (int node = 0; node < size; node++) {
            childStart[node + 1] += childStart[node];
        }
        final int[] children = new int[size - 1];
        final int[] next = Arrays.copyOf(childStart, size);
        for (int node = 1; node < size; node++) {
            children[next[parents[node]]++] = node;
        }
        final Siblings siblings = new Siblings(children, weight, nameIds, names);
        // The number of children of a node is not needed any more: its place in the stack below is.
        final int[] order = next;
        final int[] stack = new int[size];
        int depth = 1;
        int at = 0;
        stack[0] = 0;
        while (depth > 0) {
            final int node = stack[--depth];
            order[at++] = node;
            final int from = childStart[node];
            final int to = childStart[node + 1];
            if (byWeight) {
                // The lightest first on purpose: the stack gives the last one first.
                siblings.sort(from, to);
                System.arraycopy(children, from, stack, depth, to - from);
                depth += to - from;
            } else {
                for (int child = to - 1; child >= from; child--) {
                    stack[depth++] = children[child];
                }
            }
        }
        return order;
    }

    /** Sorts nodes by weight, the lightest first; of one weight the last by name first. */
    private static final class Siblings {

        private final int[] nodes;
        private final long[] weight;
        private final int[] nameIds;
        private final List<String> names;
        private int[] spare = new int[SHORT];

        Siblings(final int[] nodes, final long[] weight, final int[] nameIds, final List<String> names) {
            this.nodes = nodes;
            this.weight = weight;
            this.nameIds = nameIds;
            this.names = names;
        }

        void sort(final int from, final int to) {
            for (int run = from; run < to; run += SHORT) {
                insert(run, Math.min(run + SHORT, to));
            }
            for (int width = SHORT; width < to - from; width *= 2) {
                for (int left = from; left + width < to; left += 2 * width) {
                    merge(left, left + width, Math.min(left + 2 * width, to));
                }
            }
        }

        private void insert(final int from, final int to) {
            for (int at = from + 1; at < to; at++) {
                final int node = nodes[at];
                int gap = at;
                while (gap > from && isBefore(node, nodes[gap - 1])) {
                    nodes[gap] = nodes[gap - 1];
                    gap--;
                }
                nodes[gap] = node;
            }
        }

        private void merge(final int from, final int middle, final int to) {
            if (!isBefore(nodes[middle], nodes[middle - 1])) {
                return;
            }
            final int length = middle - from;
            if (spare.length < length) {
                spare = new int[Math.max(length, spare.length * 2)];
            }
            System.arraycopy(nodes, from, spare, 0, length);
            int left = 0;
            int right = middle;
            int at = from;
            while (left < length) {
                nodes[at++] = right < to && isBefore(nodes[right], spare[left]) ? nodes[right++] : spare[left++];
            }
        }

        private boolean isBefore(final int left, final int right) {
            if (weight[left] != weight[right]) {
                return weight[left] < weight[right];
            }
            final int leftName = nameIds[left];
            final int rightName = nameIds[right];
            return leftName != rightName && names.get(rightName).compareTo(names.get(leftName)) < 0;
        }
    }
}
