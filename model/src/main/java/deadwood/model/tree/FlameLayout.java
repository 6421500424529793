package deadwood.model.tree;

import java.util.Arrays;

/**
 * Where the boxes of a flame graph (root on top: an icicle) go. Pure geometry: row 0 is the root, widths are shares of what is
 * zoomed on, children start at the left edge of their parent in the order of the tree, what a node weighs itself is left free at
 * its right.
 * <p>
 * Boxes stand row by row, from left to right. Neighbouring siblings that are too narrow each are merged into one box if
 * they are wide enough together; what is still too narrow is left out with all below it. So there are never more boxes in a row
 * than {@code width / minimumWidth}, however large the tree.
 */
public final class FlameLayout {

    private final WeightedTree tree;
    private final int valueType;
    private final double scale;
    private final double minimumWidth;
    private int size;
    private int[] nodes = new int[256];
    private int[] parentBoxes = new int[256];
    private int[] firsts = new int[256];
    private int[] lasts = new int[256];
    private long[] starts = new long[256];
    private long[] weights = new long[256];
    private int[] rowStarts = new int[32];
    private int rows;
    private final int zoomRow;
    private final double fullWidth;
    private final boolean isByWeight;

    /** @param first the first child of the zoomed node that is shown, or none for all; and the last */
    private FlameLayout(final WeightedTree tree, final int valueType, final int zoomNode, final int first,
            final int last, final double width, final double minimumWidth) {
        this.tree = tree;
        this.valueType = valueType;
        this.minimumWidth = minimumWidth;
        this.fullWidth = width;
        this.isByWeight = tree.isByWeight() && valueType == 0;
        this.zoomRow = tree.depth(zoomNode);
        final long weight = first == WeightedTree.NONE ? tree.total(valueType, zoomNode) : weight(first, last);
        this.scale = weight > 0 ? width / weight : 0;
        addAncestors(zoomNode);
        if (first != WeightedTree.NONE && scale > 0) {
            final int box = size - 1;
            final int end = size;
            addChildren(box, first, last);
            if (size > end) {
                beginRow(end);
                layOut(end);
            }
        } else {
            layOut(rowStarts[zoomRow]);
        }
        beginRow(size);
        rows--;
    }

    private long weight(final int first, final int last) {
        long sum = 0;
        for (int child = first; child != WeightedTree.NONE && child <= last; child = tree.nextSibling(child)) {
            sum += tree.total(valueType, child);
        }
        return sum;
    }

    /** Row by row, from one that is there on. */
    private void layOut(final int firstBox) {
        int row = firstBox;
        while (row < size) {
            final int end = size;
            for (int box = row; box < end; box++) {
                if (nodes[box] != WeightedTree.NONE && scale > 0) {
                    addChildren(box, tree.firstChild(nodes[box]), Integer.MAX_VALUE);
                }
            }
            if (size > end) {
                beginRow(end);
            }
            row = end;
        }
    }

    /**
     * @param valueType index of the value that gives the widths
     * @param zoomNode the node that takes the full width; its ancestors stand above it, as wide as it
     * @param width width of the whole, at least 0
     * @param minimumWidth boxes narrower than this are merged or left out; greater than 0
     */
    public static FlameLayout of(final WeightedTree tree, final int valueType, final int zoomNode, final double width,
            final double minimumWidth) {
        return ofPart(tree, valueType, zoomNode, WeightedTree.NONE, WeightedTree.NONE, width, minimumWidth);
    }

    /**
     * Some children of a node take the full width: what was merged into one box before.
     *
     * @param valueType index of the value that gives the widths
     * @param zoomNode the node; it and its ancestors stand above its children, as wide as they are together
     * @param first the first of its children, {@link WeightedTree#NONE} for all
     * @param last the last of its children, no matter if all are shown
     * @param width width of the whole, at least 0
     * @param minimumWidth boxes narrower than this are merged or left out; greater than 0
     */
    public static FlameLayout ofPart(final WeightedTree tree, final int valueType, final int zoomNode, final int first,
            final int last, final double width, final double minimumWidth) {
        if (!(width >= 0) || !(minimumWidth > 0)) {
            throw new IllegalArgumentException("width " + width + ", minimum width " + minimumWidth);
        }
        return new FlameLayout(tree, valueType, zoomNode, first, last, width, minimumWidth);
    }

    private void addAncestors(final int zoomNode) {
        final int[] path = new int[zoomRow + 1];
        int node = zoomNode;
        for (int row = zoomRow; row >= 0; row--) {
            path[row] = node;
            node = tree.parent(node);
        }
        for (int row = 0; row <= zoomRow; row++) {
            beginRow(size);
            add(row - 1, path[row], path[row], path[row], 0, tree.total(valueType, path[row]));
        }
    }

