package deadwood.model.retention;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/**
 * All reachable objects by retained size, largest first, equal ones by id; found while one asks, so that the first few of many
 * millions cost next to nothing.
 * <p>
 * What an object dominates retains less than the object itself, so the next largest is always the largest among the largest
 * children not yet given out of what was given out: a priority queue with one entry a family of siblings.
 */
public final class LargestFirst implements PrimitiveIterator.OfInt {

    private final Retention retention;
    /** A binary heap of unsigned positions in the order of {@link Retention}, the largest object on top. */
    private int[] queue = new int[64];
    private int size;

    public LargestFirst(final Retention retention) {
        this.retention = retention;
        addFamily(Retention.ROOT);
    }

    @Override
    public boolean hasNext() {
        return size > 0;
    }

    @Override
    public int nextInt() {
        if (size == 0) {
            throw new NoSuchElementException("all reachable objects were given out");
        }
        final long position = Integer.toUnsignedLong(queue[0]);
        final int object = retention.orderAt(position);
        final long next = position + 1;
        if (next < retention.reachableCount() && retention.idom(retention.orderAt(next)) == retention.idom(object)) {
            sink((int) next);
        } else {
            size--;
            if (size > 0) {
                sink(queue[size]);
            }
        }
        addFamily(object);
        return object;
    }

    private void addFamily(final int dominator) {
        final long first = retention.firstChild(dominator);
        if (first < retention.reachableCount() && retention.idom(retention.orderAt(first)) == dominator) {
            rise((int) first);
        }
    }

    /** Puts a position on top and lets it sink to its place. */
    private void sink(final int position) {
        int hole = 0;
        while (true) {
            int child = 2 * hole + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && isBefore(queue[child + 1], queue[child])) {
                child++;
            }
            if (!isBefore(queue[child], position)) {
                break;
            }
            queue[hole] = queue[child];
            hole = child;
        }
        queue[hole] = position;
    }

    private void rise(final int position) {
        if (size == queue.length) {
            queue = Arrays.copyOf(queue, Math.multiplyExact(size, 2));
        }
        int hole = size++;
        while (hole > 0 && isBefore(position, queue[(hole - 1) / 2])) {
            queue[hole] = queue[(hole - 1) / 2];
            hole = (hole - 1) / 2;
        }
        queue[hole] = position;
    }

    private boolean isBefore(final int left, final int right) {
        final int leftObject = retention.orderAt(Integer.toUnsignedLong(left));
        final int rightObject = retention.orderAt(Integer.toUnsignedLong(right));
        final int bySize = Long.compare(retention.retainedSize(rightObject), retention.retainedSize(leftObject));
        return bySize != 0 ? bySize < 0 : leftObject < rightObject;
    }
}
