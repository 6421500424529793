package deadwood.importers.hprof.layout;

import deadwood.model.heap.ObjectLayout;

/**
 * What was found out about sizes.
 *
 * @param layout how the JVM lays out objects
 * @param proven whether the distances between objects bear it out; if not, the layout is the usual one of a JVM of that word size
 * @param instanceSizes shallow size of an instance of each class in bytes; 0 for arrays
 * @param mirrorSizes shallow size of the class object of each class in bytes
 */
public record InferredLayout(ObjectLayout layout, boolean proven, int[] instanceSizes, int[] mirrorSizes) {

    private static final int WORD = Long.BYTES;
    private static final int BITS_PER_WORD = Long.SIZE;

    /**
     * Shallow size of a {@code jdk.internal.vm.StackChunk}, which holds the frames of a virtual thread behind its fields, and behind
     * them a bitmap of where references stand: one bit a word, two with compressed references (stackChunkOop.hpp, JDK 19 and later).
     *
     * @param classId of StackChunk
     * @param stackWords its field {@code size}
     */
    public long stackChunkSize(final int classId, final int stackWords) {
        final long bits = (long) stackWords * (layout.referenceSize() == Integer.BYTES ? 2 : 1);
        final long bitmapWords = (bits + BITS_PER_WORD - 1) / BITS_PER_WORD;
        return layout.align(instanceSizes[classId] + (stackWords + bitmapWords) * WORD);
    }
}
