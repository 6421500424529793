package deadwood.model.tree;

import deadwood.model.store.CancelSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The same weights from another side: from the innermost node outwards, from one name upwards, from one name downwards. The trees made have
 * the value types of the first, and the nodes of them its payloads.
 */
public final class TreeTurns {

    private static final int CHECK_EVERY = 1 << 12;

    private TreeTurns() {}

    /**
     * Bottom up: below the root stands what weighs something itself, below it who is above it. Totals of the children of the root are
     * what {@link TreeTotals#self} says of their names.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static WeightedTree inverted(final WeightedTree tree, final CancelSignal cancel) {
        final Turned turned = new Turned(tree, tree.nameId(0));
        for (int node = 0; node < tree.size(); node++) {
            if (weighsSomething(tree, node)) {
                turned.addUpwards(node, node, false);
            }
            if (node % CHECK_EVERY == 0) {
                cancel.check();
            }
        }
        return turned.tree();
    }

    /**
     * Who calls a name: the root is the name, below it stands who is above it. The total of the root is {@link TreeTotals#total}.
     *
     * @param name id of a name of the tree
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static WeightedTree callers(final WeightedTree tree, final int name, final CancelSignal cancel) {
        final Turned turned = new Turned(tree, name);
        int openUntil = 0;
        for (int node = 1; node < tree.size(); node++) {
            if (tree.nameId(node) == name && node >= openUntil) {
                openUntil = tree.subtreeEnd(node);
                turned.addUpwards(tree.parent(node), node, true);
            }
            if (node % CHECK_EVERY == 0) {
                cancel.check();
            }
        }
        return turned.tree();
    }

    /**
     * What a name calls: the root is the name, below it stands what is below it. The total of the root is {@link TreeTotals#total}.
     *
     * @param name id of a name of the tree
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static WeightedTree callees(final WeightedTree tree, final int name, final CancelSignal cancel) {
        final Turned turned = new Turned(tree, name);
        final int[] copies = new int[tree.size()];
        int node = 1;
        while (node < tree.size()) {
            if (tree.nameId(node) != name) {
                node++;
                continue;
            }
            copies[node] = 0;
            final int end = tree.subtreeEnd(node);
            for (int inside = node; inside < end; inside++) {
                if (inside > node) {
                    copies[inside] = turned.child(copies[tree.parent(inside)], inside);
                }
                turned.addSelf(copies[inside], inside);
            }
            node = end;
            cancel.check();
        }
        return turned.tree();
    }

    /**
     * The same with all weights multiplied, to compare with a tree of another total. What rounding one node loses the next gains, so
     * that the sum of all is off by less than one.
     */
    public static WeightedTree scaled(final WeightedTree tree, final double factor) {
        final int size = tree.size();
        final int[] names = new int[size];
        final int[] parents = new int[size];
        final int[] payloads = new int[size];
        final long[][] self = new long[tree.valueTypes().size()][size];
        final long[] sums = new long[self.length];
        final long[] given = new long[self.length];
        for (int node = 0; node < size; node++) {
            names[node] = tree.nameId(node);
            parents[node] = tree.parent(node);
            payloads[node] = tree.payload(node);
            for (int type = 0; type < self.length; type++) {
                sums[type] += tree.self(type, node);
                final long scaled = Math.round(sums[type] * factor);
                self[type][node] = scaled - given[type];
                given[type] = scaled;
            }
        }
        return new TreeColumns(tree.valueTypes(), names(tree), names, parents, payloads, self, size).tree();
    }

    private static boolean weighsSomething(final WeightedTree tree, final int node) {
        for (int type = 0; type < tree.valueTypes().size(); type++) {
            if (tree.self(type, node) != 0) {
                return true;
            }
        }
        return false;
    }

    private static List<String> names(final WeightedTree tree) {
        final List<String> names = new ArrayList<>(tree.nameCount());
        for (int name = 0; name < tree.nameCount(); name++) {
            names.add(tree.nameOf(name));
        }
        return names;
    }

    /** The tree that is being made. */
    private static final class Turned {

        private final WeightedTree from;
        private final TreeNodes nodes;
        private long[][] self;

        Turned(final WeightedTree from, final int rootName) {
            this.from = from;
            this.nodes = new TreeNodes(rootName);
            this.self = new long[from.valueTypes().size()][64];
        }

        int child(final int parent, final int node) {
            final int before = nodes.size();
            final int child = nodes.child(parent, from.nameId(node));
            if (nodes.size() > before) {
                nodes.payload(child, from.payload(node));
            }
            return child;
        }

        /** Adds what a node weighs where the chain from {@code first} up to the root ends. */
        void addUpwards(final int first, final int node, final boolean withAllBelow) {
            int end = 0;
            for (int at = first; at > 0; at = from.parent(at)) {
                end = child(end, at);
            }
            room(end);
            for (int type = 0; type < self.length; type++) {
                self[type][end] += withAllBelow ? from.total(type, node) : from.self(type, node);
            }
        }

        void addSelf(final int to, final int node) {
            room(to);
            for (int type = 0; type < self.length; type++) {
                self[type][to] += from.self(type, node);
            }
        }

        private void room(final int node) {
            if (node >= self[0].length) {
                for (int type = 0; type < self.length; type++) {
                    self[type] = Arrays.copyOf(self[type], Math.max(nodes.size(), Math.multiplyExact(node, 2)));
                }
            }
        }

        WeightedTree tree() {
            room(nodes.size() - 1);
            return nodes.columns(from.valueTypes(), names(from), self).tree();
        }
    }
}
