package deadwood.importers.hprof.content;

import deadwood.importers.parallel.Workers;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds where the JDK's blocks seem to begin without inflating anything: a member's size stands nowhere, but its header is the same
 * each time, with the size of the block before it in front. Whether a block really ends where the next one was found is checked when it
 * is inflated.
 */
final class BlockSearch {

    private static final int PART = 1 << 20;
    /** Blocks that a part holds, mostly. */
    private static final int FEW = 16;
    /** The size of the block before and a whole header. */
    private static final int PATTERN = Integer.BYTES + GzipHeader.SHORTEST;
    /** ID1, ID2, deflate, flags, and the time 0, the first byte being the lowest. */
    private static final long FIRST = 0x00_00_00_00_00_08_8b_1fL;
    /** The first block of each thread that dumped says the size of blocks in a comment. */
    private static final long COMMENT = 0x00_00_00_00_10_00_00_00L;

    private final FileChannel channel;
    private final long fileSize;
    private final int blockSize;

    BlockSearch(final FileChannel channel, final long fileSize, final int blockSize) {
        this.channel = channel;
        this.fileSize = fileSize;
        this.blockSize = blockSize;
    }

    /** Where blocks seem to begin, ascending, and the sizes of those before them. */
    record Found(long[] starts, int[] sizesBefore) {}

    Found search(final int threads, final Progress progress, final CancelSignal cancel) throws IOException {
        final int parts = Math.toIntExact((fileSize + PART - 1) / PART);
        final Progress.Step step = progress.begin("finding compressed blocks", fileSize, Progress.Unit.BYTES);
        final long[][] found = new long[parts][];
        final AtomicInteger next = new AtomicInteger();
        Workers.run(Math.clamp(parts, 1, threads), "blocks", cancel, stop -> {
            final Part part = new Part();
            for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
                stop.check();
                final long start = (long) i * PART;
                found[i] = part.search(start);
                step.advance(Math.min(PART, fileSize - start));
            }
        });
        final long[] starts = Arrays.stream(found).flatMapToLong(Arrays::stream).toArray();
        return new Found(starts, sizesBefore(starts));
    }

    private int[] sizesBefore(final long[] starts) throws IOException {
        final int[] sizes = new int[starts.length];
        final ByteBuffer size = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < starts.length; i++) {
            read(size.clear(), starts[i] - Integer.BYTES);
            sizes[i] = size.getInt(0);
        }
        return sizes;
    }

    private void read(final ByteBuffer target, final long position) throws IOException {
        while (target.hasRemaining()) {
            final int read = channel.read(target, position + target.position());
            if (read < 0) {
                throw new EOFException("the file ends at " + (position + target.position()));
            }
        }
    }

    /** Searches one part after the other. */
    private final class Part {

        private final ByteBuffer buffer = ByteBuffer.allocateDirect(PART + PATTERN).order(ByteOrder.LITTLE_ENDIAN);

        /** @param start headers whose size in front begins from here on, for a part's length, are found */
        long[] search(final long start) throws IOException {
            read(buffer.clear().limit((int) Math.min(buffer.capacity(), fileSize - start)), start);
            final int end = Math.min(PART, buffer.limit() - PATTERN + 1);
            long[] found = new long[FEW];
            int count = 0;
            for (int at = 0; at < end; at++) {
                if (buffer.get(at + Integer.BYTES) == 0x1f && isBlock(at)) {
                    if (count == found.length) {
                        found = Arrays.copyOf(found, 2 * count);
                    }
                    found[count++] = start + at + Integer.BYTES;
                }
            }
            return Arrays.copyOf(found, count);
        }

        private boolean isBlock(final int at) {
            if ((buffer.getLong(at + Integer.BYTES) & ~COMMENT) != FIRST) {
                return false;
            }
            final int size = buffer.getInt(at);
            final int effort = buffer.get(at + Integer.BYTES + Long.BYTES);
            return size > 0 && size <= blockSize && (effort == 0 || effort == 2 || effort == 4);
        }
    }
}
