package deadwood.importers.hprof;

import deadwood.importers.ImportException;
import deadwood.importers.hprof.content.ChangedFileException;
import deadwood.model.heap.FieldSourceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.Objects;

/**
 * Some blocks of the dump; a block gives way to another one whose number ends in the same bits. Small, because objects that belong together can
 * be far apart. For one thread.
 */
final class DumpBlocks {

    private static final int SHIFT = 13;
    private static final int BLOCK = 1 << SHIFT;
    private static final int BLOCKS = 64;
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final DumpFile file;
    private final ByteBuffer[] blocks = new ByteBuffer[BLOCKS];
    private final long[] numbers = new long[BLOCKS];

    DumpBlocks(final DumpFile file) {
        this.file = file;
        Arrays.fill(numbers, -1);
        Arrays.fill(blocks, NONE);
    }

    private ByteBuffer block(final long number) {
        final int slot = (int) number & BLOCKS - 1;
        if (numbers[slot] != number) {
            load(slot, number);
        }
        return blocks[slot];
    }

    private void load(final int slot, final long number) {
        numbers[slot] = -1;
        if (blocks[slot].capacity() == 0) {
            blocks[slot] = ByteBuffer.allocate(BLOCK).order(ByteOrder.BIG_ENDIAN);
        }
        final ByteBuffer block = blocks[slot];
        final long start = number << SHIFT;
        try {
            file.checkUnchanged();
            block.clear().limit((int) Math.min(BLOCK, file.size() - start));
            file.read(block, start);
            block.flip();
            numbers[slot] = number;
        } catch (final ClosedChannelException e) {
            throw new FieldSourceException(file.path() + " was closed", e);
        } catch (final ImportException | ChangedFileException e) {
            throw new FieldSourceException(Objects.requireNonNullElse(e.getMessage(), "truncated"), e);
        } catch (final IOException e) {
            throw new FieldSourceException("a value cannot be read: " + e.getMessage(), e);
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
