package deadwood.model.diff;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;

/** Finds the table of a map by what it looks like from outside: the largest array of references right below the map. */
final class Tables {

    /** A set holds a map, which holds the table. */
    private static final int LEVELS = 3;
    /** The table of a map that wastes much is among the largest things it dominates. */
    private static final int CHILDREN = 16;

    private Tables() {}

    /** The table of a map or set, or {@link HeapGraph#NONE}. */
    static int of(final int map, final Retention retention) {
        int at = map;
        for (int level = 0; level < LEVELS; level++) {
            final Retention.Children children = retention.children(at);
            final int table = largestArray(children, retention.heap());
            if (table != HeapGraph.NONE || children.count() == 0) {
                return table;
            }
            at = children.get(0);
        }
        return HeapGraph.NONE;
    }

    private static int largestArray(final Retention.Children children, final HeapGraph heap) {
        int largest = HeapGraph.NONE;
        for (int i = 0; i < Math.min(CHILDREN, children.count()); i++) {
            final int child = children.get(i);
            if (heap.classOf(child).kind() == ClassInfo.Kind.OBJECT_ARRAY
                    && (largest == HeapGraph.NONE || heap.shallowSize(child) > heap.shallowSize(largest))) {
                largest = child;
            }
        }
        return largest;
    }
}
