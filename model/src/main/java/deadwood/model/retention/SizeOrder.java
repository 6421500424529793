package deadwood.model.retention;

import deadwood.model.store.CancelSignal;
import deadwood.model.store.IntColumn;
import java.util.Arrays;

/**
 * Sorts ranges of a column of objects by size descending, then by id. The ids of a range must ascend. Whatever the length of
 * a range, it needs two buffers of fixed size on the Java heap: long ranges are sorted in runs, which are then merged.
 */
final class SizeOrder {

    /** Objects in a run. */
    static final int RUN = 1 << 16;

    private static final int INDEX = RUN - 1;
    private static final int FEW = 32;
    /** Larger than any heap: addresses of a process have no more bits on the machines there are. */
    private static final long LARGEST = (1L << 47) - 1;

    private final IntColumn objects;
    private final SizeColumn sizes;
    private final IntColumn room;
    private final CancelSignal cancel;
    private long[] keys = new long[FEW];
    private int[] ids = new int[FEW];

    /** @param room as large as {@code objects}; of the range that is sorted the same range is used */
    SizeOrder(final IntColumn objects, final SizeColumn sizes, final IntColumn room, final CancelSignal cancel) {
        this.objects = objects;
        this.sizes = sizes;
        this.room = room;
        this.cancel = cancel;
    }

    void sort(final long start, final long end) {
        if (end - start == 2) {
            sortPair(start);
        } else if (end - start <= RUN) {
            sortRun(start, (int) (end - start), objects);
        } else {
            for (long run = start; run < end; run += RUN) {
                cancel.check();
                sortRun(run, (int) Math.min(RUN, end - run), room);
            }
            merge(start, end);
        }
    }

    private void sortPair(final long start) {
        final int first = objects.get(start);
        final int second = objects.get(start + 1);
        if (sizes.get(second) > sizes.get(first)) {
            objects.set(start, second);
            objects.set(start + 1, first);
        }
    }

    private void sortRun(final long start, final int count, final IntColumn target) {
        if (count > keys.length) {
            final int capacity = Math.min(RUN, Integer.highestOneBit(count) * 2);
            keys = new long[capacity];
            ids = new int[capacity];
        }
        for (int i = 0; i < count; i++) {
            final int object = objects.get(start + i);
            ids[i] = object;
            // The index stands for the id: both ascend.
            keys[i] = LARGEST - sizes.get(object) << 16 | i;
        }
        if (count <= FEW) {
            sortFew(count);
        } else {
            Arrays.sort(keys, 0, count);
        }
        for (int i = 0; i < count; i++) {
            target.set(start + i, ids[(int) keys[i] & INDEX]);
        }
    }

    private void sortFew(final int count) {
        for (int i = 1; i < count; i++) {
            final long key = keys[i];
            int at = i;
            while (at > 0 && keys[at - 1] > key) {
                keys[at] = keys[at - 1];
                at--;
            }
            keys[at] = key;
        }
    }

    /** Merges the runs in {@link #room} by a heap of runs; of equal sizes the earlier run has the smaller ids. */
    private void merge(final long start, final long end) {
        final int runs = (int) ((end - start + RUN - 1) / RUN);
        final long[] positions = new long[runs];
        final long[] heads = new long[runs];
        final int[] heap = new int[runs];
        for (int run = 0; run < runs; run++) {
            positions[run] = start + (long) run * RUN;
            heads[run] = sizes.get(room.get(positions[run]));
            heap[run] = run;
        }
        int live = runs;
        for (int at = live / 2 - 1; at >= 0; at--) {
            siftDown(heap, live, at, heads);
        }
        for (long target = start; target < end; target++) {
            final int run = heap[0];
            objects.set(target, room.get(positions[run]++));
            if (positions[run] < Math.min(end, start + (run + 1L) * RUN)) {
                heads[run] = sizes.get(room.get(positions[run]));
            } else {
                heap[0] = heap[--live];
            }
            siftDown(heap, live, 0, heads);
            if (target % RUN == 0) {
                cancel.check();
            }
        }
    }

    private static void siftDown(final int[] heap, final int live, final int from, final long[] heads) {
        int at = from;
        final int moved = heap[at];
        while (2 * at + 1 < live) {
            int child = 2 * at + 1;
            if (child + 1 < live && isBefore(heap[child + 1], heap[child], heads)) {
                child++;
            }
            if (!isBefore(heap[child], moved, heads)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = moved;
    }

    private static boolean isBefore(final int left, final int right, final long[] heads) {
        return heads[left] != heads[right] ? heads[left] > heads[right] : left < right;
    }
}