    private void addChildren(final int box, final int firstChild, final int lastChild) {
        long start = starts[box];
        long narrowStart = start;
        int firstNarrow = WeightedTree.NONE;
        int lastNarrow = WeightedTree.NONE;
        for (int child = firstChild; child != WeightedTree.NONE && child <= lastChild; child = tree.nextSibling(
                child)) {
            final long weight = tree.total(valueType, child);
            if (weight * scale >= minimumWidth) {
                addMerged(box, firstNarrow, lastNarrow, narrowStart, start - narrowStart);
                add(box, child, child, child, start, weight);
                firstNarrow = WeightedTree.NONE;
                narrowStart = start + weight;
            } else if (isByWeight && lastChild == Integer.MAX_VALUE) {
                // All that follow are as narrow: what they weigh together is what the parent has left.
                addRest(box, child, start);
                return;
            } else if (weight > 0) {
                firstNarrow = firstNarrow == WeightedTree.NONE ? child : firstNarrow;
                lastNarrow = child;
            }
            start += weight;
        }
        addMerged(box, firstNarrow, lastNarrow, narrowStart, start - narrowStart);
    }

    /** @param first the first of the narrow ones, with which all that follow are merged */
    private void addRest(final int box, final int first, final long start) {
        final int parent = nodes[box];
        final long weight = starts[box] + tree.total(valueType, parent) - tree.self(valueType, parent) - start;
        if (weight > 0 && tree.total(valueType, first) > 0) {
            final boolean isAlone = tree.total(valueType, first) == weight;
            addMerged(box, first, isAlone ? first : tree.subtreeEnd(parent) - 1, start, weight);
        }
    }

    private void addMerged(final int box, final int first, final int last, final long start, final long weight) {
        if (first != WeightedTree.NONE && weight * scale >= minimumWidth) {
            add(box, first == last ? first : WeightedTree.NONE, first, last, start, weight);
        }
    }

    private void add(final int parentBox, final int node, final int first, final int last, final long start,
            final long weight) {
        if (size == nodes.length) {
            final int capacity = Math.multiplyExact(size, 2);
            nodes = Arrays.copyOf(nodes, capacity);
            parentBoxes = Arrays.copyOf(parentBoxes, capacity);
            firsts = Arrays.copyOf(firsts, capacity);
            lasts = Arrays.copyOf(lasts, capacity);
            starts = Arrays.copyOf(starts, capacity);
            weights = Arrays.copyOf(weights, capacity);
        }
        nodes[size] = node;
        parentBoxes[size] = parentBox;
        firsts[size] = first;
        lasts[size] = last;
        starts[size] = start;
        weights[size] = weight;
        size++;
    }

    private void beginRow(final int box) {
        if (rows == rowStarts.length) {
            rowStarts = Arrays.copyOf(rowStarts, rows * 2);
        }
        rowStarts[rows++] = box;
    }

    /** Number of boxes. */
    public int size() {
        return size;
    }

    /** Number of rows. */
    public int depth() {
        return rows;
    }

    /** The first box of a row; that of row {@link #depth()} is {@link #size()}. */
    public int rowStart(final int row) {
        return rowStarts[row];
    }

    /** The node a box stands for; {@link WeightedTree#NONE} if it stands for several narrow siblings together. */
    public int node(final int box) {
        return nodes[box];
    }

    /** The first of the nodes that a box stands for. */
    public int firstNode(final int box) {
        return firsts[box];
    }

    /** No node behind this one belongs to a box; of those that do, all from {@link #firstNode} to here that have its parent. */
    public int lastNode(final int box) {
        return lasts[box];
    }

    /** The box above, −1 for the root's. */
    public int parentBox(final int box) {
        return parentBoxes[box];
    }

    /** The left edge. */
    public double x(final int box) {
        return starts[box] * scale;
    }

    public double width(final int box) {
        return box < rowStarts[zoomRow + 1] ? fullWidth : weights[box] * scale;
    }

    /** The row of a box, 0 for the root's. */
    public int depth(final int box) {
        final int found = Arrays.binarySearch(rowStarts, 0, rows, box);
        return found >= 0 ? found : -found - 2;
    }

    /** What the node of a box, or all nodes merged into it, weigh in total. */
    public long weight(final int box) {
        return weights[box];
    }

    /** The box at a place, or −1. */
    public int hit(final double x, final int row) {
        if (row < 0 || row >= rows) {
            return -1;
        }
        int low = rowStarts[row];
        int high = rowStarts[row + 1] - 1;
        while (low < high) {
            final int middle = low + high + 1 >>> 1;
            if (x(middle) <= x) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return x >= x(low) && x < x(low) + width(low) ? low : -1;
    }

    /** The box that shows a node, alone or merged with siblings; −1 if it is left out. */
    public int boxOf(final int node) {
        final int row = tree.depth(node);
        if (row >= rows) {
            return -1;
        }
        int low = rowStarts[row];
        int high = rowStarts[row + 1] - 1;
        while (low < high) {
            final int middle = low + high + 1 >>> 1;
            if (firsts[middle] <= node) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        if (nodes[low] == node) {
            return low;
        }
        final boolean merged = nodes[low] == WeightedTree.NONE && firsts[low] <= node && node <= lasts[low];
        return merged && tree.total(valueType, node) > 0 ? low : -1;
    }
}
