package deadwood.importers.hprof.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Content that Deadwood has written itself: behind it stands a CRC-32C of each MiB, and behind these their number of bytes, a checksum of
 * their own and a mark. What is read for the first time is checked.
 */
final class CheckedFile implements DumpContent {

    private static final int BLOCK = 1 << 20;
    private static final long MARK = 0x6465_6164_776f_6f64L;
    private static final int FOOTER = 2 * Long.BYTES + Integer.BYTES;

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private final int[] checksums;
    private final AtomicIntegerArray checked;

    private CheckedFile(final Path file, final FileChannel channel, final long size, final int[] checksums) {
        this.file = file;
        this.channel = channel;
        this.size = size;
        this.checksums = checksums;
        this.checked = new AtomicIntegerArray(checksums.length / Integer.SIZE + 1);
    }

    /** Null if the file is not there or not as it was written. */
    static @Nullable CheckedFile open(final Path file) throws IOException {
        final FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (final IOException e) {
            return null;
        }
        CheckedFile content = null;
        try {
            content = read(file, channel);
            return content;
        } finally {
            if (content == null) {
                channel.close();
            }
        }
    }

    private static @Nullable CheckedFile read(final Path file, final FileChannel channel) throws IOException {
        final ByteBuffer footer = ByteBuffer.allocate(FOOTER);
        final long end = channel.size() - FOOTER;
        if (end < 0 || !fill(channel, footer, end) || footer.getLong(Long.BYTES + Integer.BYTES) != MARK) {
            return null;
        }
        final long size = footer.getLong(0);
        final long blocks = size / BLOCK + (size % BLOCK == 0 ? 0 : 1);
        if (size < 0 || blocks > Integer.MAX_VALUE / Integer.BYTES || end - size != blocks * Integer.BYTES) {
            return null;
        }
        final ByteBuffer table = ByteBuffer.allocate((int) blocks * Integer.BYTES);
        if (!fill(channel, table, size) || footer.getInt(Long.BYTES) != crc(table.duplicate())) {
            return null;
        }
        final int[] checksums = new int[(int) blocks];
        table.asIntBuffer().get(checksums);
        return new CheckedFile(file, channel, size, checksums);
    }

    /** Fills the buffer and turns it to be read; false if the file ends before. */
    private static boolean fill(final FileChannel channel, final ByteBuffer target, final long position)
            throws IOException {
        while (target.hasRemaining()) {
            if (channel.read(target, position + target.position()) < 0) {
                return false;
            }
        }
        target.flip();
        return true;
    }

    private static int crc(final ByteBuffer bytes) {
        final CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(final ByteBuffer target, final long position) throws IOException {
        if (position >= size) {
            return -1;
        }
        final int count = (int) Math.min(target.remaining(), size - position);
        for (int block = (int) (position / BLOCK); (long) block * BLOCK < position + count; block++) {
            if ((checked.get(block / Integer.SIZE) & 1 << block) == 0) {
                check(block);
            }
        }
        final int limit = target.limit();
        try {
            return channel.read(target.limit(target.position() + count), position);
        } finally {
            target.limit(limit);
        }
    }

    private void check(final int block) throws IOException {
        final long start = (long) block * BLOCK;
        final ByteBuffer bytes = ByteBuffer.allocateDirect((int) Math.min(BLOCK, size - start));
        if (!fill(channel, bytes, start) || crc(bytes) != checksums[block]) {
            // Whoever opens it next is to make it anew.
            Files.deleteIfExists(file);
            throw new MisreadBlockException(file + " is damaged at offset " + start, start);
        }
        checked.getAndAccumulate(block / Integer.SIZE, 1 << block, (before, bit) -> before | bit);
    }

    @Override
    public void checkUnchanged() throws IOException {
        // Nobody else writes there; what is damaged is found by its checksum.
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Adds up the checksums of what is written, and puts them behind it. */
    static final class Checksums {

        private int[] checksums = new int[64];
        private final CRC32C crc = new CRC32C();
        private long size;

        void update(final byte[] bytes, final int from, final int count) {
            int done = 0;
            while (done < count) {
                final int part = (int) Math.min(count - done, BLOCK - size % BLOCK);
                crc.update(bytes, from + done, part);
                done += part;
                size += part;
                if (size % BLOCK == 0) {
                    end((int) (size / BLOCK) - 1);
                }
            }
        }

        private void end(final int block) {
            if (block == checksums.length) {
                checksums = Arrays.copyOf(checksums, 2 * block);
            }
            checksums[block] = (int) crc.getValue();
            crc.reset();
        }

        /** What is to stand behind the content. */
        ByteBuffer footer() {
            if (size % BLOCK != 0) {
                end((int) (size / BLOCK));
            }
            final int blocks = (int) ((size + BLOCK - 1) / BLOCK);
            final ByteBuffer footer = ByteBuffer.allocate(blocks * Integer.BYTES + FOOTER);
            for (int block = 0; block < blocks; block++) {
                footer.putInt(checksums[block]);
            }
            final int crcOfTable = crc(footer.duplicate().flip());
            return footer.putLong(size).putInt(crcOfTable).putLong(MARK).flip();
        }
    }
}
