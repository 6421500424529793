package deadwood.model.query;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectSet;
import deadwood.model.retention.ParallelRanges;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.LongColumn;
import deadwood.model.store.Progress;
import java.io.IOException;

/**
 * Strings with their hashes and arrays, in parts of neighbouring hashes, each part by id ascending: strings of equal content are in one
 * part, and a part is small enough to be grouped in the caches. The arrays are here so that grouping does not have to look for them
 * all over the heap.
 */
final class StringPartition {

    /** Strings that a part shall have on average. */
    private static final int PART = 1 << 16;
    private static final int MAXIMUM_SHIFT = 12;
    private static final int SPLITS = 16;

    private final LongColumn keys;
    private final IntColumn strings;
    private final IntColumn arrays;
    private final long[] starts;
    private final int partBits;

    private StringPartition(final ColumnStore scratch, final long[] starts, final int partBits) throws IOException {
        final long size = starts[starts.length - 1];
        this.keys = scratch.longs("keys of strings", size);
        this.strings = scratch.ints("strings by key", size);
        this.arrays = scratch.ints("arrays by key", size);
        this.starts = starts;
        this.partBits = partBits;
    }

    static StringPartition of(final HeapGraph heap, final StringContents contents, final StringKeys keys,
            final ColumnStore scratch, final Progress progress, final CancelSignal cancel)
            throws IOException {
        final Counting counting = new Counting(heap, contents, keys,
                progress.begin("sorting strings", 2L * heap.objectCount(), Progress.Unit.OBJECTS), cancel);
        try (counting.readers) {
            counting.run(counting::count);
            final StringPartition partition = new StringPartition(scratch, counting.place(), counting.partBits);
            counting.run((from, to, next, reading) -> counting.fill(from, to, next, reading, partition));
            return partition;
        }
    }

    /** Number of strings in all parts. */
    long size() {
        return starts[starts.length - 1];
    }

    int parts() {
        return starts.length - 1;
    }

    /** The part that strings of a hash are in. */
    int partOf(final long key) {
        return partOf(key, partBits);
    }

    private static int partOf(final long key, final int bits) {
        return bits == 0 ? 0 : (int) (key >>> Long.SIZE - bits);
    }

    long start(final int part) {
        return starts[part];
    }

    /** Number of strings in a part. */
    int size(final int part) {
        return Math.toIntExact(starts[part + 1] - starts[part]);
    }

    long key(final long position) {
        return keys.get(position);
    }

    int string(final long position) {
        return strings.get(position);
    }

    /** The array that holds the characters of the string at a position. */
    int array(final long position) {
        return arrays.get(position);
    }

    /** One pass over the strings of one range of ids. */
    @FunctionalInterface
    private interface Pass {
        void on(int from, int to, long[] byPart, StringKeys.Reading reading);
    }

    private static final class Counting {

        private final HeapGraph heap;
        private final StringContents contents;
        private final ObjectSet strings;
        private final StringKeys keys;
        private final int partBits;
        private final long split;
        private final long[][] bySplit;
        private final PerThread<StringKeys.Reading> readers;
        private final Progress.Step step;
        private final CancelSignal cancel;

        Counting(final HeapGraph heap, final StringContents contents, final StringKeys keys,
                final Progress.Step step, final CancelSignal cancel) {
            this.heap = heap;
            this.contents = contents;
            this.strings = keys.strings();
            this.keys = keys;
            this.step = step;
            this.cancel = cancel;
            this.partBits = Math.min(MAXIMUM_SHIFT,
                    Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, keys.arrays() - 1) / PART));
            this.split = Math.max(1, heap.objectCount() / SPLITS / ObjectSet.WORD + 1L) * ObjectSet.WORD;
            this.bySplit = new long[SPLITS][1 << partBits];
            this.readers = new PerThread<>(keys::reading, StringKeys.Reading::close);
        }

        void run(final Pass pass) throws IOException {
            ParallelRanges.run(heap.objectCount(), split, cancel, (from, to) -> readers.with(reading -> {
                final long[] byPart = bySplit[(int) (from / split)];
                for (long at = from; at < to; at += StringKeys.GRAIN) {
                    cancel.check();
                    final long end = Math.min(to, at + StringKeys.GRAIN);
                    pass.on((int) at, (int) end, byPart, reading);
                    step.advance(end - at);
                }
            }));
        }

        void count(final int from, final int to, final long[] counts, final StringKeys.Reading reading) {
            strings.forEach(from, to, string -> {
                final long key = keys.of(string, reading);
                if (key != ContentHash.NONE) {
                    counts[partOf(key, partBits)]++;
                }
            });
        }

        /** Turns counts into places. @return where each part starts, and the number of strings */
        long[] place() {
            final long[] starts = new long[(1 << partBits) + 1];
            long sum = 0;
            for (int part = 0; part < starts.length - 1; part++) {
                starts[part] = sum;
                for (final long[] byPart : bySplit) {
                    final long count = byPart[part];
                    byPart[part] = sum;
                    sum += count;
                }
            }
            starts[starts.length - 1] = sum;
            return starts;
        }

        void fill(final int from, final int to, final long[] next, final StringKeys.Reading reading,
                final StringPartition partition) {
            strings.forEach(from, to, string -> {
                final int array = contents.arrayOf(string);
                final long key = keys.of(string, array, reading);
                if (key != ContentHash.NONE) {
                    final long at = next[partOf(key, partBits)]++;
                    partition.keys.set(at, key);
                    partition.strings.set(at, string);
                    partition.arrays.set(at, array);
                }
            });
        }
    }
}
