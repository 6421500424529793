package deadwood.model.structure.detail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the boxes of a trie are drawn: one row a level, boxes that are narrower than a pixel drawn as one. A pure function. */
public final class Icicle {

    private final NodeBoxes boxes;
    private final List<List<Bar>> rows;

    /**
     * What is drawn.
     *
     * @param first the first box
     * @param last the last: the same for most
     * @param x left end in pixels
     * @param width in pixels, at least a part of one
     */
    public record Bar(int first, int last, double x, double width) {

        /** Whether it stands for several boxes. */
        public boolean isMerged() {
            return first != last;
        }
    }

    private Icicle(final NodeBoxes boxes, final List<List<Bar>> rows) {
        this.boxes = boxes;
        this.rows = rows;
    }

    /**
     * Lays out boxes.
     *
     * @param width of the whole in pixels
     */
    public static Icicle of(final NodeBoxes boxes, final double width) {
        final List<List<Bar>> rows = new ArrayList<>();
        final double scale = width / Math.max(1, boxes.whole());
        for (int level = 0; level < boxes.levels(); level++) {
            rows.add(row(boxes, level, scale));
        }
        return new Icicle(boxes, rows);
    }

    private static List<Bar> row(final NodeBoxes boxes, final int level, final double scale) {
        final List<Bar> row = new ArrayList<>();
        int first = boxes.rowStart(level);
        final int end = boxes.rowStart(level + 1);
        while (first < end) {
            final double x = boxes.start(first) * scale;
            int last = first;
            double right = (boxes.start(first) + boxes.nodes(first)) * scale;
            // Slivers that touch make one bar of a pixel.
            while (right - x < 1 && last + 1 < end && boxes.nodes(last + 1) * scale < 1
                    && boxes.start(last + 1) * scale - right < 1) {
                last++;
                right = (boxes.start(last) + boxes.nodes(last)) * scale;
            }
            row.add(new Bar(first, last, x, right - x));
            first = last + 1;
        }
        return List.copyOf(row);
    }

    /** Number of levels. */
    public int levels() {
        return rows.size();
    }

    /** The bars of a level, from left to right. */
    public List<Bar> row(final int level) {
        return rows.get(level);
    }

    /** The bar at a place of a level, or null. */
    public @Nullable Bar at(final int level, final double x) {
        if (level < 0 || level >= rows.size()) {
            return null;
        }
        final List<Bar> row = rows.get(level);
        final double[] lefts = row.stream().mapToDouble(Bar::x).toArray();
        final int found = Arrays.binarySearch(lefts, x);
        final int index = found >= 0 ? found : -found - 2;
        if (index < 0) {
            return null;
        }
        final Bar bar = row.get(index);
        return x < bar.x() + Math.max(1, bar.width()) ? bar : null;
    }

    /** Nodes of a bar's boxes and below. */
    public long nodes(final Bar bar) {
        long sum = 0;
        for (int box = bar.first(); box <= bar.last(); box++) {
            sum += boxes.nodes(box);
        }
        return sum;
    }

    /** Of these, the dead ones. */
    public long deadNodes(final Bar bar) {
        long sum = 0;
        for (int box = bar.first(); box <= bar.last(); box++) {
            sum += boxes.deadNodes(box);
        }
        return sum;
    }

    /** Entries of these nodes. */
    public long entries(final Bar bar) {
        long sum = 0;
        for (int box = bar.first(); box <= bar.last(); box++) {
            sum += boxes.entries(box);
        }
        return sum;
    }

    /** Retained bytes of the boxes. */
    public long bytes(final Bar bar) {
        long sum = 0;
        for (int box = bar.first(); box <= bar.last(); box++) {
            sum += boxes.bytes(box);
        }
        return sum;
    }

    /** The boxes. */
    public NodeBoxes boxes() {
        return boxes;
    }
}
