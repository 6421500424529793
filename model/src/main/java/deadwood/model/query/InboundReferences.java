package deadwood.model.query;

import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.ParallelRanges;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.DamagedIndexException;
import deadwood.model.store.IndexFile;
import deadwood.model.store.IntColumn;
import deadwood.model.store.Progress;
import java.io.IOException;

/**
 * Who refers to whom, the other way round: for each object the objects that have it in their rows, in compressed rows of four
 * bytes a reference and four bytes an object. Needed by nothing but questions about single objects, so built when first asked
 * for. Immutable, safe for several threads, lives as long as its columns.
 */
public final class InboundReferences {

    /** The part of an index that holds it. */
    public static final String PART = "inbound";

    private static final String ENDS = "inbound row ends";
    private static final String SOURCES = "inbound sources";
    private static final int TARGET = Integer.MAX_VALUE;
    private static final int GRAIN = 1 << 16;

    /** By object, unsigned: where its row ends; it starts where that of the object before ends. */
    private final IntColumn ends;
    private final IntColumn sources;

    private InboundReferences(final IntColumn ends, final IntColumn sources) {
        this.ends = ends;
        this.sources = sources;
    }

    /**
     * Turns the rows of a heap round: counts by target, then fills. Each processor takes the targets of one range, so nothing has to be
     * shared and the order does not depend on the threads.
     *
     * @param store what the columns go to
     * @throws deadwood.model.store.StoreFullException if there is no space for the columns
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static InboundReferences of(final HeapGraph heap, final ColumnStore store, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final InboundReferences inbound = new InboundReferences(store.ints(ENDS, heap.objectCount()),
                store.ints(SOURCES, heap.referenceCount()));
        final int splits = Runtime.getRuntime().availableProcessors();
        inbound.build(heap, splits, progress.begin("turning references round",
                (long) heap.objectCount() * 2 * Math.min(splits, Math.max(1, heap.objectCount())),
                Progress.Unit.OBJECTS), cancel);
        return inbound;
    }

    /**
     * The references of an index that holds the columns.
     *
     * @throws DamagedIndexException if they are missing, damaged or those of another heap
     */
    public static InboundReferences read(final IndexFile index, final HeapGraph heap) throws IOException {
        final InboundReferences inbound = new InboundReferences(index.ints(ENDS), index.ints(SOURCES));
        if (inbound.ends.size() != heap.objectCount() || inbound.sources.size() != heap.referenceCount()) {
            throw new DamagedIndexException("inbound references of another heap");
        }
        return inbound;
    }

    private void build(final HeapGraph heap, final int splits, final Progress.Step step, final CancelSignal cancel)
            throws IOException {
        final int count = heap.objectCount();
        final long split = Math.max(1, ((long) count + splits - 1) / splits);
        final long[] totals = new long[splits];
        ParallelRanges.run(count, split, cancel, (from, to) -> totals[(int) (from / split)] = new Pass(heap, from, to,
                step, cancel).count());
        final long[] starts = new long[splits];
        for (int i = 1; i < splits; i++) {
            starts[i] = starts[i - 1] + totals[i - 1];
        }
        ParallelRanges.run(count, split, cancel, (from, to) -> {
            final Pass pass = new Pass(heap, from, to, step, cancel);
            pass.place(starts[(int) (from / split)]);
            pass.fill();
        });
    }

    /** One look at all rows for the targets of one range. */
    private final class Pass {

        private final HeapGraph heap;
        private final IntColumn references;
        private final int from;
        private final int to;
        private final Progress.Step step;
        private final CancelSignal cancel;

        Pass(final HeapGraph heap, final long from, final long to, final Progress.Step step,
                final CancelSignal cancel) {
            this.heap = heap;
            this.references = heap.referenceColumn();
            this.from = (int) from;
            this.to = (int) to;
            this.step = step;
            this.cancel = cancel;
        }

        /** The order of rows does not matter for counting, so the column is read from one end to the other. */
        long count() {
            long total = 0;
            final long size = references.size();
            for (long position = 0; position < size; position++) {
                final int target = references.get(position) & TARGET;
                if (target >= from && target < to) {
                    ends.set(target, ends.get(target) + 1);
                    total++;
                }
                if (position % GRAIN == 0) {
                    cancel.check();
                }
            }
            step.advance(heap.objectCount());
            return total;
        }

        /** Turns counts into starts. */
        void place(final long first) {
            long position = first;
            for (int target = from; target < to; target++) {
                final long count = ends.getUnsigned(target);
                ends.set(target, (int) position);
                position += count;
            }
            cancel.check();
        }

        /** Sources are visited in ascending order, so every row comes out sorted; starts become ends. */
        void fill() {
            for (int source = 0; source < heap.objectCount(); source++) {
                if (source % GRAIN == 0) {
                    cancel.check();
                    step.advance(Math.min(GRAIN, heap.objectCount() - source));
                }
                final long row = heap.firstReference(source);
                if (row != HeapGraph.NONE) {
                    fillFrom(source, row);
                }
            }
        }

        private void fillFrom(final int source, final long row) {
            long position = row;
            int reference;
            do {
                reference = references.get(position++);
                final int target = reference & TARGET;
                if (target >= from && target < to) {
                    final int at = ends.get(target);
                    ends.set(target, at + 1);
                    sources.set(Integer.toUnsignedLong(at), source);
                }
            } while (reference >= 0);
        }
    }

    /** What refers to an object. */
    public Sources to(final int object) {
        final long start = object == 0 ? 0 : ends.getUnsigned(object - 1L);
        return new Sources(start, ends.getUnsigned(object) - start);
    }

    /** The objects that have one object in their rows, ascending; one that refers to it twice stands there twice. */
    public final class Sources {

        private final long start;
        private final long count;

        private Sources(final long start, final long count) {
            this.start = start;
            this.count = count;
        }

        /** Number of references. */
        public long count() {
            return count;
        }

        /** The id of the object that a reference comes from. */
        public int get(final long index) {
            return sources.get(start + java.util.Objects.checkIndex(index, count));
        }

        /**
         * The index of the first reference of an object that comes behind {@code source}: there the next source begins.
         */
        public long behind(final int source) {
            long low = 0;
            long high = count;
            while (low < high) {
                final long middle = low + high >>> 1;
                if (get(middle) <= source) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
