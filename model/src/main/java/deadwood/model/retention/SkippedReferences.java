package deadwood.model.retention;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ReferenceStrength;
import deadwood.model.heap.WeakReferences;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.LongColumn;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Which positions of the reference column are the referents of soft references, for a traversal that does not follow them: one
 * bit a reference.
 * <p>
 * A row does not say which of its entries is the referent, so the first entry that points to it is taken; where a subclass of
 * {@code SoftReference} also has a strong field with the same value, the other entry stays.
 */
final class SkippedReferences {

    private static final int CHECK_EVERY = 1 << 12;

    private final LongColumn bits;

    private SkippedReferences(final LongColumn bits) {
        this.bits = bits;
    }

    /** The soft referents of a heap; null if it has none, or if they are to be followed. */
    static @Nullable SkippedReferences of(final HeapGraph heap, final boolean followSoft, final ColumnStore scratch,
            final CancelSignal cancel) throws IOException {
        final WeakReferences weak = heap.weakReferences();
        if (followSoft || weak.size() == 0) {
            return null;
        }
        final SkippedReferences skipped = new SkippedReferences(
                scratch.longs("soft referents", (heap.referenceCount() >>> 6) + 1));
        for (int i = 0; i < weak.size(); i++) {
            if (i % CHECK_EVERY == 0) {
                cancel.check();
            }
            final int source = weak.sources().get(i);
            if (heap.classOf(source).strength() == ReferenceStrength.SOFT) {
                skipped.skip(heap, source, weak.referents().get(i));
            }
        }
        return skipped;
    }

    private void skip(final HeapGraph heap, final int source, final int referent) {
        long position = heap.firstReference(source);
        if (position == HeapGraph.NONE) {
            return;
        }
        while (heap.targetAt(position) != referent) {
            if (heap.isLastAt(position++)) {
                return;
            }
        }
        bits.set(position >>> 6, bits.get(position >>> 6) | 1L << position);
    }

    boolean contains(final long position) {
        return (bits.get(position >>> 6) >>> position & 1) != 0;
    }
}
