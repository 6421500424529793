package deadwood.model.query;

import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.ParallelRanges;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.LongColumn;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;

/**
 * Strings with their hashes, in parts of neighbouring hashes, each part by id ascending: strings of equal content are in one part,
 * and a part is small enough to be grouped in the caches.
 */
final class StringPartition {

    /** Strings that a part shall have on average. */
    private static final int PART = 1 << 16;
    private static final int MAXIMUM_SHIFT = 12;
    private static final int SPLITS = 16;

    private final LongColumn keys;
    private final IntColumn strings;
    private final long[] starts;
    private final long withoutContent;
    private final long sizeWithoutContent;

    private StringPartition(final LongColumn keys, final IntColumn strings, final long[] starts,
            final Counting counting) {
        this.keys = keys;
        this.strings = strings;
        this.starts = starts;
        this.withoutContent = counting.withoutContent.get();
        this.sizeWithoutContent = counting.sizeWithoutContent.get();
    }

    static StringPartition of(final HeapGraph heap, final IntPredicate included, final StringKeys keys,
            final ColumnStore scratch, final Progress progress, final CancelSignal cancel)
            throws IOException {
        final Counting counting = new Counting(heap, included, keys,
                progress.begin("sorting strings", 2L * heap.objectCount(), Progress.Unit.OBJECTS), cancel);
        try (counting.readers) {
            counting.run(counting::count);
            final long[] starts = counting.place();
            final long size = starts[starts.length - 1];
            final LongColumn keyColumn = scratch.longs("keys of strings", size);
            final IntColumn strings = scratch.ints("strings by key", size);
            counting.run((from, to, next, reading) -> counting.fill(from, to, next, reading, keyColumn, strings));
            return new StringPartition(keyColumn, strings, starts, counting);
        }
    }

    /** Number of strings in all parts. */
    long size() {
        return starts[starts.length - 1];
    }

    int parts() {
        return starts.length - 1;
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

    /** Number of strings that have no characters to compare. */
    long withoutContent() {
        return withoutContent;
    }

    /** Shallow size of those in bytes. */
    long sizeWithoutContent() {
        return sizeWithoutContent;
    }

    /** One pass over the strings of one range of ids. */
    @FunctionalInterface
    private interface Pass {
        void on(int from, int to, long[] byPart, StringKeys.Reading reading);
    }

    private static final class Counting {

        private final HeapGraph heap;
        private final IntPredicate included;
        private final StringKeys keys;
        private final int partBits;
        private final long split;
        private final long[][] bySplit;
        private final PerThread<StringKeys.Reading> readers;
        private final AtomicLong withoutContent = new AtomicLong();
        private final AtomicLong sizeWithoutContent = new AtomicLong();
        private final Progress.Step step;
        private final CancelSignal cancel;

        Counting(final HeapGraph heap, final IntPredicate included, final StringKeys keys,
                final Progress.Step step, final CancelSignal cancel) {
            this.heap = heap;
            this.included = included;
            this.keys = keys;
            this.step = step;
            this.cancel = cancel;
            this.partBits = Math.min(MAXIMUM_SHIFT,
                    Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, keys.arrays() - 1) / PART));
            this.split = Math.max(1, (heap.objectCount() + SPLITS - 1L) / SPLITS);
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

        private int partOf(final long key) {
            return partBits == 0 ? 0 : (int) (key >>> Long.SIZE - partBits);
        }

        void count(final int from, final int to, final long[] counts, final StringKeys.Reading reading) {
            long without = 0;
            long size = 0;
            for (int object = from; object < to; object++) {
                if (included.test(object)) {
                    final long key = keys.of(object, reading);
                    if (key == ContentHash.NONE) {
                        without++;
                        size += heap.shallowSize(object);
                    } else {
                        counts[partOf(key)]++;
                    }
                }
            }
            withoutContent.addAndGet(without);
            sizeWithoutContent.addAndGet(size);
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
                final LongColumn keyColumn, final IntColumn strings) {
            for (int object = from; object < to; object++) {
                final long key = included.test(object) ? keys.of(object, reading) : ContentHash.NONE;
                if (key != ContentHash.NONE) {
                    final long at = next[partOf(key)]++;
                    keyColumn.set(at, key);
                    strings.set(at, object);
                }
            }
        }
    }
}
