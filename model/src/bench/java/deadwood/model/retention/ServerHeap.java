package deadwood.model.retention;

import deadwood.model.heap.GraphFixture;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.ColumnStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Heaps of any size for benchmarks, edges alone, made from a seed.
 * <p>
 * {@link #mixed} is like the heap of a server: maps with nodes, keys and values (some values shared), lists of strings, linked lists. The
 * neighbours of an object stand near it but not beside it, as a collector leaves them. {@link #heldTwice} is a chain whose values an
 * array holds too, the shape that takes dominator algorithms quadratic time.
 */
public final class ServerHeap {

    private static final int WINDOW = 4096;
    private static final int MOST_IN_MAP = 60;
    private static final int MOST_IN_LIST = 100;
    private static final int LONG_CHAIN = 300_000;
    private static final int[] SIZES = {24, 32};

    private final int count;
    private final int[] ids;
    private final List<Integer> top = new ArrayList<>();
    private Random random = new Random(0);
    private Rows rows = (_, _) -> {};
    private int next;
    private int shared;

    private interface Rows {

        void row(int object, int... targets);
    }

    private ServerHeap(final int count) {
        this.count = count;
        this.ids = mixedIds(count);
    }

    /** @param count number of objects, at least some hundred */
    public static HeapGraph mixed(final int count, final ColumnStore store) throws IOException {
        final ServerHeap heap = new ServerHeap(count);
        final long[] references = {0};
        heap.make((_, targets) -> references[0] += targets.length);
        final GraphFixture fixture = new GraphFixture(count, references[0], store);
        heap.make(fixture::row);
        return finished(fixture.entryPoints(heap.ids[0]), count);
    }

    /** A chain of {@code length} nodes with a value each; an array refers to all values. */
    public static HeapGraph heldTwice(final int length, final ColumnStore store) throws IOException {
        final GraphFixture fixture = new GraphFixture(2 * length + 2, 3L * length + 1, store);
        final int array = 2 * length + 1;
        final int[] values = new int[length];
        fixture.row(0, 1, array);
        for (int i = 0; i < length; i++) {
            final int node = 1 + i;
            values[i] = 1 + length + i;
            if (i + 1 < length) {
                fixture.row(node, node + 1, values[i]);
            } else {
                fixture.row(node, values[i]);
            }
        }
        fixture.row(array, values);
        return finished(fixture.entryPoints(0), 2 * length + 2);
    }

    private static HeapGraph finished(final GraphFixture fixture, final int count) throws IOException {
        fixture.type("A", SIZES[0]).type("B", SIZES[1]);
        for (int object = 0; object < count; object++) {
            fixture.classOf(object, object % 3);
        }
        return fixture.build();
    }

    /** Positions shuffled within windows; the first object stays. */
    private static int[] mixedIds(final int count) {
        final int[] ids = new int[count];
        java.util.Arrays.setAll(ids, i -> i);
        final SplittableRandom random = new SplittableRandom(1);
        for (int from = 1; from < count; from += WINDOW) {
            final int end = Math.min(count, from + WINDOW);
            for (int i = end - 1; i > from; i--) {
                final int other = from + random.nextInt(i - from + 1);
                final int moved = ids[i];
                ids[i] = ids[other];
                ids[other] = moved;
            }
        }
        return ids;
    }

    /** The same rows every time. */
    private void make(final Rows target) {
        rows = target;
        random = new Random(2);
        top.clear();
        next = 1;
        shared = 0;
        boolean fits = true;
        while (fits) {
            final int kind = random.nextInt(10);
            fits = kind < 6 ? map() : kind < 9 ? list() : chain();
        }
        rows.row(ids[0], top.stream().mapToInt(Integer::intValue).toArray());
    }

    private boolean has(final int objects) {
        return count - next > objects;
    }

    private int take() {
        return ids[next++];
    }

    private boolean map() {
        final int entries = 1 + random.nextInt(MOST_IN_MAP);
        if (!has(2 + 4 * entries)) {
            return false;
        }
        final int map = take();
        final int table = take();
        final int[] nodes = new int[entries];
        for (int i = 0; i < entries; i++) {
            nodes[i] = take();
            final int key = take();
            final int text = take();
            final int value = take();
            rows.row(nodes[i], key, value);
            rows.row(key, text);
            if (shared > 0 && random.nextInt(3) == 0) {
                rows.row(value, shared);
            }
            if (random.nextInt(20) == 0) {
                shared = value;
            }
        }
        rows.row(map, table);
        rows.row(table, nodes);
        top.add(map);
        return true;
    }

    private boolean list() {
        final int entries = 1 + random.nextInt(MOST_IN_LIST);
        if (!has(2 + 2 * entries)) {
            return false;
        }
        final int list = take();
        final int array = take();
        final int[] strings = new int[entries];
        for (int i = 0; i < entries; i++) {
            strings[i] = take();
            rows.row(strings[i], take());
        }
        rows.row(list, array);
        rows.row(array, strings);
        top.add(list);
        return true;
    }

    private boolean chain() {
        final int length = random.nextInt(2000) == 0 ? LONG_CHAIN : 1 + random.nextInt(50);
        if (!has(1 + 2 * length)) {
            return false;
        }
        int previous = take();
        top.add(previous);
        int value = 0;
        for (int i = 0; i < length; i++) {
            final int node = take();
            if (i == 0) {
                rows.row(previous, node);
            } else {
                rows.row(previous, value, node);
            }
            previous = node;
            value = take();
        }
        rows.row(previous, value);
        return true;
    }
}
