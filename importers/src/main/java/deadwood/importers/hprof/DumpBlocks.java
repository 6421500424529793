package deadwood.importers.hprof;

import deadwood.model.heap.FieldSourceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;

/** A few blocks of the dump, the least recently used of which gives way. For one thread. */
final class DumpBlocks {

    private static final int SHIFT = 16;
    private static final int BLOCK = 1 << SHIFT;
    private static final int BLOCKS = 8;

    private final DumpFile file;
    private final ByteBuffer[] blocks = new ByteBuffer[BLOCKS];
    private final long[] numbers = new long[BLOCKS];
    private final long[] used = new long[BLOCKS];
    private long clock;
    private int last;

    DumpBlocks(final DumpFile file) {
        this.file = file;
        java.util.Arrays.fill(numbers, -1);
        // One block will do for most readers: the others come when they are needed.
        java.util.Arrays.setAll(blocks, _ -> ByteBuffer.allocate(0));
    }

    private ByteBuffer block(final long number) {
        if (numbers[last] == number) {
            return blocks[last];
        }
        int oldest = 0;
        for (int i = 0; i < BLOCKS; i++) {
            if (numbers[i] == number) {
                last = i;
                used[i] = ++clock;
                return blocks[i];
            }
            if (used[i] < used[oldest]) {
                oldest = i;
            }
        }
        last = oldest;
        load(oldest, number);
        used[oldest] = ++clock;
        return blocks[oldest];
    }

    private void load(final int slot, final long number) {
        numbers[slot] = -1;
        if (blocks[slot].capacity() == 0) {
            blocks[slot] = ByteBuffer.allocateDirect(BLOCK).order(ByteOrder.BIG_ENDIAN);
        }
        final ByteBuffer block = blocks[slot];
        final long start = number << SHIFT;
        try {
            if (file.currentSize() != file.size()) {
                throw new FieldSourceException(file.path() + " has changed since it was opened: it had " + file.size()
                        + " bytes, now it has " + file.currentSize() + "; open it again");
            }
            block.clear().limit((int) Math.min(BLOCK, file.size() - start));
            file.read(block, start);
            block.flip();
            numbers[slot] = number;
        } catch (final ClosedChannelException e) {
            throw new FieldSourceException(file.path() + " was closed", e);
        } catch (final IOException e) {
            throw new FieldSourceException(file.path() + " can no longer be read: " + e.getMessage(), e);
        }
    }

    byte i1(final long position) {
        return block(position >>> SHIFT).get((int) position & BLOCK - 1);
    }

    short i2(final long position) {
        final int at = (int) position & BLOCK - 1;
        return at <= BLOCK - Short.BYTES
                ? block(position >>> SHIFT).getShort(at)
                : (short) (i1(position) << 8 | i1(position + 1) & 0xff);
    }

    int i4(final long position) {
        final int at = (int) position & BLOCK - 1;
        return at <= BLOCK - Integer.BYTES
                ? block(position >>> SHIFT).getInt(at)
                : i2(position) << 16 | i2(position + 2) & 0xffff;
    }

    long i8(final long position) {
        final int at = (int) position & BLOCK - 1;
        return at <= BLOCK - Long.BYTES
                ? block(position >>> SHIFT).getLong(at)
                : (long) i4(position) << 32 | i4(position + 4) & 0xffff_ffffL;
    }

    void copy(final long position, final byte[] target, final int from, final int count) {
        int done = 0;
        while (done < count) {
            final long at = position + done;
            final int inBlock = (int) at & BLOCK - 1;
            final int part = Math.min(count - done, BLOCK - inBlock);
            block(at >>> SHIFT).get(inBlock, target, from + done, part);
            done += part;
        }
    }
}
