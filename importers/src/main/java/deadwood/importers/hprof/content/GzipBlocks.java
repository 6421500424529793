package deadwood.importers.hprof.content;

import java.util.Arrays;

/** Where the blocks of a compressed file begin, in the file and in what it inflates to. Not to be changed once it is handed on. */
final class GzipBlocks {

    private long[] starts = new long[64];
    private long[] offsets = new long[64];
    /** Bytes that can be inflated; what is missing to the size of the block reads as zeros. */
    private int[] good = new int[64];
    private boolean[] whole = new boolean[64];
    private int count;
    private int largest;

    /** Number of blocks. */
    int count() {
        return count;
    }

    /**
     * @param start where it begins in the file; the block before it ends there
     * @param size bytes it inflates to
     * @param inflatable so many of them can be inflated, less than all if it is damaged
     * @param checked whether it has an end with size and checksum that are right
     */
    void add(final long start, final int size, final int inflatable, final boolean checked) {
        if (count + 1 == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count + 2);
            offsets = Arrays.copyOf(offsets, 2 * count + 2);
            good = Arrays.copyOf(good, 2 * count + 2);
            whole = Arrays.copyOf(whole, 2 * count + 2);
        }
        starts[count] = start;
        good[count] = inflatable;
        whole[count] = checked;
        largest = Math.max(largest, size);
        offsets[count + 1] = offsets[count] + size;
        count++;
    }

    /** @param fileEnd where the last block ends in the file */
    void end(final long fileEnd) {
        starts[count] = fileEnd;
    }

    /** Where a block begins in the file. */
    long start(final int block) {
        return starts[block];
    }

    /** Where a block ends in the file. */
    long end(final int block) {
        return starts[block + 1];
    }

    /** Where its content begins in what is inflated. */
    long offset(final int block) {
        return offsets[block];
    }

    /** Bytes it inflates to. */
    int size(final int block) {
        return (int) (offsets[block + 1] - offsets[block]);
    }

    int good(final int block) {
        return good[block];
    }

    boolean isWhole(final int block) {
        return whole[block];
    }

    /** Bytes of the largest block. */
    int largest() {
        return largest;
    }

    /** Bytes of all content. */
    long inflatedSize() {
        return offsets[count];
    }

    /** The block that holds a byte of the content; there is one. */
    int blockAt(final long position) {
        final int found = Arrays.binarySearch(offsets, 0, count + 1, position);
        int block = found >= 0 ? found : -found - 2;
        while (size(block) == 0) {
            block++;
        }
        return block;
    }
}
