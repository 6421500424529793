package deadwood.importers.hprof;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldSource;
import deadwood.model.heap.ObjectLayout;

/**
 * Sizes of {@code jdk.internal.vm.StackChunk}: behind its fields it holds a piece of a virtual thread's stack and a bitmap of the references
 * in it ({@code instanceStackChunkKlass.inline.hpp}).
 */
final class StackChunks {

    static final String CLASS = "jdk.internal.vm.StackChunk";

    private static final int WORD = 8;
    private static final int WORD_BITS = 64;

    private StackChunks() {}

    /** Shallow size in bytes of each of the chunks. */
    static long[] sizes(final int[] chunks, final ClassInfo type, final ObjectLayout layout,
            final FieldSource source) {
        final long[] sizes = new long[chunks.length];
        final Field size = type.field("size");
        try (FieldReader reader = source.reader()) {
            for (int i = 0; i < chunks.length; i++) {
                sizes[i] = type.instanceSize();
                reader.select(chunks[i]);
                if (size != null && size.offset() + Integer.BYTES <= reader.payloadSize()) {
                    final long words = Math.max(reader.readInt(size.offset()), 0);
                    // One bit for each place where a reference can be.
                    final long bits = words * WORD / layout.referenceSize();
                    final long bitmapWords = (bits + WORD_BITS - 1) / WORD_BITS;
                    sizes[i] = layout.align(type.instanceSize() + (words + bitmapWords) * WORD);
                }
            }
        }
        return sizes;
    }
}
