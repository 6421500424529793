package deadwood.importers.hprof;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Stretches of objects whose addresses ascend as they follow one another in the file. Where no two of them overlap, the next object in
 * a run is the next in the heap, too, and no two objects have the same address.
 */
final class AddressRuns {

    private static final int LONGS = 4;

    private long[] runs = new long[64 * LONGS];
    private int size;

    /**
     * @param first lowest address
     * @param last highest address
     * @param slot {@link GapTable} slot of the object there
     * @param elementBytes of the object there
     */
    void add(final long first, final long last, final int slot, final long elementBytes) {
        if (size * LONGS == runs.length) {
            runs = Arrays.copyOf(runs, runs.length * 2);
        }
        runs[size * LONGS] = first;
        runs[size * LONGS + 1] = last;
        runs[size * LONGS + 2] = slot;
        runs[size * LONGS + 3] = elementBytes;
        size++;
    }

    void addAll(final AddressRuns other) {
        for (int i = 0; i < other.size; i++) {
            add(other.first(i), other.last(i), other.slot(i), other.elementBytes(i));
        }
    }

    int size() {
        return size;
    }

    long first(final int index) {
        return runs[index * LONGS];
    }

    long last(final int index) {
        return runs[index * LONGS + 1];
    }

    int slot(final int index) {
        return (int) runs[index * LONGS + 2];
    }

    long elementBytes(final int index) {
        return runs[index * LONGS + 3];
    }

    /** The same in the order of the addresses. */
    AddressRuns sorted() {
        final AddressRuns sorted = new AddressRuns();
        IntStream.range(0, size).boxed().sorted(Comparator.comparingLong(this::first))
                .forEach(i -> sorted.add(first(i), last(i), slot(i), elementBytes(i)));
        return sorted;
    }

    /** Whether two of them overlap; to be asked of sorted ones. */
    boolean overlap() {
        for (int i = 1; i < size; i++) {
            if (first(i) <= last(i - 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an address lies within one; to be asked of sorted ones that do not overlap. */
    boolean contain(final long address) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            final int middle = low + high >>> 1;
            if (address < first(middle)) {
                high = middle - 1;
            } else if (address > last(middle)) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** The largest number of blocks of {@code 1 << shift} addresses that they can touch; to be asked of sorted ones. */
    long blocks(final int shift) {
        long blocks = 0;
        long counted = -1;
        for (int i = 0; i < size; i++) {
            final long from = Math.max(first(i) >>> shift, counted + 1);
            final long to = last(i) >>> shift;
            blocks += Math.max(to - from + 1, 0);
            counted = Math.max(counted, to);
        }
        return blocks;
    }
}
