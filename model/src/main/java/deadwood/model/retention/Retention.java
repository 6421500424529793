package deadwood.model.retention;

import deadwood.model.heap.HeapGraph;
import deadwood.model.store.IntColumn;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The dominator tree of a heap with retained sizes.
 * <p>
 * An object dominates another if every path from the GC roots to the other goes through it; the nearest such object is
 * its immediate dominator; the retained size of an object is the shallow size of all that it dominates, itself included: what
 * would be freed if it went away. Immutable, safe for several threads, lives as long as the graph.
 */
public final class Retention {

    /** The immediate dominator of what hangs from the roots directly, or from several of them; the parent of the top of the tree. */
    public static final int ROOT = -1;
    /** In place of the immediate dominator: no root reaches the object. */
    public static final int UNREACHABLE = -2;
    /** Retained sizes are kept in units of this many bytes where all objects are aligned to it; they are exact in any case. */
    public static final int SIZE_UNIT = 8;

    private final HeapGraph heap;
    private final IntColumn idoms;
    private final SizeColumn retainedSizes;
    private final IntColumn order;
    private final long reachableBytes;
    private final List<LargestObject> largest;

    /**
     * @param idoms immediate dominator of each object, {@link #ROOT} or {@link #UNREACHABLE}
     * @param retainedSizes retained size of each object, its shallow size if it is unreachable
     * @param order the reachable objects by immediate dominator ascending, {@link #ROOT} first, then by retained size
     *        descending, then by id
     * @param reachableBytes shallow size of all reachable objects
     * @param largest the objects that retain most, those of which it is known already
     */
    Retention(final HeapGraph heap, final IntColumn idoms, final SizeColumn retainedSizes, final IntColumn order,
            final long reachableBytes, final List<LargestObject> largest) {
        this.heap = heap;
        this.idoms = idoms;
        this.retainedSizes = retainedSizes;
        this.order = order;
        this.reachableBytes = reachableBytes;
        this.largest = List.copyOf(largest);
    }

    public HeapGraph heap() {
        return heap;
    }

    /**
     * The reachable objects by retained size, largest first, equal ones by id. The first {@value LargestObject#KEPT} of a heap that was
     * opened from an index are known without a look at its columns.
     *
     * @param count how many are wanted; one who wants to see more takes {@link LargestFirst}
     */
    public List<LargestObject> largest(final int count) {
        final int available = Math.min(count, reachableCount());
        if (available <= largest.size()) {
            return largest.subList(0, available);
        }
        final LargestFirst objects = new LargestFirst(this);
        return IntStream.range(0, available).mapToObj(_ -> LargestObject.of(this, objects.nextInt())).toList();
    }

    SizeColumn retainedSizes() {
        return retainedSizes;
    }

    /** The immediate dominator: an object, {@link #ROOT} or {@link #UNREACHABLE}. */
    public int idom(final int object) {
        return idoms.get(object);
    }

    public boolean isReachable(final int object) {
        return idoms.get(object) != UNREACHABLE;
    }

    /** In bytes; the shallow size for an unreachable object, the size of all that is reachable for {@link #ROOT}. */
    public long retainedSize(final int object) {
        return object == ROOT ? reachableBytes : retainedSizes.get(object);
    }

    /** Number of objects that some root reaches. */
    public int reachableCount() {
        return (int) order.size();
    }

    /** Shallow size of all objects that some root reaches, in bytes. */
    public long reachableBytes() {
        return reachableBytes;
    }

    /** Number of objects that no root reaches. */
    public int unreachableCount() {
        return heap.objectCount() - reachableCount();
    }

    /** Whether {@code ancestor} is {@code object} or dominates it. Takes as many steps as the tree is deep. */
    public boolean dominates(final int ancestor, final int object) {
        int at = object;
        while (at >= 0) {
            if (at == ancestor) {
                return true;
            }
            at = idoms.get(at);
        }
        return ancestor == ROOT && at == ROOT;
    }

    /** What an object, or {@link #ROOT}, immediately dominates, by retained size descending. */
    public Children children(final int object) {
        final long start = firstWithDominatorAtLeast(object);
        return new Children(start, (int) (firstWithDominatorAtLeast(object + 1) - start));
    }

    private long firstWithDominatorAtLeast(final int dominator) {
        long low = 0;
        long high = order.size();
        while (low < high) {
            final long middle = low + high >>> 1;
            if (idoms.get(order.get(middle)) < dominator) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The reachable object at a position of the order: by immediate dominator, then by retained size descending, then by id. */
    int orderAt(final long position) {
        return order.get(position);
    }

    /** The position of the first that {@code dominator} immediately dominates, if it dominates any. */
    long firstChild(final int dominator) {
        return firstWithDominatorAtLeast(dominator);
    }

    /** The objects that one object immediately dominates. */
    public final class Children {

        private final long start;
        private final int count;

        private Children(final long start, final int count) {
            this.start = start;
            this.count = count;
        }

        public int count() {
            return count;
        }

        /** The child at an index, 0 the one that retains most. */
        public int get(final int index) {
            return order.get(start + java.util.Objects.checkIndex(index, count));
        }
    }
}
