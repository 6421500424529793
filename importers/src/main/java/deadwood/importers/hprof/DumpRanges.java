package deadwood.importers.hprof;

import java.util.Arrays;

/** Parts of the file, each from a start to an end, in the order of the file. */
final class DumpRanges {

    /** Small at first: each segment of a dump, of a MiB mostly, has some of its own. */
    private long[] bounds = new long[4];
    private int size;

    int size() {
        return size;
    }

    void add(final long start, final long end) {
        if (size * 2 == bounds.length) {
            bounds = Arrays.copyOf(bounds, bounds.length * 2);
        }
        bounds[size * 2] = start;
        bounds[size * 2 + 1] = end;
        size++;
    }

    void addAll(final DumpRanges other) {
        for (int i = 0; i < other.size; i++) {
            add(other.start(i), other.end(i));
        }
    }

    long start(final int index) {
        return bounds[index * 2];
    }

    long end(final int index) {
        return bounds[index * 2 + 1];
    }

    /** Sum of the lengths in bytes. */
    long bytes() {
        long bytes = 0;
        for (int i = 0; i < size; i++) {
            bytes += end(i) - start(i);
        }
        return bytes;
    }
}
