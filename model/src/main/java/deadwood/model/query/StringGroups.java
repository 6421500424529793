package deadwood.model.query;

import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.ParallelRanges;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Strings of equal hashes, counted part by part; the groups with the largest gain are kept. */
final class StringGroups {

    /** Largest gain first; the example decides between equals, so that the result does not depend on the threads. */
    private static final Comparator<Candidate> ORDER = Comparator.comparingLong(Candidate::gain).reversed()
            .thenComparingInt(Candidate::example);

    private final HeapGraph heap;
    private final StringContents contents;
    private final int limit;
    private final PriorityQueue<Candidate> best = new PriorityQueue<>(ORDER.reversed());
    private Totals totals = new Totals(0, 0, 0, 0);

    StringGroups(final HeapGraph heap, final StringContents contents, final int limit) {
        this.heap = heap;
        this.contents = contents;
        this.limit = limit;
    }

    /**
     * Strings of one hash.
     *
     * @param key the hash
     * @param strings number of strings, at least 2
     * @param arrays number of arrays
     * @param size shallow size of all of them in bytes
     * @param gain what one string and one array less than that would free
     * @param example the string with the lowest id
     */
    record Candidate(long key, long strings, long arrays, long size, long gain, int example) {}

    /** Sums over all groups, as in {@link DuplicateStrings}. */
    record Totals(long distinct, long duplicated, long gain, long arrayGain) {

        Totals plus(final Totals other) {
            return new Totals(distinct + other.distinct, duplicated + other.duplicated, gain + other.gain,
                    arrayGain + other.arrayGain);
        }
    }

    void group(final StringPartition strings, final Progress.Step step, final CancelSignal cancel)
            throws IOException {
        final PerThread<Part> parts = new PerThread<>(Part::new);
        ParallelRanges.run(strings.parts(), 1, cancel, (part, _) -> parts.with(work -> {
            work.group(strings, (int) part);
            step.advance(strings.size((int) part));
        }));
        parts.all().forEach(part -> {
            totals = totals.plus(new Totals(part.distinct, part.duplicated, part.gains, part.arrayGains));
            part.largest.forEach(candidate -> offer(best, candidate));
        });
    }

    private void offer(final PriorityQueue<Candidate> queue, final Candidate candidate) {
        queue.add(candidate);
        if (queue.size() > limit) {
            queue.remove();
        }
    }

    Totals totals() {
        return totals;
    }

    /** The groups with the largest gain. */
    List<Candidate> best() {
        final List<Candidate> sorted = new ArrayList<>(best);
        sorted.sort(ORDER);
        return sorted;
    }

    /** Groups one part at a time: a table of hashes with open addressing, then the members of each group side by side. */
    private final class Part {

        private final PriorityQueue<Candidate> largest = new PriorityQueue<>(ORDER.reversed());
        private long distinct;
        private long duplicated;
        private long gains;
        private long arrayGains;
        private long[] slotKeys = new long[0];
        private int[] ends = new int[0];
        private int[] slots = new int[0];
        private int[] members = new int[0];
        private int[] arrays = new int[0];

        void group(final StringPartition strings, final int part) {
            final int count = strings.size(part);
            makeRoom(count);
            final long start = strings.start(part);
            for (int i = 0; i < count; i++) {
                slots[i] = slotOf(strings.key(start + i));
                ends[slots[i]]++;
            }
            int position = 0;
            for (int slot = 0; slot < ends.length; slot++) {
                final int size = ends[slot];
                ends[slot] = position;
                position += size;
            }
            for (int i = 0; i < count; i++) {
                final int at = ends[slots[i]]++;
                members[at] = strings.string(start + i);
                arrays[at] = strings.array(start + i);
            }
            int from = 0;
            for (int slot = 0; slot < ends.length; slot++) {
                if (ends[slot] > from) {
                    count(slotKeys[slot], from, ends[slot]);
                    from = ends[slot];
                }
            }
        }

        private void makeRoom(final int count) {
            final int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, count)) * 4);
            if (capacity > slotKeys.length) {
                slotKeys = new long[capacity];
                ends = new int[capacity];
            } else {
                Arrays.fill(slotKeys, ContentHash.NONE);
                Arrays.fill(ends, 0);
            }
            if (count > members.length) {
                slots = new int[count];
                members = new int[count];
                arrays = new int[count];
            }
        }

        private int slotOf(final long key) {
            // The upper bits are the same in the whole part.
            int slot = (int) (key * 0x9E37_79B9_7F4A_7C15L >>> 32) & slotKeys.length - 1;
            while (slotKeys[slot] != key && slotKeys[slot] != ContentHash.NONE) {
                slot = slot + 1 & slotKeys.length - 1;
            }
            slotKeys[slot] = key;
            return slot;
        }

        private void count(final long key, final int from, final int to) {
            distinct++;
            if (to - from == 1) {
                return;
            }
            final int example = members[from];
            final int firstArray = arrays[from];
            final long stringSize = contents.stringSize();
            final long arraySize = heap.shallowSize(firstArray);
            final int strings = to - from;
            Arrays.sort(arrays, from, to);
            long different = 0;
            long arraySizes = 0;
            for (int i = from; i < to; i++) {
                if (i == from || arrays[i] != arrays[i - 1]) {
                    different++;
                    // Equal contents that are whole arrays are arrays of equal size.
                    arraySizes += contents.areParts() ? heap.shallowSize(arrays[i]) : arraySize;
                }
            }
            final long arrayGain = arraySizes - arraySize;
            final long gain = stringSize * (strings - 1) + arrayGain;
            final long size = stringSize * strings + arraySizes;
            duplicated++;
            gains += gain;
            arrayGains += arrayGain;
            if (limit > 0 && (largest.size() < limit || gain >= largest.element().gain())) {
                offer(largest, new Candidate(key, strings, different, size, gain, example));
            }
        }
    }
}
