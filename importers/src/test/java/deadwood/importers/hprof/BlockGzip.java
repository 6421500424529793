package deadwood.importers.hprof;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Compresses as the JDK does: in members that do not depend on each other, the first of which says how large they can be. */
final class BlockGzip {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> starts = new ArrayList<>();
    private final int blockSize;
    private final Deflater deflater;

    /** @param level 0 stores */
    BlockGzip(final int blockSize, final int level) {
        this.blockSize = blockSize;
        this.deflater = new Deflater(level, true);
    }

    /** Blocks of random sizes up to the largest. */
    static BlockGzip of(final byte[] dump, final int blockSize, final int level, final long seed) {
        final BlockGzip gzip = new BlockGzip(blockSize, level);
        final Random random = new Random(seed);
        int from = 0;
        while (from < dump.length) {
            final int size = Math.min(dump.length - from, 1 + random.nextInt(blockSize));
            gzip.block(Arrays.copyOfRange(dump, from, from + size));
            from += size;
        }
        return gzip;
    }

    void block(final byte[] content) {
        starts.add(out.size());
        final byte[] header = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, 3};
        if (starts.size() == 1) {
            header[3] = 0x10;
        }
        out.writeBytes(header);
        if (starts.size() == 1) {
            out.writeBytes(("HPROF BLOCKSIZE=" + blockSize + "\0").getBytes(StandardCharsets.US_ASCII));
        }
        final byte[] deflated = new byte[content.length + content.length / 100 + 1000];
        deflater.reset();
        deflater.setInput(content);
        deflater.finish();
        out.write(deflated, 0, deflater.deflate(deflated));
        final CRC32 crc = new CRC32();
        crc.update(content);
        out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt((int) crc.getValue())
                .putInt(content.length).array());
    }

    /** Where each block begins in the file. */
    List<Integer> starts() {
        return starts;
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
