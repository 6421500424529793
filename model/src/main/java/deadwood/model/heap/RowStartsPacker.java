package deadwood.model.heap;

import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.ColumnStore.GrowingIntColumn;
import deadwood.model.store.IntColumn;
import deadwood.model.store.LongColumn;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Packs plain starts of rows into {@link RowStarts}, part by part: several threads can take a part each. */
public final class RowStartsPacker {

    private static final int BLOCK = RowStarts.BLOCK;
    private static final int PARTS = 64;
    private static final int CHECK_EVERY = 1 << 13;
    private static final int BUFFER = 1 << 10;

    private final IntColumn starts;
    private final ColumnStore store;
    private final Progress.Step step;
    private final IntColumn bases;
    private final LongColumn distances;
    private final long blocksInPart;
    /** By part: object and start of the rows that are too far from their block's first, in turn. */
    private final List<GrowingIntColumn> farOfPart = new ArrayList<>(PARTS);
    private final AtomicLong far = new AtomicLong();

    /**
     * @param starts unsigned, −1 for an object without references
     * @param store where the packed columns go, under names that begin with {@link HeapGraphCodec#ROW_STARTS}
     * @param scratch for what goes when all is packed
     * @param step told of the number of objects
     */
    public RowStartsPacker(final IntColumn starts, final ColumnStore store, final ColumnStore scratch,
            final Progress.Step step) throws IOException {
        this.starts = starts;
        this.store = store;
        this.step = step;
        final long blocks = (starts.size() + BLOCK - 1) / BLOCK;
        this.bases = store.ints(HeapGraphCodec.ROW_STARTS, blocks);
        this.distances = store.longs(HeapGraphCodec.ROW_DISTANCES, blocks);
        this.blocksInPart = (blocks + PARTS - 1) / PARTS;
        for (int part = 0; part < PARTS; part++) {
            farOfPart.add(scratch.growingInts("far rows", 2 * blocksInPart * BLOCK));
        }
    }

    /** Number of parts; each is to be packed once, in any order. */
    public int parts() {
        return PARTS;
    }

    /** Packs a part. */
    public void pack(final int part, final CancelSignal cancel) throws IOException {
        final long from = Math.min(part * blocksInPart, bases.size());
        final long to = Math.min(from + blocksInPart, bases.size());
        final long objects = Math.min(to * BLOCK, starts.size()) - Math.min(from * BLOCK, starts.size());
        final GrowingIntColumn column = farOfPart.get(part);
        final int[] buffer = new int[2 * BUFFER + 2 * BLOCK];
        int buffered = 0;
        for (long block = from; block < to; block++) {
            buffered = pack(block, buffer, buffered);
            if (buffered >= 2 * BUFFER) {
                column.append(buffer, 0, buffered);
                buffered = 0;
            }
            if (block % CHECK_EVERY == 0) {
                cancel.check();
            }
        }
        column.append(buffer, 0, buffered);
        far.addAndGet(column.size() / 2);
        step.advance(objects);
    }

    /**
     * Packs a block and appends its far rows.
     *
     * @return how much of the buffer is used
     */
    private int pack(final long block, final int[] buffer, final int used) {
        final long first = block * BLOCK;
        final int end = (int) Math.min(BLOCK, starts.size() - first);
        long base = Long.MAX_VALUE;
        for (int i = 0; i < end; i++) {
            final int start = starts.get(first + i);
            if (start != HeapGraph.NONE) {
                base = Math.min(base, Integer.toUnsignedLong(start));
            }
        }
        int buffered = used;
        long word = -1L;
        for (int i = 0; i < end; i++) {
            final int start = starts.get(first + i);
            if (start == HeapGraph.NONE) {
                continue;
            }
            final long distance = Integer.toUnsignedLong(start) - base;
            if (distance >= RowStarts.FAR) {
                buffer[buffered++] = (int) first + i;
                buffer[buffered++] = start;
            }
            final int shift = i << 3;
            word = word & ~(0xFFL << shift) | Math.min(distance, RowStarts.FAR) << shift;
        }
        bases.set(block, base == Long.MAX_VALUE ? 0 : (int) base);
        distances.set(block, word);
        return buffered;
    }

    /** The packed starts, when all parts are packed; plain ones where packing does not pay. */
    public RowStarts finish() throws IOException {
        if (far.get() > starts.size() / RowStarts.FAR_SHARE) {
            final IntColumn copy = store.ints(HeapGraphCodec.ROW_STARTS, starts.size());
            copy.segment().copyFrom(starts.segment());
            return new RowStarts(copy, store.longs(HeapGraphCodec.ROW_DISTANCES, 0),
                    store.ints(HeapGraphCodec.FAR_OBJECTS, 0), store.ints(HeapGraphCodec.FAR_STARTS, 0));
        }
        final IntColumn farObjects = store.ints(HeapGraphCodec.FAR_OBJECTS, far.get());
        final IntColumn farStarts = store.ints(HeapGraphCodec.FAR_STARTS, far.get());
        long at = 0;
        for (int part = 0; part < PARTS; part++) {
            final IntColumn ofPart = farOfPart.get(part).seal();
            for (long i = 0; i < ofPart.size(); i += 2) {
                farObjects.set(at, ofPart.get(i));
                farStarts.set(at++, ofPart.get(i + 1));
            }
        }
        return new RowStarts(bases, distances, farObjects, farStarts);
    }
}
