package deadwood.model.retention;

import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is counted in one pass over all objects, by class id.
 *
 * @param instances number of objects
 * @param sizes bytes of the objects themselves
 * @param unreachable number of objects that no root reaches
 * @param unreachableSizes bytes of those
 */
record InstanceCounts(long[] instances, long[] sizes, long[] unreachable, long[] unreachableSizes) {

    private static final int CHUNKS = 32;
    private static final int CHECK_EVERY = 1 << 16;

    InstanceCounts(final int classes) {
        this(new long[classes], new long[classes], new long[classes], new long[classes]);
    }

    static InstanceCounts of(final HeapGraph heap, final @Nullable Retention retention, final Progress.Step step,
            final CancelSignal cancel) throws IOException {
        final InstanceCounts all = new InstanceCounts(heap.classes().size());
        final long grain = Math.max(CHECK_EVERY, heap.objectCount() / CHUNKS);
        ParallelRanges.run(heap.objectCount(), grain, cancel, (from, to) -> {
            final InstanceCounts ofChunk = new InstanceCounts(heap.classes().size());
            for (int object = (int) from; object < to; object++) {
                ofChunk.count(heap, retention, object);
                if ((object + 1) % CHECK_EVERY == 0) {
                    cancel.check();
                }
            }
            step.advance(to - from);
            synchronized (all) {
                all.add(ofChunk);
            }
        });
        return all;
    }

    private void count(final HeapGraph heap, final @Nullable Retention retention, final int object) {
        final int classId = heap.classIdOf(object);
        final long size = heap.shallowSize(object);
        instances[classId]++;
        sizes[classId] += size;
        if (retention != null && !retention.isReachable(object)) {
            unreachable[classId]++;
            unreachableSizes[classId] += size;
        }
    }

    private void add(final InstanceCounts other) {
        for (int classId = 0; classId < instances.length; classId++) {
            instances[classId] += other.instances[classId];
            sizes[classId] += other.sizes[classId];
            unreachable[classId] += other.unreachable[classId];
            unreachableSizes[classId] += other.unreachableSizes[classId];
        }
    }

    /** The sums of groups of classes. */
    InstanceCounts grouped(final int[] groupOfClass, final int groups) {
        final InstanceCounts sums = new InstanceCounts(groups);
        for (int classId = 0; classId < instances.length; classId++) {
            final int group = groupOfClass[classId];
            sums.instances[group] += instances[classId];
            sums.sizes[group] += sizes[classId];
            sums.unreachable[group] += unreachable[classId];
            sums.unreachableSizes[group] += unreachableSizes[classId];
        }
        return sums;
    }

    ClassHistogram.Row row(final int index, final String className, final String loader, final long retainedSize) {
        return new ClassHistogram.Row(className, loader, instances[index], sizes[index], retainedSize,
                unreachable[index], unreachableSizes[index]);
    }
}
