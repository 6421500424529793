package deadwood.importers.hprof;

import deadwood.model.heap.HeapGraphCodec;
import deadwood.model.heap.WeakReferences;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.LongColumn;
import java.io.IOException;

/** Sorts weak references by the id of the reference object. */
final class WeakColumns {

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private static final long CHECK_MASK = (1 << 20) - 1;

    private WeakColumns() {}

    /** @param pairs reference object and referent in turn, in any order, each object once */
    static WeakReferences sorted(final IntColumn pairs, final ColumnStore scratch, final ColumnStore store,
            final CancelSignal cancel) throws IOException {
        final long size = pairs.size() / 2;
        LongColumn from = scratch.longs("weak references unsorted", size);
        LongColumn to = scratch.longs("weak references sorted", size);
        boolean ascending = true;
        for (long i = 0; i < size; i++) {
            final long pair = (long) pairs.get(2 * i) << 32 | pairs.getUnsigned(2 * i + 1);
            ascending &= i == 0 || from.get(i - 1) < pair;
            from.set(i, pair);
            check(i, cancel);
        }
        for (int shift = 32; !ascending && shift < 64; shift += DIGIT_BITS) {
            scatter(from, to, shift, cancel);
            final LongColumn swap = from;
            from = to;
            to = swap;
        }
        final IntColumn sources = store.ints(HeapGraphCodec.WEAK_SOURCES, size);
        final IntColumn referents = store.ints(HeapGraphCodec.WEAK_REFERENTS, size);
        for (long i = 0; i < size; i++) {
            sources.set(i, (int) (from.get(i) >>> 32));
            referents.set(i, (int) from.get(i));
            check(i, cancel);
        }
        return new WeakReferences(sources, referents);
    }

    /** One round of a radix sort. */
    private static void scatter(final LongColumn from, final LongColumn to, final int shift,
            final CancelSignal cancel) {
        final long[] starts = new long[DIGITS + 1];
        for (long i = 0; i < from.size(); i++) {
            starts[(int) (from.get(i) >>> shift & DIGITS - 1) + 1]++;
            check(i, cancel);
        }
        for (int digit = 0; digit < DIGITS; digit++) {
            starts[digit + 1] += starts[digit];
        }
        for (long i = 0; i < from.size(); i++) {
            final long pair = from.get(i);
            to.set(starts[(int) (pair >>> shift & DIGITS - 1)]++, pair);
            check(i, cancel);
        }
    }

    private static void check(final long done, final CancelSignal cancel) {
        if ((done & CHECK_MASK) == 0) {
            cancel.check();
        }
    }
}
